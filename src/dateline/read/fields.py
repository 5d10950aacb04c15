"""A row of a table or a JSON object as a draft: which field holds the text, the title, the day, the source."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.errors import EmptyError, MalformedError
from dateline.model import PublishedHow
from dateline.read.build import Draft
from dateline.read.dates import parse_date
from dateline.read.words import table

_NAMES: dict[str, list[str]] = table("words.toml")["fields"]


def plain_name(name: object) -> str:
    """A field's name without case, spaces, "-" and "_"."""
    return re.sub(r"[\s_-]+", "", str(name)).lower()


def knows_text(names: list[str]) -> bool:
    """Whether one of the field names is one that holds a report's text."""
    return any(plain_name(name) in _NAMES["text"] for name in names)


def draft_of(row: Mapping[str, object], origin: str) -> Draft:
    """The draft of one row. Fields that are not known are left aside.

    Raises:
        MalformedError: no field that holds text, or one that is neither text nor a list of paragraphs.
        EmptyError: the field is there and has nothing in it.
    """
    fields = {plain_name(name): value for name, value in row.items() if value is not None}
    key = next((name for name in _NAMES["text"] if name in fields), None)
    if key is None:
        if knows_text(list(row)):
            raise EmptyError("the text field is empty")
        raise MalformedError("no field named " + ", ".join(_NAMES["text"][:4]) + " or the like")
    text = fields[key]
    if isinstance(text, list) and all(isinstance(part, str) for part in text):
        text = "\n\n".join(text)
    if not isinstance(text, str):
        raise MalformedError(f"the field {key} is not text")
    published, sure = parse_date(_first(fields, "published"))
    return Draft(
        text,
        origin,
        source=_string(_first(fields, "source")),
        title=_string(_first(fields, "title")),
        url=_string(_first(fields, "url")),
        published=published,
        how=PublishedHow.FIELD,
        sure=sure,
    )


def _first(fields: Mapping[str, object], meaning: str) -> object:
    """The value of the first known field that has one."""
    return next((fields[name] for name in _NAMES[meaning] if fields.get(name) not in (None, "")), None)


def _string(value: object) -> str | None:
    """Text as it is; of an object such as {"name": "Reuters"} the name; else None."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else None
