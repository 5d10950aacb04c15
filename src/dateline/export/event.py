"""An event over many reports as a JSON object: the best record, and every cell with every claim behind it."""

from __future__ import annotations

from dateline.export.cells import Json, spans_to_list, value_to_dict
from dateline.export.output import record_to_dict
from dateline.model import Cell, Claim, Event, EventMember


def event_to_dict(event: Event) -> Json:
    """The event. Offsets under "best" count the text of the report "best.report"; those of a claim, of its "report"."""
    member = best_member(event)
    return {
        "id": event.id,
        "type": event.type.value,
        "title": event.title,
        "rule": event.rule,
        "conflicts": list(event.conflicts),
        "sources": event.sources,
        "members": [
            {"report": each.report_id, "record": each.record_id, "score": each.score} for each in event.members
        ],
        "best": {"report": member.report_id if member else None} | record_to_dict(event.best),
        "cells": [_cell(cell) for cell in event.cells],
    }


def best_member(event: Event) -> EventMember | None:
    """The member whose record is the event's best one; None for an event without members.

    A record does not name its report, and several members may carry the same record id, so that the evidence decides.
    """
    same_id = [member for member in event.members if member.record_id == event.best.id]
    shown = {mention.span for mention in event.best.evidence}
    for member in same_id:
        if shown & _spans(event, member):
            return member
    return next(iter([*same_id, *event.members]), None)


def _spans(event: Event, member: EventMember) -> set[object]:
    claims = (claim for cell in event.cells for claim in cell.claims)
    own = (claim for claim in claims if (claim.report_id, claim.mention) == (member.report_id, member.record_id))
    return {span for claim in own for span in claim.evidence}


def _cell(cell: Cell) -> Json:
    return {
        "cell": cell.cell,
        "value": cell.value,
        "best": cell.best,
        "claims": [_claim(claim) for claim in cell.claims],
    }


def _claim(claim: Claim) -> Json:
    return {
        "report": claim.report_id,
        "record": claim.mention,
        "confidence": claim.confidence,
        "value": value_to_dict(claim.value),
        "evidence": spans_to_list(claim.evidence),
    }
