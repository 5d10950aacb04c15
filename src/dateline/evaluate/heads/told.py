"""PolNeAR's attributions and those of a reader as indices of Dateline's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.evaluate.corpora.polnear import AttributedText, Stretch
from dateline.evaluate.corpora.sample import Labelled
from dateline.evaluate.heads.asked import CONTENT, SOURCE, Asked, Teller
from dateline.evaluate.heads.attribution import Pair, Said
from dateline.model import Token
from dateline.text.sentences import split
from dateline.text.tokens import tokenize


def pairs_of(documents: Iterable[AttributedText], reader: Asked) -> list[Pair]:
    """Gold and found attributions of each document, which is cut into words and sentences as Dateline cuts it.

    A word belongs to what was marked where they share a character. The reader sees one sentence at a time: a content
    that goes on in the next sentence can be found in part only.
    """
    return [_pair(document, reader) for document in documents]


def _pair(document: AttributedText, reader: Asked) -> Pair:
    tokens = tokenize(document.text)
    sentences = split(document.text, tokens, None)
    words = [[t.word for t in tokens[s.first : s.last]] for s in sentences]
    found = [
        Said(_indices(spans, SOURCE, sentence.first), _indices(spans, CONTENT, sentence.first))
        for sentence, answer in zip(sentences, reader.read(words, frozenset({"told"})), strict=True)
        for spans in answer.told.values()
    ]
    return _gold(document, tokens), found


def pairs_told(documents: Iterable[AttributedText], teller: Teller) -> list[Pair]:
    """The same with what a teller finds, which sees the whole document."""
    out: list[Pair] = []
    for document in documents:
        tokens = tokenize(document.text)
        found = [Said(words_in(tokens, source), words_in(tokens, content)) for source, content in teller(document.text)]
        out.append((_gold(document, tokens), found))
    return out


def _gold(document: AttributedText, tokens: Sequence[Token]) -> list[Said]:
    return [Said(words_in(tokens, each.source), words_in(tokens, each.content)) for each in document.attributions]


def words_in(tokens: Sequence[Token], stretches: Iterable[Stretch]) -> frozenset[int]:
    """Indices of the tokens that share a character with any of some stretches of their text."""
    ordered = list(stretches)
    return frozenset(
        index for index, t in enumerate(tokens) if any(max(t.start, start) < min(t.end, end) for start, end in ordered)
    )


def _indices(spans: Iterable[Labelled], label: str, base: int) -> frozenset[int]:
    return frozenset(base + word for s in spans if s.label == label for word in range(s.first, s.last))
