"""Durations: how long something lasts. Those that reach up to publication, or begin there, have an interval."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from dateline.annotate.times import periods
from dateline.annotate.times.anchor import Anchor, Reading, aside, dated
from dateline.annotate.times.conventions import chosen
from dateline.annotate.times.lexicon import lexicon
from dateline.annotate.times.patterns import Found

# Units that TIMEX3 has no letter for are written in the next smaller one.
_FACTORS = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "N": (1, "D"), "WE": (2, "D")}
_HALVES = {"Y": "6M", "D": "T12H", "H": "30M", "M": "30S"}
_CLOCK_UNITS = frozenset({"S", "M", "H"})
_MAX_COUNT = 100_000
# Words before a bare plural of units: the convention that decides, and the value as a vague date.
_VAGUE_SPANS = {
    "RECENT": ("recent years", "PAST_REF"),
    "COMING": ("coming months", "FUTURE_REF"),
    "FUTURE": ("coming months", "FUTURE_REF"),
}


def duration_value(unit: str, count: Fraction | None) -> str:
    """Read "P2D", "PT3H", "P20Y"; "PXY" where the number is not told."""
    if count is None:
        letter = {"m": "M", "F": "W", "N": "D", "WE": "D"}.get(unit, unit)
        return f"PT{'X'}{letter}" if unit in _CLOCK_UNITS else f"PX{letter}"
    factor, letter = _FACTORS.get(unit, (1, unit))
    count *= factor
    if count.denominator == 2 and count > 1 and letter in _HALVES:
        prefix = "PT" if unit in _CLOCK_UNITS else "P"
        return f"{prefix}{int(count)}{letter}{_HALVES[letter]}"
    number = str(count.numerator) if count.denominator == 1 else f"{float(count):f}".rstrip("0")
    prefix = "PT" if unit in _CLOCK_UNITS else "P"
    return f"{prefix}{number}{letter.upper()}"


def _count(found: Found) -> Fraction | None:
    """The number of units; 1 for "a"; None for "several" and for a bare plural."""
    lexeme = found.get("n")
    if lexeme is None:
        if "n" in found.rule.given:
            return Fraction(found.rule.given["n"])
        if "half" in found.rule.given:
            return Fraction(3, 2)
        return None if found.kind("unit") in ("UNITS", "QUARTERS") else Fraction(1)
    return quantity(found)


def quantity(found: Found) -> Fraction | None:
    """The number in group `n`: 1 for "a", 2 for "a couple of"; None for "several", "a few" and absurd numbers."""
    first, last = found.groups["n"]
    lexemes = found.lexemes[first:last]
    if any(lexeme.kind == "SEVERAL" for lexeme in lexemes):
        return Fraction(2) if lexemes[-1].text.lower() == "couple" else None
    if lexemes[0].kind == "A":
        return Fraction(1)
    value = lexemes[0].value
    return None if value is None or isinstance(value, str) or value > _MAX_COUNT else Fraction(value)


def span(found: Found, anchor: Anchor) -> Reading | None:
    """Read "two days", "two-year", "a week", "several months", "two to three weeks", "a year and a half"."""
    unit, count = found.text("unit"), _count(found)
    if found.kinds("n") == {"A"} and found.kind("unit") in ("UNITS", "QUARTERS"):
        return None
    if not _is_duration(found, count) or _is_rate(found):
        return None
    if found.rule.name == "span-vague" and chosen("for years") == "no":
        return None
    if _is_some_day(found, count):
        return Reading("DATE", "FUTURE_REF", how=found.rule.name)
    return Reading("DURATION", duration_value(unit, count), how=found.rule.name)


def _is_some_day(found: Found, count: Fraction | None) -> bool:
    """Whether "one day" is some day to come: it follows "will" and the like."""
    before, lexeme = found.beside(-1), found.get("n")
    if lexeme is None or lexeme.text.lower() != "one" or count != 1 or found.text("unit") != "D":
        return False
    return before is not None and before.text.lower() in ("will", "would", "may", "might", "could", "shall", "can")


def _is_duration(found: Found, count: Fraction | None) -> bool:
    """Whether the words around let it be a duration, and not a rate, an ordinal or a year's number."""
    lexeme, before, after = found.get("n"), found.beside(-1), found.beside(1)
    if found.rule.name == "span-vague" and found.text("unit") in _CLOCK_UNITS and after and after.kind == "OF":
        return False  # "in the early hours of Friday"
    if lexeme is not None and (lexeme.kind == "YEARNUM" or (lexeme.text[0] == "0" and lexeme.text.isdigit())):
        return False  # a year, or a time on the clock ("0930 hours")
    if before is not None and before.text.lower() == "as" and found.kind("n") == "SEVERAL":
        return False  # "in as many days"
    if before is not None and before.end == found.start and before.text in "$£€-/.#":
        return False
    return count is None or count > 0


