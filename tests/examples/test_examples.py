"""The example reports parse with the standard library, overlap as promised and are nobody else's words."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
FIELDS = ["source", "title", "published", "url", "text"]
NEAR_COPY = {"2019-12-30-tigris-wire-raids-toll.txt", "2019-12-30-levant-herald-raids-toll.txt"}
INTRUSIONS = ("cookie", "Subscribe", "Sign in", "Terms", "ferry", "Overtime", "comments")

# Every pattern of an event must be in a report for it to count as telling that event.
EVENTS = {
    "rockets on K1": (r"rocket", r"K1|Kirkuk", r"contractor"),
    "air strikes": (r"Kata[ie]b Hezbollah", r"Sunday", r"\b25\b", r"strikes?|raids|aircraft|warplanes"),
    "embassy siege": (r"embassy", r"Baghdad", r"crowd|protesters|mob|stormed", r"Tuesday|three days after"),
    "airport strike": (r"S[ou]leimani", r"Baghdad", r"airport", r"drone", r"M[uo]hand[ie]s|Al-Asad"),
    "revenge vowed": (r"Khamenei", r"revenge"),
    "Taji report": (r"Taji", r"convoy", r"denied"),
    "parliament vote": (r"parliament|lawmakers", r"vote", r"troops", r"Sunday"),
    "crowd leaves the embassy": (r"[Ee]mbassy", r"Wednesday", r"siege|besieged"),
    "mourning": (r"Khamenei", r"three days of (national )?mourning"),
    "threat to 52 sites": (r"Trump", r"\b52 (Iranian )?sites", r"Saturday|a day earlier"),
    "threat of sanctions on Iraq": (r"Trump", r"threatened", r"sanctions"),
    "troops sent": (r"\b750\b", r"82nd Airborne"),
    "protests in Tehran": (r"Amir Kabir University", r"protest", r"[Hh]undreds"),
    "boycott": (r"boycotted", r"Kurdish", r"Sunni"),
    "stampede": (r"Kerman", r"stampede", r"injured"),
    "missiles on bases": (r"missiles?", r"[Aa]l-Asad", r"Erbil"),
    "no casualties": (r"[Aa]ll (is|was) well|no Americans were harmed|nobody was hurt",),
    "80 killed": (r"\b80\b", r"state television"),
    "brain injuries": (r"brain injuries", r"\b(11|Eleven)\b", r"\b(34|Thirty-four)\b"),
    "PS752 crash": (r"\b176\b", r"PS752|Ukrainian (air|passenger )"),
    "missile denied": (r"Iran denied|rejected it|officials had denied", r"PS752"),
    "admission": (r"shot down", r"by mistake", r"PS752", r"admitted|acknowledged"),
    "accusation": (r"Canada", r"Britain|British", r"missile", r"intelligence"),
}
# The conflicting figures of one event, each of which some report has to give in these words.
FIGURES = {
    "wounded in the air strikes": (r"55 wounded", r"51 men were wounded"),
    "dead at the airport": (r"at seven", r"as eight", r"ten people died", r"lost five men"),
    "dead near Taji": (r"six people were killed", r"five dead"),
    "dead in Kerman": (r"32 dead", r"At least 35", r"toll at 40", r"figure of 50", r"in which 56"),
    "missiles": (r"22 ballistic missiles", r"more than a dozen missiles", r"15 missiles"),
    "injured troops": (r"\b11 cases", r"\b34 on", r"\b50 four days later", r"\b64 on", r"to 109"),
    "rockets": (r"more than 30 rockets", r"between 11 and 16"),
    "troops sent": (r"\b750 soldiers", r"3,000 troops"),
    "threats": (r"52 sites", r"heavy sanctions on Iraq"),
    "vote": (r"\b170 lawmakers",),
}


@dataclass(frozen=True)
class Example:
    file: str
    source: str
    published: date
    url: str | None
    story: str


class Page(HTMLParser):
    """Collects `meta` properties and the paragraphs of `article` that stand outside `aside` and `header`."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.paragraphs: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"meta", "link", "img"}:
            self.meta[values.get("property") or ""] = values.get("content") or ""
            return
        self.open.append(tag)
        if tag == "p" and values.get("class") != "byline" and self.in_story():
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        if self.paragraphs and "p" in self.open and self.in_story():
            self.paragraphs[-1] += data

    def in_story(self) -> bool:
        return "article" in self.open and not {"aside", "header"} & set(self.open)


