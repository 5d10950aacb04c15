"""Files of one JSON object a line, and of comma-separated rows, each checked against what it must hold."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dateline.errors import MalformedError, NotFoundError

Word = Annotated[str, Field(min_length=1)]


class Form(BaseModel):
    """What an object must hold; what else it holds is passed over. Nothing is converted: "3" is no number."""

    model_config = ConfigDict(strict=True, frozen=True, allow_inf_nan=False)


Row = TypeVar("Row", bound=Form)


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


def files_of(folder: Path, pattern: str) -> list[Path]:
    """The files of a pattern, in order of name.

    Raises:
        NotFoundError: there are none.
    """
    found = sorted(folder.glob(pattern))
    if not found:
        raise NotFoundError(f"{folder}: there are no {pattern}")
    return found


def json_lines(path: Path, form: type[Row]) -> Iterator[Row]:
    """The objects of a file; empty lines are passed over.

    Raises:
        NotFoundError: the file cannot be opened.
        MalformedError: it is not UTF-8, or a line holds no JSON object of this form.
    """
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = form.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False, include_context=False, include_input=False)[0]
            where = ".".join(map(str, first["loc"])) or "object"
            raise MalformedError(f"{path}, line {number}: {where}: {first['msg']}") from error
        yield row


def csv_rows(path: Path, columns: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file with a header, each with the number of the line that it ends on.

    Raises:
        NotFoundError: the file cannot be opened.
        MalformedError: it is not UTF-8, it lacks one of the columns, a quotation mark does not close, or a row has more
            or fewer cells than the header.
    """
    reader = csv.DictReader(io.StringIO(text_of(path)), strict=True)
    try:
        missing = sorted(set(columns) - set(reader.fieldnames or ()))
        if missing:
            raise MalformedError(f"{path}: it has no column {missing[0]!r}")
        for row in reader:
            if None in row or None in row.values():
                raise MalformedError(f"{path}, line {reader.line_num}: not as many cells as the header has")
            yield reader.line_num, row
    except csv.Error as error:
        raise MalformedError(f"{path}, line {reader.reader.line_num}: {error}") from error
