from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import NotFoundError
from dateline.evaluate.corpora.sample import Labelled
from dateline.evaluate.heads.against import against_spacy, names_by
from dateline.inference import Parse
from dateline.model import Text, Word
from tests.evaluate.heads.tiny import HELD_OUT, Knows, corpora


class Names:
    """A pipeline that finds every "Ada Lum" or "Ada" as PERSON, "Oda" as GPE and "." as CARDINAL."""

    weights = "w"

    def parse(self, text: Text) -> Parse:
        names = []
        for n, token in enumerate(text.tokens):
            if token.word == "Ada":
                names.append((n, n + 2 if text.tokens[n + 1].word == "Lum" else n + 1, "PERSON"))
            elif token.word in {"Oda", "."}:
                names.append((n, n + 1, "GPE" if token.word == "Oda" else "CARDINAL"))
        return Parse((), tuple(names))

    def syntax(self, text: Text, sentence: int) -> tuple[Word, ...]:
        raise NotImplementedError


def test_names_go_to_their_sentences() -> None:
    found = names_by(Names(), [["Rain", "fell"], ["Ada", "Lum", "left", "Oda"], ["Oda", "."]])
    assert found == [
        [],
        [Labelled(0, 2, "PERSON"), Labelled(3, 4, "GPE")],
        [Labelled(0, 1, "GPE"), Labelled(1, 2, "CARDINAL")],
    ]


def test_the_table(tmp_path: Path) -> None:
    crossner, re3d = against_spacy(corpora(tmp_path), Knows(), Names(), HELD_OUT)
    # Ours takes the country for an organisation, which nobody marked there: ORG is not counted.
    assert crossner.rows() == [
        ("CrossNER politics dev", "all", "1.000", "1.000", "1.000", "1.000", "0.500", "0.667", "2"),
        ("CrossNER politics dev", "PER, ORG, PLACE", "1.000", "1.000", "1.000", "1.000", "0.500", "0.667", "2"),
        ("CrossNER politics dev", "PER", "1.000", "1.000", "1.000", "1.000", "1.000", "1.000", "1"),
        ("CrossNER politics dev", "PLACE", "1.000", "1.000", "1.000", "0.000", "0.000", "0.000", "1"),
    ]
    assert [row[:2] for row in re3d.rows()] == [
        ("re3d, held out", each) for each in ("all", "PER, ORG, PLACE", "PER", "PLACE")
    ]
    assert {row[4] for row in re3d.rows()} == {row[7] for row in re3d.rows()} == {"1.000"}


def test_what_is_not_there(tmp_path: Path) -> None:
    corpora(tmp_path)
    assert [c.corpus for c in against_spacy(tmp_path, Knows(), Names(), {})] == ["CrossNER politics dev"]
    with pytest.raises(NotFoundError, match="neither"):
        against_spacy(tmp_path / "gone", Knows(), Names(), HELD_OUT)
