"""Readings in and out of `reports`, `records`, `claims` and `failures`.

A reading is stored once: its records and claims in rows of their own, the report in columns, the rest as JSON. What is
loaded equals what was stored.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, or_, select, update

from dateline.errors import StoreError
from dateline.model import (
    Claim,
    Entity,
    EventKind,
    Failed,
    Head,
    Link,
    PlaceMention,
    PublishedHow,
    Reading,
    Record,
    Relation,
    Report,
    Span,
    TimeMention,
    Value,
)
from dateline.model.words import record_title, value_text, where_text
from dateline.store import codec
from dateline.store.folding import folded, folded_query
from dateline.store.paging import Order
from dateline.store.rows import ReportPage, ReportRow
from dateline.store.schema import claims, failures, records, reports

_BY_DATE = Order("reports", reports.c.published, reports.c.id, descending=True)
_LISTED = [reports.c[name] for name in ("id", "title", "source", "published", "published_how", "n_records", "language")]
_SPANS = tuple[Span, ...]
_AT_ONCE = 100  # reports loaded together
_Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a reading stands neither in a column nor in a row of its own."""

    head: Head | None
    dateline: PlaceMention | None
    relations: tuple[Relation, ...]
    links: tuple[Link, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    entities: tuple[Entity, ...]
    failed: tuple[Failed, ...]


def write_reading(connection: Connection, reading: Reading, *, version: str, weights: str) -> bool:
    """Store the reading in place of an earlier one of the same report; whether that changed anything.

    Of two readings by the same version that differ only in where the report was found (origin, title, URL), the first
    one stays, so that a run cut short and resumed ends in the same rows as one that was not.

    Raises:
        StoreError: the reading does not fit the model, or holds a claim of another report.
    """
    report = reading.report
    if stray := next((claim for claim in reading.claims if claim.report_id != report.id), None):
        raise StoreError(f"{report.id}: holds a claim of {stray.report_id}")
    row, record_rows, claim_rows = _report_row(reading), _record_rows(reading), _claim_rows(reading)
    row |= {"version": version, "weights": weights, "digest": _digest(row, record_rows, claim_rows)}
    stored = connection.execute(
        select(reports.c.version, reports.c.weights, reports.c.digest).where(reports.c.id == report.id)
    ).one_or_none()
    if stored and tuple(stored) == (version, weights, row["digest"]):
        return False
    if stored:
        for table in (records, claims):
            connection.execute(delete(table).where(table.c.report_id == report.id))
        connection.execute(update(reports).where(reports.c.id == report.id).values(row))
    else:
        connection.execute(insert(reports), row)
    for table, rows in ((records, record_rows), (claims, claim_rows)):
        if rows:
            connection.execute(insert(table), rows)
    _replace_failures(connection, reading, version=version, weights=weights)
    return True


def write_failed(connection: Connection, failed: Failed, *, version: str, weights: str) -> bool:
    """Store the failure in place of what an earlier version said of the item; whether that changed anything."""
    row = {
        "item_id": failed.item_id, "stage": failed.stage, "code": failed.code, "reason": failed.reason,
        "version": version, "weights": weights, "report_id": None,
    }  # fmt: skip
    same_item = failures.c.item_id == failed.item_id
    same_key = (failures.c.stage == failed.stage) & (failures.c.code == failed.code)
    stored = connection.execute(select(failures).where(same_item, same_key)).mappings().one_or_none()
    if stored and dict(stored) == row:
        return False
    other_version = or_(failures.c.version != version, failures.c.weights != weights)
    connection.execute(delete(failures).where(same_item, or_(same_key, other_version)))
    connection.execute(insert(failures), row)
    return True


def _replace_failures(connection: Connection, reading: Reading, *, version: str, weights: str) -> None:
    """What once failed and has now been read is no failure; what failed inside this reading is one."""
    report = reading.report
    once_failed = [report.id, report.origin] if report.origin else [report.id]
    connection.execute(
        delete(failures).where(or_(failures.c.report_id == report.id, failures.c.item_id.in_(once_failed)))
    )
    for failed in reading.failed:
        write_failed(connection, failed, version=version, weights=weights)
        connection.execute(
            update(failures)
            .where(
                failures.c.item_id == failed.item_id, failures.c.stage == failed.stage, failures.c.code == failed.code
            )
            .values(report_id=report.id)
        )


def _report_row(reading: Reading) -> dict[str, Any]:
    report = reading.report
    rest = Rest(
        head=report.head,
        dateline=reading.dateline,
        relations=reading.relations,
        links=reading.links,
        times=reading.times,
        places=reading.places,
        entities=reading.entities,
        failed=reading.failed,
    )
    return {
        "id": report.id,
        "source": report.source,
        "title": report.title,
        "url": report.url,
        "published": report.published,
        "published_how": report.published_how.value,
        "published_confidence": report.published_confidence,
        "origin": report.origin,
        "language": reading.language,
        "text": report.text,
        "n_records": len(reading.records),
        "search": folded(f"{report.title or ''}\n{report.source}\n{report.text}"),
        "content": codec.dumps(Rest, rest),
    }


def _record_rows(reading: Reading) -> _Rows:
    return [
        {
            "report_id": reading.report.id,
            "seq": seq,
            "id": record.id,
            "type": record.type.value,
            "mode": record.mode,
            "status": record.status.value,
            "background": record.background,
            "title": record_title(record),
            "start_day": record.when.interval.start if record.when else None,
            "end_day": record.when.interval.end if record.when else None,
            "place": where_text(record.where),
            "country": record.where.country if record.where else None,
            "confidence": record.confidence,
            "content": codec.dumps(Record, record),
        }
        for seq, record in enumerate(reading.records)
    ]


def _claim_rows(reading: Reading) -> _Rows:
    return [
        {
            "report_id": reading.report.id,
            "seq": seq,
            "record_id": claim.mention,
            "cell": claim.cell,
            "value": value_text(claim.value),
            "content": codec.dumps(Value, claim.value),
            "evidence": _own_evidence(claim),
            "confidence": claim.confidence,
        }
        for seq, claim in enumerate(reading.claims)
    ]


def _own_evidence(claim: Claim) -> str | None:
    """The claim's evidence; None where its value, which has its own, holds the same."""
    if not isinstance(claim.value, EventKind) and claim.value.evidence == claim.evidence:
        return None
    return codec.dumps(_SPANS, claim.evidence)


def _digest(row: dict[str, Any], record_rows: _Rows, claim_rows: _Rows) -> str:
    """A hash over what was read, and not over where the report was found."""
    parts = [repr([row[name] for name in ("source", "published", "language", "text", "content")])]
    parts += [item["content"] for item in record_rows]
    parts += [repr(list(item.values())) for item in claim_rows]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def load_reading(connection: Connection, report_id: str) -> Reading | None:
    """The reading of the report with exactly this id."""
    rows = connection.execute(select(reports).where(reports.c.id == report_id)).all()
    return next(iter(_assembled(connection, rows)), None)


def load_after(connection: Connection, report_id: str) -> list[Reading]:
    """The next readings in the order of their ids, after this id ("" for the first ones); none at the end."""
    query = select(reports).where(reports.c.id > report_id).order_by(reports.c.id).limit(_AT_ONCE)
    return list(_assembled(connection, connection.execute(query).all()))


def _assembled(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Reading]:
    """The readings of these rows of `reports`."""
    ids = [row.id for row in rows]
    found: dict[str, list[Record]] = defaultdict(list)
    asserted: dict[str, list[Claim]] = defaultdict(list)
    for row in connection.execute(_of_reports(records, ids)):
        found[row.report_id].append(codec.loads(Record, row.content))
    for row in connection.execute(_of_reports(claims, ids)):
        value = codec.loads_any(Value, row.content)
        evidence = value.evidence if row.evidence is None else codec.loads_any(_SPANS, row.evidence)
        asserted[row.report_id].append(Claim(row.report_id, row.record_id, row.cell, value, evidence, row.confidence))
    for row in rows:
        yield _reading(row, tuple(found[row.id]), tuple(asserted[row.id]))


def _of_reports(table: Table, ids: list[str]) -> Select[Any]:
    return select(table).where(table.c.report_id.in_(ids)).order_by(table.c.report_id, table.c.seq)


def _reading(row: Row[Any], found: tuple[Record, ...], asserted: tuple[Claim, ...]) -> Reading:
    rest = codec.loads(Rest, row.content)
    report = Report(
        id=row.id,
        source=row.source,
        text=row.text,
        title=row.title,
        url=row.url,
        published=row.published,
        published_how=PublishedHow(row.published_how),
        published_confidence=row.published_confidence,
        head=rest.head,
        origin=row.origin,
    )
    return Reading(
        report=report,
        language=row.language,
        dateline=rest.dateline,
        records=found,
        relations=rest.relations,
        links=rest.links,
        times=rest.times,
        places=rest.places,
        entities=rest.entities,
        claims=asserted,
        failed=rest.failed,
    )


def report_page(connection: Connection, *, limit: int, cursor: str | None, text: str | None) -> ReportPage:
    """Reports, the latest first, those without a date last; `text` is part of the title, outlet or text.

    Raises:
        QueryError: a limit below 1, a cursor of another list, or too long a text.
    """
    wanted = folded_query(text)
    conditions = [reports.c.search.contains(wanted, autoescape=True)] if wanted else []
    total = connection.scalar(select(func.count()).select_from(reports).where(*conditions)) or 0
    query = _BY_DATE.page(select(*_LISTED).where(*conditions), limit=limit, cursor=cursor)
    found = [
        ReportRow(**{**row, "published_how": PublishedHow(row["published_how"])})
        for row in connection.execute(query).mappings()
    ]
    rows = tuple(found[:limit])
    following = _BY_DATE.cursor(rows[-1].published, rows[-1].id) if len(found) > limit else None
    return ReportPage(rows, following, total)
