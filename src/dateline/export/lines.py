"""A JSON object in one line of UTF-8 text."""

from __future__ import annotations

import json
import re

from dateline.export.cells import Json

# half a surrogate pair, which UTF-8 cannot carry; what some programs take for the end of a line
_UNSAFE = re.compile("[\\ud800-\\udfff\\x85\\u2028\\u2029]")


def to_line(content: Json) -> str:
    """The object in one line; all but ASCII is escaped where a character could break the line or the encoding."""
    line = json.dumps(content, ensure_ascii=False, allow_nan=False)
    return json.dumps(content, allow_nan=False) if _UNSAFE.search(line) else line
