"""Names and adjectives of countries at the front of a participant's name."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dateline.resolve.across.folding import fold

_LONGEST = 6  # words of a country's name that are looked at


@cache
def _table() -> dict[str, str]:
    """Folded name, alias or demonym (and its plural) -> ISO 3166-1 alpha-3; the first country of the file wins."""
    found: dict[str, str] = {}
    lines = (files("dateline.gazetteer") / "data" / "countries.tsv").read_text("utf-8").splitlines()
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        for words in _names(row):
            found.setdefault(words, row["alpha3"])
    return found


def _names(row: dict[str, str]) -> Iterator[str]:
    yield fold(row["name"])
    for column, plurals in (("aliases", False), ("demonyms", True)):
        for name in filter(None, (row[column] or "").split("|")):
            yield fold(name)
            if plurals:
                yield fold(name) + "s"


def leading_country(folded: str) -> tuple[str | None, str]:
    """The country that a folded name begins with, and the words after it; None and the name where there is none.

    "iraqi police" gives ("IRQ", "police").
    """
    words = folded.split()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if iso := _table().get(" ".join(words[:length])):
            return iso, " ".join(words[length:])
    return None, folded
