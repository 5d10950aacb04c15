"""What means the same thing in a report, and what a word refers back to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from dateline.inference.coref.lexicon import load
from dateline.inference.coref.mentions import Mention, find
from dateline.inference.coref.passage import Passage
from dateline.inference.coref.scorer import Scorer
from dateline.inference.coref.table import tabulate

Chain = tuple[Mention, ...]
RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$"})
THAT = "that"


def chains(passage: Passage, scorer: Scorer) -> list[Chain]:
    """The mentions that mean one thing, in order of the first; each in order; none of a single mention.

    Each mention joins the one earlier mention that scores best, if that is better than meaning something new.

    Raises:
        WeightsError: the scorer was trained on other features or vectors.
    """
    mentions = find(passage, load())
    found: dict[int, list[Mention]] = {}
    root = list(range(len(mentions)))
    table = tabulate(passage, mentions, load())
    for n, antecedent in enumerate(scorer.antecedents(passage, table).tolist()):
        if antecedent >= 0:
            root[n] = root[antecedent]
        found.setdefault(root[n], []).append(mentions[n])
    return [tuple(chain) for chain in found.values() if len(chain) > 1]


class Antecedents:
    """Answers for single words what the chains of a passage say."""

    def __init__(self, passage: Passage, found: Sequence[Chain]) -> None:
        self._passage = passage
        self._chain_of: dict[int, tuple[Chain, Mention]] = {}
        for chain in found:
            for mention in chain:
                known = self._chain_of.get(mention.head)
                # "A and B" and "A" have one head: the word alone stands for the shorter.
                if known is None or mention.last - mention.first < known[1].last - known[1].first:
                    self._chain_of[mention.head] = chain, mention

    def resolve(self, i: int) -> int | None:
        """The head of what word `i` refers back to.

        An earlier name of its chain, the nearest, comes before an earlier noun; a pronoun is never the answer. A noun
        that refers to nothing earlier gives itself; a pronoun that does gives None. "who" and "which" give the noun
        that their clause hangs from.
        """
        if self._relative(i):
            return self._clause_head(i)
        chain, own = self._chain_of.get(i, ((), None))
        earlier = [m for m in chain if own is not None and m.first < own.first]
        for tags in ("NNP", "NN"):
            heads = [m.head for m in earlier if self._passage.syntax[m.head].tag.startswith(tags)]
            if heads:
                return heads[-1]
        return None if i in self._pronouns else i

    def chain(self, i: int) -> Chain:
        """All mentions of what the phrase with head `i` means; none where it is mentioned once."""
        return self._chain_of[i][0] if i in self._chain_of else ()

    @cached_property
    def _pronouns(self) -> frozenset[int]:
        """Words that stand for a thing without naming it."""
        tags = {"PRP", "PRP$", "DT", "EX"}
        return frozenset(i for i, word in enumerate(self._passage.syntax) if word.tag in tags and word.dep != "det")

    def _relative(self, i: int) -> bool:
        word = self._passage.syntax[i]
        return word.tag in RELATIVE_TAGS or (self._passage.words[i].lower() == THAT and word.tag == "IN")

    def _clause_head(self, i: int) -> int | None:
        seen = {i}
        at = i
        while (above := self._passage.syntax[at].head) not in seen:
            if self._passage.syntax[above].dep == "relcl":
                head = self._passage.syntax[above].head
                return head if head < i else None
            seen.add(above)
            at = above
        return None