def _is_rate(found: Found) -> bool:
    """Whether "a week" is a rate ("four flights a week"): a noun stands before it."""
    before, unit = found.beside(-1), found.text("unit")
    if found.kinds("n") != {"A"} or found.last - found.first > 2:
        return "QUARTERS" in found.kinds("unit") and found.lexemes[found.last - 2].kind == "HYPHEN"
    if unit in ("Q", "S"):
        return True
    after, sets = found.beside(1), lexicon().sets
    if after is not None and after.kind in ("BEFORE", "AFTER"):
        return False
    no_noun = sets["before_a_span"] | sets["pronouns"]
    counted = before is not None and before.kind in ("NUMBER", "DAYNUM", "UNITS")
    noun = before is not None and before.kind == "OTHER" and before.text.lower() not in no_noun
    return noun or (counted and chosen("$5 a year") == "no")


def half_span(found: Found, anchor: Anchor) -> Reading | None:
    """Read "half a year"."""
    unit = found.text("unit")
    smaller = {"Y": ("m", 6), "H": ("M", 30), "E": ("Y", 5), "C": ("Y", 50), "D": ("H", 12), "M": ("S", 30)}.get(unit)
    if smaller is None:
        return None
    return Reading("DURATION", duration_value(smaller[0], Fraction(smaller[1])), how=found.rule.name)


def anchored_span(found: Found, anchor: Anchor) -> Reading | None:
    """Read "the past two years": the time up to publication; "the next few weeks": the time from it on.

    The interval is None where the number is not told ("recent years"), and where the span hangs from something else
    than publication: "the last two days of the talks", "the following week", what a history or a past verb goes on to.
    """
    unit, count, kinds = found.text("unit"), _count(found), found.kinds("rel")
    reference = _reference(found)
    if reference:
        return Reading("DATE", reference, how=found.rule.name)
    if unit == "Y" and count == 1 and kinds & {"PAST"} and chosen("the past year") == "date":
        return _past_year(found, anchor)
    value = duration_value(unit, count)
    back = bool(kinds & {"LAST", "PAST", "PREVIOUS", "LATEST"})
    after = found.beside(1)
    elsewhere = (
        anchor.story is not None
        or bool(kinds & {"FOLLOWING", "PREVIOUS"})
        or (after is not None and after.kind == "OF")
        or (not back and anchor.tense(found) == "past")
    )
    interval, edtf = None, ""
    if not elsewhere and count is not None and count.denominator == 1 and unit not in _CLOCK_UNITS and anchor.published:
        edges = _edges(anchor.published, unit, int(count), back=back)
        period = periods.days(*edges, value) if edges else None
        interval, edtf = (period.interval, period.edtf) if period else (None, "")
    return Reading("DURATION", value, interval, edtf, found.rule.name)


def _reference(found: Found) -> str:
    """What "recent years" and "coming months" are where they are taken for a vague date; "" for a duration."""
    first = found.lexemes[found.first].kind
    if "n" in found.groups or first not in _VAGUE_SPANS:
        return ""
    name, value = _VAGUE_SPANS[first]
    return value if chosen(name) == "reference" else ""


def _past_year(found: Found, anchor: Anchor) -> Reading:
    """Read "the past year" with the days of the twelve months up to publication and the value of the year before."""
    edges = _edges(anchor.published, "Y", 1, back=True) if anchor.published else None
    period = periods.days(*edges, f"{edges[0].year:04d}") if edges else None
    return aside(dated(period, found.rule.name))


def _edges(published: date, unit: str, count: int, *, back: bool) -> tuple[date, date] | None:
    """First and last day of so many units up to publication, or from it on."""
    other = periods.shift(published, unit, -count if back else count)
    if other is None:
        return None
    return (other, published) if back else (published, other)
