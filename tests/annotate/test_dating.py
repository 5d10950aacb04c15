"""When events were: the times that a mention may mean, and the choice among them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dateline.annotate.choices import Mentioned
from dateline.annotate.clauses import clause_of
from dateline.annotate.dating import Dating, Option
from dateline.annotate.readings import Readings
from dateline.annotate.syntax import Tree
from dateline.annotate.tenses import tense_of
from dateline.annotate.times import find_times
from dateline.inference import LinearHead
from dateline.model import EventType, Interval, Status
from tests.annotate.tools import ODD, shipped, text_of

FRIDAY = date(2024, 3, 15)


def tree_of(content: str, published: date | None = FRIDAY) -> Tree:
    text = text_of(content, published)
    return Tree(text, shipped().parse(text).words)


def unread(tree: Tree) -> Readings:
    """No reader: what dating does without it."""
    return Readings.of(tree.text, None)


def at(tree: Tree, word: str) -> int:
    return next(i for i, token in enumerate(tree.text.tokens) if token.word == word)


def options(
    content: str, word: str, *, kind: EventType = EventType.ASSAULT, published: date | None = FRIDAY
) -> list[Option]:
    tree = tree_of(content, published)
    t = at(tree, word)
    times = find_times(tree.text, tree.words)
    mention = Mentioned(t, kind, Status.REPORTED, clause_of(tree, t), ())
    return Dating(tree, times, {t: kind}, unread(tree)).options(mention)


def days(start: str, end: str) -> Interval:
    return Interval(date.fromisoformat(start), date.fromisoformat(end))


def head(**weights: float) -> LinearHead:
    """A head with the given weights; two underscores stand for a space, one after a name for an equals sign."""
    names = {name.replace("__", " ").replace("_is_", "="): value for name, value in weights.items()}
    column = np.array([[value] for value in names.values()], dtype=np.float32)
    return LinearHead(("score",), {name: i for i, name in enumerate(names)}, column, np.zeros(1, np.float32), "test")


def when(content: str, word: str, chosen: LinearHead, published: date | None = FRIDAY) -> Interval | None:
    tree = tree_of(content, published)
    t = at(tree, word)
    mention = Mentioned(t, EventType.ASSAULT, Status.REPORTED, clause_of(tree, t), ())
    dating = Dating(tree, find_times(tree.text, tree.words), {t: EventType.ASSAULT}, unread(tree))
    found = dating.when(mention, chosen)
    return found.interval if found else None


def test_a_mention_may_have_no_time() -> None:
    (only,) = options("Rebels attacked a convoy.", "attacked", published=None)
    assert only.interval is None
    assert only.evidence == ()


def test_a_time_as_it_stands_and_from_it_to_publication() -> None:
    found = options("Rebels attacked a convoy near Goma on Monday.", "attacked")
    intervals = [o.interval for o in found]
    assert intervals[0] is None
    assert days("2024-03-11", "2024-03-11") in intervals
    assert days("2024-03-11", "2024-03-15") in intervals


def test_two_times_of_a_sentence_may_be_a_stretch() -> None:
    found = options("Held since he was arrested on Monday, he was beaten on Wednesday.", "beaten")
    (pair,) = (o for o in found if len(o.evidence) == 2)
    assert pair.interval == days("2024-03-11", "2024-03-13")
    assert pair.edtf == "2024-03-11/2024-03-13"


def test_the_day_of_publication_is_shown_by_the_clause_where_the_text_does_not_name_it() -> None:
    found = options("Rebels attack a convoy near Goma.", "attack")
    (today,) = (o for o in found if o.interval == Interval(FRIDAY, FRIDAY))
    assert today.evidence[0].quote == "Rebels attack a convoy near Goma"


@pytest.mark.parametrize("content", ODD)
def test_every_time_has_words_and_days_in_order(content: str) -> None:
    tree = tree_of(content)
    times = find_times(tree.text, tree.words)
    for t in range(len(tree.words)):
        mention = Mentioned(t, EventType.PROTEST, Status.PLANNED, clause_of(tree, t), ())
        for option in Dating(tree, times, {t: EventType.PROTEST}, unread(tree)).options(mention):
            assert (option.interval is None) == (not option.evidence)
            assert all(tree.text.report.text[e.start : e.end] == e.quote for e in option.evidence)


def test_the_head_chooses() -> None:
    content = "On Monday rebels attacked a convoy near Goma. Police said on Thursday that it had been warned."
    monday = days("2024-03-11", "2024-03-11")
    assert when(content, "attacked", head(at__clause=5.0)) == monday
    assert when(content, "attacked", head(none=5.0)) is None
    assert when(content, "attacked", head(**{"from__clause": 5.0})) == days("2024-03-11", "2024-03-15")


def test_equal_days_add_up() -> None:
    content = "On Monday rebels attacked a convoy; the attack came at dawn on Monday."
    tree = tree_of(content)
    t = at(tree, "attacked")
    mention = Mentioned(t, EventType.ASSAULT, Status.REPORTED, clause_of(tree, t), ())
    dating = Dating(tree, find_times(tree.text, tree.words), {t: EventType.ASSAULT}, unread(tree))
    found = dating.when(mention, head(at=1.0))
    assert found is not None
    assert found.interval == days("2024-03-11", "2024-03-11")
    shares = sum(o.interval == found.interval for o in dating.options(mention))
    assert shares >= 2
    assert found.confidence > 1 / len(dating.options(mention)) * shares


@pytest.mark.parametrize(
    ("sentence", "word", "tense"),
    [
        ("Rebels attacked a convoy.", "attacked", "past"),
        ("Rebels attack a convoy.", "attack", "present"),
        ("Rebels have attacked a convoy.", "attacked", "perfect"),
        ("Rebels had attacked a convoy.", "attacked", "pluperfect"),
        ("Rebels have been attacking convoys since May.", "attacking", "lasting"),
        ("Rebels are attacking the town.", "attacking", "ongoing"),
        ("Rebels will attack the town.", "attack", "future"),
        ("Rebels could attack the town.", "attack", "modal"),
        ("The town was attacked by rebels.", "attacked", "past"),
        ("Rebels threatened to attack the town.", "attack", "infinitive"),
        ("The attack killed five.", "attack", "n:past"),
    ],
)
def test_tenses(sentence: str, word: str, tense: str) -> None:
    tree = tree_of(sentence)
    assert tense_of(tree, at(tree, word)) == tense
