from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import WeightsError
from dateline.inference.reader.pieces import MOST_PIECES, Cut, Pieces, shape_of

from .fakes import VOCABULARY, pieces

PIECES = pieces()


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("attack", 1), ("don't", 1), ("Baghdad", 2), ("A", 2), ("É", 2), ("UN", 3), ("U.S.", 3), ("eBay", 4),
        ("Al-Asad", 4), ("بغداد", 4), ("1,000", 5), ("2020-01-03", 5), ("10:30", 5), ("٣", 5), ("737NG", 6), ("5%", 6),
        (",", 7), ("", 7), ("—", 7), ("💥", 7),
    ],
)  # fmt: skip
def test_the_shape_of_a_word(word: str, shape: int) -> None:
    assert shape_of(word) == shape


def ids(*names: str) -> tuple[int, ...]:
    return tuple(VOCABULARY.index(n) for n in names)


def test_words_are_lower_cased_stripped_of_accents_and_cut() -> None:
    assert PIECES(["Bé", "a-b", "b"]) == [Cut(ids("b", "##e"), 2), Cut(ids("a", "-", "b"), 1), Cut(ids("b"), 1)]


@pytest.mark.parametrize("word", ["", " ", "\u200d", "\x00", "💥", "\ud800"])
def test_what_gives_no_piece_is_unknown(word: str) -> None:
    cut = PIECES([word])[0]
    assert cut.ids in {ids("[UNK]"), ids("?")}  # half a surrogate pair stands as a question mark


@pytest.mark.parametrize("word", ["x" * 10_000, "x-" * 5_000, "é" * 10_000, " " * 10_000])
def test_a_word_of_ten_thousand_characters_is_a_few_pieces(word: str) -> None:
    assert 1 <= len(PIECES([word])[0].ids) <= MOST_PIECES


@given(st.lists(st.text(st.characters(codec=None))))
def test_any_strings_give_pieces_of_the_vocabulary_and_a_shape(words: list[str]) -> None:
    cuts = PIECES(words)
    assert len(cuts) == len(words)
    for word, cut in zip(words, cuts, strict=True):
        assert 1 <= len(cut.ids) <= MOST_PIECES
        assert all(0 < n < len(VOCABULARY) for n in cut.ids)
        assert 1 <= cut.shape <= 7
        assert PIECES([word]) == [cut]


def test_the_content_of_a_file_counts_lines_from_zero_and_only_line_feeds_end_them() -> None:
    content = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n\u2028\na\n".encode()
    read = Pieces.parse(content)
    assert (read.begin, read.end) == (2, 3)
    assert read(["a"])[0].ids == (5,)
    assert Pieces.parse(content.replace(b"\n", b"\r\n"))(["a"])[0].ids == (5,)


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"a\nb\n", b"[UNK]\n[PAD]\n[CLS]\n[SEP]\n", b"[PAD]\n[UNK]\n[CLS]\n"]
)
def test_a_vocabulary_without_its_special_pieces_is_refused(content: bytes) -> None:
    with pytest.raises(WeightsError, match="vocabulary"):
        Pieces.parse(content)
