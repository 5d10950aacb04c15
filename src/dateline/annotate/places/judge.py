"""Whether words that could name a place do so here.

A sum of hand-set points: what the name finder says, the words around, how well known the place is, how often the words
are something else. Half the English dictionary is a village somewhere.
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotate.places.context import kinds_said, says_inside
from dateline.annotate.places.match import DIVISIONS, Match
from dateline.annotate.places.rank import holds
from dateline.annotate.places.scan import Line
from dateline.annotate.places.vocabulary import vocabulary
from dateline.gazetteer import Kind, NameKind
from dateline.model import Entity

ENOUGH = 1.5  # points that make a place
SURE = 2.5  # points after which the same name counts elsewhere in the report with ENOUGH_AGAIN
ENOUGH_AGAIN = 0.0
_OUT = -9.0
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_KNOWN_KINDS = frozenset({Kind.COUNTRY, Kind.CAPITAL, Kind.REGION, Kind.AREA})


class Entities:
    """The names found by the name finder, to be asked for by place in the text."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = sorted(entities, key=lambda entity: entity.span)
        self._starts = [entity.span.start for entity in self._entities]
        longer = (entity.span.quote.split() for entity in self._entities if entity.type == "PER")
        self.surnames = frozenset(words[-1].lower() for words in longer if len(words) > 1)

    def at(self, start: int, end: int) -> Entity | None:
        """The name that shares a character with start..end; the first of several."""
        i = bisect.bisect_right(self._starts, start) - 1
        for entity in self._entities[max(0, i) : i + 3]:
            if entity.span.start < end and start < entity.span.end:
                return entity
        return None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much speaks for a place. `owner`: a country's name that tells whose something is, not where."""

    points: float
    owner: bool = False


def judge(
    match: Match, line: Line, text: str, *, entities: Entities, following: Match | None, common: frozenset[str]
) -> Verdict:
    """Weighs one match.

    Args:
        match: the words; not a demonym.
        line: the sentence.
        text: the report.
        entities: the name finder's names.
        following: the next match of the line.
        common: words that the report also has in lower case.
    """
    words, top = line.words, match.candidates[0]
    first = words[match.first]
    single = match.last == match.first + 1
    entity = entities.at(match.spot.start, match.spot.end)
    before = _before(line, match)
    after = words[match.last] if match.last < len(words) else None
    if after is not None and after.follows and after.lower in vocabulary().named_after:
        return Verdict(_OUT)
    inside = following is not None and _is_held(match, following, text)
    points = _renown(match)
    if entity is not None:
        if single and entity.type not in _PLACES and first.lower in entities.surnames:
            return Verdict(_OUT)
        points, owner = _by_entity(points, match, entity, before, line)
        if owner or points <= _OUT:
            return Verdict(points, owner)
    elif not line.loud and not inside and _in_longer_name(match, line):
        return Verdict(2.0, owner=True) if top.kind is Kind.COUNTRY else Verdict(_OUT)
    if words[match.last - 1].lower in DIVISIONS and not single:
        points += 2.0
    points += _by_words(match, before, text) + (2.0 if inside else 0.0)
    if single:
        points += _by_word(first.lower, match, common, entity, before, inside=inside)
    if line.loud and points < 3.0:
        points -= 0.0 if top.standing >= 6.5 else 1.5
    return Verdict(points, _is_owner(match, line, before))


def _before(line: Line, match: Match) -> str:
    """The word before the name, articles and directions passed over; "" at the start or after a comma or the like."""
    skipped = vocabulary().directions | {"the"}
    i = match.first
    while i > 0:
        if not line.words[i].follows:
            return ""
        i -= 1
        if line.words[i].lower not in skipped:
            return line.words[i].lower
    return ""


def _is_held(match: Match, following: Match, text: str) -> bool:
    """Whether the next name follows as the place that holds this one: "Nice, France"."""
    if not says_inside(text[match.spot.end : following.spot.start]):
        return False
    return any(holds(outer, inner) for outer in following.candidates[:8] for inner in match.candidates[:80])


def _renown(match: Match) -> float:
    """How well known the likeliest place of the name is."""
    top = match.candidates[0]
    if top.kind in _KNOWN_KINDS or (top.kind is Kind.ADMIN1 and top.standing >= 4.5):
        points = 2.0
    elif top.kind is Kind.FACILITY:
        points = 1.5
    else:
        points = min(1.5, (top.standing - 3.5) * 0.6)
    if top.name_kind is NameKind.ALTERNATE:
        points -= 0.7
    return points + (0.5 if match.last - match.first > 1 else 0.0)


