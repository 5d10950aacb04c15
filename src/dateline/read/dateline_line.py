"""The dateline that opens a story: `BAGHDAD (Reuters) - `, `KABUL, Afghanistan (Nov. 20, 2011) – `.

It is read step by step, not by one pattern, so that time is linear and each step can be told apart: place, regions and
a date after commas, an agency or a date in parentheses, a dash.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.read.dates import MONTH, FoundDate, match_date
from dateline.read.words import table

_words = table("words.toml")
_NOT_PLACES = frozenset([*_words["not_places"], *_words["weekdays"], *_words["months"]])
_CAPITAL = "A-ZÀ-ÖØ-Þ"
# "SAN SALVADOR", "PORT-AU-PRINCE", "BAGHDAD/BEIRUT", "ST. PETERSBURG", "N'DJAMENA"
_CAPITALS = re.compile(
    rf"[{_CAPITAL}](?:[{_CAPITAL}]|['’.\-](?=[{_CAPITAL} ])){{1,24}}"
    rf"(?:[ /][{_CAPITAL}](?:[{_CAPITAL}]|['’.\-](?=[{_CAPITAL} ])){{1,24}}){{0,4}}(?!\w)"
)
# "Baghdad", "Tel Aviv", "Port-au-Prince"
_MIXED = re.compile(rf"[{_CAPITAL}][^\W\d_]{{1,24}}(?:[ \-'’][^\W\d_]{{1,24}}){{0,3}}(?!\w)")
_REGION = re.compile(rf",[^\S\r\n]{{1,2}}([{_CAPITAL}][^\W\d_]*\.?(?:[ \-.'’]{{1,2}}[^\W\d_]{{1,24}}\.?){{0,3}})(?!\w)")
_COMMA = re.compile(r",?[^\S\r\n]{1,3}")
# A day without a year tells no publication date, but is part of the dateline.
_DAY = re.compile(
    rf"(?:{MONTH}[^\S\r\n]{{1,3}}\d{{1,2}}|\d{{1,2}}[^\S\r\n]{{1,3}}{MONTH.replace('month', 'm2')})(?!\w)", re.I
)
_PAREN = re.compile(r"[^\S\r\n]{0,3}\(([^()\r\n]{1,60})\)")
_DASH = re.compile(r"(?:[^\S\r\n]{0,3}(?:—|–|--|―|\u2012)|[^\S\r\n]{1,3}[-_])-?(?:\s{1,10}|(?=[\"“‘\[(]|\w))")
_TIGHT_DASH = re.compile(r"[-_:]\s{1,10}")
_LINE_END = re.compile(r"[^\S\r\n\u2028]{0,9}(?:[\r\n\u2028]|\Z)")
# "AP", "Reuters", "Thomson Reuters Foundation"; not "the party", not "D"
_AGENCY = re.compile(rf"[{_CAPITAL}][\w./&-]{{1,24}}(?:[ ,/-]{{1,2}}[{_CAPITAL}][\w./&-]{{0,24}}){{0,3}}")
_LOWER = re.compile(r"[a-zß-öø-ÿ]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at `start..end`; `end` is where the story begins. The place is at `start..place_end`."""

    start: int
    place_end: int
    end: int
    date: FoundDate | None = None


def match_dateline(text: str, start: int, *, after_date: bool = False) -> Dateline | None:
    """The dateline that begins exactly at `start`, or None.

    A place in small letters needs more beside it (an agency, a date, or a date line before: `after_date`), since
    "Trump, Pence — ..." looks like one. Capitals need it only where the story itself is in capitals.
    """
    place = _CAPITALS.match(text, start)
    capitals = place is not None and place[0].lower() not in _NOT_PLACES
    if not capitals:
        place = _MIXED.match(text, start)
    if place is None or place[0].lower() in _NOT_PLACES:
        return None
    end, found, has_day = _regions(text, place.end())
    paren = _PAREN.match(text, end)
    agency = False
    if paren:
        end = paren.end()
        found = found or match_date(text, paren.start(1))
        has_day = has_day or found is not None or _DAY.fullmatch(paren[1].strip()) is not None
        agency = _AGENCY.fullmatch(paren[1].strip()) is not None
    dash = _DASH.match(text, end) or (_TIGHT_DASH.match(text, end) if paren else None)
    if dash is None:
        line_end = _LINE_END.match(text, end) if has_day else None
        return Dateline(start, place.end(), line_end.end(), found) if line_end else None
    long_dash = "-" not in dash[0].replace("--", "")
    strong = has_day or agency or (after_date and long_dash) or (capitals and _small_letters(text, dash.end()))
    return Dateline(start, place.end(), dash.end(), found) if strong else None


def _regions(text: str, end: int) -> tuple[int, FoundDate | None, bool]:
    """Up to two regions and a date behind the place: where they end, the full date, whether there is any day."""
    for _ in range(3):
        comma = _COMMA.match(text, end)
        if not comma:
            break
        if found := match_date(text, comma.end()):
            return found.end, found, True
        if day := _DAY.match(text, comma.end()):
            return day.end(), None, True
        region = _REGION.match(text, end)
        if not region:
            break
        end = region.end()
    return end, None, False


def _small_letters(text: str, start: int) -> bool:
    """Whether the story's opening has small letters, so that capitals before it mean something."""
    return _LOWER.search(text, start, start + 60) is not None
