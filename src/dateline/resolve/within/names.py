"""Whether two names of one report mean the same participant, and which is the fuller."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.model import Participant

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?")
_EMPTY = frozenset({"the", "a", "an", "of", "and"})
# On one side only, they keep names apart.
_APART = frozenset({"jr", "sr", "kataib", "kataeb", "north", "south", "east", "west", "former"})


def words(name: str) -> frozenset[str]:
    """Content words of a name, folded."""
    found = (w.lower().rstrip(".").removesuffix("'s").removesuffix("’s") for w in _WORD.findall(name))
    return frozenset(w for w in found if w and w not in _EMPTY)


def same(one: str, other: str) -> bool:
    """All words of the shorter name are in the longer."""
    a, b = words(one), words(other)
    if not a or not b or (a ^ b) & _APART:
        return False
    return a <= b or b <= a


def merged(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """One participant per name, in order of first mention: the fuller name, the evidence of all."""
    out: list[Participant] = []
    for p in participants:
        at = next((n for n, q in enumerate(out) if same(p.name, q.name)), None)
        if at is None:
            out.append(p)
            continue
        q = out[at]
        fuller = p if len(words(p.name)) > len(words(q.name)) else q
        evidence = tuple(dict.fromkeys([*q.evidence, *p.evidence]))
        out[at] = replace(
            fuller, evidence=evidence, country=q.country or p.country, sector=q.sector or p.sector,
            confidence=max(p.confidence, q.confidence),
        )  # fmt: skip
    return tuple(out)
