from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.heads.texts import text_of

WORDS = st.lists(st.lists(st.sampled_from(["Oda", ",", "'s", "(", "it", ")", "“", "a.b"]), min_size=1), max_size=4)


@given(WORDS)
def test_words_stay_as_they_are(sentences: list[list[str]]) -> None:
    text = text_of(sentences)
    assert [[t.word for t in text.tokens[s.first : s.last]] for s in text.sentences] == sentences
    assert all(text.report.text[t.start : t.end] == t.word for t in text.tokens)
    assert all(a.end <= b.start for a, b in zip(text.tokens, text.tokens[1:], strict=False))
