import io
import json
import re
from pathlib import Path

import pytest

from dateline.cli.console import clean
from dateline.cli.eval import AGAINST, DIFFERENCES, HEADS
from dateline.cli.eval import HEADERS as HEADERS_OF_FIGURES
from dateline.cli.extract import HEADERS
from dateline.evaluate.heads import Measured
from dateline.export import TIMELINE_HEADERS, TIMES_HEADERS
from tests.cli.conftest import Run
from tests.evaluate.heads.test_against import Names
from tests.evaluate.heads.tiny import HELD_OUT, Knows, corpora
from tests.evaluate.test_timeml import timeml
from tests.evaluate.test_timex import read as read_times_plainly

STORY = "Workers marched in the capital on Friday.\n"


@pytest.mark.usefixtures("quick")
class TestExtract:
    def test_one_line_of_json_per_report(self, dateline: Run, tmp_path: Path) -> None:
        for name in "ab":
            (tmp_path / f"{name}.txt").write_text(STORY)
        status, out, err = dateline("extract", "a.txt", "b.txt", "--source", "Wire", "--published", "2020-01-03")
        lines = [json.loads(line) for line in out.splitlines()]
        assert (status, err, len(lines)) == (0, "", 2)
        assert (lines[0]["report"]["source"], lines[0]["report"]["published"]) == ("Wire", "2020-01-03")
        assert lines[0]["events"][0]["type"] == "PROTEST"

    def test_standard_input(self, dateline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
        assert json.loads(dateline("extract", "-")[1])["report"]["text"].strip() == STORY.strip()

    def test_table(self, dateline: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        status, out, _ = dateline("extract", "a.txt", "--format", "table")
        assert status == 0
        assert all(header in out for header in HEADERS)
        assert "protest" in out

    def test_nothing_read(self, dateline: Run) -> None:
        status, out, err = dateline("extract", "missing.txt")
        assert (status, out) == (2, "")
        assert err == "error DL-101: missing.txt: no such file or folder\n"

    def test_some_read(self, dateline: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(STORY)
        status, out, err = dateline("extract", "missing.txt", "a.txt")
        assert (status, out.count("\n")) == (1, 1)
        assert err.startswith("error DL-101: ")


@pytest.mark.usefixtures("quick")
def test_run_twice(dateline: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    status, out, err = dateline("run", "a.txt", "--db", "new.db")
    assert (status, out) == (0, "")
    assert err.endswith("1 read, 0 known already, 0 failed; 1 events in new.db\n")
    assert "0 read, 1 known already" in dateline("run", "a.txt", "--db", "new.db")[2]
    status, _, err = dateline("run", "gone.txt", "--db", "new.db")
    assert status == 2
    assert "error DL-101: gone.txt: no such file or folder\n" in err


def test_timeline(dateline: Run, case: Path) -> None:
    status, out, _ = dateline("timeline", "--db", str(case))
    assert status == 0
    assert all(header in out for header in TIMELINE_HEADERS)
    events = json.loads(dateline("timeline", "--db", str(case), "--format", "json")[1])
    assert [event["type"] for event in events] == ["PROTEST"] * len(events)
    assert events


@pytest.mark.parametrize(
    ("words", "names"),
    [(("--actor", "farm"), {"Farmers"}), (("--type", "protest"), {"Farmers", "Workers"}), (("--type", "AID"), set()),
     (("--conflicts",), set()), (("--since", "2020-01-01"), set()), (("--country", "IRQ"), set())],
)  # fmt: skip
def test_timeline_filters(words: tuple[str, ...], names: set[str], dateline: Run, case: Path) -> None:
    events = json.loads(dateline("timeline", "--db", str(case), "--format", "json", *words)[1])
    assert {name for event in events for name in event["actors"]} == names


def test_no_events_is_said_on_standard_error(dateline: Run, case: Path) -> None:
    assert dateline("timeline", "--db", str(case), "--type", "AID")[1:] == ("", "no events\n")


def event_of(dateline: Run, case: Path, actor: str) -> str:
    return str(json.loads(dateline("timeline", "--db", str(case), "--format", "json", "--actor", actor)[1])[0]["id"])


def test_why_shows_the_sentence_with_its_words_set_off(dateline: Run, case: Path) -> None:
    status, out, err = dateline("why", event_of(dateline, case, "Workers"), "actor", "--db", str(case))
    assert (status, err) == (0, "")
    assert "actor: Workers" in out
    assert "**Workers** marched in the capital on Friday." in out
    assert "More is to come" not in out
    assert re.search(r"wire, no date, says the report itself \[report [0-9a-f]{12}\]", out)


def test_why_without_a_field_shows_all_and_steers_no_terminal(dateline: Run, case: Path) -> None:
    _, out, _ = dateline("why", event_of(dateline, case, "Farmers"), "--db", str(case))
    assert "event: protest" in out
    assert "actor: Farmers" in out
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("why", "nothing", "--db", "case.db"), "DL-700"),
        (("timeline", "--db", "gone.db"), "DL-500"),
        (("serve", "gone.db"), "DL-500"),
        (("timeline", "--db", "post.txt"), "DL-500"),
    ],
)
def test_errors_have_codes(words: tuple[str, ...], code: str, dateline: Run, case: Path) -> None:
    status, out, err = dateline(*words)
    assert (status, out) == (2, "")
    assert re.fullmatch(rf"error {code}: .+\n", err)


def test_why_of_a_field_that_no_report_tells(dateline: Run, case: Path) -> None:
    status, _, err = dateline("why", event_of(dateline, case, "Workers"), "toll", "--db", str(case))
    assert status == 2
    assert err.startswith("error DL-700: ")


def test_a_wrong_setting(dateline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_WORKERS", "many")
    assert dateline("timeline")[2].startswith("error DL-600: ")


def test_doctor(dateline: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "gone.sqlite"))
    monkeypatch.setenv("DATELINE_CACHE_DIR", str(tmp_path / "cache"))
    status, out, _ = dateline("doctor")
    assert status == 1
    assert "DL-400" in out
    assert "dateline gazetteer build" in out
    assert out.count("WRONG") == 1


def test_clean_takes_out_what_steers_a_terminal() -> None:
    assert clean("a\x1b[31mb\u202ec\td\ne") == "a\ufffd[31mb\ufffdc\td\ne"


@pytest.fixture
def read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Times are read without a parse."""
    for module in ("times", "eval"):
        monkeypatch.setattr(f"dateline.cli.{module}.open_times_reader", lambda: read_times_plainly)


@pytest.mark.usefixtures("read_plainly")
class TestTimes:
    def test_table(self, dateline: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("They met on Friday and talked for two\x1b[31m days.\n")
        status, out, err = dateline("times", "a.txt", "--published", "2020-01-05")
        assert (status, err) == (0, "")
        assert all(header in out for header in TIMES_HEADERS)
        cells = [cell.strip() for cell in next(line for line in out.splitlines() if "Friday" in line).split("│")]
        assert cells[1:7] == ["Friday", "DATE", "2020-01-03", "2020-01-03", "2020-01-03", "2020-01-03"]
        assert "\x1b" not in out

    def test_one_line_of_json_per_report(self, dateline: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It rained last week, and for two days.")))
        status, out, _ = dateline("times", "-", "--published", "2020-01-08", "--source", "Wire", "--format", "jsonl")
        line = json.loads(out)
        assert (status, line["report"]["source"], line["report"]["published"]) == (0, "Wire", "2020-01-08")
        assert [line["report"]["text"][each["start"] : each["end"]] for each in line["times"]] == [
            "last week",
            "two days",
        ]
        assert line["times"][0] | {"how": ""} == {
            "start": 10, "end": 19, "quote": "last week", "type": "DATE", "value": "2020-W01", "earliest": "2019-12-30",
            "latest": "2020-01-05", "edtf": "2019-12-30/2020-01-05", "anchor": "text", "how": "",
        }  # fmt: skip
        assert [line["times"][1][name] for name in ("value", "earliest", "edtf", "anchor")] == ["P2D", None, None, None]

    def test_failures(self, dateline: Run, tmp_path: Path) -> None:
        assert dateline("times", "gone.txt") == (2, "", "error DL-101: gone.txt: no such file or folder\n")
        (tmp_path / "a.txt").write_text("They met on Friday.")
        status, out, err = dateline("times", "gone.txt", "a.txt", "--format", "jsonl")
        assert (status, out.count("\n"), err[:14]) == (1, 1, "error DL-101: ")


@pytest.mark.usefixtures("read_plainly")
class TestEvalTimex:
    def test_figures_and_differences(self, dateline: Run, tmp_path: Path) -> None:
        (tmp_path / "a.tml").write_text(timeml(created=""))
        status, out, err = dateline("eval", "timex", ".", "--errors")
        assert (status, err) == (
            0,
            "warning DL-106: a.tml: no day of creation; what is counted from it stays without a value\n",
        )
        assert all(header in out for header in (*HEADERS_OF_FIGURES, *DIFFERENCES, "strict_value", "value of DATE"))
        assert "│ a        │ value │ Friday │" in out

    def test_what_cannot_be_read(self, dateline: Run, tmp_path: Path) -> None:
        assert dateline("eval", "timex", "gone") == (2, "", "error DL-101: gone: there are no TimeML files (ID.tml)\n")
        (tmp_path / "b.tml").write_text("no XML")
        status, out, err = dateline("eval", "timex", ".")
        assert (status, out) == (2, "")
        assert re.fullmatch(r"error DL-106: b\.tml: no XML: .*; no other document can be read either\n", err)
        (tmp_path / "a.tml").write_text(timeml())
        status, out, err = dateline("eval", "timex", ".")
        assert (status, "strict" in out, err[:21]) == (1, True, "error DL-106: b.tml: ")

    def test_the_gate(self, dateline: Run, tmp_path: Path) -> None:
        (tmp_path / "a.tml").write_text(timeml())
        status, out, err = dateline("eval", "timex", ".", "--gate")
        assert (status, "strict" in out, err[:14]) == (1, True, "error DL-800: ")


class TestEvalHeads:
    @pytest.fixture(autouse=True)
    def by_heart(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("dateline.cli.eval.open_measured", lambda *_: (Measured(Knows(), Knows()), HELD_OUT))
        monkeypatch.setattr("dateline.cli.eval.load_pipeline", Names)

    def test_figures(self, dateline: Run, tmp_path: Path) -> None:
        status, out, err = dateline("eval", "heads", str(corpora(tmp_path)))
        assert (status, err) == (0, "")
        assert all(header in out for header in (*HEADS, "PropBank-EWT dev", "end_to_end", "OntoGUM, held out", "conll"))
        assert "spaCy" not in out

    def test_against_spacy(self, dateline: Run, tmp_path: Path) -> None:
        status, out, err = dateline("eval", "heads", str(corpora(tmp_path)), "--against-spacy")
        assert (status, err) == (0, "")
        assert all(header in out for header in (*AGAINST, "PER, ORG, PLACE"))

    def test_what_is_missing_is_told(self, dateline: Run, tmp_path: Path) -> None:
        corpora(tmp_path)
        (tmp_path / "train" / "uds_factuality" / "dev.jsonl").unlink()
        status, out, err = dateline("eval", "heads", ".")
        assert (status, err) == (
            0,
            "UDS factuality dev: SKIPPED, there is no train/uds_factuality/dev.jsonl\n",
        )
        assert "pearson" not in out
        assert dateline("eval", "heads", "gone") == (
            2,
            "",
            "error DL-101: gone: holds none of the corpora; it should hold train/ and dev/\n",
        )

    def test_the_gate(self, dateline: Run, tmp_path: Path) -> None:
        status, out, err = dateline("eval", "heads", str(corpora(tmp_path)), "--gate")
        assert (status, "conll" in out, err[:14]) == (1, True, "error DL-800: ")
