"""Small passages with their syntax written out, so that no parser has to run."""

from __future__ import annotations

from dateline.inference.coref import Passage
from dateline.model import Word


def passage(*sentences: str, names: tuple[tuple[int, int, str], ...] = ()) -> Passage:
    """Of sentences of "word/tag/pos/dep/head" with heads counted within the sentence."""
    words: list[str] = []
    syntax: list[Word] = []
    cuts: list[tuple[int, int]] = []
    for sentence in sentences:
        base = len(words)
        for part in sentence.split():
            word, tag, pos, dep, head = part.split("/")
            words.append(word)
            syntax.append(Word(word if pos == "PROPN" else word.lower(), pos, tag, dep, base + int(head)))
        cuts.append((base, len(words)))
    return Passage(tuple(words), tuple(syntax), tuple(cuts), names)


LORNE = "Ada/NNP/PROPN/compound/1 Lorne/NNP/PROPN/nsubj/2 spoke/VBD/VERB/ROOT/2 ././PUNCT/punct/2"
SHE = "She/PRP/PRON/nsubj/1 left/VBD/VERB/ROOT/1 ././PUNCT/punct/1"
HE = "He/PRP/PRON/nsubj/1 stayed/VBD/VERB/ROOT/1 ././PUNCT/punct/1"
WHO = (
    "The/DT/DET/det/1 pilot/NN/NOUN/nsubj/4 who/WP/PRON/nsubj/3 landed/VBD/VERB/relcl/1 waved/VBD/VERB/ROOT/4"
    " ././PUNCT/punct/4"
)
PAIR = "Ports/NNS/NOUN/nsubj/3 and/CC/CCONJ/cc/0 roads/NNS/NOUN/conj/0 closed/VBD/VERB/ROOT/3 ././PUNCT/punct/3"
