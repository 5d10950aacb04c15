from __future__ import annotations

from dateline.evaluate.heads.binary import yes
from dateline.evaluate.heads.tally import Tally


def test_only_yes_counts() -> None:
    pairs = [(True, True), (True, True), (True, False), (False, True), (False, False), (False, False)]
    assert yes(pairs) == Tally(2, 3, 2, 3)
    assert yes([(False, False)]) == Tally(0, 0, 0, 0)
