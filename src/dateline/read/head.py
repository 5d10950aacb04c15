"""The head of a report: date line, header block, dateline, headline.

Forms read, alone or one after another:
    ` date 2020-01-03 BAGHDAD — Influential ...`, `Date: 3 January 2020`, a first line that is only a date
    `Title: ...`, `Source: ...`, `Date: ...`, `URL: ...`, each on its line
    `Source: ...` alone on its line, where a date or a dateline comes next
    `BAGHDAD (AP) — ...`, `KABUL, Afghanistan (Nov. 20, 2011) – ...`
    a headline, then a line that is only a date, or a story that opens with a dateline (Wikinews, most web pages)

The head stays in the text. A headline is not head but story: what it says may be evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from dateline.model import Head, Span
from dateline.read.dateline_line import Dateline, match_dateline
from dateline.read.dates import FoundDate, match_date, parse_date
from dateline.read.words import alternatives, table

_KEYS = {key: meaning for meaning, keys in table("words.toml")["keys"].items() for key in keys}
_STRONG = frozenset({"title", "date", "url"})  # one such line alone makes a header block; others need company
_SPACE = re.compile(r"\s*")
_LABEL = re.compile(rf"(?:{alternatives(table('words.toml')['keys']['date'])})[^\S\r\n]{{0,3}}:?[^\S\r\n]{{0,3}}", re.I)
_KEY_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{1,24}?)[^\S\r\n]{0,3}:[^\S\r\n]{0,8}([^\r\n]{0,1000})(?=[\r\n]|\Z)")
_AFTER_DATE = re.compile(r"[^\S\r\n]{0,3}(?:[—–|,:;-]{1,2}[^\S\r\n]{1,3})?")
_LINE = re.compile(r"[^\r\n\u2028]*")
_CLASH = 0.6  # two dates in one head that differ
_LINES_DOWN = 6  # lines below the first in which a date line or a dateline is looked for
_LONG_LINE = 150  # characters: a line of the story itself
_TITLE_LIMIT = 250


@dataclass(slots=True)
class HeadReading:
    """What the head says.

    Attributes:
        head: None where there is no head.
        story: where the story starts; the text's length where there is nothing but a head.
        day, sure: the publication date by the head, and 0..1 how sure it is.
        fields: title, source and url where a header block or a headline gives them.
    """

    head: Head | None = None
    story: int = 0
    day: date | None = None
    sure: float = 0.0
    fields: dict[str, str] = field(default_factory=dict)


class _Scan:
    """One walk down the head: `at` is where the story would start by what is known so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = _skip_space(text, 0)
        self.opened = False
        self.dates: list[FoundDate] = []
        self.fields: dict[str, str] = {}
        self.place: Span | None = None

    def labelled_date(self) -> bool:
        """`date 2020-01-03`, `Published: 3 January 2020`; also a day that does not exist."""
        found = self._labelled(self.at)
        if found:
            self._take_date(found)
        return found is not None

    def _labelled(self, at: int) -> FoundDate | None:
        label = _LABEL.match(self.text, at)
        found = match_date(self.text, label.end()) if label else None
        return None if found and self.text[found.end : found.end + 1].isalnum() else found

    def header_block(self) -> bool:
        """Lines of `Key: value`, blank lines between them allowed."""
        lines: list[tuple[str, re.Match[str]]] = []
        at = self.at
        while (line := _KEY_LINE.match(self.text, at)) and (meaning := _meaning(line)):
            if meaning == "date" and self._goes_on(line):
                break
            lines.append((meaning, line))
            at = _skip_space(self.text, line.end())
        meanings = {meaning for meaning, _ in lines}
        sure = bool(meanings & _STRONG) or len(lines) > 1 or bool(lines and self.opened)
        if not sure and not ("source" in meanings and self._more_head(at)):
            return False
        for meaning, line in lines:
            self._take_field(meaning, line)
        self.at, self.opened = at, True
        return True

    def _more_head(self, at: int) -> bool:
        """Whether a date, with a label or without, or a dateline stands at `at`."""
        return bool(self._labelled(at) or self._bare(at) or match_dateline(self.text, at))

    def _goes_on(self, line: re.Match[str]) -> bool:
        """Whether more than the date stands on a date's line: the story may start there."""
        found = match_date(self.text, line.start(2))
        return found is not None and not _is_blank(self.text, found.end)

    def _take_field(self, meaning: str, line: re.Match[str]) -> None:
        value = line[2].strip()
        if meaning == "date":
            day, sure = parse_date(value)
            if value:
                start = line.start(2)
                self.dates.append(FoundDate(start, start + len(value), day, sure))
        elif meaning == "place" and value and self.place is None:
            self.place = Span.of(self.text, line.start(2), line.start(2) + len(value))
        elif meaning not in ("other", "place") and value:
            self.fields.setdefault(meaning, value)

    def bare_date(self) -> None:
        """A first line that is only a date, or a date before a dateline."""
        if found := self._bare(self.at):
            self._take_date(found)

    def _bare(self, at: int) -> FoundDate | None:
        found = match_date(self.text, at)
        if not found or not found.day:
            return None
        rest = _AFTER_DATE.match(self.text, found.end)
        after = rest.end() if rest else found.end
        alone = _is_blank(self.text, found.end) or match_dateline(self.text, after, after_date=True)
        return found if alone else None

    def _take_date(self, found: FoundDate) -> None:
        self.dates.append(found)
        self.opened = True
        rest = _AFTER_DATE.match(self.text, found.end)
        self.at = _skip_space(self.text, rest.end() if rest else found.end)

    def dateline(self) -> None:
        """`BAGHDAD (AP) — ` right where the story starts."""
        if line := match_dateline(self.text, self.at, after_date=bool(self.dates)):
            self._take_dateline(line)
            self.at, self.opened = _skip_space(self.text, line.end), True

    def _take_dateline(self, line: Dateline) -> None:
        if self.place is None:
            self.place = Span.of(self.text, line.start, line.place_end)
        if line.date:
            self.dates.append(line.date)

    def below(self) -> tuple[int, int] | None:
        """A date line or dateline below the headline: the stretch of the first of them."""
        stretch: tuple[int, int] | None = None
        first = _LINE.match(self.text, self.at)
        if first is None or len(first[0]) > _TITLE_LIMIT:
            return None
        at = _next_line(self.text, self.at)
        for _ in range(_LINES_DOWN):
            line = _LINE.match(self.text, at)
            if line is None or not line[0]:
                break
            found = match_date(self.text, at)
            if found and found.day and _is_blank(self.text, found.end):
                self.dates.append(found)
                stretch = stretch or (at, found.end)
            elif dateline := match_dateline(self.text, at, after_date=bool(self.dates)):
                self._take_dateline(dateline)
                stretch = stretch or (at, dateline.end)
                break
            elif len(line[0]) > _LONG_LINE:
                break
            at = _next_line(self.text, at)
        return stretch


