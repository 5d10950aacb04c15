from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.inference.reader.windows import MOST_PIECES, MOST_WORDS, Window, best, cut

COUNTS = st.one_of(
    st.lists(st.integers(1, 16), max_size=400),
    st.lists(st.integers(1, 3), max_size=700),
    st.lists(st.sampled_from([1, 16]), max_size=400),
    # runs of short words and of long ones
    st.lists(st.tuples(st.sampled_from([1, 16]), st.integers(1, 120)), max_size=8).map(
        lambda runs: [n for n, times in runs for _ in range(times)]
    ),
)
SENTENCES = COUNTS.flatmap(lambda c: st.tuples(st.just(c), st.lists(st.booleans(), min_size=len(c), max_size=len(c))))


def depth(window: Window, first: int, last: int, count: int) -> int:
    """Words between a stretch and the window's nearest edge; the sentence's own ends are none."""
    left = count if window.first == 0 else first - window.first
    right = count if window.last == count else window.last - last
    return min(left, right)


def test_a_sentence_without_words_has_no_window() -> None:
    assert cut([], []) == []


def test_a_sentence_that_fits_is_one_window() -> None:
    assert cut([1] * 160, [False] * 160) == [Window(0, 160, 0, 160)]
    assert cut([10] * 19, [True] * 19) == [Window(0, 19, 0, 19)]


def test_a_long_sentence_is_cut_after_a_punctuation_mark() -> None:
    breaks = [n in {80, 130, 145} for n in range(200)]
    first, second = cut([1] * 200, breaks)
    assert (first.first, first.last) == (0, 146)
    # 32 words before that there is none; it begins behind the next one
    assert second.first in {114, 131}
    assert (second.first, second.last) == (114, 200)
    assert first.until == second.since == 130


@given(SENTENCES)
def test_every_word_is_answered_for_once_by_the_window_in_which_it_stands_farthest_from_an_edge(
    sentence: tuple[list[int], list[bool]],
) -> None:
    counts, breaks = sentence
    windows = cut(counts, breaks)
    assert [w for window in windows for w in range(window.since, window.until)] == list(range(len(counts)))
    for window in windows:
        assert window.first <= window.since <= window.until <= window.last
        for word in range(window.since, window.until):
            own = depth(window, word, word + 1, len(counts))
            assert all(depth(w, word, word + 1, len(counts)) <= own for w in windows if w.first <= word < w.last)


@given(SENTENCES)
def test_windows_fit_the_encoder_overlap_and_go_on(sentence: tuple[list[int], list[bool]]) -> None:
    counts, breaks = sentence
    windows = cut(counts, breaks)
    for window in windows:
        assert 0 < window.last - window.first <= MOST_WORDS
        assert sum(counts[window.first : window.last]) <= MOST_PIECES
    for one, two in pairwise(windows):
        assert one.first < two.first < one.last < two.last


@given(SENTENCES, st.data())
def test_one_window_answers_for_a_stretch_and_it_is_the_deepest(
    sentence: tuple[list[int], list[bool]], data: st.DataObject
) -> None:
    counts, breaks = sentence
    windows = cut(counts, breaks)
    first = data.draw(st.integers(0, len(counts)))
    last = data.draw(st.integers(first + 1, first + 40))
    depths = {
        n: depth(w, first, last, len(counts)) for n, w in enumerate(windows) if w.first <= first and last <= w.last
    }
    deepest = min((n for n in depths if depths[n] == max(depths.values())), default=-1)
    assert best(windows, first, last) == deepest
