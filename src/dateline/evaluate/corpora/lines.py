"""Files of one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.errors import MalformedError, NotFoundError


def text_of(path: Path) -> str:
    """A file's text.

    Raises:
        NotFoundError: it cannot be opened.
        MalformedError: it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise NotFoundError(f"{path}: {error}") from error
    except UnicodeDecodeError as error:
        raise MalformedError(f"{path}: {error}") from error


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file; empty lines are passed over.

    Raises:
        InputError: the file cannot be read, or a line holds no JSON object.
    """
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise MalformedError(f"{path}, line {number}: {error}") from error
        if not isinstance(row, dict):
            raise MalformedError(f"{path}, line {number}: not a JSON object")
        yield row