def read_head(text: str) -> HeadReading:
    """Finds the head of `text`, and what it says of date, place, title, source and address.

    Two dates that differ make the first less sure. A date with a month and day only ("BAGHDAD, Jan. 3") is none.
    """
    scan = _Scan(text)
    while scan.labelled_date() or scan.header_block():
        pass
    if not scan.dates:
        scan.bare_date()
    before = scan.at
    scan.dateline()
    opened, end = scan.opened, scan.at
    stretch = None
    if scan.at == before:
        stretch = scan.below()
        if title := _headline(text, end):
            scan.fields.setdefault("title", title)
    return _reading(scan, (0, end) if opened else stretch, end)


def _reading(scan: _Scan, stretch: tuple[int, int] | None, story: int) -> HeadReading:
    valid = [found for found in scan.dates if found.day]
    reading = HeadReading(story=story, fields=scan.fields)
    if valid:
        reading.day, reading.sure = valid[0].day, valid[0].sure
        if any(found.day != reading.day for found in valid):
            reading.sure = min(reading.sure, _CLASH)
    if stretch and stretch[1] > stretch[0]:
        found_date = Span.of(scan.text, valid[0].start, valid[0].end) if valid else None
        reading.head = Head(Span.of(scan.text, *stretch), found_date, scan.place)
    return reading


def _headline(text: str, start: int) -> str | None:
    """The line at `start` if it is clearly a headline: short, no sentence's end, and other text below it."""
    line = _LINE.match(text, start)
    title = line[0].strip() if line else ""
    if line is None or not 2 <= len(title) <= _TITLE_LIMIT or title[-1] in ".,;:-—" or match_date(title):
        return None
    below = _next_line(text, start)
    following = _LINE.match(text, below)
    if " " not in title or following is None or not following[0]:
        return None
    # A blank line between tells them apart; else the line below must be longer, or it is one wrapped paragraph.
    gap = text[line.end() : below]
    apart = gap.count("\n") > 1 or gap.count("\r") > 1
    longer = len(following[0]) > 1.6 * len(title) and not following[0][0].islower()
    return title if apart or longer or match_dateline(text, below) or match_date(text, below) else None


def _meaning(line: re.Match[str]) -> str | None:
    key = re.sub(r"[ _-]+", " ", line[1]).strip().lower()
    return _KEYS.get(key)


def _skip_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _next_line(text: str, at: int) -> int:
    """Where the next line that is not blank begins."""
    line = _LINE.match(text, at)
    return _skip_space(text, line.end() if line else at)


def _is_blank(text: str, at: int) -> bool:
    """Whether nothing but white space follows on the line."""
    line = _LINE.match(text, at)
    return line is None or not line[0].strip()
