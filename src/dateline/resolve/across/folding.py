"""One way of making words comparable, for names, places and word lists."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"[.'’‘ʿʾ`´]")
_WORDS = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")


def fold(text: str) -> str:
    """Lower case without accents, full stops and apostrophes; other marks become spaces: "U.S.-led" is "us led"."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text))
    kept = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(_WORDS.findall(_APOSTROPHES.sub("", kept).casefold()))


def singular(word: str) -> str:
    """The word without a plural -s; both sides of a comparison go through it, so that oddities cancel out."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
