"""How surely two records of different reports tell the same event: weights of evidence, added up.

A weight is a logarithm to the base 2 of how much likelier what is seen is for one event than for two; the sum starts
below 0, because two records that fall into one block mostly tell two events. From 0 on the odds are even. The weights
are set by hand; the comments give the reason for each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.model import EventType, Toll
from dateline.resolve.across.alike import alike, related
from dateline.resolve.across.days import gap, sharpness
from dateline.resolve.across.item import MUTUAL, Item
from dateline.resolve.across.names import STATE_KINDS, Name, NameKind
from dateline.resolve.across.places import Nearness, nearness
from dateline.resolve.across.vocabulary import cosine, near_modes

PRIOR = -4.5  # one in about twenty pairs of the same type that share a block is the same event
NEVER = -30.0

# The same single day is strong, a week about half of it, a month or more nothing: of a year's events many differ.
_DAY = 3.0
_NEXT_DAY = -2.5  # nights, time zones and slips of outlets put one event on two neighbouring days
# Without two dates, publication tells a little: news of one event comes within days.
_PUBLISHED = ((1, 1.0), (3, 0.5), (7, -0.5), (14, -1.5))
_PUBLISHED_LATER = -3.5

_NEARNESS = {
    Nearness.SAME_POINT: 3.0,
    Nearness.NEAR: 2.0,
    Nearness.SAME_AREA: 1.5,
    Nearness.SAME_COUNTRY: 0.5,
    Nearness.UNKNOWN: 0.0,
    Nearness.OTHER_NAME: -1.0,  # may be a street and its town
    Nearness.APART: -6.0,
    Nearness.OTHER_COUNTRY: -5.0,
}
# Where words were spoken is told loosely: the speaker's seat, the place spoken of, the outlet's dateline.
_SPOKEN = frozenset(
    {
        EventType.ACCUSE,
        EventType.THREATEN,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.SUPPORT,
        EventType.AGREE,
        EventType.CONCEDE,
        EventType.SANCTION,
    }
)
_SPOKEN_PLACE = 0.4

_NAMED = 3.0  # few others do the same kind of thing on that day
_STATE = 1.5  # states act every day
_UNNAMED = 0.7  # a word: "civilians" are everywhere, "a family of shepherds" is not
_MOST_WORDED = 3
_SECOND_NAME = 1.5  # each further participant in common
_MOST_NAMES = 5.0
_OTHER_SPEAKER = -5.0  # words are known by who spoke them, a meeting by both its sides
_OTHER_ATTACKER = -2.5  # who did it is what reports of one attack disagree about
_OTHER_TARGET = -3.0
_PARTLY_OTHER = -1.5  # two in common, but each side has one more of its own

_SAME_MODE = 1.5
_NEAR_MODE = 0.5
_OTHER_MODE = -2.0
_SAME_TRIGGER = 0.5
_MOST_TOLL = 2.0
_NEAR_TOLL = 0.7
_WORDS = 4.0  # times the cosine
_NO_WORDS = -0.4  # another wording is usual even for one event
_MOST_WORDS = 3.0


def score(one: Item, other: Item) -> float:
    """Weight of evidence, in bits, that two records tell one event; the same either way round.

    `NEVER` for records that cannot be; see `comparable`.
    """
    if not comparable(one, other):
        return NEVER
    parts = (
        PRIOR,
        _when(one, other),
        _where(one, other),
        _participants(one, other),
        _kind(one, other),
        _tolls(one.record.tolls, other.record.tolls),
        min(_MOST_WORDS, _NO_WORDS + _WORDS * cosine(one.words, other.words)),
    )
    return round(math.fsum(parts), 9)


def comparable(one: Item, other: Item) -> bool:
    """Whether two records can tell one event at all.

    Not those of one report, which its reader has told apart; not those of two types; not a plan and what happened; not
    those whose dates leave a day between them.
    """
    if one.days and other.days and gap(one.days, other.days) > 1:
        return False
    return (
        one.record.type is other.record.type
        and one.phase == other.phase
        and one.reading.report.id != other.reading.report.id
    )


def probability(weight: float) -> float:
    """A weight in bits as a probability."""
    return 1.0 / (1.0 + math.exp2(-weight))


def _when(one: Item, other: Item) -> float:
    if one.days and other.days:
        return _NEXT_DAY if gap(one.days, other.days) else _DAY * sharpness(one.days, other.days)
    return _by_publication(one, other)


def _by_publication(one: Item, other: Item) -> float:
    """Where a date is missing: days between the publications, or between a dated event and the other's publication."""
    if one.record.background != other.record.background and (one.days or other.days):
        return _PUBLISHED_LATER  # history on one side, news on the other
    first = one.days[1] if one.days and not one.record.background else one.published
    second = other.days[1] if other.days and not other.record.background else other.published
    if first is None or second is None:
        return 0.0
    return next((weight for limit, weight in _PUBLISHED if abs(first - second) <= limit), _PUBLISHED_LATER)


