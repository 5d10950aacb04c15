"""Who says what: the words that are told, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.evaluate.heads.tally import Tally, total


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as the indices of its words in the document; `source` is empty where nobody is named."""

    source: frozenset[int]
    content: frozenset[int]


Pair = tuple[Sequence[Said], Sequence[Said]]


def content_words(pairs: Iterable[Pair]) -> Tally:
    """Words that are told by anybody.

    A word counts once, however many contents it lies in, one within the other or not: gold are the words in any content
    of a gold attribution, found those in any content of a found one, right those in both. Marks count as words.

    Args:
        pairs: gold and found attributions of each document.
    """
    return total(Tally.of(_told(gold), _told(found)) for gold, found in pairs)


def _told(given: Sequence[Said]) -> frozenset[int]:
    return frozenset().union(*(each.content for each in given))


def sources(pairs: Iterable[Pair]) -> Tally:
    """Attributions whose source is right.

    Two attributions answer one another where their contents share a word and their sources share a word. Precision is
    the share of found attributions that answer at least one gold one; recall is the share of gold attributions that
    at least one found one answers. Either side counts only attributions that have both a source and a content. Several
    may answer the same one, as where a coder marked two sentences as one content and they were found one by one.

    Args:
        pairs: gold and found attributions of each document.
    """
    return total(_sources(gold, found) for gold, found in pairs)


def _sources(gold: Sequence[Said], found: Sequence[Said]) -> Tally:
    marked = [each for each in gold if each.source and each.content]
    answers = [each for each in found if each.source and each.content]
    return Tally(
        sum(any(_answers(one, other) for other in marked) for one in answers),
        len(answers),
        sum(any(_answers(one, other) for other in answers) for one in marked),
        len(marked),
    )


def _answers(one: Said, other: Said) -> bool:
    return not one.content.isdisjoint(other.content) and not one.source.isdisjoint(other.source)
