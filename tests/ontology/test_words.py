"""Word classes, sectors, contexts and cues."""

import pickle

import pytest

from dateline.ontology import Cue, Ontology, load
from dateline.ontology.cues import FLAGS, parse_cues
from dateline.ontology.words import parse_classes, parse_sectors

SECTORS = {
    "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "REB", "UAF", "CRM", "OPP", "PTY", "CVL", "REF", "LAB", "AGR", "MED",
    "EDU", "BUS", "HLH", "REL", "NGO", "IGO",
}  # fmt: skip


def cues(**flags: list[str]) -> dict[str, Cue]:
    return parse_cues({flag: {"words": flags.get(flag, [])} for flag in FLAGS})


def test_it_is_loaded_once_and_travels_between_processes() -> None:
    assert load() is load()
    copy: Ontology = pickle.loads(pickle.dumps(load()))  # noqa: S301
    assert copy == load()


@pytest.mark.parametrize(
    ("lemma", "classes"),
    [
        ("troop", {"MIL", "STATE_FORCE", "PEOPLE"}),
        ("gunman", {"MIL", "ARMED_GROUP", "PEOPLE"}),
        ("police", {"MIL", "POLICE", "GOV"}),
        ("minister", {"GOV", "PERSON_ROLE"}),
        ("villager", {"CVL", "PEOPLE"}),
        ("treaty", {"LEGAL_DOC"}),
        ("airfield", {"PLACE_FAC", "PROPERTY"}),
        ("death", {"HARM"}),
        ("mortar", {"WEAPON"}),
        ("truck", {"VEHICLE", "PROPERTY"}),
    ],
)
def test_words_are_in_their_classes(lemma: str, classes: set[str]) -> None:
    assert classes <= load().word_class(lemma)


def test_a_word_of_no_class_has_none() -> None:
    assert load().word_class("flibbertigibbet") == frozenset()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("president", "GOV"), ("prime minister", "GOV"), ("senator", "LEG"), ("judge", "JUD"), ("soldier", "MIL"),
        ("security force", "COP"), ("rebel", "REB"), ("gunman", "UAF"), ("protester", "OPP"), ("civilian", "CVL"),
        ("journalist", "MED"), ("student", "EDU"), ("company", "BUS"), ("cartel", "CRM"), ("table", None),
    ],
)  # fmt: skip
def test_sectors(words: str, code: str | None) -> None:
    assert load().sector(words) == code


def test_sector_codes_are_a_closed_set() -> None:
    assert set(load().sectors.values()) == SECTORS


@pytest.mark.parametrize(
    ("lemma", "flags"),
    [
        ("say", {"reports"}),
        ("according to", {"reports"}),
        ("reveal", {"reports", "factive"}),
        ("confirm", {"reports", "factive"}),
        ("claim", {"reports", "claims"}),
        ("allege", {"reports", "claims"}),
        ("deny", {"reports", "denies"}),
        ("dismiss", {"reports", "denies"}),
        ("vow", {"reports", "planned"}),
        ("will", {"planned"}),
        ("going to", {"planned"}),
        ("urge", {"reports", "called_for"}),
        ("call for", {"called_for"}),
    ],
)
def test_cues_have_their_flags(lemma: str, flags: set[str]) -> None:
    cue = load().cue(lemma)
    assert cue is not None
    assert {flag for flag in FLAGS if getattr(cue, flag)} == flags


def test_a_word_that_is_no_cue_has_none() -> None:
    assert load().cue("kill") is None


@pytest.mark.parametrize("lemma", ["commit", "undertake", "try", "direct", "command", "press", "due"])
def test_what_mostly_governs_an_event_that_happened_is_no_plan(lemma: str) -> None:
    cue = load().cue(lemma)
    assert cue is None or not (cue.planned or cue.called_for)


def test_a_cue_is_never_both_fact_and_claim() -> None:
    assert not [cue.lemma for cue in load().cues.values() if cue.factive and (cue.claims or cue.denies)]
    with pytest.raises(ValueError, match="say cannot be a fact and a claim"):
        cues(factive=["say"], claims=["say"])


def test_cues_twice_or_of_an_unknown_flag_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        cues(reports=["say", "say"])
    with pytest.raises(ValueError, match="flags"):
        parse_cues({"reports": {"words": []}})


def test_a_class_takes_over_classes_above_it_only() -> None:
    assert parse_classes({"A": {"words": ["x"]}, "B": {"words": ["y"], "includes": ["A"]}})["B"] == {"x", "y"}
    with pytest.raises(ValueError, match="do not stand above"):
        parse_classes({"B": {"words": [], "includes": ["A"]}, "A": {"words": ["x"]}})


@pytest.mark.parametrize("words", [["x", "x"], ["X"]])
def test_a_word_twice_or_not_lower_case_is_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="A: twice or not lower case"):
        parse_classes({"A": {"words": words}})


def test_a_word_in_two_sectors_is_refused() -> None:
    with pytest.raises(ValueError, match="x is GOV and MIL"):
        parse_sectors({"GOV": ["x"], "MIL": ["x"]})


def test_contexts_are_the_37_of_the_manual_and_each_has_words() -> None:
    contexts = load().contexts
    assert len(contexts) == 37
    assert all(contexts.values())
    assert "military" in load().context("army")
    assert load().context("flibbertigibbet") == frozenset()
