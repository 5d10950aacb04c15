"""Runs of words that the gazetteer knows, and demonyms: the longest from the left, none overlapping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.places.names import Spot, candidates_at
from dateline.annotate.places.scan import Line, Word
from dateline.annotate.places.vocabulary import vocabulary
from dateline.gazetteer import Candidate, Gazetteer, NameKind, is_acronym
from dateline.model import Precision

_LONGEST = 6  # words of a name
_ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "ad", "az", "an", "at"})
# Lower-case words inside names.
_INNER = _ARTICLES | {
    *("of", "the", "and", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "les", "las"),
    *("los", "ez", "es", "e", "i", "y", "au", "aux", "sur", "upon", "on", "in", "bin", "ben", "bou", "abu", "umm"),
    *("ed", "al-din", "zu", "am", "an", "ob", "der", "den", "het", "op", "sous", "saint", "ou", "em"),
}
_JOINTS = frozenset({"-", "–", "‑", "'", "’", "'s ", "’s "})  # "Cox's Bazar"
_ABBREVIATED = frozenset({"st", "ste", "ft", "mt", "pt", "no", "n", "s", "w", "e"})
DIVISIONS = frozenset({"province", "governorate", "region", "oblast", "district", "county", "state", "prefecture"})


@dataclass(frozen=True, slots=True)
class Match:
    """Words first..last (exclusive) of a line that may name a place.

    Attributes:
        demonym: the alpha-3 code where they name a country's people; then there are no candidates.
    """

    first: int
    last: int
    spot: Spot
    candidates: tuple[Candidate, ...]
    demonym: str | None = None


def matches(line: Line, text: str, gazetteer: Gazetteer) -> Iterator[Match]:
    """Every run of the line, in order."""
    i = 0
    while i < len(line.words):
        found = _match(line, i, text, gazetteer)
        if found:
            yield found
        i = found.last if found else i + 1


def _match(line: Line, i: int, text: str, gazetteer: Gazetteer) -> Match | None:
    words = line.words
    if not _may_start(words, i):
        return None
    reach = i + 1
    while reach < min(len(words), i + _LONGEST) and _joined(words[reach - 1], words[reach]):
        reach += 1
    for last in range(reach, i, -1):
        if not words[last - 1].capital:
            continue
        found = _known(line, i, last, text, gazetteer)
        if found:
            return found
    return None


def _known(line: Line, i: int, last: int, text: str, gazetteer: Gazetteer) -> Match | None:
    words = line.words
    spot = Spot(words[i].start, words[last - 1].end)
    name = text[spot.start : spot.end]
    if country := gazetteer.country_of_demonym(name):
        return Match(i, last, spot, (), country)
    if line.shouted and last == i + 1 and len(name) <= 4 and "." not in name:
        return None  # in a line of capitals "CAR" and "US" are words like others
    if not line.shouted and last == i + 1 and is_acronym(name) and not _is_filed_so(name, i, gazetteer):
        return None
    if last > i + 1 and text[spot.end : spot.end + 2] in {"'s", "’s"}:  # "St. John's"
        owned = Spot(spot.start, spot.end + 2)
        if held := gazetteer.candidates(text[owned.start : owned.end]):
            return Match(i, last, owned, held)
    candidates = candidates_at(text, spot, gazetteer)
    if candidates and name in vocabulary().containers and text[spot.end : spot.end + 1] == ".":
        spot = Spot(spot.start, spot.end + 1)
    if last < len(words) and words[last].lower in DIVISIONS and words[last].follows:
        wider = Spot(spot.start, words[last].end)
        divisions = tuple(
            candidate
            for candidate in gazetteer.candidates(text[wider.start : wider.end])
            if candidate.place.precision is Precision.REGION
        )
        if divisions:
            return Match(i, last + 1, wider, divisions)
    return Match(i, last, spot, candidates) if candidates else None


def _is_filed_so(name: str, i: int, gazetteer: Gazetteer) -> bool:
    """Whether capitals are the name's own ("UAE", "Pa."), or a dateline's ("SEOUL"), and not those of "SWAT"."""
    if name.rstrip(".") in vocabulary().containers or (i == 0 and len(name) > 3 and "." not in name):
        return True
    return any(candidate.name_kind is NameKind.ACRONYM for candidate in gazetteer.candidates(name))


def _may_start(words: tuple[Word, ...], i: int) -> bool:
    """A capital, or an article joined to one by a hyphen: "al-Raqqa"."""
    word = words[i]
    if word.lower == "the":
        return False  # places with an article are filed without it too
    if word.capital:
        return True
    return word.lower in _ARTICLES and i + 1 < len(words) and words[i + 1].gap == "-" and words[i + 1].capital


def _joined(before: Word, word: Word) -> bool:
    """Whether a name may go on from one word to the next."""
    if not word.capital and word.lower not in _INNER:
        return False
    if word.follows or word.gap in _JOINTS:
        return True
    if word.gap == ". ":
        return before.lower in _ABBREVIATED
    return word.gap == ", " and word.text in {"D.C.", "DC"}
