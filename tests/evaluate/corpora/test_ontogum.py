from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import MalformedError, NotFoundError
from dateline.evaluate.corpora.ontogum import clusters_of, held_out, read

WORDS = ["The", "mayor", "of", "Oda", "left", ".", "She", "|", "won", "."]
MARKS = ["(1", "_", "_", "(2)1)", "_", "_", "(1)", "_", "_", "_"]


def write(folder: Path, *, marks: list[str] = MARKS, words: list[str] = WORDS, name: str = "GUM_x") -> Path:
    (folder / "coref" / "ontogum" / "conll").mkdir(parents=True, exist_ok=True)
    (folder / "dep").mkdir(exist_ok=True)
    # The "|" is missing here, as it is in the corpus.
    rows = [f"{n}\t{word.strip('|')}\t{mark}" for n, (word, mark) in enumerate(zip(words, marks, strict=False))]
    whole = "\n".join(["# begin document", *rows, "# end document", ""])
    (folder / "coref" / "ontogum" / "conll" / f"{name}.conll").write_text(whole, encoding="utf-8")
    syntax = ["# sent_id = 1"]
    for n, word in enumerate(WORDS[:6], 1):
        syntax += [f"{n}-{n + 1}\tThemayor\t" + "_\t" * 7 + "_"] if n == 1 else []
        syntax += [f"{n}\t{word}\t" + "_\t" * 7 + ("SpaceAfter=No" if n == 5 else "_")]
    syntax += ["", "# sent_id = 2", *(f"{n}\t{word}\t" + "_\t" * 7 + "_" for n, word in enumerate(WORDS[6:], 1))]
    syntax += ["4.1\twon\t" + "_\t" * 7 + "_", ""]
    (folder / "dep" / f"{name}.conllu").write_text("\n".join(syntax), encoding="utf-8")
    return folder


def test_read(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path))
    assert (document.id, document.words) == ("GUM_x", tuple(WORDS))
    assert document.sentences == ((0, 6), (6, 10))
    assert [n for n, space in enumerate(document.spaced) if not space] == [4]
    assert document.clusters == (((0, 4), (6, 7)), ((3, 4),))


def test_brackets() -> None:
    assert clusters_of(["(1(2)", "1)(2)"], "x") == (((0, 1), (1, 2)), ((0, 2),))
    assert clusters_of(["(1|(2", "2)|1)"], "x") == (((0, 2),), ((0, 2),))
    # One mention within another of the same thing: what was opened last is closed first.
    assert clusters_of(["(7", "(7", "7)", "7)"], "x") == (((0, 4), (1, 3)),)
    assert clusters_of(["_", "-", "*"], "x") == ()


@pytest.mark.parametrize(("marks", "reason"), [(["1)"], "1 is closed at word 0"), (["(1", "(2)"], "1 is never closed")])
def test_brackets_that_do_not_close(marks: list[str], reason: str) -> None:
    with pytest.raises(MalformedError, match=f"x: {reason}"):
        clusters_of(marks, "x")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 4)), max_size=8, unique=True), st.sampled_from(["", "|"]))
def test_what_is_written_is_read(mentions: list[tuple[int, int]], between: str) -> None:
    """Each mention a cluster of its own, so that brackets of any order tell which is which."""
    marks: list[list[str]] = [[] for _ in range(20)]
    for number, (first, length) in enumerate(mentions):
        if length == 1:
            marks[first].append(f"({number})")
        else:
            marks[first].append(f"({number}")
            marks[first + length - 1].append(f"{number})")
    # Nothing but the brackets keeps "(1" and "2)" apart: a digit must not meet a digit.
    ordered = [between.join(sorted(each, key=lambda mark: mark[0] == "(")) for each in marks]
    found = {span for cluster in clusters_of(ordered, "x") for span in cluster}
    assert found == {(first, first + length) for first, length in mentions}


def test_files_that_do_not_go_together(tmp_path: Path) -> None:
    folder = write(tmp_path, words=WORDS[:6])
    with pytest.raises(MalformedError, match=r"6 words, where GUM_x\.conllu has 10"):
        read(folder)
    (folder / "dep" / "GUM_x.conllu").unlink()
    with pytest.raises(NotFoundError, match=r"GUM_x\.conllu"):
        read(folder)
    with pytest.raises(NotFoundError, match="no coref"):
        read(tmp_path / "gone")


def test_every_fifth_document_is_held_out(tmp_path: Path) -> None:
    for n in range(7):
        write(tmp_path, name=f"GUM_{n}")
    train, held = held_out(reversed(read(tmp_path)))
    assert [d.id for d in held] == ["GUM_4"]
    assert [d.id for d in train] == ["GUM_0", "GUM_1", "GUM_2", "GUM_3", "GUM_5", "GUM_6"]


@pytest.mark.shared
def test_the_real_one() -> None:
    folder = Path(__file__).parents[3] / ".." / "shared" / "data" / "train" / "gum"
    if not folder.is_dir():
        pytest.skip("../shared/data/train/gum is not here")
    documents = read(folder)
    assert (len(documents), sum(len(d.words) for d in documents)) == (135, 130148)
    assert all(d.sentences[-1][1] == len(d.words) and all(d.words) for d in documents)
    assert sum(len(c) for d in documents for c in d.clusters) > 15000
