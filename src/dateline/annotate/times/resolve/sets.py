"""Repeated times and vague references."""

from __future__ import annotations

from fractions import Fraction

from dateline.annotate.times.anchor import Anchor, Reading
from dateline.annotate.times.conventions import chosen, is_left_out
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.resolve.durations import duration_value
from dateline.annotate.times.resolve.relative import part_suffix


def every_unit(found: Found, anchor: Anchor) -> Reading | None:
    """Read "every day", "every two weeks", "twice a month"."""
    number = found.number("n") if found.rule.name == "every-unit" else None
    return Reading("SET", duration_value(found.text("unit"), Fraction(number or 1)), how=found.rule.name)


def every_named(found: Found, anchor: Anchor) -> Reading | None:
    """Read "every Friday", "each July", "every summer", "every morning", "Fridays"."""
    how = found.rule.name
    weekday, month, named = found.number("weekday"), found.number("month"), found.get("part")
    suffix = part_suffix(named.kind, str(named.value)) if named else ""
    if weekday is not None:
        return Reading("SET", f"XXXX-WXX-{weekday + 1}{suffix}", how=how)
    if month is not None:
        return Reading("SET", f"XXXX-{month:02d}", how=how)
    if "season" in found.groups:
        return Reading("SET", f"XXXX-{found.text('season')}", how=how)
    return Reading("SET", f"XXXX-XX-XX{suffix}", how=how)


def adverb_set(found: Found, anchor: Anchor) -> Reading | None:
    """Read "daily", "annually"; but a "daily" before a name is a newspaper."""
    after = found.beside(1)
    paper = after is not None and after.kind == "OTHER" and after.text.istitle() and found.text("set") == "P1D"
    attribute = after is not None and after.kind == "OTHER" and after.text[0].isalpha()
    if attribute and chosen("daily before a noun") == "no":
        return None
    if paper or is_left_out(found.lexemes[found.first].text.lower()):
        return None
    return Reading("SET", found.text("set"), how=found.rule.name)


def the_past(found: Found, anchor: Anchor) -> Reading | None:
    """Read "in the past" as a vague reference, unless a noun follows ("the past president")."""
    before, after = found.beside(-1), found.beside(1)
    noun = after is not None and after.kind == "OTHER" and after.text[0].isalpha()
    prepared = before is not None and before.text.lower() == "in"
    return None if noun and not prepared else Reading("DATE", "PAST_REF", how=found.rule.name)


def vague(found: Found, anchor: Anchor) -> Reading | None:
    """Read "now", "recently", "in the future": a reference without days."""
    lexeme = found.get("vague")
    if lexeme is None or is_left_out(lexeme.text.lower()):
        return None
    return Reading("DATE", found.text("vague"), how=found.rule.name)
