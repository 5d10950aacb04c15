from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.cnc import read, relation_of
from dateline.evaluate.corpora.sample import Labelled, Sample

STRIKE = "The strike closed all roads ."
MARKED = "<ARG0>The strike</ARG0> <SIG0>closed</SIG0> <ARG1>all roads</ARG1> ."
SENTENCES = [["own_1_7", STRIKE, "1"], ["own_2_8", "Rain fell .", "0"], ["alone", "Because of it .", "1"]]


def write(folder: Path, pairs: str = repr([MARKED]), sentences: list[list[str]] = SENTENCES) -> Path:
    for name, header, rows in (
        ("train_subtask1.csv", ["index", "text", "label"], sentences),
        ("train_subtask2_grouped.csv", ["text", "causal_text_w_pairs"], [[STRIKE, pairs]]),
    ):
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([header, *rows])
    return folder


def test_sentences(tmp_path: Path) -> None:
    relation = (Labelled(0, 2, "CAUSE"), Labelled(2, 3, "SIGNAL"), Labelled(3, 5, "EFFECT"))
    name = "causal_news_corpus"
    assert read(write(tmp_path)) == [
        Sample("own_1_7", name, "own_1", tuple(STRIKE.split()), causal=True, causes=(relation,)),
        Sample("own_2_8", name, "own_2", ("Rain", "fell", "."), causal=False, causes=()),
        # It tells a cause and nobody marked it: that says nothing about its words.
        Sample("alone", name, "alone", ("Because", "of", "it", "."), causal=True, causes=None),
    ]


def test_several_relations(tmp_path: Path) -> None:
    other = "<ARG1>The strike</ARG1> closed <ARG0>all roads</ARG0> ."
    (sample, *_) = read(write(tmp_path, repr([MARKED, other])))
    assert sample.causes == (relation_of(MARKED), (Labelled(0, 2, "EFFECT"), Labelled(3, 5, "CAUSE")))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Rain fell .", ()),
        ("<ARG0>a <SIG0>b</SIG0> c</ARG0> <SIG1>d</SIG1>", ((0, 3, "CAUSE"), (1, 2, "SIGNAL"), (3, 4, "SIGNAL"))),
        ("a<ARG0> </ARG0>b", ()),
        ("<ARG0></ARG0>a", ()),
        # In the middle of a word.
        ("It shut <ARG1>at 4 p.m</ARG1>. <ARG0>today</ARG0> .", ((2, 5, "EFFECT"), (5, 6, "CAUSE"))),
        ("“<ARG0>Rain</ARG0> fell", ((0, 1, "CAUSE"),)),
        ("a <ARG2>b</ARG2> <ARG0>c</ARG0>", ((2, 3, "CAUSE"),)),
    ],
)
def test_marks(text: str, spans: tuple[tuple[int, int, str], ...]) -> None:
    assert relation_of(text) == tuple(Labelled(*span) for span in spans)


@pytest.mark.parametrize("text", ["<ARG0>a", "a</ARG0>", "<ARG0>a <ARG0>b</ARG0></ARG0>", "<ARG0>a</ARG1>"])
def test_marks_that_do_not_close(text: str) -> None:
    with pytest.raises(ValueError, match="ARG"):
        relation_of(text)


@pytest.mark.parametrize(
    "pairs",
    [
        "",
        "[",
        "nan",
        "['a' + f()]",
        "'a sentence'",
        "[1]",
        "{[]: 1}",
        "[" * 100_000,
        "\\",
        repr(["<ARG0>The strike closed all roads ."]),
        repr(["<ARG0>A strike</ARG0> closed all roads ."]),
        repr(["<ARG9>The strike</ARG9> closed all roads ."]),
    ],
    ids=range(12),
)
def test_relations_of_another_form(pairs: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"train_subtask2_grouped\.csv, line 2: "):
        read(write(tmp_path, pairs))


@pytest.mark.parametrize(
    "row", [["i_1", "Rain .", "2"], ["i_1", "Rain .", ""], ["i_1", "Rain ."], ["i", "R", "1", "x"]]
)
def test_a_row_of_another_form(row: list[str], tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"train_subtask1\.csv, line 3: "):
        read(write(tmp_path, sentences=[SENTENCES[0], row]))


@pytest.mark.parametrize("name", ["train_subtask1.csv", "train_subtask2_grouped.csv"])
def test_files_that_are_not_there_or_have_no_header(name: str, tmp_path: Path) -> None:
    (write(tmp_path) / name).write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(MalformedError, match="no column"):
        read(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(NotFoundError, match=name):
        read(tmp_path)
