"""OntoGUM and LitBank: their brackets, and what is wrong with a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.coreference import held_out, read_litbank, read_ontogum

SHARED = Path(__file__).parents[4] / "shared/data/train"
WORDS = ["Ada", "Lorne", "'s", "dog", "barked", "She", "laughed"]
MARKS = ["(2(1", "_", "1)", "2)", "_", "(1)", "_"]


def corpus(folder: Path, marks: list[str], name: str = "GUM_own_dog") -> Path:
    conll, dep = folder / "coref/ontogum/conll", folder / "dep"
    conll.mkdir(parents=True, exist_ok=True)
    dep.mkdir(exist_ok=True)
    rows = [f"{n}\t{w}\t{m}" for n, (w, m) in enumerate(zip(WORDS, marks, strict=True))]
    (conll / f"{name}.conll").write_text("\n".join(["# begin document", *rows, "# end document"]) + "\n", "utf-8")
    lines = []
    for n, word in enumerate(WORDS):
        if n == 5:
            lines.append("")
        misc = "SpaceAfter=No" if n == 1 else "_"
        lines.append("\t".join([str(n + 1 if n < 5 else n - 4), word, *["_"] * 7, misc]))
    (dep / f"{name}.conllu").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def test_ontogum_gives_clusters_sentences_and_spaces(tmp_path: Path) -> None:
    (document,) = read_ontogum(corpus(tmp_path, MARKS))
    assert document.words == tuple(WORDS)
    assert document.sentences == ((0, 5), (5, 7))
    assert document.clusters == (((0, 3), (5, 6)),)
    assert [n for n, space in enumerate(document.spaced) if not space] == [1]


@pytest.mark.parametrize("mark", ["(3", "3)"])
def test_a_bracket_without_its_partner_is_malformed(tmp_path: Path, mark: str) -> None:
    with pytest.raises(MalformedError):
        read_ontogum(corpus(tmp_path, [*MARKS[:-1], mark]))


def test_two_files_with_other_words_are_malformed(tmp_path: Path) -> None:
    corpus(tmp_path, MARKS)
    path = tmp_path / "dep/GUM_own_dog.conllu"
    path.write_text("\t".join(["1", "Ada", *["_"] * 8]) + "\n", "utf-8")
    with pytest.raises(MalformedError):
        read_ontogum(tmp_path)


def test_an_empty_folder_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        read_ontogum(tmp_path)
    with pytest.raises(NotFoundError):
        read_litbank(tmp_path)


def test_every_fifth_document_is_held_out(tmp_path: Path) -> None:
    for n in range(7):
        corpus(tmp_path, MARKS, f"GUM_own_{n}")
    train, held = held_out(reversed(read_ontogum(tmp_path)))
    assert [d.id for d in held] == ["GUM_own_4"]
    assert len(train) == 6


def test_litbank_reads_the_last_column(tmp_path: Path) -> None:
    folder = tmp_path / "coref/conll"
    folder.mkdir(parents=True)
    rows = [f"x\t0\t{n}\t{w}" + "\t_" * 8 + f"\t{m}" for n, (w, m) in enumerate(zip(WORDS, MARKS, strict=True))]
    text = "\n".join(["#begin document (x); part 0", *rows[:5], "", *rows[5:], "", "#end document"])
    (folder / "x_brat.conll").write_text(text.replace("\t_\n", "\t\n"), "utf-8")
    (document,) = read_litbank(tmp_path)
    assert document.sentences == ((0, 5), (5, 7))
    assert document.clusters == (((0, 3), (5, 6)),)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared/data/train")
def test_the_real_files_are_read_whole() -> None:
    gum, litbank = read_ontogum(SHARED / "gum"), read_litbank(SHARED / "litbank")
    assert (len(gum), sum(len(d.words) for d in gum)) == (135, 130148)
    assert (len(litbank), sum(len(d.words) for d in litbank)) == (100, 210532)
    assert sum(len(c) for d in gum for c in d.clusters) > 15000
