from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from dateline.errors import WeightsError
from dateline.inference.reader import decode
from dateline.inference.reader.decode import Bio, marked, sigmoid, softmax
from dateline.inference.reader.reading import Floats, Stretch

from .fakes import bio

LABELS = bio("PER", "ORG")
BIO = Bio(LABELS)
VALUES = st.floats(-8, 8, width=32)


def sentences(most: int = 12) -> st.SearchStrategy[list[Floats]]:
    one = st.integers(0, most).flatmap(lambda n: hnp.arrays(np.float32, (n, len(LABELS)), elements=VALUES))
    return st.lists(one, max_size=6)


def flat(found: list[Floats]) -> Floats:
    return np.concatenate([np.zeros((0, len(LABELS)), dtype=np.float32), *found])


def legal(tags: list[int]) -> bool:
    names = ["O", *(LABELS[t] for t in tags)]
    return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in pairwise(names))


@given(sentences())
def test_spans_lie_in_their_sentence_in_order_and_do_not_overlap(logits: list[Floats]) -> None:
    found = BIO.spans(flat(logits), [len(s) for s in logits])
    assert len(found) == len(logits)
    for spans, sentence in zip(found, logits, strict=True):
        ends = [0, *(x for s in spans for x in (s.first, s.last)), len(sentence)]
        assert ends == sorted(ends)
        assert all(s.first < s.last and s.label in {"PER", "ORG"} and 0.0 <= s.share <= 1.0 for s in spans)


@given(sentences(4))
def test_the_sequence_is_the_best_of_all_legal_ones(logits: list[Floats]) -> None:
    bounds = np.cumsum([0, *(len(s) for s in logits)])
    tags = BIO.tags(flat(logits), bounds)
    for n, sentence in enumerate(logits):
        mine = tags[bounds[n] : bounds[n + 1]].tolist()
        assert legal(mine)
        paths = (p for p in product(range(len(LABELS)), repeat=len(sentence)) if legal(list(p)))
        score = [sum(float(row[t]) for row, t in zip(sentence, p, strict=True)) for p in paths]
        own = sum(float(row[t]) for row, t in zip(sentence, mine, strict=True))
        assert own == pytest.approx(max(score), abs=1e-5)


@given(sentences(), st.integers(5, 100))
def test_a_sentence_decodes_the_same_alone_as_with_others(logits: list[Floats], most: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decode, "MOST_SCORES", most)  # so that Viterbi takes them in several groups
        together = BIO.spans(flat(logits), [len(s) for s in logits])
    assert together == [BIO.spans(s, [len(s)])[0] for s in logits]


def test_spans_end_where_another_begins_and_their_share_is_the_mean_of_their_words() -> None:
    tags = [1, 2, 1, 3, 4, 0, 3]
    logits = np.full((7, 5), -9.0, dtype=np.float32)
    logits[np.arange(7), tags] = 9.0
    logits[1, 0] = 9.0 - np.log(3.0)  # this word is inside with three parts of four
    logits[1, 1] = -30.0
    assert [(s.first, s.last, s.label) for s in BIO.spans(logits, [7])[0]] == [
        (0, 2, "PER"), (2, 3, "PER"), (3, 5, "ORG"), (6, 7, "ORG"),
    ]  # fmt: skip
    assert BIO.spans(logits, [7])[0][0].share == pytest.approx((1.0 + 0.75) / 2, abs=1e-4)
    # The same words as two sentences: the second begins inside, and may not.
    cut = BIO.spans(logits, [1, 6])
    assert [(s.first, s.last) for s in cut[0]] == [(0, 1)]
    assert all(isinstance(s, Stretch) and s.first >= 0 for s in cut[1])


@pytest.mark.parametrize(
    "labels", [(), ("B-A", "O"), ("O", "I-A"), ("O", "B-A", "B-A"), ("O", "B-"), ("O", "A")],
)  # fmt: skip
def test_labels_that_are_no_bio_are_refused(labels: tuple[str, ...]) -> None:
    with pytest.raises(WeightsError):
        Bio(labels)


@given(
    hnp.arrays(np.float32, st.integers(0, 40), elements=st.floats(-(2.0**100), 2.0**100, width=32)),
    st.floats(0.01, 0.99),
)
def test_shares_of_logits_however_great(logits: Floats, threshold: float) -> None:
    shares = sigmoid(logits)
    assert shares.dtype == np.float32
    assert ((shares >= 0) & (shares <= 1)).all()
    chosen = set(marked(logits, threshold).tolist())
    assert all(n in chosen for n in range(len(logits)) if shares[n] > threshold + 1e-5)
    assert all(shares[n] >= threshold - 1e-5 for n in chosen)
    assert [sigmoid(logits[n : n + 1])[0] for n in range(len(logits))] == shares.tolist()


@given(hnp.arrays(np.float32, (5, 3), elements=st.floats(-(2.0**100), 2.0**100, width=32)))
def test_softmax_adds_up_to_one(logits: Floats) -> None:
    assert softmax(logits).sum(-1) == pytest.approx(1.0, abs=1e-5)
    rows = np.arange(len(logits))
    assert (softmax(logits)[rows, logits.argmax(-1)] == softmax(logits).max(-1)).all()
