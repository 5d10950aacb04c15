from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from dateline.store import EventFilter, Store
from tests.store.building import dump, fill, reading
from tests.strategies import event_of

ROOT = Path(__file__).parents[2]
_WRITER = """
import sys
from dateline.store import Store
from tests.store.building import reading
with Store.open(sys.argv[1]) as store:
    run = store.begin_run(version="1", weights="w", inputs=[])
    known = store.known(version="1", weights="w")
    with store.batch(every=7):
        for number in range(int(sys.argv[2])):
            item = reading(f"Report {number}.")
            if item.report.id not in known:
                store.put_reading(item, run_id=run)
                print(number, flush=True)
    store.end_run(run)
"""


def _writer(path: Path, number: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _WRITER, str(path), str(number)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_readers_see_whole_readings_while_one_writes(store: Store) -> None:
    broken: list[str] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            counts = store.counts()
            if counts["records"] != counts["reports"]:
                broken.append(f"{counts}")
            broken.extend(item.report.id for item in store.readings() if len(item.records) != 1)
            store.events(EventFilter(text="report"))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    items = [reading(f"Report {number}.") for number in range(60)]
    fill(store, items[:30])
    with store.batch(every=5):
        fill(store, items[30:])
    store.replace_events([event_of(item) for item in items])
    ended.set()
    for reader in readers:
        reader.join()
    assert broken == []
    assert store.events().total == 60


def test_a_reader_keeps_one_state_while_events_are_replaced(store: Store) -> None:
    items = [reading(f"Report {number}.") for number in range(10)]
    fill(store, items)
    events = [event_of(item) for item in items]
    store.replace_events(events)
    inside, seen = threading.Event(), threading.Event()

    def slowly() -> object:
        yield from events[:5]
        inside.set()
        assert seen.wait(10)

    writer = threading.Thread(target=lambda: store.replace_events(slowly()))  # type: ignore[arg-type]
    writer.start()
    assert inside.wait(10)
    assert store.events().total == 10
    seen.set()
    writer.join()
    assert store.events().total == 5


def test_several_threads_may_write(store: Store) -> None:
    parts = [[reading(f"Report {part} {number}.") for number in range(10)] for part in range(4)]
    writers = [threading.Thread(target=fill, args=(store, part)) for part in parts]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert store.counts()["reports"] == 40


def test_killed_midway_and_started_again_gives_the_same_tables(tmp_path: Path) -> None:
    killed, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    first = _writer(killed, 400)
    assert first.stdout
    while first.stdout.readline().strip() != "40":
        assert first.poll() is None
    os.kill(first.pid, signal.SIGKILL)
    first.wait(30)
    first.stdout.close()
    with Store.open(killed) as store:
        assert 0 < store.counts()["reports"] < 400
    for path in (killed, whole):
        writer = _writer(path, 400)
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    with Store.open(killed) as one, Store.open(whole) as other:
        assert dump(one) == dump(other)
        assert one.counts()["reports"] == 400


def test_two_processes_may_make_the_same_database(tmp_path: Path) -> None:
    writers = [_writer(tmp_path / "a.db", 20) for _ in range(3)]
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    with Store.open(tmp_path / "a.db") as store:
        assert store.counts()["reports"] == 20


def test_other_writers_need_not_wait_for_the_end_of_a_batch(store: Store, tmp_path: Path) -> None:
    with store.batch(every=10_000):
        fill(store, [reading("One.")])
        time.sleep(1.1)
        store.put_reading(reading("Two."), run_id=1)
        with Store.open(tmp_path / "a.db", busy_seconds=0.1) as other:
            fill(other, [reading("Three.")])
    assert store.counts()["reports"] == 3
