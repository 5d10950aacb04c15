from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.errors import GateError, MalformedError, NotFoundError
from dateline.evaluate import Floors, floors
from dateline.evaluate.heads.corpora import Measured
from dateline.evaluate.heads.table import CORPORA, Table, files_of, measure_heads
from tests.evaluate.heads.tiny import HELD_OUT, Knows, corpora


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return corpora(tmp_path)


@pytest.fixture
def table(folder: Path) -> Table:
    return measure_heads(folder, Measured(Knows(), Knows()), HELD_OUT)


def test_every_figure(table: Table) -> None:
    assert table.skipped == ()
    assert table.rows() == [
        # The predicate and one more; of its arguments the second is too long, and V does not count.
        ("PropBank-EWT dev", "predicate", "0.500", "1.000", "0.667", "1", "2"),
        ("PropBank-EWT dev", "argument", "0.500", "0.500", "0.500", "2", "2"),
        ("PropBank-EWT dev", "end_to_end", "0.333", "0.500", "0.400", "2", "3"),
        # A country as ORG; WEAPON is no type of that corpus.
        ("CrossNER politics dev", "span", "0.500", "0.500", "0.500", "2", "2"),
        ("CrossNER politics dev", "span GPE", "0.000", "0.000", "0.000", "1", "0"),
        ("CrossNER politics dev", "span ORG", "0.000", "0.000", "0.000", "0", "1"),
        ("CrossNER politics dev", "span PER", "1.000", "1.000", "1.000", "1", "1"),
        ("re3d, held out", "span", "1.000", "1.000", "1.000", "2", "2"),
        ("re3d, held out", "span LOC", "1.000", "1.000", "1.000", "1", "1"),
        ("re3d, held out", "span PER", "1.000", "1.000", "1.000", "1", "1"),
        ("UDS factuality dev", "pearson", "", "", "1.000", "", ""),
        ("causal sentences, held out", "sentence", "0.500", "1.000", "0.667", "1", "2"),
        ("PolNeAR dev", "head content", "1.000", "0.500", "0.667", "4", "2"),
        ("PolNeAR dev", "head source", "1.000", "1.000", "1.000", "1", "1"),
        ("OntoGUM, held out", "muc", "1.000", "1.000", "1.000", "1", "1"),
        ("OntoGUM, held out", "b_cubed", "1.000", "1.000", "1.000", "2", "2"),
        ("OntoGUM, held out", "ceaf", "1.000", "1.000", "1.000", "1", "1"),
        ("OntoGUM, held out", "conll", "", "", "1.000", "", ""),
    ]


def test_only_what_was_held_out_is_read(folder: Path) -> None:
    reader = Knows()
    measure_heads(folder, Measured(reader, None), HELD_OUT)
    assert [words for words, want in reader.asked if want == {"phrases"}] == ["Ada left Oda ."], "d1 without d2"
    assert [words for words, want in reader.asked if want == {"causal"}] == ["The strike closed roads .", "Rain fell ."]


def test_what_is_skipped(folder: Path) -> None:
    shutil.rmtree(folder / "dev")
    table = measure_heads(folder, Measured(Knows(), None), {"ontogum": ["g"]})
    assert list(table.skipped) == [
        "re3d, held out: SKIPPED, the weights' card names no documents that were held out",
        "causal sentences, held out: SKIPPED, the weights' card names no documents that were held out",
        f"PolNeAR dev: SKIPPED, there is no {folder}/dev/polnear_dev/attributions/*.ann",
        "OntoGUM, held out: SKIPPED, this version does not read for it",
    ]
    assert [each.corpus for each in table.measured] == [
        "PropBank-EWT dev", "CrossNER politics dev", "UDS factuality dev",
    ]  # fmt: skip


def test_what_cannot_be_read(folder: Path, tmp_path: Path) -> None:
    (folder / "train" / "propbank_ewt" / "dev.jsonl").write_text("[1]\n")
    with pytest.raises(MalformedError, match="line 1"):
        measure_heads(folder, Measured(Knows(), None), {})
    with pytest.raises(NotFoundError, match="none of the corpora"):
        measure_heads(tmp_path / "gone", Measured(Knows(), None), {})


def test_the_gate(table: Table, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(GateError, match=r"PropBank-EWT dev: the data are other than pinned.*; OntoGUM"):
        table.check()
    held = [Floors(each.corpus, each.digest, {}, {}) for each in table.measured]
    monkeypatch.setattr(floors, "pinned", lambda: tuple(held))
    assert table.check().count("every figure holds its floor") == len(CORPORA)
    held[0] = Floors("roles", table.measured[0].digest, {"argument": 0.5, "end_to_end": 0.41, "predicate": 0.9}, {})
    with pytest.raises(GateError, match=r"^roles: end_to_end 0\.400 < 0\.410; predicate 0\.667 < 0\.900$"):
        table.check()
    held[0] = Floors("roles", table.measured[0].digest, {}, {})
    shutil.rmtree(folder / "dev")
    less = measure_heads(folder, Measured(Knows(), Knows()), HELD_OUT)
    with pytest.raises(GateError, match=r"^PolNeAR dev: SKIPPED"):
        less.check()


def test_the_pin_is_of_files_and_documents(folder: Path) -> None:
    def digests(held_out: dict[str, list[str]]) -> list[str]:
        return [each.digest for each in measure_heads(folder, Measured(Knows(), Knows()), held_out).measured]

    before = digests(HELD_OUT)
    assert digests(HELD_OUT | {"cnc": ["t_2", "t_1"]}) == before
    other = digests(HELD_OUT | {"cnc": ["t_2"]})
    assert [n for n, pair in enumerate(zip(before, other, strict=True)) if pair[0] != pair[1]] == [4]
    (folder / "train" / "gum" / "dep" / "h.conllu").write_text("")
    other = digests(HELD_OUT)
    assert [n for n, pair in enumerate(zip(before, other, strict=True)) if pair[0] != pair[1]] == [6]


@pytest.mark.shared
@pytest.mark.parametrize("corpus", CORPORA, ids=lambda corpus: corpus.name)
def test_the_real_files_are_where_they_are_looked_for(corpus: object) -> None:
    folder = Path(__file__).parents[3] / ".." / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("../shared/data is not here")
    files, missing = files_of(folder, corpus)  # type: ignore[arg-type]
    assert files
    assert not missing