def _by_entity(points: float, match: Match, entity: Entity, before: str, line: Line) -> tuple[float, bool]:
    """What the name finder's name says; and whether the place only tells whose it is."""
    top, spot = match.candidates[0], match.spot
    same = entity.span.start >= spot.start - 4 and entity.span.end <= spot.end + 2  # up to "the " and "'s"
    if entity.type in _PLACES:
        return points + (2.0 if same else 1.0), False
    if entity.type == "PER":
        return (_by_person(points, match, entity, before) if same else _OUT), False
    if same:
        return points - (0.0 if top.standing >= 6.0 else 1.0), False
    if (
        entity.type in {"ORG", "NORP", "EVENT", "OTHER"}
        and entity.span.start <= spot.start
        and entity.span.end >= spot.end
    ):
        if top.kind is Kind.COUNTRY and entity.span.start >= spot.start - 4:
            return 2.0, True
        return (points if line.shouted and top.standing >= 6.5 else _OUT), False
    return points, False


def _by_person(points: float, match: Match, entity: Entity, before: str) -> float:
    """The name finder calls just these words a person; it takes many a foreign town for one."""
    top = match.candidates[0]
    if set(entity.span.quote.lower().split()) & vocabulary().people or top.name_kind is NameKind.ALTERNATE:
        return _OUT
    if before in vocabulary().strong_locative and top.standing >= 4.5:
        return points
    if top.kind in _KNOWN_KINDS or (top.kind is Kind.FACILITY and match.last - match.first > 1):
        return points
    return points - 0.3 if top.standing >= 5.0 and match.last - match.first == 1 else _OUT


def _by_words(match: Match, before: str, text: str) -> float:
    """What the words beside it say."""
    words, spot = vocabulary(), match.spot
    points = 0.0
    if before in words.strong_locative:
        points += 1.5
    elif before in words.reached:
        points += 1.0
    elif before in words.locative:
        points += 0.7
    if kinds_said(text[max(0, spot.start - 40) : spot.start], text[spot.end : spot.end + 20]):
        points += 2.0
    if text[max(0, spot.start - 2) : spot.start] == ", " and match.candidates[0].kind in {Kind.COUNTRY, Kind.ADMIN1}:
        points += 1.0
    return points


def _by_word(
    lower: str, match: Match, common: frozenset[str], entity: Entity | None, before: str, *, inside: bool
) -> float:
    """What a single word is besides a place."""
    words, points = vocabulary(), 0.0
    if match.candidates[0].kind is Kind.COUNTRY:
        return 0.0
    placed = entity is not None and entity.type in _PLACES and before in words.strong_locative
    if lower in words.never and not inside:
        points -= 3.0 if placed and match.candidates[0].standing >= 4.7 else 20.0
    elif lower in words.people and not inside:
        points -= 0.5 if placed else 2.0
    if lower in common:
        points -= 1.5
    if len(lower) <= 2 and match.candidates[0].kind is not Kind.ADMIN1:  # "Pa."
        points -= 2.0
    return points - (0.5 if match.first == 0 else 0.0)


def _in_longer_name(match: Match, line: Line) -> bool:
    """Whether a capitalised word beside it makes it part of another name: "Paris Hilton", "Boston Legal"."""
    words, vocab = line.words, vocabulary()
    after = words[match.last] if match.last < len(words) else None
    if after is not None and after.follows and after.capital and after.lower not in vocab.directions:
        known = after.lower in vocab.facilities or after.lower in vocab.facility_modifiers
        if not known or after.lower in vocab.organisations:
            return True
    if match.first <= 1:
        return False
    before, word = words[match.first - 1], words[match.first]
    return (
        word.follows
        and before.capital
        and before.lower not in vocab.never
        and before.lower not in vocab.directions
        and before.lower not in vocab.locative
    )


def _is_owner(match: Match, line: Line, before: str) -> bool:
    """A country before a noun of state, as in "U.S. military": not a place, unless "in" stands before the country."""
    if match.candidates[0].kind is not Kind.COUNTRY or match.last >= len(line.words):
        return False
    after = line.words[match.last]
    possessive = after.gap.startswith(("'s", "’s"))
    return (after.follows or possessive) and after.lower in vocabulary().owned


def placeness(points: float) -> float:
    """Points as 0..1; ENOUGH is about a half."""
    return 1.0 / (1.0 + math.exp(-1.3 * (points - ENOUGH)))
