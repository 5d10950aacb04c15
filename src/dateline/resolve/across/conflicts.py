"""In what the records of one event disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from dateline.model import Claim, EventKind, Status
from dateline.resolve.across.alike import alike, related
from dateline.resolve.across.days import gap
from dateline.resolve.across.figures import contradict, figures, lone_figures
from dateline.resolve.across.item import Item
from dateline.resolve.across.names import Name, NameKind
from dateline.resolve.across.places import NEAR_KM, Nearness, Spot, kilometres, nearness
from dateline.resolve.across.values import Standing

_T = TypeVar("_T")
_COMPARED = 60  # distinct values of a cell; of more, the first ones tell whether there is a disagreement


def conflicts(items: Sequence[Item], standings: Sequence[Standing]) -> tuple[str, ...]:
    """Kinds of disagreement, in the order toll, when, where, actor, status.

    Args:
        items: the records of the event.
        standings: all its values.
    """
    claims = [claim for standing in standings if standing.cell != "status" for claim in standing.claims]
    found = {
        "toll": _tolls(claims),
        "when": _any((item.days for item in items if item.days), lambda one, other: gap(one, other) > 0),
        "where": _any((item.spot for item in items if item.spot), _elsewhere),
        "actor": _actors(items),
        "status": _status(claims),
    }
    return tuple(kind for kind, is_so in found.items() if is_so)


def _tolls(claims: Iterable[Claim]) -> bool:
    """Two voices give figures of the same people that have no number in common."""
    told = figures(claims)
    alone = lone_figures(told)
    distinct = {(f.kind, f.who, f.low, f.high, f.according_to, f.question in alone): f for f in reversed(told)}
    return any(contradict(one, other, alone) for one, other in combinations(sorted(distinct.values()), 2))


def _any(values: Iterable[_T], disagree: Callable[[_T, _T], bool]) -> bool:
    distinct = list(dict.fromkeys(values))[:_COMPARED]
    return any(disagree(one, other) for one, other in combinations(distinct, 2))


def _elsewhere(one: Spot, other: Spot) -> bool:
    apart = kilometres(one, other)
    lies = nearness(one, other)
    return lies in (Nearness.APART, Nearness.OTHER_COUNTRY) or (apart is not None and apart > NEAR_KM)


def _actors(items: Sequence[Item]) -> bool:
    """Two records name somebody as the doer, and nobody of the one is or may act for anybody of the other."""
    sides = (tuple(name for name in item.actors if name.kind is not NameKind.GROUP) for item in items)
    return _any((side for side in sides if side), _other_doers)


def _other_doers(mine: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    return not any(alike(one, other) > 0 or related(one, other) for one in mine for other in theirs)


def _status(claims: Iterable[Claim]) -> bool:
    """One voice says it happened, another that it did not."""
    told = {claim.value.status for claim in claims if isinstance(claim.value, EventKind)}
    return Status.DENIED in told and not told.isdisjoint({Status.REPORTED, Status.CLAIMED})
