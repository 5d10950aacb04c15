"""Texts for the tests of numbers, cut by spaCy's tokenizer."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from dateline.model import Report, Sentence, Text, Token, report_id


@cache
def _pipeline() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


def text_of(content: str) -> Text:
    """The content as tokens and sentences; white space belongs to no token."""
    tokens: list[Token] = []
    sentences = []
    for sentence in _pipeline()(content).sents:
        first = len(tokens)
        tokens += [Token(t.idx, t.idx + len(t), t.text) for t in sentence if not t.is_space]
        if len(tokens) > first:
            sentences.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens), 0))
    report = Report(report_id(content, "test", None), "test", content)
    return Text(report, "en", tuple(tokens), tuple(sentences))
