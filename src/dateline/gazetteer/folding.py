"""One key for the many ways a place's name is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h", "ŧ": "t"}
)
_DROPPED = re.compile(r"[.'’‘ʼʻʽʾʿˈ`´′\"“”]+")
_PARTED = re.compile(r"[^\w]+|_+")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The key a name is filed under.

    Case, marks, apostrophes and full stops go; hyphens and other signs become spaces; "Saint" and "St." are one.

    Returns:
        The key; "" where the name has neither letter nor digit.
    """
    marks_apart = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN)
    bare = "".join(char for char in marks_apart if not unicodedata.combining(char))
    words = _PARTED.sub(" ", _DROPPED.sub("", bare)).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def is_acronym(name: str) -> bool:
    """Whether the name is all capitals, such as "UAE" or "U.S.": then "us" and "Car" are not it."""
    letters = [char for char in name if char.isalpha()]
    return len(letters) <= 5 and bool(letters) and all(char.isupper() for char in letters)
