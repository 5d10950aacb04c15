from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.heads.attribution import Said, content_words, sources
from dateline.evaluate.heads.tally import Tally

WORDS = st.frozensets(st.integers(0, 8), max_size=3)
SAID = st.lists(st.builds(Said, WORDS, WORDS), max_size=4)


def said(source: range | tuple[int, ...], content: range | tuple[int, ...]) -> Said:
    return Said(frozenset(source), frozenset(content))


def test_content_words() -> None:
    gold = [said((0,), range(2, 8)), said((3,), range(5, 8))]  # one content within the other
    found = [said((0,), range(4, 10)), said((), range(6, 10))]
    assert content_words([(gold, found)]) == Tally(4, 6, 4, 6)
    assert content_words([(gold, []), ([], found)]) == Tally(0, 6, 0, 6), "words of two documents never meet"


def test_sources() -> None:
    gold = [said((0, 1), range(3, 9)), said((20,), range(22, 25)), said((), range(30, 33))]
    found = [
        said((1,), (3, 4)),  # right, part of its source
        said((0,), (6, 7)),  # the same one, found a second time
        said((40,), (22, 23)),  # another source
        said((0, 1), (26, 27)),  # the right source of something else
        said((), range(3, 9)),  # nobody
        said((20,), ()),  # nothing
    ]
    assert sources([(gold, found)]) == Tally(2, 4, 1, 2)


def test_content_and_source_must_answer_the_same_one() -> None:
    gold = [said((0,), (2, 3)), said((10,), (12, 13))]
    assert sources([(gold, [said((10,), (2, 3))])]) == Tally(0, 1, 0, 2)


@given(SAID, SAID)
def test_sides_change_places(gold: list[Said], found: list[Said]) -> None:
    one, other = sources([(gold, found)]), sources([(found, gold)])
    assert (one.precision, one.recall) == (other.recall, other.precision)
    assert sources([(gold, gold)]).f1 in {0.0, 1.0}
