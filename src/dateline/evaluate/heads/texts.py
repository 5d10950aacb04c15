"""Words of a corpus as a text of ours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat

from dateline.model import Report, Sentence, Text, Token


def text_of(sentences: Sequence[Sequence[str]], spaced: Iterable[bool] = repeat(True)) -> Text:
    """Sentences, none without words, as a text whose tokens are just those words.

    White space where English has none does not disturb spaCy: on both corpora its figures are the same without it.

    Args:
        sentences: their words.
        spaced: for each word of all sentences whether a space follows it; after the last of one there is a new line.
    """
    spaces = iter(spaced)
    parts: list[str] = []
    tokens: list[Token] = []
    cut: list[Sentence] = []
    at = 0
    for words in sentences:
        first = len(tokens)
        for n, word in enumerate(words, 1):
            tokens.append(Token(at, at + len(word), word))
            space = next(spaces)
            parts += [word, "\n" if n == len(words) else " " if space else ""]
            at += sum(map(len, parts[-2:]))
        cut.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens), paragraph=len(cut)))
    return Text(Report("", "", "".join(parts[:-1])), "en", tuple(tokens), tuple(cut))
