import subprocess
import sys
import time

import click
import pytest

from dateline import __version__
from dateline.cli import main
from dateline.cli.lazy import LazyGroup
from dateline.cli.root import cli
from dateline.errors import GateError
from tests.cli.conftest import Run

assert isinstance(cli, LazyGroup)
COMMANDS = [(name,) for name in cli.lazy] + [("gazetteer", "build"), ("eval", "gold"), ("eval", "timex")]


@pytest.mark.parametrize("words", [(), *COMMANDS], ids=" ".join)
def test_every_command_has_help(words: tuple[str, ...], dateline: Run) -> None:
    status, out, err = dateline(*words, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"Usage: {' '.join(['dateline', *words])}")


@pytest.mark.parametrize("name", cli.lazy)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.short_help == cli.lazy[name][1]


def test_version(dateline: Run) -> None:
    assert __version__ in dateline("--version")[1]


def test_help_is_quick_and_loads_no_model() -> None:
    script = (
        "import sys; from dateline.cli import main; main(['--help']);"
        "sys.exit(any(m in sys.modules for m in ('spacy','numpy','sqlalchemy','fastapi')))"
    )
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-I", "-c", script], capture_output=True, check=False)
    assert done.returncode == 0
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("words", [("nonsense",), ("run",), ("timeline", "--since", "yesterday"), ("extract", "--x")])
def test_wrong_usage(words: tuple[str, ...], dateline: Run) -> None:
    status, out, err = dateline(*words)
    assert (status, out) == (2, "")
    assert "Error" in err


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
        (GateError("low"), 1, "error DL-800: low\n"),
        (ValueError("two\nlines"), 70, "error DL-000: this is a fault of Dateline's: ValueError: two lines\n"),
    ],
)
def test_how_commands_end(
    error: BaseException, status: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(cli, "main", fail)
    monkeypatch.setattr("dateline.cli.root._close_stdout", lambda: None)
    assert main([]) == status
    assert capsys.readouterr().err == said


def test_a_reader_that_goes_away_is_no_error() -> None:
    script = "from dateline.cli import main; import sys; sys.exit(main(['--help']))"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
