from __future__ import annotations

from dateline.evaluate.corpora.sample import Labelled
from dateline.evaluate.heads.spans import by_label, micro
from dateline.evaluate.heads.tally import Tally

PAIRS = [
    (
        [Labelled(0, 2, "PER"), Labelled(3, 4, "GPE")],
        [Labelled(0, 2, "PER"), Labelled(3, 5, "GPE"), Labelled(6, 7, "ORG")],  # right, span too long, extra
    ),
    ([Labelled(0, 2, "PER")], [Labelled(0, 2, "ORG"), Labelled(0, 2, "ORG")]),  # label wrong, and told twice
]


def test_by_label() -> None:
    assert by_label(PAIRS) == {
        "GPE": Tally(0, 1, 0, 1),
        "ORG": Tally(0, 2, 0, 0),
        "PER": Tally(1, 1, 1, 2),
    }


def test_micro() -> None:
    assert micro(PAIRS) == Tally(1, 4, 1, 3)


def test_the_same_span_of_another_sentence_is_another() -> None:
    span = Labelled(0, 1, "PER")
    assert micro([([span], []), ([], [span])]).f1 == 0
