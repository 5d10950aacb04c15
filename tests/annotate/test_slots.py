"""Slots around a trigger: who does what in actives, passives, clauses and coordinations."""

from __future__ import annotations

import pytest

from dateline.annotate import Annotator
from tests.annotate.tools import at, prepare, said


@pytest.mark.parametrize(
    ("content", "trigger", "slot", "words"),
    [
        ("Rebels attacked the convoy.", "attacked", "subj", ["Rebels"]),
        ("Rebels attacked the convoy.", "attacked", "dobj", ["convoy"]),
        ("The convoy was attacked by rebels.", "attacked", "subj", ["rebels"]),
        ("The convoy was attacked by rebels.", "attacked", "dobj", ["convoy"]),
        ("The convoy was attacked on Monday.", "attacked", "subj", []),
        ("The soldiers who attacked the convoy fled.", "attacked", "dobj", ["convoy"]),
        ("Troops and militiamen attacked the town.", "attacked", "subj", ["Troops", "militiamen"]),
        ("Troops attacked the town and the bridge.", "attacked", "dobj", ["town", "bridge"]),
        ("Troops attacked the town and burned the market.", "burned", "subj", ["Troops"]),
        ("Troops attacked the town and burned the market.", "burned", "dobj", ["market"]),
        ("The general ordered his forces to attack the city.", "attack", "subj", ["forces"]),
        ("The general vowed to attack the city.", "attack", "subj", ["general"]),
        ("Police killed dozens of students.", "killed", "dobj", ["students"]),
        ("The army's attack on the village failed.", "attack", "subj", ["army"]),
        ("The killing of two miners shocked the town.", "killing", "of", ["miners"]),
    ],
)
def test_fillers(annotator: Annotator, content: str, trigger: str, slot: str, words: list[str]) -> None:
    p = prepare(annotator, content)
    assert said(p, p.slots.tokens(slot, at(p, trigger))) == words


def test_the_subject_of_a_relative_clause_leads_to_its_noun(annotator: Annotator) -> None:
    p = prepare(annotator, "The soldiers who attacked the convoy fled.")
    (who,) = p.slots.tokens("subj", at(p, "attacked"))
    phrase = p.namer.phrase(who)
    assert phrase is not None
    assert phrase.name == "soldiers"


def test_prepositions_choose_their_objects(annotator: Annotator) -> None:
    p = prepare(annotator, "In Geneva, envoys met with rebels.")
    met = at(p, "met")
    assert said(p, p.slots.tokens("pobj", met, ("with",))) == ["rebels"]
    assert said(p, p.slots.tokens("pobj", met, ("in",))) == ["Geneva"]
    assert p.slots.tokens("pobj", met, ("against",)) == []


def test_passives_are_told_from_actives(annotator: Annotator) -> None:
    p = prepare(annotator, "The bridge was destroyed. Rebels destroyed the mill.")
    assert p.slots.is_passive(at(p, "destroyed", 0))
    assert not p.slots.is_passive(at(p, "destroyed", 1))


def test_a_filler_knows_its_classes(annotator: Annotator) -> None:
    p = prepare(annotator, "Soldiers attacked France.")
    assert p.slots.filler(at(p, "Soldiers")).lemma == "soldier"
    assert "GPE" in p.slots.filler(at(p, "France")).classes
