// Progressive enhancement of a report's page: its links work without it, by loading the page again.
// With it, a link to words of this report marks them in place.

const text = document.getElementById("text");
const pieces = [...text.querySelectorAll("[data-s]")];

/** Mark exactly the pieces that lie in the stretch start..end. */
function focus(start, end) {
  for (const piece of pieces) {
    const inside = Number(piece.dataset.s) >= start && Number(piece.dataset.e) <= end;
    piece.classList.toggle("m", inside || /\bl-(?!focus)/.test(piece.className));
    piece.classList.toggle("l-focus", inside);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.words");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const url = new URL(link.href);
  const stretch = /^#s(\d+)-(\d+)$/.exec(url.hash);
  const target = url.pathname === location.pathname && stretch && document.getElementById(url.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  history.pushState(null, "", url);
  focus(Number(stretch[1]), Number(stretch[2]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
});

addEventListener("popstate", () => {
  const stretch = /^#s(\d+)-(\d+)$/.exec(location.hash);
  if (stretch) focus(Number(stretch[1]), Number(stretch[2]));
  else focus(-1, -1);
});
