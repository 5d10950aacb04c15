from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.run import run_case
from dateline.store import Store
from tests.run.fakes import read

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def dateline(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command: exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str) -> tuple[int, str, str]:
        status = main(args)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return status, captured.out, captured.err

    return run


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands read with a reader that needs no models."""

    class Tools:
        weights = "w"

    for module in ("extract", "run"):
        monkeypatch.setattr(f"dateline.cli.{module}.load_tools", lambda *_, **__: Tools())
        monkeypatch.setattr(f"dateline.cli.{module}.open_reader", lambda *_: read)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with two reports; one says more than a line."""
    (tmp_path / "wire.txt").write_text("Workers marched in the capital on Friday. More is to come.\n")
    (tmp_path / "post.txt").write_text("Farmers blocked a road \x1b[31m near the border.\n")
    db = tmp_path / "case.db"
    with Store.open(db) as store:
        run_case([tmp_path / "wire.txt", tmp_path / "post.txt"], store, reader=read, weights="w")
    return db
