"""The chains of this version, as coreference is measured."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.evaluate.heads.asked import Mention, Words
from dateline.evaluate.heads.texts import text_of
from dateline.inference import Pipeline
from dateline.inference.coref import Passage, Scorer, chains


class Chained:
    """Coreference over a pipeline's syntax and names, answering as `Linker` has it."""

    def __init__(self, pipeline: Pipeline, scorer: Scorer) -> None:
        self._pipeline = pipeline
        self._scorer = scorer

    def link(self, sentences: Sequence[Words]) -> list[list[Mention]]:
        """The chains of a document; see `Linker.link`."""
        text = text_of(sentences)
        parse = self._pipeline.parse(text)
        passage = Passage.of(text, parse.words, parse.names)
        return [[(m.first, m.last) for m in chain] for chain in chains(passage, self._scorer)]
