"""Ids as people give them: whole, or the first characters."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Column, Connection, select

from dateline.errors import QueryError

_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{6,64})")
_SHORT_DIGEST = re.compile(r"(?:sha256:)?[0-9a-f]{0,5}")
_SHOWN = 5
_LAST = "\U0010ffff"  # sorts after every other character, in bytes too


def full_report_id(connection: Connection, column: Column[Any], given: str) -> str | None:
    """The report's id that `given` is or begins, with or without "sha256:"; None where there is none.

    Raises:
        QueryError: fewer than 6 hexadecimal digits, or the beginning of several ids.
    """
    if connection.scalar(select(column).where(column == given)):
        return given
    lowered = given.strip().lower()
    if match := _DIGEST.fullmatch(lowered):
        return full_id(connection, column, f"sha256:{match[1]}", what="report")
    if _SHORT_DIGEST.fullmatch(lowered):
        raise QueryError(f"{given!r} is too short for a report's id; give at least 6 hexadecimal digits")
    return None


def full_id(connection: Connection, column: Column[Any], given: str, *, what: str) -> str | None:
    """The id that `given` is or begins; None where there is none.

    Raises:
        QueryError: nothing is given, or the beginning of several ids.
    """
    if not given:
        raise QueryError(f"no {what} id is given")
    if connection.scalar(select(column).where(column == given)):
        return given
    # a range, not LIKE: it can use the index, and letters of another case are other letters
    beginning = (column >= given) & (column < given + _LAST)
    found = [
        str(row_id) for row_id in connection.scalars(select(column).where(beginning).order_by(column).limit(_SHOWN + 1))
    ]
    if len(found) > 1:
        shown = ", ".join(found[:_SHOWN]) + (", ..." if len(found) > _SHOWN else "")
        raise QueryError(f"{given!r} begins several ids: {shown}; give more characters")
    return found[0] if found else None
