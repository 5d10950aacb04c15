"""Where events were: the places that a mention may mean, and the choice among them."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.annotate import Annotator
from dateline.annotate.choices import Mentioned, choose
from dateline.annotate.clauses import clause_of
from dateline.annotate.placing import Placing, Site
from dateline.inference import LinearHead
from dateline.model import Argument, EventType, Span, Status
from tests.annotate.tools import ODD, text_of


def sites(annotator: Annotator, content: str, word: str, arguments: tuple[Argument, ...] = ()) -> list[Site]:
    prepared = annotator.prepare(text_of(content))
    tree = prepared.tree
    t = next(i for i, token in enumerate(tree.text.tokens) if token.word == word)
    mention = Mentioned(t, EventType.ASSAULT, Status.REPORTED, clause_of(tree, t), ())
    return Placing(tree, prepared.places, prepared.dateline, {t: EventType.ASSAULT}, prepared.readings).sites(
        mention, arguments
    )


def test_no_place_no_choice(annotator: Annotator) -> None:
    (only,) = sites(annotator, "Rebels attacked a convoy.", "attacked")
    assert (only.mention, only.name, only.country) == (None, "", None)


def test_places_of_the_sentence_of_the_one_before_and_of_the_lead(annotator: Annotator) -> None:
    content = "Rebels entered Goma. A day passed. Nothing stirred in Bukavu. It rained. They attacked Aleppo."
    names = [s.name for s in sites(annotator, content, "attacked")]
    assert names[0] == ""
    assert {"Goma", "Bukavu", "Aleppo"} <= set(names)


def test_an_adjective_stands_for_its_country(annotator: Annotator) -> None:
    (iraq,) = (s for s in sites(annotator, "An Iraqi convoy was attacked.", "attacked") if s.mention)
    assert (iraq.name, iraq.country) == ("Iraq", "IRQ")
    assert "at demonym=True" in iraq.features


def test_a_country_that_takes_part_is_told_apart(annotator: Annotator) -> None:
    content = "Turkey attacked Aleppo."
    part = Argument("actor", Span.of(content, 0, 6), 0, "Turkey", "nsubj")
    by_name = {s.name: s.features for s in sites(annotator, content, "attacked", (part,))}
    assert "at part=actor" in by_name["Turkey"]
    assert "at part=none" in by_name["Aleppo"]


def test_the_head_chooses_and_equal_places_add_up(annotator: Annotator) -> None:
    content = "Rebels attacked Goma. The army left Goma for Bukavu."
    prepared = annotator.prepare(text_of(content))
    t = 1
    mention = Mentioned(t, EventType.ASSAULT, Status.REPORTED, clause_of(prepared.tree, t), ())
    placing = Placing(prepared.tree, prepared.places, prepared.dateline, {t: EventType.ASSAULT}, prepared.readings)
    flat = LinearHead(("score",), {"at": 0}, np.array([[1.0]], np.float32), np.zeros(1, np.float32), "test")
    where = placing.where(mention, (), flat)
    assert where is not None
    assert (where.text, where.country, where.evidence[0].quote) == ("Goma", "COD", "Goma")
    none = LinearHead(("score",), {"none": 0}, np.array([[9.0]], np.float32), np.zeros(1, np.float32), "test")
    assert placing.where(mention, (), none) is None


@pytest.mark.parametrize("content", ODD)
def test_every_site_has_words(annotator: Annotator, content: str) -> None:
    prepared = annotator.prepare(text_of(content))
    placing = Placing(prepared.tree, prepared.places, prepared.dateline, {}, prepared.readings)
    for t in range(len(prepared.tree.words)):
        mention = Mentioned(t, EventType.PROTEST, Status.PLANNED, clause_of(prepared.tree, t), ())
        first, *others = placing.sites(mention, ())
        assert first.mention is None
        assert all(s.mention is not None and s.name for s in others)


def test_choose_adds_up_what_is_the_same() -> None:
    chosen, share = choose(["a", "b", "a"], [0.0, 0.5, 0.1])
    assert chosen == 2
    assert share == pytest.approx((1 + np.exp(0.1)) / (1 + np.exp(0.5) + np.exp(0.1)))
    assert choose(["a"], [-1000.0]) == (0, 1.0)
