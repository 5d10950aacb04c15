"""Words to word pieces, one given word at a time, and what a word looked like before it was lower-cased."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.errors import WeightsError

# A word of more pieces is a web address or rubbish, and its beginning tells as much; training cut at the same number.
MOST_PIECES = 16
# Far more than so many pieces can need; what comes after is not even looked at.
MOST_CHARACTERS = 2_000
DISTINCT_WORDS = 1 << 16
UNKNOWN = "[UNK]"
SPECIAL = ("[PAD]", UNKNOWN, "[CLS]", "[SEP]")
IN_NUMBERS = ",.:/-"


class Shape:
    """What the lower-casing of a word loses: the values of the input `shapes`; 0 stands for no word."""

    LOWER, CAPITALISED, CAPITALS, MIXED, DIGITS, DIGITS_AND_LETTERS, OTHER = range(1, 8)


@dataclass(frozen=True, slots=True)
class Cut:
    """One word: 1 to `MOST_PIECES` ids of the vocabulary, and its shape."""

    ids: tuple[int, ...]
    shape: int


def shape_of(word: str) -> int:
    """The shape of a word, 1 to 7. Marks beside letters do not count: "Al-Asad" is mixed, "U.S." capitals."""
    letters = [c for c in word if c.isalpha()]
    digits = any(c.isdigit() for c in word)
    if not letters:
        if not digits:
            return Shape.OTHER
        return Shape.DIGITS if all(c.isdigit() or c in IN_NUMBERS for c in word) else Shape.DIGITS_AND_LETTERS
    if digits:
        return Shape.DIGITS_AND_LETTERS
    if all(c.islower() for c in letters):
        return Shape.LOWER
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return Shape.CAPITALS
    return Shape.CAPITALISED if letters[0].isupper() and all(c.islower() for c in letters[1:]) else Shape.MIXED


class Pieces:
    """A vocabulary of word pieces; each distinct word is cut once and remembered.

    Args:
        vocabulary: the pieces, each at its id; `[PAD]`, `[UNK]`, `[CLS]` and `[SEP]` among them, the first at 0.

    Raises:
        WeightsError: one of these is missing, or padding is not 0.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        # Importing the tokenizer costs a tenth of a second: only who reads pays for it.
        from tokenizers import Tokenizer, models, normalizers, pre_tokenizers  # noqa: PLC0415

        ids = {piece: n for n, piece in enumerate(vocabulary)}
        missing = [piece for piece in SPECIAL if piece not in ids]
        if missing or ids["[PAD]"] != 0:
            raise WeightsError(f"the vocabulary lacks {', '.join(missing) or '[PAD] at 0'}")
        self.begin, self.end, self._unknown = ids["[CLS]"], ids["[SEP]"], ids[UNKNOWN]
        self._tokenizer = Tokenizer(models.WordPiece(ids, unk_token=UNKNOWN, max_input_chars_per_word=100))
        self._tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        self._remembered = lru_cache(DISTINCT_WORDS)(self._cut)

    @classmethod
    def parse(cls, content: bytes) -> Pieces:
        """From the content of a `vocab.txt`: UTF-8, one piece a line, the line's number its id.

        Raises:
            WeightsError: it is not UTF-8 or lacks a special piece.
        """
        try:
            # Not splitlines(): it would also cut at characters that are pieces themselves.
            lines = content.decode().removesuffix("\n").split("\n")
        except UnicodeDecodeError as error:
            raise WeightsError("the vocabulary is not UTF-8") from error
        return cls(line.removesuffix("\r") for line in lines)

    def __call__(self, words: Sequence[str]) -> list[Cut]:
        """Each word cut, whatever it holds."""
        return [self._remembered(word[:MOST_CHARACTERS]) for word in words]

    def _cut(self, word: str) -> Cut:
        # Half of a surrogate pair is no character, and the tokenizer would refuse it.
        clean = word.encode("utf-8", "replace").decode("utf-8")
        ids = self._tokenizer.encode(clean, add_special_tokens=False).ids[:MOST_PIECES]
        return Cut(tuple(ids) or (self._unknown,), shape_of(word))