def parse_day(text: str) -> date:
    for form in ("%Y-%m-%d", "%d %B %Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise AssertionError(f"no date: {text}")


def read_text(path: Path) -> Iterator[Example]:
    head, _, story = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    day = fields.get("Date")
    if day is None:
        found = re.match(r" date (\d{4}-\d\d-\d\d) [A-Z]+ — ", story)
        assert found, path.name
        day = found[1]
    else:
        month = parse_day(day).strftime("%b. ") + str(parse_day(day).day)
        assert re.match(rf"[A-Z]+(, Iraq)?, {month} \([A-Z][a-zA-Z ]+\) — ", story), path.name
        assert fields.keys() == {"Title", "Source", "Date", "URL"}
    yield Example(path.name, fields["Source"], parse_day(day), fields.get("URL"), story)


def read_page(path: Path) -> Iterator[Example]:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    assert page.open == []
    published = datetime.fromisoformat(page.meta["article:published_time"])
    assert published.tzinfo is not None
    story = "\n\n".join(page.paragraphs)
    yield Example(path.name, page.meta["og:site_name"], published.date(), page.meta["og:url"], story)


def read_rows(path: Path) -> Iterator[Example]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines)) if path.suffix == ".csv" else [json.loads(line) for line in lines]
    for row in rows:
        assert list(row) == FIELDS
        yield Example(path.name, row["source"], parse_day(row["published"][:10]), row["url"], row["text"])


READERS = {".txt": read_text, ".html": read_page, ".jsonl": read_rows, ".csv": read_rows}


def files() -> list[Path]:
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in READERS)


REPORTS = [report for path in files() for report in READERS[path.suffix](path)]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return set(zip(*(found[start:] for start in range(length)), strict=False))


def likeness(one: Example, other: Example) -> float:
    """Jaccard similarity of five-word runs."""
    left, right = runs(one.story, 5), runs(other.story, 5)
    return len(left & right) / len(left | right)


def shared_texts() -> Iterator[str]:
    yield from (path.read_text(encoding="utf-8") for path in sorted((SHARED / "gold").rglob("*.txt")))
    reports = SHARED / "data" / "reports"
    yield from (path.read_text(encoding="utf-8") for path in sorted(reports.rglob("*.txt")))
    # A JSON string's escapes would join words: decode each line first.
    for path in sorted(reports.rglob("*.jsonl")):
        yield from (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())
    for path in sorted(reports.rglob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def test_there_are_reports_in_every_format() -> None:
    assert {path.suffix for path in files()} == set(READERS)
    assert len(REPORTS) == 23
    assert len({report.source for report in REPORTS}) >= 10


def test_nothing_else_lies_in_the_folder() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {path.name for path in files()} | {"README.md"}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: f"{report.file}:{report.source}")
def test_report_is_of_news_length_dated_and_clean(report: Example) -> None:
    assert 90 <= len(words(report.story)) <= 260
    assert date(2019, 12, 28) <= report.published <= date(2020, 2, 10)
    assert report.file.startswith(str(report.published)) or report.file.startswith("2020-01-")
    assert not [word for word in INTRUSIONS if word in report.story]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.name)
def test_every_address_uses_a_reserved_domain(path: Path) -> None:
    for address in re.findall(r"https?://[^\s\"'<>,]+", path.read_text(encoding="utf-8")):
        assert (urlsplit(address).hostname or "").endswith((".example.org", ".example.com")), address


def test_every_row_has_its_own_address() -> None:
    addresses = [report.url for report in REPORTS if report.url]
    assert len(addresses) == len(set(addresses)) == 18


@pytest.mark.parametrize("event", EVENTS)
def test_event_is_told_by_two_reports(event: str) -> None:
    telling = [r for r in REPORTS if all(re.search(pattern, r.story) for pattern in EVENTS[event])]
    assert len({report.source for report in telling}) >= 2, [report.file for report in telling]


@pytest.mark.parametrize("subject", FIGURES)
def test_conflicting_figures_are_kept(subject: str) -> None:
    for pattern in FIGURES[subject]:
        assert any(re.search(pattern, report.story) for report in REPORTS), pattern


def test_names_are_spelt_in_several_ways() -> None:
    everything = "\n".join(report.story for report in REPORTS)
    for names in (("Soleimani", "Suleimani"), ("Muhandis", "Mohandes"), ("Kataib", "Kataeb"), ("Qassem", "Qasem")):
        assert all(name in everything for name in names), names


def test_one_pair_is_a_near_copy_and_no_other() -> None:
    pairs = {frozenset((one.file, two.file)): likeness(one, two) for one, two in combinations(REPORTS, 2)}
    copies = {pair for pair, score in pairs.items() if score > 0.05}
    assert copies == {frozenset(NEAR_COPY)}
    assert 0.8 < pairs[frozenset(NEAR_COPY)] < 1.0


def test_readme_names_every_file_and_says_that_outlets_are_invented() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert "outlets are invented" in readme
    named = set(re.findall(r"^\| `([^`]+)` \|", readme, flags=re.MULTILINE))
    assert named == {path.name for path in files()}


@pytest.mark.shared
def test_no_sentence_comes_from_elsewhere() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the folder with real reports is absent: {SHARED.name}")
    ours = set().union(*(runs(report.story, 12) for report in REPORTS))
    for text in shared_texts():
        common = ours & runs(text, 12)
        assert not common, sorted(" ".join(run) for run in common)
