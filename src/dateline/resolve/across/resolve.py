"""From the records of many reports to events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.model import Claim, Event, Reading
from dateline.resolve.across.blocking import candidates
from dateline.resolve.across.build import event_of
from dateline.resolve.across.cluster import Gathering
from dateline.resolve.across.copies import families
from dateline.resolve.across.item import items_of
from dateline.resolve.across.rules import DEFAULT, rule_named
from dateline.resolve.across.sources import voices


def across(readings: Iterable[Reading], *, rule: str = DEFAULT) -> tuple[Event, ...]:
    """The events that many reports tell, each with every claim about it.

    Every record becomes a member of exactly one event; one that nobody else tells is an event of its own. The result
    depends on the readings only, not on their order.

    Args:
        readings: what was read in each report; a report that comes twice counts once.
        rule: how the value of a cell that is shown first is chosen; a name in `RULES`.

    Returns:
        Events in order of their first publication, then of that report's id and record.

    Raises:
        QueryError: there is no rule of this name.
    """
    chosen = rule_named(rule)
    items = items_of(readings)
    own = _own_claims({item.reading.report.id: item.reading for item in items}.values())
    reports = [item.reading.report for item in items]
    spoken = voices(reports, families(reports))
    gathering = Gathering(items)
    groups = gathering.run(candidates(items))
    return tuple(event_of([items[at] for at in group], chosen, spoken, own, gathering.weight) for group in groups)


def _own_claims(readings: Iterable[Reading]) -> Mapping[str, Mapping[str, Sequence[Claim]]]:
    """The claims of each report by the record that they were merged into."""
    found: dict[str, Mapping[str, Sequence[Claim]]] = {}
    for reading in readings:
        by_record: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in reading.claims:
            by_record[claim.mention].append(claim)
        found[reading.report.id] = by_record
    return found
