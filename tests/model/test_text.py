from dateline.model import Report, Span, Text, Token


def test_tokens_in_gives_those_that_start_inside() -> None:
    words = ["Five", "were", "killed"]
    tokens = (Token(0, 4, words[0]), Token(5, 9, words[1]), Token(10, 16, words[2]))
    text = Text(Report("sha256:0", "x", "Five were killed"), "en", tokens, ())
    source = text.report.text
    assert list(text.tokens_in(Span.of(source, 0, 16))) == [0, 1, 2]
    assert list(text.tokens_in(Span.of(source, 5, 9))) == [1]
    assert list(text.tokens_in(Span.of(source, 1, 11))) == [1, 2]
    assert list(text.tokens_in(Span.of(source, 4, 5))) == []
