"""Near copies: reports that print the same story. A family of copies is one source, however many outlets print it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped]

from dateline.model import Report
from dateline.resolve.across.unionfind import UnionFind

NEAR = 0.6  # Jaccard of word 5-grams; other reports of the same event have about .001, a story edited for print over .7
_GRAM = 5
_PERMUTATIONS = 128
_SEED = 7
_LOOSE = 0.5  # the index lets more pass than `NEAR`, since it only estimates; every pair is then counted exactly
_WORDS = re.compile(r"\w+")

Grams = frozenset[bytes]


def families(reports: Iterable[Report]) -> dict[str, str]:
    """The family of each report, by report id; a family is named by the smallest report id in it.

    A report without a story is a family of its own. The order of the reports does not matter.
    """
    by_id = {report.id: report for report in reports}
    joined = UnionFind()
    firsts: dict[str, str] = {}  # digest of a story -> the smallest id that has it
    for identity in sorted(by_id):
        if story := _story(by_id[identity]):
            joined.join(firsts.setdefault(_digest(story), identity), identity)
    _join_near(sorted(firsts.values()), by_id, joined)
    return {identity: joined.root(identity) for identity in by_id}


def _join_near(ids: list[str], by_id: Mapping[str, Report], joined: UnionFind) -> None:
    """Join the reports whose stories share at least `NEAR` of their word 5-grams, and what they have in common."""
    index = MinHashLSH(threshold=_LOOSE, num_perm=_PERMUTATIONS)
    for identity in ids:
        grams = _grams(_story(by_id[identity]))
        sketch = MinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update_batch(sorted(grams))
        for other in sorted(index.query(sketch)):
            known = joined.root(other) == joined.root(identity)
            if not known and _jaccard(grams, _grams(_story(by_id[other]))) >= NEAR:
                joined.join(other, identity)
        index.insert(identity, sketch)


def _story(report: Report) -> str:
    """The words of the text after its head, lower case, joined by single spaces."""
    start = report.head.span.end if report.head else 0
    return " ".join(_WORDS.findall(report.text[start:].casefold()))


def _grams(story: str) -> Grams:
    """Word 5-grams; the whole story where it is shorter."""
    words = story.split(" ")
    last = max(1, len(words) - _GRAM + 1)
    return frozenset(" ".join(words[at : at + _GRAM]).encode("utf-8", "surrogatepass") for at in range(last))


def _jaccard(one: Grams, other: Grams) -> float:
    both = len(one & other)
    return both / (len(one) + len(other) - both)


def _digest(story: str) -> str:
    return hashlib.sha256(story.encode("utf-8", "surrogatepass")).hexdigest()
