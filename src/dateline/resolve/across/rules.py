"""Named rules that choose the value of each cell which is shown first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.errors import QueryError
from dateline.model import Toll
from dateline.resolve.across.figures import figures, lone_figures, rivals
from dateline.resolve.across.values import MANY, Standing

Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """How a value is chosen among those of its cell.

    Attributes:
        rank: the value of the greatest rank is shown first; equal ranks go by the text shown.
        stands: whether a further participant or source is shown beside the first of its cell.
        tolls: how a figure is ranked, where otherwise than other values.
    """

    name: str
    rank: Callable[[Standing], Rank]
    stands: Callable[[Standing, Standing], bool]
    tolls: Callable[[Standing], Rank] | None = None


def _by_sources(standing: Standing) -> Rank:
    return standing.sources, _precision(standing), standing.latest, standing.confidence


def _by_date(standing: Standing) -> Rank:
    return standing.latest, standing.sources, _precision(standing), standing.confidence


def _by_lowest(standing: Standing) -> Rank:
    """The lowest figure that somebody vouches for; an open lower end is 0."""
    low = standing.value.low if isinstance(standing.value, Toll) else None
    return -(low or 0), *_by_sources(standing)


def _precision(standing: Standing) -> float:
    """Of equally backed kinds the one with a mode says more; of figures a closed one."""
    if isinstance(standing.value, Toll):
        return float(standing.value.low is not None and standing.value.high is not None)
    return float(standing.cell == "event" and "(" in standing.text)


def _half_the_sources(standing: Standing, first: Standing) -> bool:
    return standing.sources * 2 >= first.sources


def _as_new(standing: Standing, first: Standing) -> bool:
    return standing.latest == first.latest


DEFAULT = "most-independent-sources"
RULES = {
    rule.name: rule
    for rule in (
        Rule(DEFAULT, _by_sources, _half_the_sources),
        Rule("latest", _by_date, _as_new),
        Rule("conservative", _by_sources, _half_the_sources, tolls=_by_lowest),
    )
}


def rule_named(name: str) -> Rule:
    """The rule of this name.

    Raises:
        QueryError: there is none.
    """
    if name not in RULES:
        raise QueryError(f"no rule is called {name!r}; there are {', '.join(RULES)}")
    return RULES[name]


def chosen(standings: Sequence[Standing], rule: Rule) -> frozenset[int]:
    """Indices of the values that the rule shows first.

    One value of what, status, when and where; one figure for each kind of toll and whom it counts; of participants
    and sources the first, and those that stand beside it.
    """
    picked: set[int] = set()
    for cell, run in groupby(range(len(standings)), key=lambda index: standings[index].cell):
        indices = list(run)
        if cell == "toll":
            for group in toll_rivals([standings[index] for index in indices]):
                picked.add(indices[_first([standings[indices[at]] for at in group], rule, group)])
            continue
        first = indices[_first([standings[index] for index in indices], rule, range(len(indices)))]
        picked.add(first)
        if cell in MANY:
            picked.update(index for index in indices if rule.stands(standings[index], standings[first]))
    return frozenset(picked)


def _first(standings: Sequence[Standing], rule: Rule, labels: Iterable[int]) -> int:
    """The label of the value of the greatest rank."""
    rank = rule.tolls if rule.tolls and standings[0].cell == "toll" else rule.rank
    ranked = [(tuple(-part for part in rank(s)), s.text, label) for s, label in zip(standings, labels, strict=True)]
    return min(ranked)[2]


def toll_rivals(standings: Sequence[Standing]) -> list[list[int]]:
    """Figures that answer one question, together: of one kind, and of the same people as far as words tell."""
    told = [figures(standing.claims) for standing in standings]
    alone = lone_figures(figure for each in told for figure in each)
    groups: list[list[int]] = []
    for index, mine in enumerate(told):
        fitting = (group for group in groups if all(rivals(mine, told[other], alone) for other in group))
        if (group := next(fitting, None)) is None:
            groups.append([index])
        else:
            group.append(index)
    return groups
