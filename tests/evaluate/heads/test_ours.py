from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dateline.errors import WeightsError
from dateline.evaluate.corpora.sample import Labelled, Predicate
from dateline.evaluate.heads.asked import Answer
from dateline.evaluate.heads.ours import Ours, answer_of, held_out_of, open_measured
from dateline.inference.reader import ALL, Arguments, Reading, Stretch

NOTHING = np.zeros(0, dtype=np.float32)
EMPTY: Mapping[str, Any] = {
    "words": 4, "vectors": NOTHING, "predicate": NOTHING, "cue": NOTHING, "factuality": NOTHING, "events": NOTHING,
    "causal": None, "predicates": (), "cues": (), "triggers": (), "names": (), "phrases": (), "mentions": (),
    "causes": (), "arguments": {},
}  # fmt: skip
ROLES = Arguments(roles=(Stretch(0, 1, "ARG0", 0.9),))


def reading(**known: Any) -> Reading:
    return Reading(**{**EMPTY, **known})


def test_predicates_found() -> None:
    found = answer_of(reading(predicates=(1, 3), arguments={1: ROLES, 3: Arguments()}), frozenset({"predicates"}))
    assert found == Answer(predicates=(Predicate(1, "", (Labelled(0, 1, "ARG0"),)), Predicate(3, "", ())))


def test_predicates_given() -> None:
    found = answer_of(reading(arguments={2: ROLES, 3: Arguments()}), frozenset({"predicates"}))
    assert [p.at for p in found.predicates] == [2]


def test_told() -> None:
    told = Arguments(told=(Stretch(0, 1, "SOURCE", 0.9), Stretch(2, 4, "CONTENT", 0.6)))
    found = answer_of(reading(cues=(1,), arguments={1: told}), frozenset({"told"}))
    assert found == Answer(told={1: (Labelled(0, 1, "SOURCE"), Labelled(2, 4, "CONTENT"))})


def test_the_rest() -> None:
    whole = reading(
        names=(Stretch(0, 1, "PER", 0.9),),
        phrases=(Stretch(1, 2, "LOC", 0.9),),
        factuality=np.array([0.5, -3.0], dtype=np.float32),
        causal=0.33,
    )
    assert answer_of(whole, frozenset({"names"})) == Answer(
        names=(Labelled(0, 1, "PER"),), phrases=(Labelled(1, 2, "LOC"),), factuality=(0.5, -3.0), causal=True
    )
    assert not answer_of(reading(causal=0.32), frozenset({"causal"})).causal


@pytest.mark.parametrize("field", ["predicates", "names", "phrases", "factuality", "causal", "told"])
def test_every_field_is_asked_of_a_head_there_is(field: str) -> None:
    class Reader:
        def stream(self, sentences: Any, want: Any, predicates: Any) -> list[Reading]:
            assert want < ALL
            assert len(want) == 1
            return [reading() for _ in sentences]

    assert Ours(Reader()).read([["a"], ["b"]], frozenset({field})) == [Answer(), Answer()]  # type: ignore[arg-type]


def test_held_out(tmp_path: Path) -> None:
    card = tmp_path / "card.json"
    card.write_text('{"name": "r", "held_out": {"re3d": ["a", "b"], "cnc": []}}')
    assert held_out_of(card) == {"re3d": {"a", "b"}, "cnc": frozenset()}
    card.write_text("{}")
    assert held_out_of(card) == {}


@pytest.mark.parametrize("content", ["", "[]", '{"held_out": ["a"]}', '{"held_out": {"re3d": "a"}}', "[" * 100_000])
def test_a_card_that_is_broken(content: str, tmp_path: Path) -> None:
    card = tmp_path / "card.json"
    card.write_text(content)
    with pytest.raises(WeightsError, match=r"card\.json"):
        held_out_of(card)


def test_no_weights(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="missing"):
        open_measured(None, tmp_path)  # type: ignore[arg-type]  # the annotator is not asked before they are there
    with pytest.raises(WeightsError, match="cannot be read"):
        held_out_of(tmp_path / "card.json")
