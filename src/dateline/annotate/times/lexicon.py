"""The words of time expressions: tables read once from `data/lexicon.toml` and `data/holidays.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Tables whose words all have one class, and that class.
_TABLE_CLASSES = {
    "seasons": "SEASON",
    "parts": "PART",
    "plural_parts": "PARTS",
    "clockwords": "CLOCKWORD",
    "ordinals": "ORDINAL",
    "decades": "DECADE",
    "sets": "ADVSET",
    "today": "TODAY",
    "vague": "VAGUE",
    "zones": "ZONE",
    "approximate": "APPROX",
    "tails": "ORSO",
}
# Words that stand in two tables, or that patterns must tell from their table's other words.
_OWN_CLASSES = {
    "second": "SECOND",
    "quarter": "QUARTER",
    "quarters": "QUARTERS",
    "weekend": "WEEKEND",
    "night": "NIGHT",
    "day": "DAY",
    "year": "YEAR",
    "century": "CENTURY",
    "fall": "FALL",
    "future": "FUTURE",
}
_FIRST_WORD = re.compile(r"[ '’.]")
Value = int | str
Entry = tuple[str, Value]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday by one of three rules; the other two are None. See `data/holidays.toml`."""

    day: tuple[int, int] | None = None
    weekday: tuple[int, int, int] | None = None
    easter: int | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables, keys in lower case.

    Attributes:
        words: single word -> its class and value.
        phrases: first word -> phrases of several words with class and value, the longest first. A phrase is a string
            of words joined by one space.
        months: month names and abbreviations.
        weekdays: weekday names and abbreviations.
        ordinals: ordinal word -> number.
        holidays: name -> rule.
        sets: sets of words that single rules ask about.
    """

    words: dict[str, Entry]
    phrases: dict[str, tuple[tuple[str, Entry], ...]]
    months: dict[str, int]
    weekdays: dict[str, int]
    ordinals: dict[str, int]
    holidays: dict[str, Holiday]
    sets: dict[str, frozenset[str]]


def _load(name: str) -> dict[str, object]:
    return tomllib.loads((files(__package__) / "data" / name).read_text("utf-8"))


def _table(raw: dict[str, object], name: str) -> dict[str, Value]:
    table = raw[name]
    if not isinstance(table, dict):
        raise TypeError(f"lexicon table {name} is not a table")
    return table


def _lists(raw: dict[str, object], name: str) -> dict[str, list[str]]:
    table = raw[name]
    if not isinstance(table, dict) or not all(isinstance(words, list) for words in table.values()):
        raise TypeError(f"lexicon table {name} does not hold lists of words")
    return table


def _entries(raw: dict[str, object], holidays: dict[str, Holiday]) -> Iterator[tuple[str, Entry]]:
    """Every word and phrase with its class and value; a later entry for the same word wins."""
    for word, unit in _table(raw, "units").items():
        plural = word.endswith("s")
        yield word, (_OWN_CLASSES.get(word, "UNITS" if plural else "UNIT"), unit)
    for name, label in _TABLE_CLASSES.items():
        for word, value in _table(raw, name).items():
            yield word, (_OWN_CLASSES.get(word, label), value)
    for label, words in _lists(raw, "words").items():
        for word in words:
            yield word, (label, word)
    for name in holidays:
        yield name, ("HOLIDAY", name)


def _holidays() -> dict[str, Holiday]:
    out: dict[str, Holiday] = {}
    entries = _load("holidays.toml")["holiday"]
    if not isinstance(entries, list):
        raise TypeError("holidays.toml holds no list of holidays")
    for entry in entries:
        rule = Holiday(
            day=tuple(entry["day"]) if "day" in entry else None,
            weekday=tuple(entry["weekday"]) if "weekday" in entry else None,
            easter=entry.get("easter"),
        )
        out.update(dict.fromkeys(entry["names"], rule))
    return out


@cache
def lexicon() -> Lexicon:
    """The tables."""
    raw, holidays = _load("lexicon.toml"), _holidays()
    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[str, Entry]]] = {}
    for phrase, entry in _entries(raw, holidays):
        if " " in phrase:
            first = _FIRST_WORD.split(phrase, maxsplit=1)[0]  # the lexer cuts "'s" and a full stop off
            phrases.setdefault(first, []).append((phrase, entry))
        else:
            words[phrase] = entry
    for ambiguous in ("second", "night"):
        words[ambiguous] = (_OWN_CLASSES[ambiguous], _table(raw, "units")[ambiguous])
    return Lexicon(
        words=words,
        phrases={first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in phrases.items()},
        months={word: int(value) for word, value in _table(raw, "months").items()},
        weekdays={word: int(value) for word, value in _table(raw, "weekdays").items()},
        ordinals={word: int(value) for word, value in _table(raw, "ordinals").items()},
        holidays=holidays,
        sets={name: frozenset(words) for name, words in _lists(raw, "sets_of_words").items()},
    )
