import io
import json
import re
from pathlib import Path

import pytest

from dateline.cli.console import clean
from dateline.cli.extract import HEADERS
from dateline.export import TIMELINE_HEADERS
from tests.cli.conftest import Run

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
