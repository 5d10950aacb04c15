"""How many independent sources a set of reports amounts to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.model import Report
from dateline.resolve.across.folding import fold

Voice = tuple[str, str]  # family of near copies, outlet


def voices(reports: Iterable[Report], families: Mapping[str, str]) -> dict[str, Voice]:
    """The family and the outlet of each report, by report id; a report without an outlet is its own."""
    return {report.id: (families[report.id], fold(report.source) or report.id) for report in reports}


def independent(told: Iterable[Voice]) -> int:
    """The number of independent sources.

    A source is a story of its own by an outlet of its own: many outlets that print one story are one, and so are many
    stories of one outlet. Counted is the largest number of families that can each be given another outlet (a maximum
    matching): an agency's story, printed by a newspaper that also has a story of its own, and that story, are two.
    """
    outlets: dict[str, list[str]] = {}
    for family, outlet in sorted(set(told)):
        outlets.setdefault(family, []).append(outlet)
    if all(len(printed) == 1 for printed in outlets.values()):
        return len({printed[0] for printed in outlets.values()})
    holder: dict[str, str] = {}
    return sum(_give(family, outlets, holder, set()) for family in outlets)


def _give(family: str, outlets: Mapping[str, list[str]], holder: dict[str, str], asked: set[str]) -> bool:
    """Give the family an outlet, moving other families to other outlets where need be (an augmenting path).

    `holder` maps an outlet to the family that has it; the path is followed without recursion.
    """
    path: list[tuple[str, str]] = []  # (family, outlet it takes)
    trail = [(family, iter(outlets[family]))]
    while trail:
        current, options = trail[-1]
        outlet = next((option for option in options if option not in asked), None)
        if outlet is None:
            trail.pop()
            if path:
                path.pop()
            continue
        asked.add(outlet)
        path.append((current, outlet))
        if outlet not in holder:
            holder.update({taken: taker for taker, taken in path})
            return True
        trail.append((holder[outlet], iter(outlets[holder[outlet]])))
    return False
