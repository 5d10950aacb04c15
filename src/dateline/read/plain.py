"""Plain text and Markdown: the whole file is one report."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.read.build import Draft
from dateline.read.encoding import decode


def read_plain(data: bytes, origin: str) -> Iterator[Draft]:
    """The file as one draft.

    Raises:
        EncodingError, UnreadableError: the bytes cannot be made text.
    """
    yield Draft(decode(data), origin)
