from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.gum import TYPES, mentions_of, read
from dateline.evaluate.corpora.sample import Labelled

Rows = list[tuple[str, str, str]]  # word, tag of part of speech, brackets
SENTENCE: Rows = [
    ("The", "DT", "(1-person-new-cf1-1-sgl"),
    ("mayor", "NN", ""),
    ("of", "IN", ""),
    ("New", "NNP", "(2-place-new-cf2-2-sgl"),
    ("Oda", "NNP", "2)1)"),
    ("met", "VBD", ""),
    ("Ada", "NNP", "(3-person-new-cf3-1-sgl-Ada)"),
    (".", ".", ""),
]


def conllu(rows: Rows) -> str:
    lines = ["# sent_id = 1"]
    for n, (word, tag, brackets) in enumerate(rows, 1):
        note = f"Discourse=x:1|Entity={brackets}|SpaceAfter=No" if brackets else "_"
        lines.append("\t".join([str(n), word, "_", "_", tag, "_", "_", "_", "_", note]))
    return "\n".join(lines) + "\n\n"


def write(folder: Path, content: str) -> Path:
    (folder / "dep").mkdir(exist_ok=True)
    (folder / "dep" / "GUM_own_x.conllu").write_text(content, encoding="utf-8")
    return folder


def notes(*brackets: str) -> list[str]:
    return [f"Entity={each}" if each else "_" for each in brackets]


def test_sentences(tmp_path: Path) -> None:
    other: Rows = [("It", "PRP", "(2-place)"), ("rained", "VBD", "")]
    first, second = read(write(tmp_path, conllu(SENTENCE) + conllu(other)))
    assert (first.id, first.corpus, first.document) == ("GUM_own_x-0", "gum", "GUM_own_x")
    assert first.words == ("The", "mayor", "of", "New", "Oda", "met", "Ada", ".")
    assert first.mentions == (Labelled(0, 5, "person"), Labelled(3, 5, "place"), Labelled(6, 7, "person"))
    assert first.names == (Labelled(3, 5, "GPE"), Labelled(6, 7, "PER"))
    assert (second.id, second.mentions, second.names) == ("GUM_own_x-1", (Labelled(0, 1, "place"),), ())


def test_ranges_and_empty_nodes_are_no_words(tmp_path: Path) -> None:
    lines = conllu([("can", "MD", "(1-object"), ("not", "RB", "1)")]).split("\n")
    blank = "\t_" * 9
    lines[1:1] = [f"1-2{blank}"]
    lines[3:3] = [f"1.1{blank}"]
    (sample,) = read(write(tmp_path, "\n".join(lines)))
    assert (sample.words, sample.mentions) == (("can", "not"), (Labelled(0, 2, "object"),))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Bank/NNP of/IN Oda/NNP", [Labelled(0, 3, "ORG")]),
        ("Section/NNP 12/CD", [Labelled(0, 2, "ORG")]),
        ("12/CD Section/NNP", []),
        ("the/DT Bank/NNP", []),
        ("Bank/NNP office/NN", []),
    ],
)
def test_names_are_mentions_of_proper_nouns(words: str, names: list[Labelled], tmp_path: Path) -> None:
    pairs = [word.split("/") for word in words.split()]
    rows = [(word, tag, "") for word, tag in pairs]
    rows[0] = (*rows[0][:2], "(1-organization")
    rows[-1] = (*rows[-1][:2], "1)")
    (sample,) = read(write(tmp_path, conllu(rows)))
    assert sample.names == tuple(names)


@pytest.mark.parametrize(
    ("brackets", "spans"),
    [
        (["(1-person)"], [(0, 1)]),
        (["(1-person-new(2-place-new)", "1)"], [(0, 2), (0, 1)]),
        (["(1-person(2-place", "", "2)1)"], [(0, 3), (0, 3)]),
        # The order in which closings stand says nothing.
        (["(1-person(2-place", "", "1)2)"], [(0, 3), (0, 3)]),
        # One that crosses another.
        (["(1-person", "(2-place", "1)", "2)"], [(0, 3), (1, 4)]),
        # One ends and another begins at the same word.
        (["(1-person", "1)(2-place", "2)"], [(0, 2), (1, 3)]),
        (["(1-person", "(2-place)1)"], [(0, 2), (1, 2)]),
        # One within another of the same thing.
        (["(1-person", "(1-person", "1)", "1)"], [(0, 4), (1, 3)]),
        # Over the sentence's end, and from the sentence before.
        (["(1-person", "(2-place)"], [(1, 2)]),
        (["(2-place)", "1)"], [(0, 1)]),
        (["", ""], []),
    ],
)
def test_brackets(brackets: list[str], spans: list[tuple[int, int]]) -> None:
    assert [(m.first, m.last) for m in mentions_of(notes(*brackets))] == spans


def test_only_the_note_on_entities_counts() -> None:
    assert mentions_of(["Bridge=1<2|Entity=(1-time)|XEntity=(2-time)", "NoEntity=(3-time)"]) == (
        Labelled(0, 1, "time"),
    )


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4), st.sampled_from(TYPES)), max_size=8))
def test_what_is_written_is_read(mentions: list[tuple[int, int, str]]) -> None:
    """Each a thing of its own, nested or crossing."""
    brackets = [""] * 14
    for number, (first, length, label) in enumerate(mentions):
        brackets[first] += f"({number}-{label}-new" + (")" if length == 1 else "")
    for number, (first, length, _) in enumerate(mentions):
        if length > 1:
            brackets[first + length - 1] = f"{number})" + brackets[first + length - 1]
    expected = sorted((first, -first - length, label) for first, length, label in mentions)
    assert sorted((m.first, -m.last, m.label) for m in mentions_of(notes(*brackets))) == expected


@pytest.mark.parametrize("brackets", ["(", "(1", "(1-", "(1-river)", "(1-Person)", "(-)", "1", "_", ")"])
def test_brackets_of_another_form(brackets: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"GUM_own_x\.conllu, sentence 0: "):
        read(write(tmp_path, conllu([("Ada", "NNP", brackets)])))


@pytest.mark.parametrize("line", ["Ada", "1\tAda", "1\tAda" + "\t_" * 9, " "])
def test_a_line_of_another_form(line: str, tmp_path: Path) -> None:
    with pytest.raises(MalformedError, match=r"sentence 0: .* ten fields"):
        read(write(tmp_path, conllu(SENTENCE).rstrip() + "\n" + line + "\n"))


def test_no_files(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no dep"):
        read(tmp_path)
