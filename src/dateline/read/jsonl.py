"""JSON lines, a JSON array of objects, or one JSON object.

A bad row gives one `Failed`; the others survive. Nesting is measured before parsing, so that no document can exhaust
the stack.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from dateline.errors import InputError, MalformedError, TooDeepError
from dateline.model import Failed
from dateline.read.build import Draft, failed
from dateline.read.encoding import decode
from dateline.read.fields import draft_of
from dateline.read.limits import Limits

# A string is skipped as a whole, also one without its end; possessive, so that nothing is ever tried twice.
_MARKS = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)


def read_json(data: bytes, origin: str, limits: Limits, *, lines: bool) -> Iterator[Draft | Failed]:
    """The reports of a document.

    Args:
        data: the whole file.
        origin: its name; rows are `origin:LINE` in JSON lines, `origin[INDEX]` in an array (from 0).
        limits: how deep it may nest.
        lines: JSON lines are expected; a whole document is tried where the first line is not one. Without it, the
            other way round.

    Raises:
        InputError: nothing in it can be read.
    """
    text = decode(data)
    rows = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not rows:
        raise MalformedError("no JSON in it")
    by_line = len(rows) > 1 and _parses(rows[0][1], limits)
    if lines and (by_line or len(rows) == 1):
        yield from _lines(rows, origin, limits)
        return
    try:
        value = parse(text, limits)
    except MalformedError:
        if not by_line and not lines:
            raise
        yield from _lines(rows, origin, limits)
        return
    yield from _whole(value, origin)


def parse(text: str, limits: Limits) -> object:
    """`json.loads` that fails with our errors.

    Raises:
        TooDeepError: nested deeper than the limit.
        MalformedError: not JSON.
    """
    depth = 0
    for match in _MARKS.finditer(text):
        mark = match[0]
        depth += mark in ("[", "{")
        depth -= mark in ("]", "}")
        if depth > limits.json_depth:
            raise TooDeepError(f"JSON nested deeper than {limits.json_depth}")
    try:
        return json.loads(text)
    except ValueError as error:  # JSONDecodeError, and whole numbers of more than 4300 digits
        raise MalformedError(f"not JSON: {error}") from error


def _parses(line: str, limits: Limits) -> bool:
    try:
        return isinstance(parse(line, limits), dict)
    except InputError:
        return False


def _lines(rows: list[tuple[int, str]], origin: str, limits: Limits) -> Iterator[Draft | Failed]:
    for number, line in rows:
        where = f"{origin}:{number}"
        try:
            yield _object(parse(line, limits), where)
        except InputError as error:
            yield failed(where, error)


def _whole(value: object, origin: str) -> Iterator[Draft | Failed]:
    if not isinstance(value, list):
        yield _object(value, origin)
        return
    for index, item in enumerate(value):
        where = f"{origin}[{index}]"
        try:
            yield _object(item, where)
        except InputError as error:
            yield failed(where, error)


def _object(value: object, origin: str) -> Draft:
    if not isinstance(value, dict):
        raise MalformedError(f"a JSON object is expected, this is a {type(value).__name__}")
    return draft_of(value, origin)
