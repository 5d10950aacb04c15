"""Words of a corpus as a text of ours."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Report, Sentence, Text, Token


def text_of(sentences: Sequence[Sequence[str]]) -> Text:
    """Sentences, none without words, as a text whose tokens are just those words, with a space between any two.

    White space where English has none does not disturb spaCy: on both corpora its figures are the same without it.
    """
    parts: list[str] = []
    tokens: list[Token] = []
    cut: list[Sentence] = []
    at = 0
    for words in sentences:
        first = len(tokens)
        for word in words:
            tokens.append(Token(at, at + len(word), word))
            at += len(word) + 1
        parts.append(" ".join(words))
        cut.append(Sentence(tokens[first].start, at - 1, first, len(tokens), paragraph=len(cut)))
    return Text(Report("", "", "\n".join(parts)), "en", tuple(tokens), tuple(cut))
