"""CSV and TSV with a header row.

The delimiter is the one that finds known column names in the first row: no guessing by patterns, which can be slow
and wrong. A row that is broken (a quote that never ends, cells too many) gives one `Failed` and reading goes on at
the next line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dateline.errors import InputError, MalformedError
from dateline.model import Failed
from dateline.read.build import Draft, failed
from dateline.read.encoding import decode
from dateline.read.fields import draft_of, knows_text
from dateline.read.limits import Limits

_DELIMITERS = ",\t;|"
_RESTARTS = 50  # broken rows that reading survives: each costs at most one more pass


def read_csv(data: bytes, origin: str, limits: Limits) -> Iterator[Draft | Failed]:
    """The reports of a table, one a row; a row's origin is `origin:LINE`, the line it starts on.

    Raises:
        MalformedError: no first row with a column for the text.
        EncodingError, UnreadableError: the bytes cannot be made text.
    """
    # The limit is the process's; it is only ever raised, so that readers in other threads cannot be cut short.
    csv.field_size_limit(max(csv.field_size_limit(), limits.file_bytes))
    lines = list(io.StringIO(decode(data), newline=""))
    start, header, delimiter = _header(lines)
    broken = 0
    while start < len(lines):
        for line, row in _rows(lines, start, delimiter):
            where = f"{origin}:{line + 1}"
            try:
                yield draft_of(_named(header, row), where)
            except InputError as error:
                yield failed(where, error)
                if isinstance(row, csv.Error):
                    start, broken = line + 1, broken + 1
                    break
        else:
            return
        if broken >= _RESTARTS:
            yield failed(
                f"{origin}:{start + 1}", MalformedError(f"more than {_RESTARTS} broken rows, the rest is not read")
            )
            return


def _header(lines: list[str]) -> tuple[int, list[str], str]:
    """The line after the header row, the column names, the delimiter."""
    for delimiter in _DELIMITERS:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        try:
            names = next((row for row in reader if any(cell.strip() for cell in row)), [])
        except csv.Error:
            continue
        if knows_text(names):
            return reader.line_num, names, delimiter
    raise MalformedError("the first row names no column text, body, content, article or the like")


def _rows(lines: list[str], start: int, delimiter: str) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Each row with the line it starts on (from 0); a broken one as the error, and then no more."""
    reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
    while True:
        line = start + reader.line_num
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, error
            return
        if any(cell.strip() for cell in row):
            yield line, row


def _named(header: list[str], row: list[str] | csv.Error) -> dict[str, object]:
    """Cells by column; missing ones at the end are empty.

    Raises:
        MalformedError: the row is broken, or has more cells than there are columns.
    """
    if isinstance(row, csv.Error):
        raise MalformedError(f"a broken row: {row}")
    if len(row) > len(header):
        raise MalformedError(f"{len(row)} cells in a table of {len(header)} columns")
    return {name: cell or None for name, cell in zip(header, row, strict=False)}
