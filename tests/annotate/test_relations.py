"""Relations and links that the words state."""

from __future__ import annotations

import pytest

from dateline.annotate import Annotator
from dateline.annotate.links import find_links
from dateline.annotate.syntax import Tree
from dateline.model import EventMention, EventType, LinkKind, RelationKind, Status
from tests.annotate.tools import assert_spans_hold, at, prepare, read


@pytest.mark.parametrize(
    ("content", "relation"),
    [
        (
            "Anna Petrova, the commander of the Northern Brigade, spoke to reporters.",
            ("Anna Petrova", RelationKind.LEADS, "Northern Brigade"),
        ),
        (
            "Anna Petrova, a spokeswoman for the Red Cross, spoke to reporters.",
            ("Anna Petrova", RelationKind.SPOKESPERSON_OF, "Red Cross"),
        ),
        (
            "The Northern Liberation Front (NLF) attacked a base on Monday.",
            ("Northern Liberation Front", RelationKind.ALSO_KNOWN_AS, "NLF"),
        ),
        ("The Iran-backed Hezbollah attacked a base.", ("Hezbollah", RelationKind.BACKED_BY, "Iran")),
        ("French President Emmanuel Macron arrived.", ("Emmanuel Macron", RelationKind.LEADS, "French")),
    ],
)
def test_relations(annotator: Annotator, content: str, relation: tuple[str, RelationKind, str]) -> None:
    found = read(annotator, content).relations
    assert relation in [(r.subject, r.relation, r.object) for r in found]
    assert len({(r.subject, r.relation, r.object) for r in found}) == len(found)
    assert_spans_hold(found, content)


@pytest.mark.parametrize(
    "content",
    [
        "Former French President Nicolas Sarkozy arrived.",
        "Anna Petrova met Omar Haddad in Berlin.",
        "Rebels attacked the bridge.",
    ],
)
def test_what_is_no_relation(annotator: Annotator, content: str) -> None:
    assert read(annotator, content).relations == ()


def mention(annotator: Annotator, content: str, *words: str) -> tuple[Tree, list[EventMention]]:
    """Mentions at given words, whatever the heads think of them."""
    p = prepare(annotator, content)
    out = []
    for n, word in enumerate(words):
        t = at(p, word)
        span = p.tree.span(t, t)
        out.append(
            EventMention(
                f"m{n + 1}", t, span, span, p.tree.sentence_of[t], EventType.ASSAULT, "", Status.REPORTED, 1.0,
                not p.tree.is_verb(t), (), (), (), (), (),
            )
        )  # fmt: skip
    return p.tree, out


@pytest.mark.parametrize(
    ("content", "effect", "cause"),
    [
        ("Troops attacked the city in retaliation for the bombing.", "attacked", "bombing"),
        ("Workers protested over the killing of two miners.", "protested", "killing"),
        ("Residents fled because of the shelling.", "fled", "shelling"),
    ],
)
def test_a_stated_cause(annotator: Annotator, content: str, effect: str, cause: str) -> None:
    tree, events = mention(annotator, content, effect, cause)
    (link,) = find_links(tree, events)
    assert (link.source, link.target, link.kind) == ("m1", "m2", LinkKind.CAUSED_BY)
    assert effect in link.evidence.quote
    assert cause in link.evidence.quote


@pytest.mark.parametrize(
    ("content", "one", "two"),
    [
        ("Troops attacked the city during the ceremony.", "attacked", "ceremony"),
        ("Troops attacked the city and shelled the port.", "attacked", "shelled"),
        ("Workers protested. The killing shocked them.", "protested", "killing"),
    ],
)
def test_no_cause_is_guessed(annotator: Annotator, content: str, one: str, two: str) -> None:
    tree, events = mention(annotator, content, one, two)
    assert find_links(tree, events) == ()
