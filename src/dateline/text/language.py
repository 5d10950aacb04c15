"""Whether a report is in English.

py3langid judges blocks of some hundred characters; the language with the most letters is the report's. A short block
may be a headline full of foreign names, on which no identifier is sure: a block in Latin letters is English unless the
identifier is sure that it is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dateline.text.words import word_lists

ENGLISH = "en"
UNKNOWN = "und"  # ISO 639-2
_BLOCK = 500  # characters judged at once: enough to be sure, few enough to tell mixed documents
_BLOCKS = 60  # of a long report, spread evenly
# Below it the identifier is not sure. On 150 characters of 25 other languages it was at least .62.
_SURE = 0.6
_FUNCTION_SHARE = 0.15  # of the words; English news has about .35, other languages in Latin letters below .08
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(word_lists("languages.toml")["codes"]))
    return identifier


def language_of(text: str) -> str:
    """ISO 639-1 code of the language that most letters are in, "en" where there are none; `UNKNOWN` for others."""
    letters: Counter[str] = Counter()
    for block in _blocks(text):
        if weight := sum(map(str.isalpha, block)):
            letters[_language(block, weight)] += weight
    # English wins a draw, so that the order of the blocks does not matter.
    return max(letters, key=lambda code: (letters[code], code == ENGLISH, code), default=ENGLISH)


def _blocks(text: str) -> Iterator[str]:
    """Blocks that end at white space or, where there is none, anywhere; at most `_BLOCKS` of them."""
    step = max(_BLOCK, len(text) // _BLOCKS)
    for start in range(0, len(text), step):
        block = text[start : start + _BLOCK + 1]
        rest = len(text) - start - len(block)
        yield block.rpartition(" ")[0] or block if rest > 0 else block


def _language(block: str, letters: int) -> str:
    code, sure = _identifier().classify(block)
    if _latin(block) < letters / 2:
        return UNKNOWN if code == ENGLISH else str(code)
    if code == ENGLISH or sure < _SURE:
        return ENGLISH
    words = [word.lower() for word in _WORD.findall(block)]
    function_words = word_lists("languages.toml")["function_words"]
    english = sum(word in function_words for word in words) > _FUNCTION_SHARE * len(words)
    return ENGLISH if english else str(code)


def _latin(block: str) -> int:
    """Number of Latin letters."""
    return sum(c.isascii() or "LATIN" in unicodedata.name(c, "") for c in block if c.isalpha())
