"""Figures of tolls compared: which of them answer one question, and which contradict one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Claim, Toll, TollKind
from dateline.resolve.across.alike import alike
from dateline.resolve.across.item import parsed
from dateline.resolve.across.names import Name, NameKind, name_words


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A toll as one record gives it. `low` and `high` are inclusive, -1 where unbounded."""

    report_id: str
    record_id: str
    kind: TollKind
    who: str
    low: int
    high: int
    according_to: tuple[str, ...] = ()

    @property
    def question(self) -> tuple[str, str, TollKind]:
        """The record and the kind of toll."""
        return self.report_id, self.record_id, self.kind


def figures(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """The distinct figures of these claims, in order."""
    found = {_figure(claim, claim.value) for claim in claims if isinstance(claim.value, Toll)}
    return tuple(sorted(found))


def _figure(claim: Claim, toll: Toll) -> Figure:
    low, high = (-1 if bound is None else bound for bound in (toll.low, toll.high))
    return Figure(claim.report_id, claim.mention, toll.kind, toll.who, low, high, toll.according_to)


def lone_figures(told: Iterable[Figure]) -> frozenset[tuple[str, str, TollKind]]:
    """The questions to which a record gives a single figure, which is then the whole toll."""
    answers: defaultdict[tuple[str, str, TollKind], set[tuple[int, int]]] = defaultdict(set)
    for figure in told:
        answers[figure.question].add((figure.low, figure.high))
    return frozenset(question for question, given in answers.items() if len(given) == 1)


def same_count(one: Figure, other: Figure, alone: frozenset[tuple[str, str, TollKind]]) -> bool:
    """Whether two figures count the same people.

    "5 soldiers" and "3 civilians" do not. "People" may be either: it is compared with them only where both records
    have a single figure, for otherwise it is a sum of which they are parts.
    """
    if one.kind is not other.kind:
        return False
    mine, theirs = _counted(one.who), _counted(other.who)
    if mine is None or theirs is None:
        return mine is theirs or (one.question in alone and other.question in alone)
    return alike(mine, theirs) > 0 or (one.question in alone and other.question in alone)


def rivals(mine: Iterable[Figure], theirs: Iterable[Figure], alone: frozenset[tuple[str, str, TollKind]]) -> bool:
    """Whether any of these figures counts the same people as any of those."""
    others = tuple(theirs)
    return any(same_count(one, other, alone) for one in mine for other in others)


def contradict(one: Figure, other: Figure, alone: frozenset[tuple[str, str, TollKind]]) -> bool:
    """Whether two figures cannot both be right: the same people, no number in common, and two voices.

    Within one record two voices are two sources that it names; without them the later figure replaces the earlier.
    """
    if one.question == other.question and one.according_to == other.according_to:
        return False
    apart = (0 <= one.high < other.low) or (0 <= other.high < one.low)
    return apart and same_count(one, other, alone)


def _counted(who: str) -> Name | None:
    """The people a toll counts; None for "people", "victims" and the like."""
    name = parsed(who, None, None)
    broad = not name.tokens or (name.kind is NameKind.GROUP and name_words().anybody.issuperset(name.tokens))
    return None if broad else name
