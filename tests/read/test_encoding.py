from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import EncodingError, InputError, UnreadableError
from dateline.read.encoding import canonical, decode

STORY = "Iraq’s army said on Friday that 5 people — all civilians — were killed.\r\nIt blamed a “militia”.\n"


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_with_and_without_a_mark(encoding: str, mark: bool) -> None:
    assert decode((("\ufeff" if mark else "") + STORY).encode(encoding)) == STORY


def test_windows_1252() -> None:
    assert decode(STORY.encode("cp1252")) == STORY


def test_latin_1_letters() -> None:
    text = "The café in Bogotá was hit by a bomb, the mayor of Zürich said."
    assert decode(text.encode("latin-1")) == text


def test_unused_windows_byte_becomes_a_replacement_character() -> None:
    assert decode(b"killed \x93five\x94 \x81 people") == "killed “five” \ufffd people"


def test_a_few_broken_bytes_in_utf_8() -> None:
    data = "BAGHDAD — five ".encode() + b"\xff\xfe" + " were killed — police".encode()
    assert decode(data) == "BAGHDAD — five \ufffd\ufffd were killed — police"


def test_utf_8_cut_off_at_the_end() -> None:
    assert decode("Five were killed in “Taji”".encode()[:-1]) == "Five were killed in “Taji\ufffd"


def test_nul_becomes_a_replacement_character_one_for_one() -> None:
    text = decode(b"Five\0 people were\0 killed.")
    assert text == "Five\ufffd people were\ufffd killed."


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_garbled_text_stays_garbled() -> None:
    garbled = "Iran’s Quds Force".encode().decode("cp1252")
    assert decode(garbled.encode()) == garbled


def test_declared_charset() -> None:
    text = "Пять человек погибли, said the police."
    assert decode(text.encode("koi8-r"), declared="KOI8-R") == text


@pytest.mark.parametrize("declared", ["rot13", "zlib", "unicode_escape", "idna", "no-such-charset", "utf-7"])
def test_unfit_charsets_are_ignored(declared: str) -> None:
    assert decode(b"caf\xe9 was hit", declared=declared) == "café was hit"


def test_declared_latin_1_is_windows_1252_as_in_browsers() -> None:
    assert decode(b"\x93Five\x94 were killed", declared="iso-8859-1") == "“Five” were killed"


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x00" * 100, b"\x01\x02\x03\x04\x05\x06\x07\x08" * 10])
def test_binary(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(data)


def test_another_alphabet_in_an_unknown_encoding() -> None:
    with pytest.raises(EncodingError):
        decode("Пять человек погибли при взрыве в пятницу".encode("cp1251"))


def test_lone_surrogates_are_replaced() -> None:
    assert canonical("a\ud800b\udfffc") == "a\ufffdb\ufffdc"


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_a_coded_error(data: bytes) -> None:
    try:
        text = decode(data)
    except InputError:
        return
    text.encode("utf-8")
    assert "\0" not in text


@given(st.text(alphabet=st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs", "Cc"])))
def test_utf_8_survives_unchanged(text: str) -> None:
    assert decode(text.encode()) == text
