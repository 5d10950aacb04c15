"""An event put together from the records that tell it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

from dateline.model import Cell, Claim, Event, EventMember
from dateline.model.words import record_title
from dateline.resolve.across.conflicts import conflicts
from dateline.resolve.across.item import Item
from dateline.resolve.across.rules import Rule, chosen
from dateline.resolve.across.score import probability
from dateline.resolve.across.sources import Voice, independent
from dateline.resolve.across.values import Standing, claims_of, standings

_DIGITS = 12
_FITS = 6  # other records that a record is measured by
_NOT_CHOSEN = -0.5  # a value of a record that the rule did not choose, against 1 for one that it did

Weigh = Callable[[int, int], float]
Own = Mapping[str, Mapping[str, Sequence[Claim]]]  # claims by report id and record id


def event_of(members: Sequence[Item], rule: Rule, voices: Mapping[str, Voice], own: Own, weigh: Weigh) -> Event:
    """The event that these records tell.

    Args:
        members: the records, in the order of all items.
        rule: chooses the values shown first.
        voices: family and outlet of each report.
        own: the claims of each report's records.
        weigh: weight of evidence that two items, by `Item.at`, tell one event.
    """
    told = [(claim, item) for item in members for claim in claims_of(item, own[item.reading.report.id])]
    values = standings(told, voices)
    picked = chosen(values, rule)
    best = _best(members, values, picked)
    return Event(
        id=event_id(members[0]),
        type=best.record.type,
        title=record_title(best.record),
        members=tuple(EventMember(*item.key, _fit(item, members, weigh)) for item in members),
        best=best.record,
        cells=tuple(Cell(s.cell, s.text, s.claims, at in picked) for at, s in enumerate(values)),
        rule=rule.name,
        conflicts=conflicts(members, values),
        sources=independent(voices[item.reading.report.id] for item in members),
    )


def event_id(first: Item) -> str:
    """The id of the event whose first record this is.

    It is made of that record's report id and record id only, so it stays when reports published later join the event,
    when another rule chooses its values, and when other events change. It changes when a report is added that was
    published before all others of the event (of one day: with a smaller report id), or when the first record goes.
    """
    key = json.dumps(first.key, ensure_ascii=True).encode("ascii")
    return "ev-" + hashlib.sha256(key).hexdigest()[:_DIGITS]


def _best(members: Sequence[Item], values: Sequence[Standing], picked: frozenset[int]) -> Item:
    """The record that agrees best with the values chosen.

    It is one report's record as it stands, never put together from several, since its evidence points into one text.
    Between equals the surer record goes first, then the fuller, then the earlier.
    """
    agreement = dict.fromkeys((item.at for item in members), 0.0)
    for at, standing in enumerate(values):
        for item in standing.items:
            agreement[item] += 1.0 if at in picked else _NOT_CHOSEN
    return min(members, key=lambda item: (-agreement[item.at], -item.record.confidence, -item.filled, item.at))


def _fit(item: Item, members: Sequence[Item], weigh: Weigh) -> float:
    """How well a record fits its event: the probability of its mean weight with the first other records; alone, 1."""
    others = [other for other in members if other is not item][:_FITS]
    if not others:
        return 1.0
    return round(probability(sum(weigh(item.at, other.at) for other in others) / len(others)), 4)
