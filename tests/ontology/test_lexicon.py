"""The lexicon file, the condition language, and which entries count."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import EventType
from dateline.ontology import Condition, Filler, LexEntry, applicable, load
from dateline.ontology.lexicon import COLUMNS, ENTITY_TYPES, SLOTS, parse_condition, parse_lexicon

HEADER = "\t".join(COLUMNS)
CLASSES = {"MIL", "GOV"}
ENTRIES = [entry for entries in load().entries.values() for entry in entries]

Slots = Mapping[str, list[Filler]]


class Holds:
    """Stands in for a parse: slot as written ("dobj", "pobj(on,upon)") -> what fills it."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots

    def __call__(self, condition: Condition) -> bool:
        if condition.preps:
            fillers = [f for prep in condition.preps for f in self.slots.get(f"pobj({prep})", [])]
        else:
            fillers = self.slots.get(condition.slot, [])
        return condition.holds(fillers)


def word(lemma: str) -> Filler:
    return Filler(lemma, load().word_class(lemma))


def types(lemma: str, pos: str, **slots: str) -> list[EventType]:
    found = {slot: [word(filler) for filler in fillers.split()] for slot, fillers in slots.items()}
    kinds = [entry.type for entry in applicable(load().lexicon(lemma, pos), Holds(found))]
    return [kind for kind in kinds if kind is not None]


def test_it_is_large_and_has_verbs_and_nouns_for_every_type() -> None:
    assert len(ENTRIES) >= 3000
    told = {(entry.type, entry.pos) for entry in ENTRIES}
    assert {(t, pos) for t in EventType for pos in ("VERB", "NOUN")} <= told
    assert sum(entry.type is None for entry in ENTRIES) > 200


def test_entries_are_found_under_their_own_lemma_the_most_specific_first() -> None:
    for (lemma, pos), entries in load().entries.items():
        assert all((entry.lemma, entry.pos) == (lemma, pos) for entry in entries)
        grades = [entry.specificity for entry in entries]
        assert grades == sorted(grades, reverse=True)


def test_no_condition_asks_for_a_word_that_no_head_can_be() -> None:
    for entry in ENTRIES:
        for condition in entry.conditions:
            assert condition.slot in SLOTS
            values = [] if condition.op == "in" else condition.values
            assert not [value for value in values if " " in value or value != value.lower()], entry


def test_every_class_in_a_condition_is_known_and_not_empty() -> None:
    asked = {value for entry in ENTRIES for c in entry.conditions if c.op == "in" for value in c.values}
    assert asked <= set(load().classes) | ENTITY_TYPES
    assert all(load().classes[name] for name in asked - ENTITY_TYPES)


def test_nothing_is_both_an_event_and_none_on_the_same_conditions() -> None:
    none = {(e.lemma, e.pos, frozenset(e.conditions)) for e in ENTRIES if e.type is None}
    some = {(e.lemma, e.pos, frozenset(e.conditions)) for e in ENTRIES if e.type is not None}
    assert not none & some


def test_a_mode_is_one_of_the_type() -> None:
    for entry in ENTRIES:
        assert not entry.mode or (entry.type and entry.mode in load().modes(entry.type))


def test_unknown_words_have_no_entries() -> None:
    assert load().lexicon("flibbertigibbet", "NOUN") == ()
    assert load().lexicon("attack", "ADJ") == ()


@pytest.mark.parametrize(
    ("lemma", "pos", "slots", "expected"),
    [
        ("kill", "VERB", {"subj": "rebel"}, [EventType.ASSAULT]),
        ("kill", "VERB", {"subj": "earthquake"}, []),
        ("shoot", "VERB", {"dobj": "goal"}, []),
        ("claim", "VERB", {"dobj": "responsibility"}, [EventType.ASSAULT]),
        ("sign", "VERB", {"dobj": "treaty"}, [EventType.SUPPORT]),
        ("step", "VERB", {"prt": "down"}, [EventType.RETREAT]),
        ("impose", "VERB", {"dobj": "curfew"}, [EventType.COERCE]),
        ("impose", "VERB", {"dobj": "embargo"}, [EventType.SANCTION]),
        ("go", "VERB", {"pobj(on)": "strike"}, [EventType.PROTEST]),
        ("strike", "NOUN", {"mod": "hunger"}, [EventType.PROTEST]),
        ("strike", "NOUN", {"mod": "air"}, [EventType.ASSAULT]),
        ("open", "VERB", {"dobj": "fire"}, [EventType.ASSAULT]),
        ("open", "VERB", {"dobj": "investigation"}, [EventType.ACCUSE]),
        ("vote", "VERB", {"prep": "against"}, [EventType.REJECT]),
        ("vote", "VERB", {"prep": "for"}, [EventType.SUPPORT]),
        ("send", "VERB", {"dobj": "troop"}, [EventType.MOBILIZE]),
        ("send", "VERB", {"dobj": "food"}, [EventType.AID]),
        ("hold", "VERB", {"dobj": "talks"}, [EventType.CONSULT]),
        ("hold", "VERB", {"dobj": "rally"}, [EventType.PROTEST]),
        ("hold", "VERB", {"comp": "responsible"}, [EventType.ACCUSE]),
        ("agree", "VERB", {"xcomp": "meet"}, [EventType.AGREE]),
        ("agree", "VERB", {"xcomp": "meet", "neg": "not"}, [EventType.REJECT]),
        ("lift", "VERB", {"dobj": "curfew"}, [EventType.CONCEDE]),
        ("recall", "VERB", {"dobj": "ambassador"}, [EventType.SANCTION]),
        ("say", "VERB", {"ccomp": "meet"}, []),
        ("win", "VERB", {"dobj": "match"}, []),
    ],
)
def test_readings_in_context(lemma: str, pos: str, slots: dict[str, str], expected: list[EventType]) -> None:
    assert types(lemma, pos, **slots)[:1] == expected


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("prt=out", Condition("prt", "is", ("out",))),
        ("dobj", Condition("dobj")),
        ("!neg", Condition("neg", negated=True)),
        ("dobj~MIL|PER", Condition("dobj", "in", ("MIL", "PER"))),
        ("!pobj(on,upon)~MIL", Condition("pobj", "in", ("MIL",), ("on", "upon"), negated=True)),
        ("pobj(in_front)=embassy", Condition("pobj", "is", ("embassy",), ("in front",))),
        ("dobj=$|€", Condition("dobj", "is", ("$", "€"))),
    ],
)
def test_conditions_are_read(text: str, condition: Condition) -> None:
    assert parse_condition(text, CLASSES) == condition


