"""Names that hold a time word but mean no time: "Black Friday", "the Sunday Times", "the Good Friday Agreement".

So do "the Christmas Lights Fund" and "a deal close to May's heart".
"""

from __future__ import annotations

from dateline.annotate.times.lexicon import lexicon
from dateline.annotate.times.patterns import Found

_IN_TITLES = frozenset({"WEEKDAY", "ADVSET", "TODAY", "TONIGHT", "HOLIDAY"})  # classes that such names are made of
_BEFORE_A_MONTH = frozenset({"IN", "OF", "SINCE", "LAST", "NEXT"})  # what a person hardly follows


def is_name(found: Found) -> bool:
    """Whether the single word (or holiday) of a match is a part of a name."""
    if found.last - found.first != 1:
        return False
    lexeme, before, after = found.lexemes[found.first], found.beside(-1), found.beside(1)
    if lexeme.kind == "MAY" and after is not None and after.kind == "APOS_S":
        return before is None or before.kind not in _BEFORE_A_MONTH
    if lexeme.kind not in _IN_TITLES or not lexeme.text[0].isupper():
        return False
    sets = lexicon().sets
    if before is not None and lexeme.kind == "WEEKDAY" and before.text.lower() in sets["named_days"]:
        return True
    if before is not None and lexeme.kind == "TODAY" and before.text == "USA":
        return True
    if lexeme.kind == "HOLIDAY" and after is not None and after.kind == "OTHER" and after.text.istitle():
        return True
    if after is None or after.text.lower() not in sets["named_after"]:
        return False
    return after.text.istitle() or lexeme.kind == "HOLIDAY"
