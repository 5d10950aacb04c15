"""CoNLL-U files: a line of ten fields a word, an empty line behind each sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.errors import MalformedError
from dateline.evaluate.corpora.lines import text_of

Row = list[str]
FIELDS = 10
FORM, XPOS, MISC = 1, 4, 9  # those that are read


def sentences(path: Path) -> Iterator[tuple[int, list[Row]]]:
    """The words of each sentence that has any, with the number of its block, from 0.

    Ranges ("3-4") and empty nodes ("3.1") are no words.

    Raises:
        NotFoundError: the file cannot be opened.
        MalformedError: it is not UTF-8, or a line has not ten fields.
    """
    for number, block in enumerate(text_of(path).split("\n\n")):
        rows = [line.split("\t") for line in block.split("\n") if line and not line.startswith("#")]
        if any(len(row) != FIELDS for row in rows):
            raise MalformedError(f"{path}, sentence {number}: a line has not ten fields")
        words = [row for row in rows if row[0].isdigit()]
        if words:
            yield number, words
