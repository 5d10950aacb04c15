"""Who says what."""

from __future__ import annotations

import pytest

from dateline.annotate import Annotator
from dateline.model import Attribution
from tests.annotate.tools import ODD, assert_spans_hold, at, prepare


def about(annotator: Annotator, content: str, word: str, nth: int = 0) -> list[Attribution]:
    p = prepare(annotator, content)
    return [a for a in p.attributions if at(p, word, nth) in a.content]


@pytest.mark.parametrize(
    ("content", "source", "cue", "kind"),
    [
        ("The mayor said that rebels attacked the bridge.", "mayor", "say", "indirect"),
        ("Rebels attacked the bridge, the mayor said.", "mayor", "say", "indirect"),
        ("According to the Red Cross, rebels attacked the bridge.", "Red Cross", "according to", "indirect"),
        ("Rebels attacked the bridge, according to the Red Cross.", "Red Cross", "according to", "indirect"),
        ("“Rebels attacked the old bridge,” said Angela Merkel.", "Angela Merkel", "say", "direct"),
        ('"Rebels attacked the old bridge," Angela Merkel said.', "Angela Merkel", "say", "direct"),
        ("Rebels reportedly attacked the bridge.", "", "reportedly", "passive"),
    ],
)
def test_sources(annotator: Annotator, content: str, source: str, cue: str, kind: str) -> None:
    (told,) = about(annotator, content, "attacked")
    assert (told.source, told.cue_lemma, told.kind, told.denies) == (source, cue, kind, False)
    assert (told.source_span is None) == (source == "")
    assert_spans_hold(told, content)


def test_an_inserted_source(annotator: Annotator) -> None:
    (told,) = about(annotator, "The strike, officials said, killed five people.", "killed")
    assert told.source == "officials"


@pytest.mark.parametrize(
    "content", ["The minister denied that troops attacked the village.", "The mayor denied attacking the village."]
)
def test_denials(annotator: Annotator, content: str) -> None:
    word = "attacked" if "attacked" in content else "attacking"
    (told,) = about(annotator, content, word)
    assert told.denies


def test_who_does_not_deny_does_not_deny(annotator: Annotator) -> None:
    (told,) = about(annotator, "The minister did not deny that troops attacked the village.", "attacked")
    assert not told.denies


def test_a_quotation_goes_on_over_sentences(annotator: Annotator) -> None:
    content = "“Soldiers attacked our village,” said Angela Merkel. “They killed my brother and burned the house.”"
    (told,) = about(annotator, content, "killed")
    assert (told.source, told.kind) == ("Angela Merkel", "direct")


def test_a_speaker_stops_with_the_quotation(annotator: Annotator) -> None:
    content = "“Soldiers attacked our village,” said Angela Merkel. Police killed a man in another town."
    assert about(annotator, content, "killed") == []


def test_plain_statements_have_no_source(annotator: Annotator) -> None:
    assert prepare(annotator, "Rebels attacked the bridge on Monday.").attributions == ()


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_contents_are_tokens_in_order_and_cues_follow_the_text(annotator: Annotator, content: str) -> None:
    p = prepare(annotator, content)
    for told in p.attributions:
        assert told.content
        assert list(told.content) == sorted(set(told.content))
        assert told.content[0] >= 0
        assert told.content[-1] < len(p.words)
    starts = [a.cue.start for a in p.attributions]
    assert starts == sorted(starts)
