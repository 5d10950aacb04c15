from __future__ import annotations

from pathlib import Path

import pytest

from dateline import settings
from dateline.errors import SettingsError


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(f"DATELINE_{name.upper()}", raising=False)
    for name in ("work", "config/dateline"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)


def test_defaults(tmp_path: Path) -> None:
    found = settings.load()
    assert found.cache_dir == tmp_path / "home/.cache/dateline"
    assert found.gazetteer is None
    assert (found.workers, found.db, found.host, found.port, found.log_level) == (
        0, "dateline.db", "127.0.0.1", 8000, "warning",
    )  # fmt: skip


def test_the_nearest_source_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config/dateline/config.toml").write_text('port = 1\nworkers = 1\nhost = "::1"\ndb = "user.db"')
    (tmp_path / "work/dateline.toml").write_text("port = 2\nworkers = 2\nhost = 'localhost'")
    monkeypatch.setenv("DATELINE_PORT", "3")
    monkeypatch.setenv("DATELINE_WORKERS", "3")
    found = settings.load(port=4, workers=None)
    assert (found.port, found.workers, found.host, found.db) == (4, 3, "localhost", "user.db")


def test_the_environment_is_read_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_LOG_LEVEL", "DEBUG")
    assert settings.load().log_level == "debug"
    monkeypatch.setenv("DATELINE_LOG_LEVEL", "")
    assert settings.load().log_level == "warning"


def test_paths_may_begin_at_home(tmp_path: Path) -> None:
    found = settings.load(cache_dir="~/c", gazetteer="~/g.db", db="~/d.db")
    home = tmp_path / "home"
    assert (found.cache_dir, found.gazetteer, found.db) == (home / "c", home / "g.db", str(home / "d.db"))
    assert settings.load(db="postgresql://~/x").db == "postgresql://~/x"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("workers", "-1", "workers"),
        ("workers", "many", "DATELINE_WORKERS"),
        ("port", "65536", "less than or equal to 65535"),
        ("log_level", "loud", "'debug', 'info', 'warning' or 'error'"),
    ],
)
def test_an_invalid_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str) -> None:
    monkeypatch.setenv(f"DATELINE_{name.upper()}", value)
    with pytest.raises(SettingsError, match=message):
        settings.load()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"prot = 1", "no setting 'prot'"),
        (b"[server]\nport = 1", "no setting 'server'"),
        (b"port = ", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        (b'db = ""', "db"),
        (b"port = [1]", "port"),
    ],
)
def test_a_file_that_is_not_valid_is_a_settings_error(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "work/dateline.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=message):
        settings.load()


def test_a_folder_in_place_of_the_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "work/dateline.toml").mkdir()
    assert settings.load().port == 8000


def test_an_unknown_option_is_a_settings_error() -> None:
    with pytest.raises(SettingsError, match="no setting 'colour'"):
        settings.load(colour="red")


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        settings.load().port = 1
