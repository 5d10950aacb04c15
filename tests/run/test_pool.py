import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from dateline.model import Failed, Reading
from dateline.run import read_in_pool
from tests.run.fakes import make, make_slow, report

ROOT = Path(__file__).parents[2]


def test_results_come_in_order_and_equal_those_of_one_process() -> None:
    items = [Failed("x", "DL-101", "no", "read"), *(report(f"Crowd {n} marched.") for n in range(20))]
    assert list(read_in_pool(items, make, workers=2)) == list(make()(items))


def test_a_report_that_kills_its_process_fails_and_the_others_are_read() -> None:
    texts = ["One marched.", "Two DIE", "Three marched.", "Four RAISE", "Five marched.", "Six DIE", "Seven marched."]
    results = list(read_in_pool([report(text) for text in texts], make, workers=2))
    assert [isinstance(result, Reading) for result in results] == [True, False, True, False, True, False, True]
    dead = results[1]
    assert isinstance(dead, Failed)
    assert (dead.item_id, dead.code) == (report("Two DIE").id, "DL-200")
    assert "died" in dead.reason


def test_who_stops_early_does_not_wait_for_all() -> None:
    begun = time.monotonic()
    readings = read_in_pool((report(f"Crowd {n} marched.") for n in range(1000)), make_slow, workers=2)
    assert isinstance(next(readings), Reading)
    readings.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 30


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = (
        "from tests.run.fakes import tell_pid, report; from dateline.run import read_in_pool\n"
        "import sys\n"
        "if __name__ == '__main__':\n"
        "    for _ in read_in_pool((report(f'C {n}') for n in range(9999)), tell_pid(sys.argv[1]), workers=2): pass\n"
    )
    program = tmp_path / "program.py"
    program.write_text(script)
    pids = tmp_path / "pids"
    pids.mkdir()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    with subprocess.Popen([sys.executable, str(program), str(pids)], env=environment) as parent:
        deadline = time.monotonic() + 60
        while len(list(pids.iterdir())) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        parent.send_signal(signal.SIGKILL)
    workers = [int(file.name) for file in pids.iterdir()]
    assert len(workers) == 2
    deadline = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))
