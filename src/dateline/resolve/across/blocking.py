"""Which pairs of records are worth comparing, so that the cost grows about as the number of records.

Two records are compared where they share a key: type and phase, a time, and something telling (a place, a country, a
participant, a figure, a rare word). Times are days for short intervals, months for long ones, and fortnights of
publication for what has no date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from dateline.model import Precision
from dateline.resolve.across.alike import skeleton
from dateline.resolve.across.days import width
from dateline.resolve.across.item import Item
from dateline.resolve.across.names import STATE_KINDS, Name, NameKind

_SHORT = 4  # days; an interval no longer is filed by day
_MONTH = 30  # days; bins of long intervals, not calendar months
_FORTNIGHT = 14
_RARE_WORDS = 3  # stems of the evidence that a record is filed by
# In a block of up to this many records every pair is compared. In a larger one, each record with those next to it in
# an order by content: records of one event stand together there, and clusters grow along the chain.
_WHOLE = 40
_NEIGHBOURS = 12

Key = tuple[str, ...]
Pair = tuple[int, int]


def candidates(items: Sequence[Item]) -> list[Pair]:
    """Pairs of indices into `items`, the smaller first, sorted."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        head = (item.record.type.value, item.phase)
        tells = sorted(_tells(item))
        for time in sorted(_times(item)):
            for telling in tells:
                blocks[(*head, time, telling)].append(index)
    pairs: set[Pair] = set()
    for key, members in blocks.items():
        pairs.update(_pairs(members, items, _ASKERS[key[2][0]]))
    return sorted(pairs)


def _pairs(members: list[int], items: Sequence[Item], asks: Callable[[Item], bool]) -> Iterator[Pair]:
    """Pairs of one block in which at least one record needs a block of this kind."""
    asking = {index for index in members if asks(items[index])}
    if not asking:
        return
    if len(members) <= _WHOLE:
        reach, ordered = len(members), members
    else:
        reach, ordered = _NEIGHBOURS, sorted(members, key=lambda index: (_content(items[index]), index))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + reach]:
            if (one in asking or other in asking) and items[one].reading is not items[other].reading:
                yield (one, other) if one < other else (other, one)


def _content(item: Item) -> tuple[str, ...]:
    """What records of one event share, the most telling first."""
    spot = item.spot
    point = (spot.id or spot.name) if spot and spot.precision is not Precision.COUNTRY else ""
    named = sorted(_name_key(name) for name in (*item.recipients, *item.actors))
    tolls = sorted(f"{toll.kind}{toll.low}" for toll in item.record.tolls)
    return point, " ".join(named), item.record.mode, " ".join(tolls)


def _times(item: Item) -> Iterator[str]:
    """The bins of time that a record is filed under; neighbouring days share one, as do neighbouring fortnights."""
    if item.published is not None:
        number = item.published // _FORTNIGHT
        yield from (f"p{number}", f"p{number + 1}")
    elif item.days is None:
        yield "p"
    if item.days is not None:
        first, last = item.days
        if _is_short(item):
            yield from (f"d{day}" for day in range(first, last + 2))
        yield from (f"m{number}" for number in range((first - 1) // _MONTH, (last + 1) // _MONTH + 1))


def _is_short(item: Item) -> bool:
    return item.days is not None and width(item.days) <= _SHORT


# For which records the pairs of a kind of block are made; the others find one another in finer blocks.
_ASKERS: Mapping[str, Callable[[Item], bool]] = {
    "d": _is_short,
    "m": lambda item: not _is_short(item),
    "p": lambda item: item.days is None,
}


def _tells(item: Item) -> set[str]:
    """What a record is filed by within a time."""
    keys = {_name_key(name) for name in (*item.actors, *item.recipients)}
    if item.spot:
        areas = (item.spot.country, item.spot.admin1)
        keys |= {f"place {item.spot.id or item.spot.name}", *(f"in {area}" for area in areas if area)}
    keys |= {f"{toll.kind} {toll.low}" for toll in item.record.tolls if (toll.low or 0) > 1}
    rare = sorted(item.words.items(), key=lambda pair: (-pair[1], pair[0]))[:_RARE_WORDS]
    return keys | {f"word {word}" for word, _ in rare}


def _name_key(name: Name) -> str:
    """Equal for names that may be alike: the last word in any spelling, the country, the common noun."""
    if name.kind in STATE_KINDS:
        return f"state {name.home}"
    last = name.tokens[-1] if name.tokens else ""
    return f"people {last}" if name.kind is NameKind.GROUP else f"name {skeleton(last)}"
