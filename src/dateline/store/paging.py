"""Keyset pages: a cursor names the last row seen, so rows that come or go meanwhile never shift a page."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, and_, or_

from dateline.errors import QueryError

_LONGEST_ID = 1000


@dataclass(frozen=True, slots=True)
class Order:
    """An order of rows: by day, those without one last, then by id.

    Attributes:
        name: stands in the cursor, so that a cursor of another list or order is not taken for one of this.
    """

    name: str
    day: Column[Any]
    id: Column[Any]
    descending: bool

    def page(self, query: Select[Any], *, limit: int, cursor: str | None) -> Select[Any]:
        """The query for one page; it gives one row more than `limit` where another page follows.

        Raises:
            QueryError: the limit is below 1, or the cursor is none of this order.
        """
        if limit < 1:
            raise QueryError(f"a page has at least one row, not {limit}")
        if cursor is not None:
            query = query.where(self._after(*self._decoded(cursor)))
        by_day = self.day.desc() if self.descending else self.day.asc()
        return query.order_by(by_day.nulls_last(), self.id).limit(limit + 1)

    def cursor(self, day: date | None, row_id: str) -> str:
        """The cursor of the page after the row with this day and id."""
        content = json.dumps([self.name, day.isoformat() if day else None, row_id])
        return base64.urlsafe_b64encode(content.encode()).decode().rstrip("=")

    def _after(self, day: date | None, row_id: str) -> ColumnElement[bool]:
        if day is None:
            return and_(self.day.is_(None), self.id > row_id)
        beyond = self.day < day if self.descending else self.day > day
        return or_(beyond, and_(self.day == day, self.id > row_id), self.day.is_(None))

    def _decoded(self, cursor: str) -> tuple[date | None, str]:
        try:
            padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
            name, day, row_id = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if name != self.name or not isinstance(row_id, str) or len(row_id) > _LONGEST_ID:
                raise ValueError(cursor)
            return (None if day is None else date.fromisoformat(day)), row_id
        except (ValueError, TypeError, RecursionError) as error:
            raise QueryError("the cursor is not one of this list; start again without it") from error
