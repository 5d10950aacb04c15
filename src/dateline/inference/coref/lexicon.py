"""Word lists of coreference: pronouns, words that tell a gender, classes of things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun tells: its kind; person 1 to 3; number "s", "p" or "-"; gender "m", "f", "n", "h" or "-"."""

    kind: str
    person: int
    number: str
    gender: str


@dataclass(frozen=True)
class Lexicon:
    """The lists, by lower-case word, and the class of a label of any scheme."""

    pronouns: Mapping[str, Pronoun]
    genders: Mapping[str, str]
    types: Mapping[str, str]

    def type_of(self, label: str) -> str:
        """The class of thing of a label; "" for one that is not known."""
        return self.types.get(label, "")


@cache
def load() -> Lexicon:
    """The lists that ship with the package."""
    pronouns = {row[0]: Pronoun(row[1], int(row[2]), row[3], row[4]) for row in _rows("pronouns.tsv")}
    genders = {word: row[0] for row in _rows("genders.tsv") for word in row[1].split()}
    types = {label: row[0] for row in _rows("types.tsv") for label in row[1].split()}
    return Lexicon(pronouns, genders, types)


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a table without its comments."""
    text = files("dateline.inference.coref").joinpath("data", name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