def _where(one: Item, other: Item) -> float:
    weight = _NEARNESS[nearness(one.spot, other.spot)]
    return weight * _SPOKEN_PLACE if one.record.type in _SPOKEN or one.record.type in MUTUAL else weight


def _participants(one: Item, other: Item) -> float:
    attack = one.record.type is EventType.ASSAULT
    actors = _names(one.actors, other.actors, against=_OTHER_ATTACKER if attack else _OTHER_SPEAKER)
    if one.record.type in MUTUAL:
        return actors
    return actors + _names(one.recipients, other.recipients, against=_OTHER_TARGET)


def _names(mine: Sequence[Name], theirs: Sequence[Name], *, against: float) -> float:
    """Participants in common count for it; two sides that name somebody and have nobody in common count against it."""
    pairs = _matched(mine, theirs)
    gains = sorted((_gain(one, other, level) for one, other, level in pairs), reverse=True)
    gain = min(_MOST_NAMES, math.fsum(gains[:1]) + math.fsum(min(_SECOND_NAME, each) for each in gains[1:]))
    left = [name for name in mine if _tells(name) and all(name is not one for one, _, _ in pairs)]
    right = [name for name in theirs if _tells(name) and all(name is not other for _, other, _ in pairs)]
    if not left or not right or any(related(one, other) for one in left for other in right):
        return gain
    named = [one for one, _, _ in pairs if _tells(one)]
    if len(named) > 1:
        return gain + _PARTLY_OTHER
    return gain + against


def _matched(mine: Sequence[Name], theirs: Sequence[Name]) -> list[tuple[Name, Name, float]]:
    """Pairs of alike names, the likest first, each name in one pair at most."""
    levels = [(level, one, other) for one in mine for other in theirs if (level := alike(one, other)) > 0]
    pairs: list[tuple[Name, Name, float]] = []
    for level, one, other in sorted(levels, key=_likest):
        if all(one is not a and other is not b for a, b, _ in pairs):
            pairs.append((one, other, level))
    return pairs


def _likest(match: tuple[float, Name, Name]) -> tuple[float, list[tuple[str, ...]]]:
    """The likest first; ties are broken the same way whichever side is the first."""
    level, one, other = match
    return -level, sorted((one.order, other.order))


def _gain(one: Name, other: Name, level: float) -> float:
    if one.kind in STATE_KINDS and other.kind in STATE_KINDS:
        return _STATE * level
    if NameKind.GROUP in (one.kind, other.kind):
        return _UNNAMED * level * min(len(one.tokens), len(other.tokens), _MOST_WORDED)
    return _NAMED * level


def _tells(name: Name) -> bool:
    """Whether another name in its stead would be a disagreement; unnamed people may well be those named elsewhere."""
    return name.kind is not NameKind.GROUP


def _kind(one: Item, other: Item) -> float:
    weight = _SAME_TRIGGER if one.triggers & other.triggers else 0.0
    mode, its = one.record.mode, other.record.mode
    if not mode or not its:
        return weight
    if mode == its:
        return weight + _SAME_MODE
    return weight + (_NEAR_MODE if near_modes(mode, its) else _OTHER_MODE)


def _tolls(mine: Sequence[Toll], theirs: Sequence[Toll]) -> float:
    """The best agreement of two figures of one kind. Another figure is no evidence against: tolls rise and differ."""
    return max((_toll(one, other) for one in mine for other in theirs if one.kind is other.kind), default=0.0)


def _toll(one: Toll, other: Toll) -> float:
    """The larger a figure, the less likely that two events share it by chance."""
    if (one.low, one.high) == (other.low, other.high):
        figure = one.low if one.low is not None else one.high
        return min(_MOST_TOLL, 0.4 * math.log2(1 + figure)) if figure else 0.0
    mine, theirs = (toll.low if toll.low is not None else toll.high for toll in (one, other))
    if not mine or not theirs:
        return 0.0
    return _NEAR_TOLL if min(mine, theirs) / max(mine, theirs) >= 0.75 else 0.0
