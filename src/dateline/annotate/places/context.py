"""What the words between two names say: one holds the other, or is close to it."""

from __future__ import annotations

import re

from dateline.annotate.places.vocabulary import vocabulary
from dateline.gazetteer import Kind

_HOLDING = re.compile(
    r"\s*[.,]?\s*(?:,|\(|\bin\b|, in\b|, in the [a-z]+ (?:province|region|district|state) of)\s*(?:the )?\s*"
)
_LONGEST_GAP = 45  # characters: words further apart do not belong together
_KINDS = {
    frozenset(
        {"province", "governorate", "region", "oblast", "state", "prefecture", "department", "emirate", "krai"}
    ): {
        Kind.ADMIN1,
        Kind.REGION,
    },
    frozenset({"county", "district", "municipality", "parish", "borough"}): {Kind.ADMIN2},
    frozenset({"city", "town", "village", "capital", "port", "suburb", "hamlet", "seaport"}): {Kind.CITY, Kind.CAPITAL},
}


def says_inside(gap: str) -> bool:
    """Whether the words between two names say that the second holds the first: "Paris, Texas", "Taji in Iraq"."""
    return len(gap) <= _LONGEST_GAP and _HOLDING.fullmatch(gap) is not None


def says_near(gap: str) -> bool:
    """Whether the words between two names say that they are close: "Taji, north of Baghdad"."""
    if not 0 < len(gap) <= _LONGEST_GAP or "\n" in gap:
        return False
    words = " ".join(gap.replace(",", " ").split()).lower().removesuffix(" the")
    return any(words == phrase or words.endswith(" " + phrase) for phrase in vocabulary().nearness)


def kinds_said(before: str, after: str) -> set[Kind]:
    """Kinds of place by the words around a name: `before` ends in "the city of ", `after` starts with " province"."""
    said = set()
    last = before.rsplit(None, 3)[-3:] if before.rstrip() != before else []
    head = last[-2].lower() if len(last) >= 2 and last[-1].lower() == "of" else ""
    first = re.match(r" ([A-Za-z]+)", after)
    follow = first[1].lower() if first else ""
    for words, kinds in _KINDS.items():
        if head in words or (follow in words and follow not in {"capital", "port", "city"}):
            said |= kinds
    return said
