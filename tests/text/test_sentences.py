"""Sentence boundaries: `|` in a case is where one sentence ends and the next begins."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Head, Report, Sentence, Span, Text
from dateline.read.head import read_head
from dateline.text import segment
from dateline.text.sentences import LIMIT, split
from dateline.text.tokens import tokenize

EXAMPLES = Path(__file__).parents[2] / "examples"
CASES = [
    "Five people died. |Ten fled.",
    "Gen. Smith resigned. |He gave no reason.",
    "Maj. Gen. Ali Hasan died.",
    "Major-Gen. Qais Omar and Lt.-Col. Jones met Brig. Gen. Lee.",
    "Iraqi Lt. Gen. Abdul Amir and Sgt. Maj. Cole spoke. |Col. Doe did not.",
    "Sen. Jane Roe and Rep. John Doe met Gov. Lee in St. Petersburg.",
    "The U.S. Embassy was hit. |No one was hurt.",
    "The U.S. military struck. |U.S. officials said so.",
    "He lives in the U.S. |He works in Iraq.",
    "They met in the U.S. |The talks failed.",
    "It left the U.N. |It then joined the E.U. |That was in 2018.",
    "The attack was at 8 a.m. |It killed five.",
    "The attack was at 8 a.m. Friday in the city.",
    "It began at 4:00 A.M. local time. |It ended at 6 p.m.",
    "A rocket hit on Dec. 27, killing one. |Troops left on Jan. 3.",
    "It ended in Dec. |The army then left.",
    "Resolution No. 5 was passed. |Article Nos. 7 and 8 were not.",
    "Asked again, he said: No. |He then left.",
    "George W. Bush and J. K. Doe spoke. |J. Doe did not.",
    "It was Plan B. |They had no other.",
    "Some 3.5 million fled. |About 1.2 million came back.",
    "Mr. Doe, Mrs. Roe and Dr. Lee left. |Ms. May stayed.",
    "Example Inc. said it sold Example Corp. for $5m. |It has left.",
    "He sold Example Inc. |The buyer was not named.",
    "“We will go.” |He left.",
    "“We will go,” he said. |“They will stay.”",
    "“We will go.” |“We will not.”",
    '"We will go." |He left. |"They will stay."',
    "'We will go.' |He left.",
    "He said “we will go.” |Then he left.",
    "“Stop!” he said. |“Why?” she asked.",
    "“Are you mad?” Jane Roe asked. |No one answered.",
    "“Are you mad?” |The room was silent.",
    "He asked why. |“Why not?” |That was all.",
    "(He left.) |She stayed.",
    "He left (see p. 5). |She stayed.",
    "What now? |Nobody knows! |It is over.",
    "He waited… |Then he left.",
    "He waited ... and left.",
    "He waited ... |Then he left.",
    "Five died. |al-Shabaab said it did it.",
    "Five died. |25 were hurt.",
    "Five died. |$5 million was stolen.",
    "Five died.|The rest fled.",
    "He wrote to john.doe@example.org today. |She called.",
    "See example.org for more. |Or call.",
    "The dead included Martin Doe Jr. and John Roe Sr. and others.",
    "He spoke with John Roe Jr. |They agreed.",
    "Arms, food, etc. were found. |Nothing was kept.",
    "It is Roe v. Doe, i.e. a test, e.g. of Doe vs. Roe.",
    "Washington, D.C. police came. |They left.",
    "He was born in Austin, Texas. |She was not.",
    "He moved to Miami, Fla. |He stayed there.",
    "The Ph.D. student left. |She has a Ph.D. |It took years.",
    "He is from St. Louis. |She lives on Main St. |They met.",
    "Mt. Sinai is near. |Ft. Hood is not.",
    "1. The army will leave. |2. The police will stay.",
    "The toll: five dead, ten hurt. |More are missing.",
    "The war began in 2003. |In 2011 it ended.",
    "Yahoo! is a firm. |It was sold.",
    "It fell. [17] |The rest fled.",
    "Iraq’s army won. |Iran's lost.",
    "He said it was over.” |She agreed.",
    "One line ends here.\n|Another begins.",
    "A headline with no stop\n\n|The story begins here.",
    "Iran hits base\n|Five people were killed when a rocket struck a base in the north of the country on Friday.",
    "The list:\n|• one item\n|• another item",
    "One goes on,\nand ends here. |Two.",
    "He said that the\narmy had left.",
    "First paragraph.\r\n\r\n|Second paragraph.",
    "First line.\u2028|Second line.",
    "   The dry period is over, and rain\nis here.\n   |A new one begins.",
]


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text, tokenize(text), None)]


@pytest.mark.parametrize("case", CASES)
def test_boundaries(case: str) -> None:
    assert cut(case.replace("|", "")) == [part.strip() for part in case.split("|")]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "BAGHDAD (AP) - Police in the north of the country said on Friday that\n"
        "five people had been killed near the base, among them two in the U.S.\n"
        "Army, and that ten more were hurt. The group of Gen. Ali Hasan and Lt.\n"
        "Gen. Omar denied that it was there. No one else has claimed the attack\n"
        "so far.\n"
        "\n"
        "Troops came from Mosul, where two thousand soldiers are waiting for an\n"
        "order. They were seen on the road to Erbil.\n"
    )
    assert [sentence.split()[0] for sentence in cut(text)] == ["BAGHDAD", "The", "No", "Troops", "They"]


def test_paragraphs_are_numbered() -> None:
    text = "One. Two.\n\nThree.\nFour."
    assert [s.paragraph for s in split(text, tokenize(text), None)] == [0, 0, 1, 2]


def test_long_sentence_is_cut_at_its_best_mark() -> None:
    text = "killed " * 300 + "here; " + "and, so, on " * 100
    first, second = split(text, tokenize(text), None)[:2]
    assert text[: first.end].endswith("here;")
    assert second.first == first.last


def test_long_sentence_without_marks_is_cut_between_words() -> None:
    text = "militia " * 1000
    assert [s.last - s.first for s in split(text, tokenize(text), None)] == [400, 400, 200]


def story(text: str, head: Head | None) -> Text:
    (result,) = segment([Report("sha256:0", "x", text, published=date(2020, 1, 3), head=head)])
    assert isinstance(result, Text)
    return result


def marked(text: Text) -> list[tuple[str, bool]]:
    return [(text.report.text[s.start : s.end], s.head) for s in text.sentences]


def test_story_on_the_line_of_the_head() -> None:
    text = " date 2020-01-03 BAGHDAD — Five people were killed on Friday. Ten fled."
    head = Head(Span.of(text, 0, 27), Span.of(text, 6, 16), Span.of(text, 17, 24))
    assert marked(story(text, head)) == [
        ("date 2020-01-03 BAGHDAD —", True),
        ("Five people were killed on Friday.", False),
        ("Ten fled.", False),
    ]


def test_date_line_below_a_headline_is_head() -> None:
    text = " date 2020-01-03 Five killed near the base\n\nFriday, January 3, 2020\u00a0\n\n\nFive people were killed."
    head = Head(Span.of(text, 0, 17), Span.of(text, 6, 16))
    assert marked(story(text, head)) == [
        ("date 2020-01-03", True),
        ("Five killed near the base", False),
        ("Friday, January 3, 2020", True),
        ("Five people were killed.", False),
    ]


def test_dateline_below_a_headline_is_head() -> None:
    text = "date 2020-01-03 Five killed near the base\n\nBAGHDAD (AP) — Five people were killed. They fled."
    head = Head(Span.of(text, 0, 16), Span.of(text, 5, 15), Span.of(text, 43, 50))
    assert marked(story(text, head))[2:] == [
        ("BAGHDAD (AP) —", True),
        ("Five people were killed.", False),
        ("They fled.", False),
    ]


def test_header_block_has_a_sentence_a_line() -> None:
    text = "Title: Five killed in the north\nSource: Example\nDate: 2020-01-03\n\nFive people were killed."
    head = Head(Span.of(text, 0, text.index("Five people")), None)
    assert marked(story(text, head)) == [
        ("Title: Five killed in the north", True),
        ("Source: Example", True),
        ("Date: 2020-01-03", True),
        ("Five people were killed.", False),
    ]


def test_source_line_before_the_date_line_is_head() -> None:
    text = "Source: Example Times\n\n date 2020-01-03 BAGHDAD — Five people were killed. They fled."
    head = read_head(text).head
    assert head is not None
    assert marked(story(text, head)) == [
        ("Source: Example Times", True),
        ("date 2020-01-03 BAGHDAD —", True),
        ("Five people were killed.", False),
        ("They fled.", False),
    ]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_story_of_an_example_starts_after_the_dash(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    sentences = marked(story(text, read_head(text).head))
    heads = [sentence for sentence, head in sentences if head]
    before, _, after = text.partition(" — ")
    assert heads == [line.strip() for line in f"{before} —".splitlines() if line.strip()]
    assert [head for _, head in sentences[: len(heads) + 1]] == [True] * len(heads) + [False]
    assert after.startswith(sentences[len(heads)][0])


def test_date_inside_the_story_is_story() -> None:
    text = "Five people were killed by the army on Friday.\n\n" * 9 + "January 3, 2020\n\nIt was the first attack."
    assert not any(head for _, head in marked(story(text, None)))


ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from([*" \n\n\r..?!,;\"'“”’()[]-—…", "U.S.", "Gen.", "He", "said", " a.m. ", "1.", "[1]", "al-", "No."]),
)


@given(st.lists(ALPHABET, max_size=60).map("".join), st.integers(0, 60), st.integers(1, 60))
def test_every_token_is_in_exactly_one_sentence(text: str, start: int, length: int) -> None:
    head = Head(Span.of(text, start, start + length)) if start + length <= len(text) else None
    tokens = tokenize(text)
    sentences = split(text, tokens, head)
    assert [i for s in sentences for i in range(s.first, s.last)] == list(range(len(tokens)))
    for s in sentences:
        assert s.first < s.last <= s.first + LIMIT
        assert (s.start, s.end) == (tokens[s.first].start, tokens[s.last - 1].end)
    if head:
        story = [i for i, token in enumerate(tokens) if token.start >= head.span.end]
        assert not story or story[0] in {s.first for s in sentences}
    assert [s.paragraph for s in sentences] == sorted(s.paragraph for s in sentences)


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_no_sentence_crosses_a_blank_line(text: str) -> None:
    for sentence in split(text, tokenize(text), None):
        assert isinstance(sentence, Sentence)
        assert "\n\n" not in text[sentence.start : sentence.end]
