import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.run import Summary, run_case
from dateline.store import Store
from tests.run.fakes import read

ROOT = Path(__file__).parents[2]
REPORTS = 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reports"
    made.mkdir()
    for n in range(REPORTS):
        (made / f"{n:02}.txt").write_text(f"Workers of plant {n} marched in the capital on Friday.\n")
    (made / "empty.txt").write_text("")
    return made


def dump(db: Path) -> list[str]:
    """All rows of all tables but `runs`, as SQL."""
    connection = sqlite3.connect(db)
    try:
        lines = list(connection.iterdump())
    finally:
        connection.close()
    return sorted(line for line in lines if not line.startswith(('INSERT INTO "runs"', 'INSERT INTO "sqlite_seq')))


def test_a_second_run_changes_nothing(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "case.db"
    told: list[Summary] = []
    with Store.open(db) as store:
        first = run_case([folder], store, reader=read, weights="w", progress=told.append)
    before = dump(db)
    with Store.open(db) as store:
        second = run_case([folder, folder], store, reader=read, weights="w")
    assert (first.read, first.known, first.failed) == (REPORTS, 0, 1)
    assert (second.read, second.known, second.failed) == (0, 2 * REPORTS, 2)
    assert first.events == second.events > 0
    assert dump(db) == before
    assert told[-1].read == REPORTS


def test_other_weights_read_again(folder: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "case.db") as store:
        run_case([folder], store, reader=read, weights="w")
        assert run_case([folder], store, reader=read, weights="other").read == REPORTS
        assert store.counts()["reports"] == REPORTS


def test_the_same_report_twice_is_read_once(folder: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "case.db") as store:
        assert run_case([folder, folder], store, reader=read, weights="w").known == REPORTS


def stored(db: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{db}?mode=ro", uri=True)
    except sqlite3.Error:
        return 0
    try:
        return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.Error:
        return 0
    finally:
        connection.close()


def test_a_killed_run_is_taken_up_and_ends_in_the_same_rows(folder: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.db", tmp_path / "cut.db"
    with Store.open(whole) as store:
        run_case([folder], store, reader=read, weights="w")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    command = [sys.executable, "-m", "tests.run.fakes", str(folder), str(cut)]
    with subprocess.Popen(command, env=environment, cwd=ROOT) as child:
        deadline = time.monotonic() + 60
        while not stored(cut) and child.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    assert 0 < stored(cut) < REPORTS
    with Store.open(cut) as store:
        resumed = run_case([folder], store, reader=read, weights="w")
    assert 0 < resumed.read < REPORTS
    assert dump(cut) == dump(whole)
