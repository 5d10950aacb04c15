import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import GateError, MalformedError, NotFoundError
from dateline.evaluate import Floors, Scores, check, data_digest, floors, measure, pinned
from tests.run.fakes import read

GOLD = Path(__file__).parents[2] / ".." / "shared" / "gold"
ECHO = """
import json, sys
folder, predictions, flag = sys.argv[1:]
lines = [json.loads(line) for line in open(predictions, encoding="utf-8")]
figure = {"p": 1.0, "r": 0.5, "f1": 0.667, "gold": 2, "pred": len(lines)}
print(json.dumps({"slot": figure | {"ci90": [0.5, 0.8]}, "event": figure, "untraceable": 0}))
"""
SCORES = Scores({"slot": {"f1": 0.5}, "event": {"f1": 0.6}, "untraceable": 0})


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold" / "set"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Workers marched in the capital on Friday.\n")
    (folder / "a.json").write_text("{}")
    (folder / "b.txt").write_text("")
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "score_events.py").write_text(ECHO)
    return folder


def test_the_scorer_gets_what_was_read(gold: Path) -> None:
    scores = measure(gold, reader=read)
    assert scores.figure("slot") == 0.667
    assert scores.figures["slot"]["pred"] == 1
    assert [failed.code for failed in scores.failed] == ["DL-105"]
    assert scores.rows() == [
        ("slot", "1.000", "0.500", "0.667", "2", "1", "0.500–0.800"),
        ("event", "1.000", "0.500", "0.667", "2", "1", ""),
        ("untraceable", "", "", "", "", "0", ""),
    ]
    with pytest.raises(MalformedError, match="no figure"):
        scores.figure("nonsense")


@pytest.mark.parametrize(
    "program", ["raise SystemExit('no good')", "print('hello')", "print(json.dumps([1]))", "print([1])"]
)
def test_a_scorer_that_fails(program: str, gold: Path, tmp_path: Path) -> None:
    scorer = tmp_path / "scorer.py"
    scorer.write_text(program)
    with pytest.raises(MalformedError, match=r"scorer\.py"):
        measure(gold, reader=read, scorer=scorer)


def test_what_is_not_there(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no reports"):
        measure(tmp_path / "gone", reader=read)
    with pytest.raises(NotFoundError, match="no scorer"):
        measure(gold, reader=read, scorer=tmp_path / "gone.py")


def test_the_gate(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Floors("set", data_digest(gold), {"slot": 0.5, "event": 0.6}, {"untraceable": 0})
    monkeypatch.setattr(floors, "pinned", lambda: (held,))
    assert "holds" in check(gold, SCORES)
    for higher in (replace(held, least={"slot": 0.501}), replace(held, most={"untraceable": -1})):
        monkeypatch.setattr(floors, "pinned", lambda higher=higher: (higher,))
        with pytest.raises(GateError, match="set: "):
            check(gold, SCORES)


def test_other_data_have_no_floor(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Floors("set", data_digest(gold), {}, {})
    monkeypatch.setattr(floors, "pinned", lambda: (held,))
    check(gold, SCORES)
    (gold / "a.json").write_text('{"events": []}')
    with pytest.raises(GateError, match="other than pinned"):
        check(gold, SCORES)


def test_the_pins_are_sane() -> None:
    gold = {each.name for each in pinned() if each.name.startswith("gold/")}
    assert gold == {"gold/dev", "gold/seed"}
    assert len(pinned()) == len({each.sha256 for each in pinned()}) == 11
    for each in pinned():
        assert len(bytes.fromhex(each.sha256)) == 32
        assert {"slot", "event"} <= each.least.keys() if each.name in gold else each.least
        assert all(0 <= floor <= 1 for floor in each.least.values())
        assert each.most.get("untraceable", 0) == 0


def test_floors_only_rise() -> None:
    """What was once reached; raise these with the floors, lower neither."""
    reached = {
        "gold/dev": {"slot": 0.43, "event": 0.58},
        "gold/seed": {"slot": 0.46, "event": 0.58},
        "times of TimeBank and AQUAINT": {"value": 0.815, "strict_value": 0.783},
        "times of the WikiWars test documents": {"value": 0.85},
        "PropBank-EWT dev": {"predicate": 0.945, "argument": 0.745, "end_to_end": 0.72},
        "CrossNER politics dev": {"span": 0.75},
        "re3d, held out": {"span": 0.71},
        "UDS factuality dev": {"pearson": 0.80},
        "causal sentences, held out": {"sentence": 0.79},
        "PolNeAR dev": {"content": 0.68, "source": 0.62},
        "OntoGUM, held out": {"conll": 0.53},
    }
    for each in pinned():
        for name, floor in reached.get(each.name, {}).items():
            assert each.least[name] >= floor, json.dumps([each.name, name])


@pytest.mark.shared
@pytest.mark.parametrize("name", ["dev", "seed"])
def test_the_pins_are_of_the_data_there(name: str) -> None:
    if not (GOLD / name).is_dir():
        pytest.skip("../shared/gold is not here")
    assert data_digest(GOLD / name) in {each.sha256 for each in pinned()}
