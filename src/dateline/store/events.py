"""Events in and out of `events`, `event_members` and `event_cells`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from dateline.errors import StoreError
from dateline.model import Cell, Claim, Event, EventMember, EventType, Participant, Record
from dateline.model.words import toll_text, where_text
from dateline.store import codec
from dateline.store.folding import folded_lines
from dateline.store.schema import event_cells, event_members, events

_TEXTS = tuple[str, ...]
_AT_ONCE = 200  # events written, or ids deleted, with one statement
_Rows = list[dict[str, Any]]


def replace_events(connection: Connection, replacement: Iterable[Event]) -> None:
    """Make the stored events exactly these; an event that is stored already is not touched.

    Raises:
        StoreError: two events have the same id, or an event does not fit the model.
    """
    stored = {row.id: row.digest for row in connection.execute(select(events.c.id, events.c.digest))}
    seen: set[str] = set()
    incoming = iter(replacement)
    while some := list(islice(incoming, _AT_ONCE)):
        changed: _Rows = []
        members: _Rows = []
        cells: _Rows = []
        for event in some:
            if event.id in seen:
                raise StoreError(f"two events have the id {event.id}")
            seen.add(event.id)
            row, its_members, its_cells = _event_row(event), _member_rows(event), _cell_rows(event)
            row["digest"] = _digest(row, its_members, its_cells)
            if stored.get(event.id) != row["digest"]:
                changed.append(row)
                members += its_members
                cells += its_cells
        _delete(connection, [row["id"] for row in changed if row["id"] in stored])
        for table, rows in ((events, changed), (event_members, members), (event_cells, cells)):
            if rows:
                connection.execute(insert(table), rows)
    _delete(connection, sorted(stored.keys() - seen))


def _delete(connection: Connection, ids: list[str]) -> None:
    """Delete these events; their members and cells go with them."""
    for start in range(0, len(ids), _AT_ONCE):
        connection.execute(delete(events).where(events.c.id.in_(ids[start : start + _AT_ONCE])))


def _event_row(event: Event) -> dict[str, Any]:
    best = event.best
    interval = best.when.interval if best.when else None
    return {
        "id": event.id,
        "type": event.type.value,
        "mode": best.mode,
        "title": event.title,
        "status": best.status.value,
        "start_day": interval.start if interval else None,
        "end_day": interval.end if interval else None,
        "sort_day": (interval.start or interval.end) if interval else None,
        "place": where_text(best.where),
        "country": best.where.country if best.where else None,
        "actors": _distinct(actor.name for actor in best.actors),
        "recipients": _distinct(recipient.name for recipient in best.recipients),
        "tolls": _distinct(toll_text(toll) for toll in best.tolls),
        "conflicts": codec.dumps(_TEXTS, event.conflicts),
        "in_conflict": bool(event.conflicts),
        "background": best.background,
        "confidence": best.confidence,
        "n_reports": len({member.report_id for member in event.members}),
        "sources": event.sources,
        "rule": event.rule,
        "names": folded_lines(_names(event)),
        "search": folded_lines(_words(event)),
        "best": codec.dumps(Record, best),
    }


def _distinct(texts: Iterable[str]) -> str:
    """The texts as a JSON list, each once."""
    return codec.dumps(_TEXTS, tuple(dict.fromkeys(texts)))


def _names(event: Event) -> list[str]:
    """Every name that any report gives a participant."""
    best = [participant.name for participant in (*event.best.actors, *event.best.recipients)]
    told = [claim.value.name for cell in event.cells for claim in cell.claims if isinstance(claim.value, Participant)]
    return best + told


def _words(event: Event) -> list[str]:
    """The title and all evidence of all reports."""
    best = [mention.span.quote for mention in event.best.evidence]
    told = [span.quote for cell in event.cells for claim in cell.claims for span in claim.evidence]
    return [event.title, *best, *told]


def _member_rows(event: Event) -> _Rows:
    return [
        {
            "event_id": event.id,
            "seq": seq,
            "report_id": member.report_id,
            "record_id": member.record_id,
            "score": member.score,
        }
        for seq, member in enumerate(event.members)
    ]


def _cell_rows(event: Event) -> _Rows:
    return [
        {
            "event_id": event.id,
            "seq": seq,
            "cell": cell.cell,
            "value": cell.value,
            "best": cell.best,
            "claims": codec.dumps(tuple[Claim, ...], cell.claims),
        }
        for seq, cell in enumerate(event.cells)
    ]


def _digest(*rows: object) -> str:
    return hashlib.sha256(repr(rows).encode("utf-8", "surrogatepass")).hexdigest()


def load_event(connection: Connection, event_id: str) -> Event | None:
    """The event with exactly this id."""
    row = connection.execute(select(events).where(events.c.id == event_id)).one_or_none()
    if row is None:
        return None
    its_members = select(event_members).where(event_members.c.event_id == event_id).order_by(event_members.c.seq)
    its_cells = select(event_cells).where(event_cells.c.event_id == event_id).order_by(event_cells.c.seq)
    return Event(
        id=row.id,
        type=EventType(row.type),
        title=row.title,
        members=tuple(EventMember(m.report_id, m.record_id, m.score) for m in connection.execute(its_members)),
        best=codec.loads(Record, row.best),
        cells=tuple(
            Cell(c.cell, c.value, codec.loads_any(tuple[Claim, ...], c.claims), c.best)
            for c in connection.execute(its_cells)
        ),
        rule=row.rule,
        conflicts=codec.loads_any(_TEXTS, row.conflicts),
        sources=row.sources,
    )
