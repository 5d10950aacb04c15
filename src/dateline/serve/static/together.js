// Progressive enhancement: pointing at a thing, or reaching it by the keyboard, shows what belongs to the same record,
// or to the same time, wherever on the page it is.

/** Show what belongs to the ids, or to none. */
function together(ids) {
  for (const element of document.querySelectorAll("[data-r]")) {
    const own = element.dataset.r.split(" ");
    element.classList.toggle("together", own.some((id) => ids.includes(id)));
  }
}

for (const element of document.querySelectorAll("[data-r]")) {
  const show = () => together(element.dataset.r.split(" "));
  element.addEventListener("pointerenter", show);
  element.addEventListener("pointerleave", () => together([]));
  element.addEventListener("focusin", show);
  element.addEventListener("focusout", () => together([]));
}
