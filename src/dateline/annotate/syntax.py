"""A dependency tree over a text's tokens, with the few walks that the annotators share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from dateline.model import Sentence, Span, Text, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "agent"})
CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp", "xcomp"})
# Labels of children that belong to a noun's own name or description, not to a clause about it.
NAME_PARTS = frozenset({"compound", "nmod", "amod", "poss", "nummod", "quantmod", "case", "det", "punct"})


class Tree:
    """Read-only view of a parse. All indices are token indices of the text."""

    def __init__(self, text: Text, words: Sequence[Word]) -> None:
        self.text = text
        self.words = words
        children: list[list[int]] = [[] for _ in words]
        for i, word in enumerate(words):
            if word.head != i:
                children[word.head].append(i)
        self._children = tuple(tuple(c) for c in children)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """Sentence index of every token."""
        out = [0] * len(self.words)
        for n, sentence in enumerate(self.text.sentences):
            for i in range(sentence.first, sentence.last):
                out[i] = n
        return tuple(out)

    def sentence(self, i: int) -> Sentence:
        """The sentence that token `i` stands in."""
        return self.text.sentences[self.sentence_of[i]]

    @cached_property
    def story(self) -> dict[int, int]:
        """The sentences of the story, without its head: sentence index -> place, counted from 0."""
        told = (n for n, sentence in enumerate(self.text.sentences) if not sentence.head)
        return {n: place for place, n in enumerate(told)}

    def head_of(self, inside: range, default: int) -> int:
        """The first of some tokens that hangs from a token outside them; `default` where none does."""
        return next((i for i in inside if self.words[i].head not in inside), default)

    def word(self, i: int) -> str:
        """The token as written."""
        return self.text.tokens[i].word

    def lemma(self, i: int) -> str:
        """Lower-case lemma."""
        return self.words[i].lemma.lower()

    def children(self, i: int, *deps: str) -> tuple[int, ...]:
        """Dependents of `i`, in text order; only those with one of the labels, if any are given."""
        kids = self._children[i]
        return tuple(k for k in kids if self.words[k].dep in deps) if deps else kids

    def child(self, i: int, *deps: str) -> int | None:
        """First dependent of `i` with one of the labels."""
        return next((k for k in self._children[i] if self.words[k].dep in deps), None)

    def subtree(self, i: int) -> list[int]:
        """`i` and all below it, in text order."""
        out, todo = [], [i]
        while todo:
            node = todo.pop()
            out.append(node)
            todo.extend(self._children[node])
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads above `i`, nearest first. Ends also on a parse that is no tree."""
        seen = {i}
        while (head := self.words[i].head) not in seen:
            yield head
            seen.add(head)
            i = head

    def conjuncts(self, i: int) -> list[int]:
        """`i` and what is coordinated with it below ("A, B and C")."""
        out, todo = [i], [i]
        while todo:
            for kid in self.children(todo.pop(), "conj"):
                out.append(kid)
                todo.append(kid)
        return sorted(set(out))

    def is_verb(self, i: int) -> bool:
        """Whether the token is a verb form, auxiliaries included."""
        return self.words[i].tag.startswith("VB")

    def governor(self, i: int) -> int | None:
        """Nearest verb above `i`."""
        return next((a for a in self.ancestors(i) if self.is_verb(a)), None)

    def first_conjunct(self, i: int) -> int:
        """The first of a coordination that `i` belongs to: it carries the shared subject."""
        seen = {i}
        while self.words[i].dep == "conj" and self.words[i].head not in seen:
            i = self.words[i].head
            seen.add(i)
        return i

    def span(self, first: int, last: int) -> Span:
        """The text from token `first` to token `last` (inclusive)."""
        return Span.of(self.text.report.text, self.text.tokens[first].start, self.text.tokens[last].end)

    def span_of(self, indices: Sequence[int]) -> Span:
        """The text from the first to the last of some tokens."""
        return self.span(min(indices), max(indices))

    def negated(self, i: int) -> bool:
        """Whether the verb is negated, by itself or by its auxiliaries ("did not", "never")."""
        return self.child(i, "neg") is not None
