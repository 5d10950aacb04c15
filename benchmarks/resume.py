"""Reads a folder of reports three ways and holds the databases against one another.

Usage: python benchmarks/resume.py REPORTS [--work FOLDER] [--workers N] [--kill-at SHARE]

First a run into a new database; then the same run again, which must change no row; then a run into another new
database that is killed (SIGKILL, with its workers) once SHARE of the reports are stored, and is made again, which must
lead to the same rows. Rows are compared in every table but `runs`, which holds times of day. Prints how long each
took, the counts and what differs; the exit code is 1 where a report was lost or a row differs.
"""

from __future__ import annotations

import argparse
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.read import read_inputs

Rows = dict[str, list[tuple[Any, ...]]]
_POLL = 0.05  # seconds between looks at how far a run has come
_UNREAD = 1  # exit code of `dateline run` where some of it could not be read


@dataclass(frozen=True)
class Job:
    """One run's command line: what is read, and in how many processes."""

    reports: Path
    workers: int

    def start(self, db: Path) -> subprocess.Popen[str]:
        """Begin a run in a process group of its own."""
        script = "from dateline.cli import main; main()"
        arguments = ["run", str(self.reports), "--db", str(db), "--workers", str(self.workers)]
        return subprocess.Popen(
            [sys.executable, "-c", script, *arguments], stderr=subprocess.PIPE, text=True, start_new_session=True
        )

    def finish(self, name: str, db: Path) -> float:
        """A whole run, its wall time in seconds."""
        start = time.perf_counter()
        process = self.start(db)
        _, said = process.communicate()
        seconds = time.perf_counter() - start
        if process.returncode not in (0, _UNREAD):
            raise SystemExit(f"{name}: exit code {process.returncode}\n{said}")
        print(f"{name + ':':22}{seconds:7.1f} s  {said.strip().splitlines()[-1].partition(' in ')[0]}")
        return seconds

    def kill_at(self, count: int, db: Path) -> int:
        """Kill a run once so many reports are stored; how many were."""
        process = self.start(db)
        while process.poll() is None and stored(db) < count:
            time.sleep(_POLL)
        if process.poll() is not None:
            raise SystemExit("the run ended before it could be killed: use a smaller --kill-at")
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return stored(db)


def stored(db: Path) -> int:
    """Reports in a database; 0 while it is being made."""
    if not db.is_file():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def rows(db: Path) -> Rows:
    """Every row of every table but `runs`, sorted."""
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        wanted = sorted(name for name in names if name != "runs" and not name.startswith("sqlite_"))
        return {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in wanted}  # noqa: S608


def same(name: str, one: Rows, other: Rows) -> bool:
    """Whether two databases hold the same rows; prints the tables where they do not."""
    differing = {table for table in one.keys() | other.keys() if one.get(table) != other.get(table)}
    total = sum(map(len, one.values()))
    print(f"{name + ':':22}{f'differs in {sorted(differing)}' if differing else f'the same {total} rows'}")
    return not differing


def main() -> int:
    """Read the arguments, make the runs, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--work", type=Path, help="where the databases are kept; a temporary folder otherwise")
    parser.add_argument("--workers", type=int, default=0, help="processes that read; 0 for one per processor")
    parser.add_argument("--kill-at", type=float, default=0.5, help="share of the reports stored at the kill")
    options = parser.parse_args()
    if options.work:
        options.work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        return compare(Job(options.reports, options.workers), Path(folder), options.kill_at)


def compare(job: Job, folder: Path, share: float) -> int:
    """Make the three runs in a folder; the exit code."""
    items = sum(1 for _ in read_inputs([str(job.reports)]))
    whole, cut = folder / "whole.db", folder / "cut.db"
    seconds = job.finish("first run", whole)
    first = rows(whole)
    reports, failures = len(first["reports"]), len([row for row in first["failures"] if row[-1] is None])
    lost = items - reports - failures
    print(f"{'':22}{items} items = {reports} reports + {failures} failures + {lost} lost or read twice")
    print(f"{'':22}{len(first['events'])} events; {reports / seconds:.1f} reports per second")
    job.finish("second run", whole)
    good = same("second run", first, rows(whole))
    killed = job.kill_at(max(1, int(reports * share)), cut)
    print(f"{'killed:':22}with {killed} of {reports} reports stored")
    job.finish("made again", cut)
    good &= same("made again", first, rows(cut))
    return 0 if good and not lost else 1


if __name__ == "__main__":
    sys.exit(main())
