from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate.corpora.ontogum import held_out, read
from dateline.evaluate.heads.coreference import CorefTally, compare
from dateline.evaluate.heads.linking import Chained
from dateline.inference import load_pipeline
from dateline.inference.coref import load_scorer


@pytest.fixture(scope="module")
def linker() -> Chained:
    return Chained(load_pipeline(), load_scorer())


def test_words_are_counted_from_the_start_of_the_document(linker: Chained) -> None:
    sentences = [["Rain", "fell", "."], ["Angela", "Merkel", "spoke", "."], ["She", "left", "."]]
    assert linker.link(sentences) == [[(3, 5), (7, 8)]]
    assert linker.link(sentences[:1]) == linker.link([]) == []


@pytest.mark.shared
def test_the_real_one(linker: Chained) -> None:
    """Two of the documents that the scorer has not seen; all together have 0.54."""
    folder = Path(__file__).parents[4] / "shared" / "data" / "train" / "gum"
    if not folder.is_dir():
        pytest.skip("../shared/data/train/gum is not here")
    counted = CorefTally()
    for document in held_out(read(folder))[1][:2]:
        found = linker.link([document.words[first:last] for first, last in document.sentences])
        counted += compare(document.clusters, found)
    assert counted.conll > 0.4
