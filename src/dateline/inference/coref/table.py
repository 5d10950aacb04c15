"""Mentions as columns of numbers: what is compared between two of them, and what the scorer sees of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.inference.coref.lexicon import Lexicon, Pronoun
from dateline.inference.coref.mentions import Mention
from dateline.inference.coref.passage import Passage

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]

KINDS = (
    "personal", "possessive", "reflexive", "demonstrative", "relative", "name", "definite", "this", "owned",
    "indefinite", "quantified", "bare", "number", "other",
)  # fmt: skip
NUMBERS = ("-", "s", "p")
GENDERS = ("-", "m", "f", "n", "h")
TYPES = ("", "person", "organization", "place", "people", "object", "event", "abstract", "time", "number")
DEPS = (
    "", "nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr", "conj", "appos", "ROOT", "compound", "dative", "agent",
    "npadvmod", "relcl", "det",
)  # fmt: skip
PRONOUNS = (
    "", "i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they",
    "them", "their", "this", "that", "these", "those", "one", "who", "himself", "itself", "themselves",
)  # fmt: skip
WIDTH = 8  # content words of a phrase that are compared
INDEFINITE = frozenset({"a", "an", "another", "any", "each", "every", "some", "no", "either", "neither", "many", "most",
                        "several", "few", "all", "both", "more", "much"})  # fmt: skip
OPENERS, CLOSERS, BOTH = frozenset({"“", "``"}), frozenset({"”", "''"}), frozenset({'"'})
LEFT_OUT = frozenset({"DET", "ADP", "PUNCT", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "SPACE"})
NONE = Pronoun("", 3, "-", "-")


@dataclass(frozen=True)
class Table:
    """Columns over the mentions of a passage, in its order.

    Attributes:
        first, last, head: word indices.
        sentence: its index.
        kind, number, gender, type, dep, pronoun: indices into the lists of this module.
        person: 1 to 3.
        lemma, text: numbers that are equal where head lemma or whole phrase (without article and "'s") is.
        content: [n, WIDTH] numbers of the content words before and at the head; -1 where there are fewer.
        size: how many content words there are.
        quote: which quotation it stands in; -1 outside.
        governor: the word that its head hangs from.
        seen: how many earlier mentions have its text, or, for pronouns, its word.
        initials: letters its name may be shortened to; "" where it is no name of several words.
        written: the head as written, lower case.
        unary: float32 [n, *], what the scorer sees of each mention by itself.
    """

    first: Ints
    last: Ints
    head: Ints
    sentence: Ints
    kind: Ints
    number: Ints
    gender: Ints
    type: Ints
    dep: Ints
    pronoun: Ints
    person: Ints
    lemma: Ints
    text: Ints
    content: Ints
    size: Ints
    quote: Ints
    governor: Ints
    seen: Ints
    initials: Sequence[str]
    written: Sequence[str]
    unary: Floats

    def __len__(self) -> int:
        return len(self.first)


def tabulate(passage: Passage, mentions: Sequence[Mention], lexicon: Lexicon) -> Table:
    """The columns of some mentions of a passage."""
    labels = _labels(passage, lexicon)
    quotes = quotations(passage.words)
    ids: dict[str, int] = {}
    rows: list[list[int]] = []
    contents: list[list[int]] = []
    initials, written = [], []
    seen: dict[int, int] = {}

    def number_of(key: str) -> int:
        return ids.setdefault(key, len(ids))

    for m in mentions:
        word, lower = passage.syntax[m.head], passage.words[m.head].lower()
        pronoun = lexicon.pronouns.get(lower) if m.last - m.first == 1 else None
        kind = pronoun.kind if pronoun else _kind(passage, m)
        known = lexicon.type_of(m.label) or labels.get(m.head, "")
        if pronoun is None:
            number, gender = _number(passage, m), _gender(passage, m, known, lexicon)
        else:
            number, gender = pronoun.number, pronoun.gender
            known = known or ("person" if gender in {"m", "f", "h"} else "")
        text = _text(passage, m)
        key = number_of("=" + text)
        seen[key] = seen.get(key, 0) + 1
        content = _content(passage, m) if pronoun is None else []
        initials.append("".join(passage.words[i][0] for i in content if passage.words[i][0].isupper()).lower())
        written.append(lower)
        contents.append([number_of(passage.syntax[i].lemma.lower()) for i in content])
        rows.append(
            [
                m.first, m.last, m.head, passage.sentence_of[m.head], KINDS.index(kind), NUMBERS.index(number),
                GENDERS.index(gender), TYPES.index(known), DEPS.index(word.dep) if word.dep in DEPS else 0,
                PRONOUNS.index(lower) if pronoun and lower in PRONOUNS else 0, pronoun.person if pronoun else 3,
                number_of(word.lemma.lower()), key, len(content), quotes[m.head], word.head, seen[key] - 1,
            ]
        )  # fmt: skip
    table = np.array(rows, dtype=np.int64).reshape(len(rows), 17)
    padded = np.full((len(rows), WIDTH), -1, dtype=np.int64)
    for n, content in enumerate(contents):
        padded[n, : len(content[-WIDTH:])] = content[-WIDTH:]
    c = [table[:, k] for k in range(17)]
    short = [name if len(name) > 1 else "" for name in initials]
    return Table(
        c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10], c[11], c[12], padded, c[13], c[14], c[15],
        c[16], short, written, _unary(table, len(passage.sentences)),
    )  # fmt: skip


def _unary(table: Ints, sentences: int) -> Floats:
    """One-hot columns and a few counts."""
    first, last, sentence, seen = table[:, 0], table[:, 1], table[:, 3], table[:, 16]
    before = np.concatenate([[-1], sentence[:-1]])[: len(table)]
    earlier = np.maximum.accumulate(np.concatenate([[0], last[:-1]])[: len(table)]) if len(table) else last
    hot = [
        (np.eye(len(names), dtype=np.float32)[table[:, column]])
        for column, names in ((4, KINDS), (5, NUMBERS), (6, GENDERS), (7, TYPES), (8, DEPS), (9, PRONOUNS))
    ]
    length = last - first
    content = table[:, 13]
    counts = [
        length == 1, length == 2, length == 3, (length > 3) & (length < 7), length > 6, np.log1p(length),
        sentence != before, earlier > first, table[:, 14] >= 0, np.log1p(seen), seen > 0, np.log1p(sentence),
        sentence / max(sentences, 1), table[:, 10] == 1, table[:, 10] == 2, content == 0, content == 1, content > 2,
    ]  # fmt: skip
    return np.concatenate([*hot, np.stack(counts, axis=1).astype(np.float32).reshape(len(table), len(counts))], axis=1)


def quotations(words: Sequence[str]) -> list[int]:
    """The quotation that each word stands in, counted from 0; -1 outside. Straight marks open and close by turns."""
    out, inside, count = [], False, -1
    for word in words:
        if word in OPENERS or (word in BOTH and not inside):
            if not inside:
                count += 1
            inside = True
            out.append(-1)
        elif word in CLOSERS or word in BOTH:
            inside = False
            out.append(-1)
        else:
            out.append(count if inside else -1)
    return out


def _labels(passage: Passage, lexicon: Lexicon) -> dict[int, str]:
    """Class of thing of each word of a name."""
    return {i: lexicon.type_of(label) for first, last, label in passage.names for i in range(first, last)}


def _kind(passage: Passage, m: Mention) -> str:
    head, start = passage.syntax[m.head], passage.words[m.first].lower()
    if head.pos == "PROPN":
        return "name"
    if head.pos == "NUM":
        return "number"
    if start in {"this", "that", "these", "those", "such"}:
        return "this"
    if start == "the":
        return "definite"
    if any(passage.syntax[k].dep == "poss" for k in passage.children[m.head] if m.first <= k):
        return "owned"
    if start in INDEFINITE:
        return "indefinite"
    if passage.syntax[m.first].pos == "NUM":
        return "quantified"
    return "bare" if head.pos == "NOUN" else "other"


def _number(passage: Passage, m: Mention) -> str:
    if any(passage.syntax[k].dep == "conj" and m.first <= k < m.last for k in passage.children[m.head]):
        return "p"
    tag = passage.syntax[m.head].tag
    return {"NN": "s", "NNP": "s", "NNS": "p", "NNPS": "p"}.get(tag, "-")


def _gender(passage: Passage, m: Mention, known: str, lexicon: Lexicon) -> str:
    """By a word such as "Mr" or "queen" at or before the head, else by the class of thing."""
    for i in range(m.head, max(m.first, m.head - 4) - 1, -1):
        if (told := lexicon.genders.get(passage.words[i].lower().rstrip("."))) is not None:
            return told
    return {"": "-", "person": "h", "people": "-"}.get(known, "n")


def _text(passage: Passage, m: Mention) -> str:
    """The phrase in lower case without article and "'s"."""
    first, last = m.first, m.last
    if last - first > 1 and passage.words[first].lower() in {"the", "a", "an"}:
        first += 1
    if last - first > 1 and passage.syntax[last - 1].tag == "POS":
        last -= 1
    return " ".join(passage.words[first:last]).lower()


def _content(passage: Passage, m: Mention) -> list[int]:
    """Nouns, names, adjectives and figures up to the head."""
    return [i for i in range(m.first, m.head + 1) if i == m.head or passage.syntax[i].pos not in LEFT_OUT]
