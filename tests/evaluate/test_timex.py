from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dateline.annotate.times import find_times
from dateline.errors import GateError, MalformedError, NotFoundError
from dateline.evaluate import Floors, check, data_digest, floors, measure_times, pinned
from dateline.model import Failed, Report, ReportTimes, Text
from dateline.text import segment
from tests.evaluate.test_timeml import STORY, timeml

SHARED = Path(__file__).parents[2] / ".." / "shared"
TIMEX = SHARED / "data" / "dev" / "timex"
SETS = {
    "tbaq": [TIMEX / "TBAQ-cleaned" / "AQUAINT", TIMEX / "TBAQ-cleaned" / "TimeBank"],
    "wikiwars": [TIMEX / "wikiwars" / "testset" / "tml"],
}
SCORER = SHARED / "tools" / "timex" / "te3score.py"
SAME = ("strict", "relaxed", "value", "strict_value", "type")
ECHO = """
import json, sys
folder, predictions, flag = sys.argv[1:]
found = [json.loads(line) for line in open(predictions, encoding="utf-8")]
figure = {"p": 1.0, "r": 0.5, "f1": 0.667}
print(json.dumps({"docs": 2, "gold": 3, "system": len(found), "missing_docs": [], "value": figure}))
"""


def read(reports: Iterable[Report | Failed]) -> Iterator[ReportTimes | Failed]:
    """The times without a parse; a report that says "RAISE" fails."""
    for each in reports:
        if isinstance(each, Failed):
            yield each
        elif "RAISE" in each.text:
            yield Failed(each.id, "DL-200", "no good", "text")
        else:
            cut = next(segment((each,)))
            assert isinstance(cut, Text)
            yield ReportTimes(cut.report, find_times(cut))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "set"
    made.mkdir()
    (made / "a.tml").write_text(timeml(STORY.replace("They met", "They will meet")))
    (made / "b.tml").write_text(timeml("It <EVENT>rained</EVENT> on 6 March 2020 and today."))
    return made


def test_figures(folder: Path) -> None:
    scores = measure_times([folder], reader=read)
    assert scores.failed == scores.remarks == ()
    assert [row[0] for row in scores.rows()] == [*SAME, "value of DATE"]
    assert scores.figures["strict"] | {"ci90": None} == {
        "p": pytest.approx(1 / 3), "r": 1.0, "f1": 0.5, "gold": 1, "pred": 3, "ci90": None,
    }  # fmt: skip
    low, high = scores.figures["strict"]["ci90"]
    assert 0 <= low <= 0.5 <= high <= 1
    assert scores == measure_times([folder], reader=read)
    assert scores.differences()[-1] == ("b", "extra", "", "", "", "today", "DATE", "2020-03-04", "today")


def test_folders_are_taken_together(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.tml").write_text(timeml())
    both = measure_times([folder, other], reader=read).figures["strict"]
    assert (both["gold"], both["pred"]) == (2, 4)
    assert data_digest(folder, other) == data_digest(other, folder) != data_digest(folder)


def test_what_cannot_be_read(folder: Path) -> None:
    (folder / "c.tml").write_text("no XML")
    (folder / "d.tml").write_text(timeml("RAISE " + STORY))
    (folder / "e.tml").write_text(timeml("B&B", created=""))
    scores = measure_times([folder], reader=read)
    assert [(Path(each.item_id).name, each.code, each.stage) for each in scores.failed] == [
        ("c.tml", "DL-106", "read"),
        ("d.tml", "DL-200", "text"),
    ]
    assert scores.figures["strict"]["gold"] == 2, "what is marked in d.tml counts as missed"
    assert [(Path(each.item_id).name, each.reason[:8]) for each in scores.remarks] == [
        ("e.tml", "an “&” t"),
        ("e.tml", "no day o"),
    ]
    for name in "abde":
        (folder / f"{name}.tml").unlink()
    with pytest.raises(MalformedError, match=r"c\.tml: no XML"):
        measure_times([folder], reader=read)


def test_an_outside_scorer(folder: Path, tmp_path: Path) -> None:
    scorer = tmp_path / "scorer.py"
    scorer.write_text(ECHO)
    scores = measure_times([folder, folder], reader=read, scorer=scorer)
    assert scores.rows() == [("value", "1.000", "0.500", "0.667", "3", "6", "")]
    with pytest.raises(NotFoundError, match="no scorer"):
        measure_times([folder], reader=read, scorer=tmp_path / "gone.py")


def test_the_gate(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = measure_times([folder], reader=read)
    held = Floors("set", data_digest(folder, folder), {"strict": 0.5}, {})
    monkeypatch.setattr(floors, "pinned", lambda: (held,))
    assert "holds" in check([folder, folder], scores)
    with pytest.raises(GateError, match="other than pinned"):
        check(folder, scores)


@pytest.mark.shared
@pytest.mark.parametrize("name", SETS)
def test_the_figures_are_those_of_the_shared_scorer(name: str) -> None:
    if not all(folder.is_dir() for folder in SETS[name]) or not SCORER.is_file():
        pytest.skip("../shared/data/dev/timex is not here")
    ours = measure_times(SETS[name], reader=read)
    theirs = measure_times(SETS[name], reader=read, scorer=SCORER)
    assert ours.failed == ours.remarks == ()
    for figure in SAME:
        for part in ("p", "r", "f1", "gold", "pred"):
            assert ours.figures[figure][part] == pytest.approx(theirs.figures[figure][part], abs=1e-12)


@pytest.mark.shared
@pytest.mark.parametrize("name", SETS)
def test_the_pins_are_of_the_data_there(name: str) -> None:
    if not all(folder.is_dir() for folder in SETS[name]):
        pytest.skip("../shared/data/dev/timex is not here")
    assert data_digest(*SETS[name]) in {each.sha256 for each in pinned()}
