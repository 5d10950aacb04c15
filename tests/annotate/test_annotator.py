"""The whole of stage 3 on invented reports: clear facts are found, nothing is made of nothing."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate import Annotator, weights
from dateline.annotate import annotator as module
from dateline.errors import TooLargeError, WeightsError
from dateline.inference.coref import load_scorer
from dateline.model import EventMention, EventType, Failed, Status, TollKind
from tests.annotate.tools import ODD, assert_spans_hold, read, text_of


def one(events: tuple[EventMention, ...], trigger: str) -> EventMention:
    (found,) = (e for e in events if e.trigger.quote == trigger)
    return found


def names(event: EventMention, role: str) -> set[str]:
    return {a.name for a in event.arguments if a.role == role}


def test_an_attack(annotator: Annotator) -> None:
    notes = read(annotator, "Rebels killed at least 25 civilians in Aleppo on March 12, 2024.")
    event = one(notes.events, "killed")
    assert (event.type, event.status, event.id) == (EventType.ASSAULT, Status.REPORTED, "m1")
    assert names(event, "actor") == {"Rebels"}
    assert any("civilians" in name for name in names(event, "recipient"))
    assert [(t.kind, t.low, t.high) for t in event.tolls] == [(TollKind.KILLED, 25, None)]
    assert event.when is not None
    assert event.when.interval.start == event.when.interval.end == date(2024, 3, 12)
    assert event.where is not None
    assert (event.where.text, event.where.country) == ("Aleppo", "SYR")


def test_a_passive_turns_roles_round(annotator: Annotator) -> None:
    event = one(read(annotator, "Three soldiers were killed by militants on Wednesday.").events, "killed")
    assert "militants" in names(event, "actor")
    assert not any("soldiers" in name for name in names(event, "actor"))
    assert any("soldiers" in name for name in names(event, "recipient"))


@pytest.mark.parametrize(
    ("content", "trigger", "kind"),
    [
        ("Soldiers attacked the village of Norvale on Tuesday.", "attacked", EventType.ASSAULT),
        ("Thousands of people protested in Nairobi on Monday.", "protested", EventType.PROTEST),
        ("Police arrested 14 protesters in Nairobi on Monday.", "arrested", EventType.COERCE),
        ("France called for a ceasefire in Sudan.", "called", EventType.REQUEST),
    ],
)
def test_kinds(annotator: Annotator, content: str, trigger: str, kind: EventType) -> None:
    assert one(read(annotator, content).events, trigger).type is kind


def test_weekdays_are_read_from_the_day_of_publication(annotator: Annotator) -> None:
    content = "Soldiers attacked the village on Tuesday."
    days = []
    for published in (date(2024, 3, 15), date(2024, 3, 22)):
        when = one(read(annotator, content, published).events, "attacked").when
        assert when is not None
        days.append(when.interval.start)
    assert days == [date(2024, 3, 12), date(2024, 3, 19)]
    assert one(read(annotator, content, None).events, "attacked").when is None


@pytest.mark.parametrize(
    "content",
    [
        "The garden has roses and a small pond.",
        "My grandmother likes soup with plenty of pepper.",
        "The lake is deep and the water is cold in winter.",
        "A kilogram of flour costs two euros.",
    ],
)
def test_nothing_happens_where_nothing_happens(annotator: Annotator, content: str) -> None:
    assert read(annotator, content).events == ()


def test_what_did_not_happen_is_no_event(annotator: Annotator) -> None:
    notes = read(annotator, "The rebels did not attack the city.")
    assert [e for e in notes.events if e.trigger.quote == "attack"] == []


def test_a_denied_attack_has_no_toll(annotator: Annotator) -> None:
    event = one(read(annotator, "The army denied that troops killed 12 villagers.").events, "killed")
    assert event.status is Status.DENIED
    assert event.tolls == ()
    assert [a.source for a in event.attributions] == ["army"]


def test_a_source_stands_with_its_event(annotator: Annotator) -> None:
    notes = read(annotator, "Rebels killed nine civilians in Goma, according to the Red Cross.")
    assert [a.source for a in one(notes.events, "killed").attributions] == ["Red Cross"]


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_whatever_comes_every_span_holds(annotator: Annotator, content: str) -> None:
    notes = read(annotator, content)
    assert_spans_hold(notes, content)
    assert len(notes.words) == len(notes.text.tokens)
    assert [e.id for e in notes.events] == [f"m{n + 1}" for n in range(len(notes.events))]
    for event in notes.events:
        sentence = notes.text.sentences[event.sentence]
        assert sentence.start <= event.span.start < event.span.end <= sentence.end
        assert len(event.span.quote) <= 400
        assert 0.0 < event.score <= 1.0
        assert {a.role for a in event.arguments} <= {"actor", "recipient"}
    for name in notes.entities:
        assert notes.text.tokens[name.first].start == name.span.start
        assert notes.text.tokens[name.last - 1].end == name.span.end
        assert name.canonical


def test_reading_repeats_and_order_does_not_matter(annotator: Annotator) -> None:
    texts = [text_of("Rebels attacked a convoy near Goma on Monday."), text_of("Thousands protested in Nairobi.")]
    forth = list(annotator.annotate(texts))
    back = list(annotator.annotate(texts[::-1]))
    assert forth == back[::-1]
    assert forth == list(annotator.annotate(texts))


def test_a_report_that_is_too_long_fails_alone(annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 6)  # tokens
    short, long = text_of("Rebels attacked a convoy."), text_of("Rebels attacked a convoy near Goma on Monday.")
    found = list(annotator.annotate([long, short]))
    assert isinstance(found[0], Failed)
    assert (found[0].item_id, found[0].code, found[0].stage) == (long.report.id, TooLargeError.code, "annotate")
    assert not isinstance(found[1], Failed)


def test_a_crash_inside_becomes_a_failure(annotator: Annotator, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise IndexError("no such token")

    monkeypatch.setattr(module, "find_relations", crash)
    (found,) = annotator.annotate([text_of("Rebels attacked a convoy.")])
    assert isinstance(found, Failed)
    assert "no such token" in found.reason


def test_the_weights_name_parser_chains_heads_and_places(annotator: Annotator) -> None:
    heads = weights.load_heads()
    for part in (load_scorer().name, heads.event.name, heads.role.name, heads.when.name, heads.where.name):
        assert part in annotator.weights.split()
    assert len(annotator.weights.split()) == 8


def test_heads_without_their_card_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    weights.load_heads.cache_clear()
    monkeypatch.setattr(weights, "FOLDER", "nowhere")
    with pytest.raises(WeightsError, match=r"heads\.json"):
        weights.load_heads()
    weights.load_heads.cache_clear()
