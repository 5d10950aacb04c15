"""Which two mentions are compared, and what is seen of the two together."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dateline.inference.coref.passage import Passage
from dateline.inference.coref.table import DEPS, GENDERS, KINDS, Bools, Floats, Ints, Table

NEAR = 50  # mentions before that are always compared
BLOCK = 512  # mentions
FAR = 12  # earlier ones with a word in common, the latest of them
Columns = dict[str, Bools]
Counts = dict[str, NDArray[np.float64]]
SUBJECTS = (DEPS.index("nsubj"), DEPS.index("nsubjpass"))
NAME = KINDS.index("name")
PRONOMINAL = 5  # kinds below this are pronouns
STEPS = (1, 2, 3, 4, 6, 9, 16, 31)  # sentences apart: bounds of the classes of distance


def blocks(table: Table) -> Iterator[tuple[Ints, Ints]]:
    """Pairs (mention, earlier mention), grouped by the first in order, the earlier ones in order.

    A block holds all pairs of BLOCK mentions at most, so that a long report takes no more memory than a short one.
    """
    later: list[int] = []
    earlier: list[int] = []
    by_word: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=NEAR + FAR))
    for i in range(len(table)):
        start = max(0, i - NEAR)
        words = [w for w in table.content[i].tolist() if w >= 0]
        far = sorted({j for w in words for j in by_word[w] if j < start})[-FAR:]
        chosen = [*far, *range(start, i)]
        later.extend([i] * len(chosen))
        earlier.extend(chosen)
        for w in words:
            by_word[w].append(i)
        if later and (i % BLOCK == BLOCK - 1 or i == len(table) - 1):
            yield np.array(later, dtype=np.int64), np.array(earlier, dtype=np.int64)
            later, earlier = [], []


def features(passage: Passage, t: Table, i: Ints, j: Ints) -> tuple[list[str], Floats]:
    """Names and float32 [pairs, names] of what is seen of mention `i` and the earlier `j` together."""
    columns: Columns = {}
    counts: Counts = {}
    step = np.digitize(t.sentence[i] - t.sentence[j], STEPS)
    for n in range(len(STEPS) + 1):
        columns[f"apart{n}"] = step == n
    counts["mentions_apart"] = np.log1p(i - j)
    counts["words_apart"] = np.log1p(np.maximum(t.first[i] - t.last[j], 0))
    _spelling(columns, counts, t, i, j)
    _places(columns, passage, t, i, j)
    _agreement(columns, t, i, j)
    _standing(columns, counts, t, i, j)
    seen = np.empty((len(i), len(columns) + len(counts)), dtype=np.float32)
    for n, column in enumerate((*columns.values(), *counts.values())):
        seen[:, n] = column
    return [*columns, *counts], seen


def _spelling(c: Columns, counts: Counts, t: Table, i: Ints, j: Ints) -> None:
    nominal = (t.kind[i] >= PRONOMINAL) & (t.kind[j] >= PRONOMINAL)
    names = (t.kind[i] == NAME) & (t.kind[j] == NAME)
    a, b = t.content[i], t.content[j]
    same = (a[:, :, None] == b[:, None, :]) & (a[:, :, None] >= 0)
    a_in_b, b_in_a = same.any(axis=2).sum(axis=1), same.any(axis=1).sum(axis=1)
    a_size, b_size = np.minimum(t.size[i], a.shape[1]), np.minimum(t.size[j], a.shape[1])
    heads = nominal & (t.lemma[i] == t.lemma[j])
    c["same_text"] = nominal & (t.text[i] == t.text[j])
    c["same_head"] = heads
    c["names_same_head"] = names & heads
    c["names_share"] = names & (a_in_b > 0)
    c["names_same_first"] = names & (a[:, 0] == b[:, 0])
    c["share"] = nominal & (a_in_b > 0)
    c["i_within_j"] = nominal & (a_in_b == a_size) & (a_size > 0)
    c["j_within_i"] = nominal & (b_in_a == b_size) & (b_size > 0)
    counts["jaccard"] = np.where(nominal, a_in_b / np.maximum(a_size + b_size - a_in_b, 1), 0.0)
    c["other_modifiers"] = heads & (a_in_b < a_size) & (b_in_a < b_size)
    c["new_modifiers"] = heads & (a_in_b < a_size)
    c["head_in_j"] = nominal & ~heads & (b == t.lemma[i][:, None]).any(axis=1)
    c["head_in_i"] = nominal & ~heads & (a == t.lemma[j][:, None]).any(axis=1)
    short, whole = np.array(t.initials, dtype=object), np.array([w.replace(".", "") for w in t.written], dtype=object)
    named = short != ""
    acronym = (named[i] & (short[i] == whole[j])) | (named[j] & (short[j] == whole[i]))
    stems: dict[str, int] = {}
    start = np.array([stems.setdefault(w[:4], len(stems)) if len(w) >= 4 else -1 - n for n, w in enumerate(t.written)])
    c["acronym"] = nominal & ~heads & acronym.astype(np.bool_)
    c["same_stem"] = nominal & ~heads & (start[i] == start[j])


def _places(c: Columns, passage: Passage, t: Table, i: Ints, j: Ints) -> None:
    inside = (t.first[i] >= t.first[j]) & (t.last[i] <= t.last[j])
    c["i_inside_j"], c["j_inside_i"] = inside, (t.first[j] >= t.first[i]) & (t.last[j] <= t.last[i])
    c["one_head"] = t.head[i] == t.head[j]
    c["adjacent"] = ~inside & (t.first[i] - t.last[j] <= 1)
    c["hangs_from_j"] = t.governor[i] == t.head[j]
    c["j_hangs_from_i"] = t.governor[j] == t.head[i]
    c["one_governor"] = (t.governor[i] == t.governor[j]) & (t.sentence[i] == t.sentence[j])
    above = np.array([w.head for w in passage.syntax], dtype=np.int64)
    up = above[t.governor] if len(above) else t.governor
    c["subject_of_clause_above"] = (t.governor[j] == up[i]) & ~c["one_governor"] & (t.sentence[i] == t.sentence[j])
    c["appositive"] = (t.dep[i] == DEPS.index("appos")) & c["hangs_from_j"]
    c["predicate"] = (t.dep[i] == DEPS.index("attr")) & c["one_governor"]
    c["coordinate"] = (t.dep[i] == DEPS.index("conj")) & c["hangs_from_j"]
    c["both_quoted"] = (t.quote[i] >= 0) & (t.quote[j] >= 0)
    c["one_quotation"] = (t.quote[i] >= 0) & (t.quote[i] == t.quote[j])
    c["into_quotation"] = (t.quote[i] >= 0) & (t.quote[j] < 0)
    c["out_of_quotation"] = (t.quote[i] < 0) & (t.quote[j] >= 0)


def agree(a: Ints, b: Ints) -> tuple[Bools, Bools]:
    """Where two columns say the same, and where they say different things; 0 says nothing."""
    known = (a > 0) & (b > 0)
    return known & (a == b), known & (a != b)


def clash_of_gender(a: Ints, b: Ints) -> Bools:
    """Where genders are different; a person of unknown gender ("h") may be "m" or "f", a thing may not."""
    person = GENDERS.index("h")
    soft = ((a == person) & (b < 3)) | ((b == person) & (a < 3))
    other: Bools = agree(a, b)[1] & ~soft
    return other


def _agreement(c: Columns, t: Table, i: Ints, j: Ints) -> None:
    c["number_same"], c["number_other"] = agree(t.number[i], t.number[j])
    c["gender_same"], _ = agree(t.gender[i], t.gender[j])
    c["gender_other"] = clash_of_gender(t.gender[i], t.gender[j])
    c["type_same"], c["type_other"] = agree(t.type[i], t.type[j])
    c["person_same"] = t.person[i] == t.person[j]
    c["both_first"] = (t.person[i] == 1) & (t.person[j] == 1)
    c["both_second"] = (t.person[i] == 2) & (t.person[j] == 2)
    c["pronouns"] = (t.kind[i] < PRONOMINAL) & (t.kind[j] < PRONOMINAL)
    c["same_pronoun"] = c["pronouns"] & (t.text[i] == t.text[j])
    c["pronouns_agree"] = c["pronouns"] & c["person_same"] & (t.number[i] == t.number[j]) & (t.gender[i] == t.gender[j])


def _standing(c: Columns, counts: Counts, t: Table, i: Ints, j: Ints) -> None:
    """How prominent the earlier one is, and how many that might be meant stand between."""
    counts["j_seen"] = np.log1p(t.seen[j])
    c["j_subject"], c["i_subject"] = np.isin(t.dep[j], SUBJECTS), np.isin(t.dep[i], SUBJECTS)
    c["both_subjects"] = c["j_subject"] & c["i_subject"]
    c["same_dep"] = t.dep[i] == t.dep[j]
    fits = ~(c["number_other"] | c["gender_other"] | c["type_other"] | c["i_inside_j"])
    for name, good in (("fitting", fits), ("heads", c["same_head"]), ("subjects", fits & c["j_subject"])):
        between = _after(i, good)
        counts[f"{name}_between"] = np.log1p(between)
        c[f"nearest_{name}"] = good & (between == 0)
    c["fits"] = fits


def _after(i: Ints, good: Bools) -> Ints:
    """For each pair, how many good ones of the same mention come later in its group."""
    total = np.cumsum(good)
    ends = np.searchsorted(i, i, side="right") - 1
    after: Ints = total[ends] - total
    return after
