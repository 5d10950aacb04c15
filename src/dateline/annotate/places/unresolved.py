"""Names that the name finder calls places and the gazetteer does not know."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from dateline.annotate.places.vocabulary import vocabulary
from dateline.gazetteer import Gazetteer
from dateline.model import Entity, PlaceMention, Span, Text

_TYPES = frozenset({"GPE", "LOC", "FAC"})
_SCORE = 0.3  # about the share of such names that are places, by eye on general news
_NAME = re.compile(r"[^\W\d_][\w.'’ʻʼ` –-]*")


def unresolved(
    text: Text, entities: Sequence[Entity], found: Sequence[Span], gazetteer: Gazetteer
) -> Iterator[PlaceMention]:
    """Mentions without a place, in text order, none overlapping one of `found` or another.

    Args:
        text: the report.
        entities: the name finder's names.
        found: spans of the mentions already made.
        gazetteer: to tell demonyms.
    """
    taken = sorted((span.start, span.end) for span in found)
    for entity in sorted(entities, key=lambda entity: entity.span):
        span = _trimmed(entity.span, text.report.text)
        if entity.type not in _TYPES or span is None or not _is_plausible(span.quote, gazetteer):
            continue
        i = bisect.bisect_left(taken, (span.start, span.end))
        near = taken[max(0, i - 1) : i + 1]
        if any(start < span.end and span.start < end for start, end in near):
            continue
        taken.insert(i, (span.start, span.end))
        yield PlaceMention(span, " ".join(span.quote.split()), None, _SCORE)


def _trimmed(span: Span, source: str) -> Span | None:
    """The name without an article before it."""
    start = span.start + (4 if span.quote[:4].lower() == "the " else 0)
    return Span.of(source, start, span.end) if start < span.end else None


def _is_plausible(name: str, gazetteer: Gazetteer) -> bool:
    """A capital first, some letters, no number, no common word, no people."""
    words = name.lower().split()
    if not name[0].isupper() or sum(char.isalpha() for char in name) < 3 or not _NAME.fullmatch(name):
        return False
    if gazetteer.country_of_demonym(name) or "\n" in name:
        return False
    return not all(word.strip(".") in vocabulary().never | vocabulary().people for word in words)