@pytest.mark.parametrize(
    "text",
    [
        "", "!", "verb=go", "dobj=", "dobj~", "dobj=a||b", "dobj= a", "dobj~ROBOT", "dobj~mil", "pobj=on", "pobj()~MIL",
        "dobj(on)=x", "neg=not", "passive~MIL", "dobj==x", "dobj~MIL;subj", "prt=out ", "dobj=a=b",
    ],
)  # fmt: skip
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a condition|no such word class"):
        parse_condition(text, CLASSES)


NAMES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=8)
CONDITIONS = st.one_of(
    st.builds(Condition, st.sampled_from(sorted(SLOTS - {"pobj"})), negated=st.booleans()),
    st.builds(
        Condition,
        st.sampled_from(sorted(SLOTS - {"pobj", "neg", "passive"})),
        st.just("is"),
        st.lists(NAMES, min_size=1, max_size=3).map(tuple),
        negated=st.booleans(),
    ),
    st.builds(
        Condition,
        st.just("pobj"),
        st.just("in"),
        st.lists(st.sampled_from(["MIL", "GOV", "GPE"]), min_size=1, max_size=3).map(tuple),
        st.lists(st.sampled_from(["on", "with", "at"]), min_size=1, max_size=2).map(tuple),
        st.booleans(),
    ),
)
FILLERS = st.lists(st.builds(Filler, NAMES, st.frozensets(st.sampled_from(["MIL", "GOV", "GPE"]))), max_size=3)


@given(CONDITIONS)
def test_a_condition_written_down_reads_back_the_same(condition: Condition) -> None:
    assert parse_condition(str(condition), CLASSES) == condition


@given(CONDITIONS, FILLERS)
def test_a_negated_condition_holds_just_where_the_plain_one_does_not(
    condition: Condition, fillers: list[Filler]
) -> None:
    other = Condition(condition.slot, condition.op, condition.values, condition.preps, not condition.negated)
    assert condition.holds(fillers) != other.holds(fillers)


@given(st.sampled_from(sorted(load().entries)), st.data())
def test_what_counts_holds_and_is_among_the_most_specific(key: tuple[str, str], data: st.DataObject) -> None:
    entries = load().lexicon(*key)
    truth = {condition: data.draw(st.booleans()) for entry in entries for condition in entry.conditions}
    counting = applicable(entries, truth.__getitem__)
    fitting = [e for e in entries if all(truth[c] for c in e.conditions)]
    most = max((e.specificity for e in fitting), default=0)
    assert all(e in fitting and e.specificity == most and e.type is not None for e in counting)
    assert len({e.type for e in counting}) == len(counting)
    assert [e.weight for e in counting] == sorted((e.weight for e in counting), reverse=True)
    if any(e.type is None and e.specificity == most for e in fitting):
        assert counting == ()


def test_of_one_type_the_lightest_counts_and_rivals_stay() -> None:
    def entry(event_type: EventType, weight: float) -> LexEntry:
        return LexEntry("x", "VERB", event_type, weight, "", ())

    rows = [entry(EventType.ASSAULT, 0.9), entry(EventType.ASSAULT, 0.1), entry(EventType.COERCE, 0.4)]
    assert applicable(rows, lambda _: True) == (rows[2], rows[1])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("kill\tVERB\tASSAULT\t0.9\t\t", "cells"),
        ("kill\tVERB\tCRIME\t0.9\t\t\t", "CRIME"),
        ("kill\tVERB\tASSAULT\t1.2\t\t\t", "weight"),
        ("kill\tVERB\tASSAULT\thigh\t\t\t", "high"),
        ("Kill\tVERB\tASSAULT\t0.9\t\t\t", "lower-case"),
        ("kill\tADV\tASSAULT\t0.9\t\t\t", "part of speech"),
        ("kill\tVERB\tASSAULT\t0.9\tcurfew\t\t", "no mode"),
        ("kill\tVERB\tNONE\t0.9\tbeat\t\t", "no mode"),
        ("kill\tVERB\tASSAULT\t0.9\t\tdobj~ROBOT\t", "no such word class"),
        ("kill\tVERB\tASSAULT\t0.9\t\tdobj;;subj\t", "not a condition"),
    ],
)
def test_a_wrong_row_is_refused_with_its_line(row: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"lexicon.tsv:3: .*{message}"):
        parse_lexicon(f"# about\n{HEADER}\n{row}\n", load().types, CLASSES)


def test_a_row_twice_and_a_missing_header_are_refused() -> None:
    row = "kill\tVERB\tASSAULT\t0.9\t\tsubj~MIL\t"
    with pytest.raises(ValueError, match=r"lexicon\.tsv:3: twice"):
        parse_lexicon(f"{HEADER}\n{row}\n{row.replace('0.9', '0.8')}\n", load().types, CLASSES)
    with pytest.raises(ValueError, match="columns"):
        parse_lexicon(f"{row}\n", load().types, CLASSES)
