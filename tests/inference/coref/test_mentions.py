"""Candidates: what may mean the same thing as something else."""

from __future__ import annotations

from dataclasses import replace

from dateline.inference.coref.lexicon import load
from dateline.inference.coref.mentions import find
from dateline.inference.coref.passage import Passage
from tests.inference.coref.passages import LORNE, PAIR, SHE, WHO, passage


def spans(p: Passage) -> list[str]:
    return [" ".join(p.words[m.first : m.last]) for m in find(p, load())]


def test_names_and_pronouns_are_candidates() -> None:
    assert spans(passage(LORNE, SHE)) == ["Ada Lorne", "She"]


def test_a_relative_clause_belongs_to_its_noun() -> None:
    assert spans(passage(WHO)) == ["The pilot who landed"]


def test_a_coordination_is_a_candidate_and_so_are_its_parts() -> None:
    assert spans(passage(PAIR)) == ["Ports and roads", "Ports", "roads"]


def test_the_readers_mentions_take_the_place_of_the_syntax_but_pronouns_stay() -> None:
    p = replace(passage(LORNE, SHE), mentions=((1, 2, "person"),))
    assert spans(p) == ["Lorne", "She"]
    assert find(p, load())[0].label == "person"


def test_a_name_in_a_phrase_with_its_head_is_no_second_candidate() -> None:
    p = passage("The/DT/DET/det/1 Lornes/NNPS/PROPN/nsubj/2 left/VBD/VERB/ROOT/2", names=((1, 2, "PERSON"),))
    assert spans(p) == ["The Lornes"]


def test_no_words_no_candidates() -> None:
    assert find(Passage((), (), ()), load()) == []
