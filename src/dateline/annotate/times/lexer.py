"""Cut a text into lexemes, each of one class, so that patterns can be matched over a string of classes.

The lexer is the engine's own, not the text stage's tokenizer: a date such as "2020-01-03", a clock time or "Sept." is
one lexeme, "'s" is always apart, and a number in words ("twenty-five", "nineteen ninety-six") is one lexeme.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import regex

from dateline.annotate.cardinals import cardinal_at, number_words
from dateline.annotate.times.lexicon import lexicon

_RAW = regex.compile(
    r"""
      (?P<BREAK>\n[^\S\n]*\n\s*)
    | (?P<ISODATETIME>(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}[T\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?![0-9]))
    | (?P<ISODATE>(?<![0-9/-])[0-9]{4}(?:-[0-9]{2}-|/[0-9]{2}/)[0-9]{2}(?![0-9/-]))
    | (?P<SLASHDATE>(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9/]))
    | (?P<CLOCK>(?<![0-9:])(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])|[0-9]{1,2}\.[0-9]{2}(?=\s?[ap]\.?m\b)))
    | (?P<DECADE>(?<!\w)(?:(?:1[0-9]|20|[1-9])[0-9]0['’]?s|['’‘]?[1-9]0s)(?!\w))
    | (?P<ORDINAL>(?<!\w)[0-9]{1,2}(?:st|nd|rd|th)(?!\w))
    | (?P<FRACTION>(?<![\w.,/])[0-9]{1,3}\ (?:1/2|1/4|3/4)(?![\w/]))
    | (?P<PARTCODE>(?<!\w)(?:Q[1-4]|H[12])(?!\w))
    | (?P<NUMBER>(?<![\w.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)
    | (?P<AMPM>(?<!\p{L})[ap](?:\.\ ?m\.?|m)(?!\w))
    | (?P<ERA>(?<!\w)(?-i:BCE?|B\.\ ?C(?:\.(?:\ ?E\.)?)?|AD|A\.\ ?D\.|CE)(?!\w))
    | (?P<ABBREVIATION>(?<!\w)(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)
    | (?P<OCLOCK>(?<!\w)o['’]clock(?!\w))
    | (?P<SHORTYEAR>(?<!\w)['’‘][0-9]{2}(?!\w))
    | (?P<APOS_S>['’]s(?!\w)|(?<=s)['’](?!\w))
    | (?P<WORD>[\p{L}\p{M}]+)
    | (?P<HYPHEN>[-‐‑–](?![-‐‑–]))
    | (?P<COMMA>,)
    | (?P<OTHER>-{2,}|[^\s])
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_LONGEST_PHRASE = 8
_NO_SPACE_BEFORE = "'’."
_AND_A_HALF = ["and", "a", "half"]
_LONGEST_NUMBER = 12  # lexemes; longer than any number that is written out
_MAX_DIGITS = 15
_KEPT = frozenset({"CLOCK", "ISODATE", "ISODATETIME", "SLASHDATE", "AMPM"})  # read from their own characters
_EARLIEST_YEAR, _LATEST_YEAR = 1000, 2999


class Lexeme(NamedTuple):
    """A word or sign. `value` is what its class says of it: a number, a unit letter, an offset."""

    start: int
    end: int
    text: str
    kind: str
    value: int | Fraction | str | None


def lex(text: str) -> list[Lexeme]:
    """All lexemes of a text in order; white space belongs to none, an empty line is a BREAK."""
    found = [(m.start(), m.end(), m[0], m.lastgroup or "OTHER") for m in _RAW.finditer(text)]
    lowers = [piece.lower().replace("’", "'") for _, _, piece, _ in found]  # phrases are kept with the straight sign
    out: list[Lexeme] = []
    at = 0
    while at < len(found):
        start, _, piece, kind = found[at]
        label, value, size = _phrase(lowers, at) or _number(lowers, at, kind) or (*_single(piece, lowers[at], kind), 1)
        end = found[at + size - 1][1]
        out.append(Lexeme(start, end, text[start:end], label, value))
        at += size
    return out


def _phrase(lowers: list[str], at: int) -> tuple[str, int | str, int] | None:
    """The longest phrase of several words at `at`: class, value, number of lexemes."""
    candidates = lexicon().phrases.get(lowers[at])
    if candidates is None:
        return None
    joined, sizes = "", {}
    for size, word in enumerate(lowers[at : at + _LONGEST_PHRASE], start=1):
        joined = f"{joined}{'' if size == 1 or word[0] in _NO_SPACE_BEFORE else ' '}{word}"
        sizes[joined] = size
    for phrase, (label, value) in candidates:
        if phrase in sizes:
            return label, value, sizes[phrase]
    return None


def _number(lowers: list[str], at: int, kind: str) -> tuple[str, int | Fraction, int] | None:
    """A number of several lexemes or in words: class, value, number of lexemes."""
    tables, word = number_words(), lowers[at]
    if word not in tables.ones and word not in tables.tens and word not in ("a", "half") and kind != "NUMBER":
        return None
    window = lowers[at : at + _LONGEST_NUMBER]
    number = cardinal_at(window, 0)
    if number is None:
        return None
    value, size = number
    if window[size : size + 3] == _AND_A_HALF:
        return "NUMBER", value + Fraction(1, 2), size + 3
    if kind == "NUMBER":
        return ("NUMBER", value, size) if size > 1 else None
    return _spelled_ordinal(window) or _spelled_year(window, value, size) or ("NUMBER", value, size)


def _spelled_year(window: list[str], first: Fraction, size: int) -> tuple[str, int, int] | None:
    """Read "nineteen ninety-six": `first`, of `size` lexemes, is followed by another number of two digits."""
    second = cardinal_at(window, size) if 10 <= first <= 20 and size < len(window) else None
    if second is None or not 10 <= second[0] <= 99 or not window[size].isalpha():
        return None
    return "YEARNUM", int(100 * first + second[0]), second[1]


def _spelled_ordinal(window: list[str]) -> tuple[str, int, int] | None:
    """Read "twenty-first" and the like."""
    ten = number_words().tens.get(window[0])
    size = 3 if window[1:2] == ["-"] else 2
    one = lexicon().ordinals.get(window[size - 1], 10) if len(window) >= size else 10
    return ("ORDINAL", ten + one, size) if ten and one < 10 else None


def _single(piece: str, lower: str, kind: str) -> tuple[str, int | Fraction | str | None]:
    """Class and value of one lexeme."""
    if kind in ("WORD", "ABBREVIATION"):
        return _word(piece, lower.removesuffix("."))
    if kind == "NUMBER":
        return _figure(piece)
    if kind == "FRACTION":
        whole, _, part = piece.partition(" ")
        return "NUMBER", Fraction(whole) + Fraction(part)
    if kind in ("ORDINAL", "SHORTYEAR", "DECADE", "PARTCODE"):
        return kind, int("".join(c for c in piece if c.isdecimal()))
    if kind == "ERA":
        return kind, -1 if lower.startswith("b") else 1
    return kind, lower if kind in _KEPT else None


def _figure(piece: str) -> tuple[str, int | Fraction | None]:
    """DAYNUM for what can be a day of a month, YEARNUM for what can be a year, NUMBER for the rest."""
    if len(piece) > _MAX_DIGITS or not piece.isascii():
        return "OTHER", None
    if not piece.isdigit():
        return "NUMBER", Fraction(piece.replace(",", ""))
    value = int(piece)
    if len(piece) <= 2 and 1 <= value <= 31:
        return "DAYNUM", value
    if len(piece) == 4 and _EARLIEST_YEAR <= value <= _LATEST_YEAR:
        return "YEARNUM", value
    return "NUMBER", value


def _word(piece: str, lower: str) -> tuple[str, int | str | None]:
    """Class and value of a word. Names of months need a capital; "May" and "March" have a class of their own."""
    tables = lexicon()
    capital = piece[0].isupper()
    if lower in tables.months and capital:
        short = len(lower) <= 4 and lower not in ("may", "june", "july")
        label = "MAY" if lower in ("may", "march") else "MONTHABBR" if short else "MONTH"
        return label, tables.months[lower]
    if lower in tables.weekdays and (capital or len(lower) > 5):
        return "WEEKDAYABBR" if len(lower) <= 5 else "WEEKDAY", tables.weekdays[lower]
    if lower.endswith("days") and lower[:-1] in tables.weekdays:
        return "WEEKDAYS", tables.weekdays[lower[:-1]]
    label, value = tables.words.get(lower, ("OTHER", None))
    if label == "ZONE" and not piece.isupper():
        return "OTHER", None  # "et al."
    return label, value
