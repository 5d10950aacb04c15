"""An event's claims side by side: for each cell every distinct value, and who says so, when and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dateline.model import Cell, Claim, Event, EventKind, Reading, Record, Source, Span, Toll
from dateline.serve.context import surroundings

Lookup = Callable[[str], Reading | None]

CLAIMS_SHOWN = 12  # of one value; more would bury the values that differ

# Cell of a claim -> row of the page. An event claim speaks of two things, which people ask about separately.
_LABELS = {
    "event": "What",
    "status": "Status",
    "when": "When",
    "where": "Where",
    "actor": "Actors",
    "recipient": "Recipients",
    "toll": "Tolls",
    "according_to": "Sources",
}
_CONFLICT_CELLS = {"type": "event", "mode": "event", "what": "event", "kind": "event", "source": "according_to"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One claim as shown: who says it, where, when, and the words inside their sentence.

    `before` + `quote` + `after` is a stretch of the report; `report_id` and `span` lead to it.
    """

    speakers: tuple[str, ...]
    outlet: str
    title: str
    published: date | None
    status: str
    confidence: float
    report_id: str
    span: Span
    before: str
    quote: str
    after: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One distinct value of a cell. `hidden` is the number of claims that are not shown."""

    text: str
    best: bool
    reports: int
    voices: tuple[Voice, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class CellTable:
    """All values of one cell, the chosen one first."""

    key: str
    label: str
    conflict: bool
    values: tuple[ValueRow, ...]


def conflict_cells(conflicts: Iterable[str]) -> frozenset[str]:
    """The rows of the page that kinds of disagreement speak of; an unknown kind marks the row of its name, if any."""
    names = (name.removesuffix("s") if name not in _LABELS else name for name in conflicts)
    return frozenset(_CONFLICT_CELLS.get(name, name) for name in names)


def compare(event: Event, lookup: Lookup) -> tuple[CellTable, ...]:
    """The cells of an event side by side, in the order what, status, when, where, who, tolls, sources."""
    conflicts = conflict_cells(event.conflicts)
    groups: dict[str, list[Cell]] = {key: [] for key in _LABELS}
    for cell in event.cells:
        groups.setdefault(cell.cell, []).append(cell)
    if not groups["status"]:
        groups["status"] = _status_cells(groups["event"], event.best.status)
    return tuple(
        CellTable(
            key=key,
            label=_LABELS.get(key, key),
            conflict=key in conflicts,
            values=tuple(_value_row(cell, lookup) for cell in _ordered(cells)),
        )
        for key, cells in groups.items()
        if cells
    )


def _ordered(cells: list[Cell]) -> list[Cell]:
    return sorted(cells, key=lambda cell: (not cell.best, -len(cell.claims), cell.value))


def _status_cells(event_cells: list[Cell], best: str) -> list[Cell]:
    """Event claims grouped by the status that they give."""
    claims: dict[str, list[Claim]] = {}
    for cell in event_cells:
        for claim in cell.claims:
            if isinstance(claim.value, EventKind):
                claims.setdefault(claim.value.status.value, []).append(claim)
    return [Cell("status", status, tuple(found), status == best) for status, found in claims.items()]


def _value_row(cell: Cell, lookup: Lookup) -> ValueRow:
    shown = [voice for claim in cell.claims[:CLAIMS_SHOWN] if (voice := _voice(claim, lookup))]
    return ValueRow(
        text=cell.value.replace("_", " ") if cell.cell == "status" else cell.value,
        best=cell.best,
        reports=len({claim.report_id for claim in cell.claims}),
        voices=tuple(_merged(shown)),
        hidden=max(0, len(cell.claims) - CLAIMS_SHOWN),
    )


def _merged(voices: list[Voice]) -> list[Voice]:
    """The same words of the same report are shown once, though several mentions may claim by them."""
    unique: dict[tuple[str, Span, tuple[str, ...], str], Voice] = {}
    for voice in voices:
        unique.setdefault((voice.report_id, voice.span, voice.speakers, voice.status), voice)
    return list(unique.values())


def _voice(claim: Claim, lookup: Lookup) -> Voice | None:
    """None where the report is no longer there, since nothing is shown that cannot be followed to its words."""
    reading = lookup(claim.report_id)
    if reading is None or not claim.evidence:
        return None
    report, span = reading.report, claim.evidence[0]
    record = next((record for record in reading.records if record.id == claim.mention), None)
    before, after = surroundings(report.text, span)
    return Voice(
        speakers=_speakers(claim, record),
        outlet=report.source,
        title=report.title or "",
        published=report.published,
        status=_status(claim, record),
        confidence=claim.confidence,
        report_id=report.id,
        span=span,
        before=before,
        quote=report.text[span.start : span.end],
        after=after,
        why=_why(claim, reading),
    )


def _speakers(claim: Claim, record: Record | None) -> tuple[str, ...]:
    """Whom the report names for this claim; empty where it vouches for it."""
    if isinstance(claim.value, Toll) and claim.value.according_to:
        return claim.value.according_to
    if isinstance(claim.value, Source) or record is None:
        return ()
    return tuple(dict.fromkeys(source.name for source in record.according_to if source.name))


def _status(claim: Claim, record: Record | None) -> str:
    if isinstance(claim.value, EventKind):
        return claim.value.status.value
    return record.status.value if record else ""


def _why(claim: Claim, reading: Reading) -> tuple[str, ...]:
    """What spoke for the value: votes of the heads, the rule that read the date, how the place was looked up."""
    reasons: list[str] = []
    if isinstance(claim.value, EventKind):
        reasons += [f"{name} {score:.2f}" for name, score in claim.value.votes]
    if isinstance(claim.value, Source) and claim.value.cue:
        reasons.append(f"{claim.value.kind}, cue “{claim.value.cue}”")
    if claim.cell == "when":
        reasons += [time.how for time in reading.times if time.span in claim.evidence and time.how]
    if claim.cell == "where":
        reasons += [
            f"{place.place.id} {place.score:.2f}"
            for place in reading.places
            if place.place and place.span in claim.evidence
        ]
    return tuple(dict.fromkeys(reasons))
