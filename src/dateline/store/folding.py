"""Text made alike for searching: case, compatibility forms and white space do not matter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from dateline.errors import QueryError

_LONGEST_QUERY = 1000  # characters; SQLite takes patterns of at most 50,000 bytes


def folded(text: str) -> str:
    """The text in NFKC, case-folded, with each run of white space as one space."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def folded_lines(texts: Iterable[str]) -> str:
    """The distinct folded texts, one a line."""
    return "\n".join(dict.fromkeys(filter(None, map(folded, texts))))


def folded_query(text: str | None) -> str:
    """What to look for in folded text; "" where nothing is asked.

    Raises:
        QueryError: the text is too long.
    """
    query = folded(text or "")
    if len(query) > _LONGEST_QUERY:
        raise QueryError(f"the text to look for is longer than {_LONGEST_QUERY} characters")
    return query
