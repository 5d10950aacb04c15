"""Types, modes, scores: the closed sets of the annotation guide and the figures of the PLOVER manual."""

import re
from pathlib import Path

import pytest

from dateline.model import EventType
from dateline.ontology import load
from dateline.ontology.kinds import QUADS, parse_mode_cues, parse_types

GUIDE = Path(__file__).parents[2] / ".." / "shared" / "gold" / "GUIDE.md"
MODES = {
    "ASSAULT": "beat torture execute sexual assassinate primitive firearms explosives suicide-attack heavy-weapons "
    "crowd-control unconventional massacre destroy drone aerial abduct cleansing",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "SANCTION": "convict expel withdraw discontinue",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "MOBILIZE": "troops weapons police militia",
    "CONSULT": "visit third-party multilateral phone",
}


def test_every_type_is_there_in_the_order_of_the_enumeration() -> None:
    assert list(load().types) == list(EventType)


@pytest.mark.parametrize("event_type", list(EventType))
def test_modes_are_the_closed_lists(event_type: EventType) -> None:
    assert set(load().modes(event_type)) == set(MODES.get(event_type.value, "").split())


@pytest.mark.shared
def test_modes_are_those_of_the_guide() -> None:
    if not GUIDE.exists():
        pytest.skip("the annotation guide is not beside the repository")
    text = " ".join(GUIDE.read_text("utf-8").split())
    listed = re.search(r"Modes \(only where plain\): (.*?); else leave", text)
    assert listed
    guide = dict(part.strip().split(": ") for part in listed[1].split(";"))
    assert {name: set(modes.split()) for name, modes in guide.items()} == {
        name: set(modes.split()) for name, modes in MODES.items()
    }


@pytest.mark.parametrize("event_type", list(EventType))
def test_each_type_has_quad_score_definition_and_cameo_root(event_type: EventType) -> None:
    info = load().types[event_type]
    assert load().quad(event_type) in QUADS
    assert info.definition.endswith(".")
    assert all(re.fullmatch(r"[0-2]\d{1,3}", code) for code in info.cameo)
    assert len(info.cameo[0]) == 2
    conflict = info.quad.endswith("conflict")
    scores = [load().goldstein(event_type), *(load().goldstein(event_type, mode) for mode in info.modes)]
    assert all(score <= 0 if conflict else score > 0 for score in scores)


@pytest.mark.parametrize(
    ("event_type", "mode", "score"),
    [
        (EventType.ASSAULT, "", -9.0),
        (EventType.ASSAULT, "aerial", -9.5),
        (EventType.ASSAULT, "execute", -9.5),
        (EventType.RETREAT, "return", 6.5),  # no score of its own: that of the type
        (EventType.RETREAT, "resign", 4.5),
        (EventType.REQUEST, "", 0.0),
        (EventType.ACCUSE, "", -3.0),  # the manual's table lost the minus sign
        (EventType.AID, "", 10.0),
        (EventType.CONSULT, "phone", 1.5),
    ],
)
def test_scores_of_the_manual(event_type: EventType, mode: str, score: float) -> None:
    assert load().goldstein(event_type, mode) == score


def test_sanction_is_material_conflict_as_in_the_chapter_on_it() -> None:
    assert load().quad(EventType.SANCTION) == "material conflict"


def test_a_mode_of_another_type_has_no_score() -> None:
    with pytest.raises(ValueError, match="no mode aerial"):
        load().goldstein(EventType.PROTEST, "aerial")


def test_no_two_types_convert_from_the_same_full_cameo_code() -> None:
    codes = [code for info in load().types.values() for code in info.cameo if len(code) > 2]
    assert len(codes) == len(set(codes))


def test_every_mode_has_cues_and_every_cue_a_weight() -> None:
    cues = load().mode_cues
    told = {(cue.type, cue.mode) for cue in cues}
    assert told == {(t, mode) for t in EventType for mode in load().modes(t)}
    assert all(0 < cue.weight <= 1 and cue.words == cue.words.lower().strip() for cue in cues)


@pytest.mark.parametrize(
    ("event_type", "words", "mode"),
    [
        (EventType.ASSAULT, "drone", "drone"),
        (EventType.ASSAULT, "air raid", "aerial"),
        (EventType.ASSAULT, "ied", "explosives"),
        (EventType.ASSAULT, "gunfire", "firearms"),
        (EventType.ASSAULT, "suicide bomber", "suicide-attack"),
        (EventType.ASSAULT, "shelling", "heavy-weapons"),
        (EventType.COERCE, "detain", "arrest"),
        (EventType.SANCTION, "sentence", "convict"),
        (EventType.MOBILIZE, "militia", "militia"),
        (EventType.CONSULT, "phone call", "phone"),
    ],
)
def test_plain_words_tell_the_mode(event_type: EventType, words: str, mode: str) -> None:
    found = [cue for cue in load().mode_cues if cue.type is event_type and cue.words == words]
    assert max(found, key=lambda cue: cue.weight).mode == mode


def test_a_missing_type_and_a_strange_one_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown \\['CRIME'\\], missing"):
        parse_types({"CRIME": {}})


def test_a_cue_for_a_mode_that_does_not_exist_is_refused() -> None:
    raw = {"weights": {"sure": 1.0}, "cues": {"AID": {"drone": {"sure": ["drone"]}}}}
    with pytest.raises(ValueError, match="AID has no mode drone"):
        parse_mode_cues(raw, load().types)


def test_the_same_cue_twice_is_refused() -> None:
    raw = {"weights": {"sure": 1.0, "maybe": 0.4}, "cues": {"PROTEST": {"riot": {"sure": ["mob"], "maybe": ["mob"]}}}}
    with pytest.raises(ValueError, match="twice"):
        parse_mode_cues(raw, load().types)
