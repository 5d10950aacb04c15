"""Repeated times and vague references."""

from __future__ import annotations

from fractions import Fraction

from dateline.annotate.times.anchor import Anchor, Reading
from dateline.annotate.times.conventions import chosen, is_left_out
from dateline.annotate.times.lexicon import lexicon
from dateline.annotate.times.patterns import Found
from dateline.annotate.times.resolve.durations import duration_value
from dateline.annotate.times.resolve.relative import part_suffix


def every_unit(found: Found, anchor: Anchor) -> Reading | None:
    """Read "every day", "every other day", "every two weeks", "twice a month"."""
    count = Fraction(2 if "other" in found.groups else 1)
    lexeme = found.get("n") if found.rule.name == "every-unit" else None
    if lexeme is not None and lexeme.kind == "SECOND":
        count = Fraction(2)
    elif lexeme is not None and not isinstance(lexeme.value, str):
        count = Fraction(lexeme.value or 0)
    return Reading("SET", duration_value(found.text("unit"), count), how=found.rule.name) if count > 0 else None


def every_named(found: Found, anchor: Anchor) -> Reading | None:
    """Read "every Friday", "each July", "every summer", "every morning", "every Christmas", "Fridays"."""
    how = found.rule.name
    weekday, month, named = found.number("weekday"), found.number("month"), found.get("part")
    suffix = part_suffix(named.kind, str(named.value)) if named else ""
    if "nights" in found.groups:
        if found.text("nights") != "N":
            return None
        suffix = "TNI"
    if weekday is not None:
        return Reading("SET", f"XXXX-WXX-{weekday + 1}{suffix}", how=how)
    if month is not None:
        return Reading("SET", f"XXXX-{month:02d}", how=how)
    if "holiday" in found.groups:
        day = lexicon().holidays[found.text("holiday")].day
        return Reading("SET", f"XXXX-{day[0]:02d}-{day[1]:02d}", how=how) if day else None
    if "weekend" in found.groups:
        return Reading("SET", "XXXX-WXX-WE", how=how)
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
    noun = after is not None and after.kind == "OTHER" and after.text[0].isalpha() and not _is_pronoun(after.text)
    prepared = before is not None and before.text.lower() == "in"
    return None if noun and not prepared else Reading("DATE", "PAST_REF", how=found.rule.name)


def _is_pronoun(word: str) -> bool:
    """Whether a word is a personal pronoun, which opens a clause of its own ("In the past they ...")."""
    return word.lower() in lexicon().sets["pronouns"]


def vague(found: Found, anchor: Anchor) -> Reading | None:
    """Read "now", "recently", "in the future": a reference without days."""
    lexeme = found.get("vague")
    if lexeme is None or is_left_out(lexeme.text.lower()):
        return None
    return Reading("DATE", found.text("vague"), how=found.rule.name)
