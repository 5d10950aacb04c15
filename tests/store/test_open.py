from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.migrate import MIGRATIONS
from dateline.store.schema import REVISIONS, VERSION_TABLE, metadata
from tests.store.building import fill, reading


def test_a_new_file_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "été 100%.db"
    with Store.open(path) as store:
        fill(store, [reading()])
    with Store.open(str(path), create=False) as store:
        assert store.counts()["reports"] == 1


def test_a_url_names_the_same_file_as_a_path(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path}/a.db") as store:
        fill(store, [reading()])
    with Store.open(tmp_path / "a.db", create=False) as store:
        assert store.counts()["reports"] == 1


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    with Store.open(tmp_path / "a.db", create=False) as store:
        assert set(store.counts().values()) == {0}


def test_migrations_build_the_tables_of_the_code(store: Store) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == REVISIONS


def test_a_migration_that_fails_leaves_the_file_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import alembic.op  # noqa: PLC0415

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk is full")

    monkeypatch.setattr(alembic.op, "create_index", fail)
    with pytest.raises(StoreError, match="disk is full"):
        Store.open(tmp_path / "a.db")
    monkeypatch.undo()
    with sqlite3.connect(tmp_path / "a.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    connection.close()
    Store.open(tmp_path / "a.db").close()


def test_a_current_database_is_opened_without_alembic(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db").close()
    code = (
        "import sys; from dateline.store import Store; Store.open(sys.argv[1]).close();"
        "sys.exit('alembic.command' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.db")], check=False, timeout=60).returncode == 0


def test_no_file_and_none_to_be_made_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such database"):
        Store.open(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


def _altered(path: Path, statement: str) -> Path:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    Store.open(tmp_path / "a.db").close()
    path = _altered(tmp_path / "a.db", "UPDATE schema_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer version.*9999.*update Dateline"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = _altered(tmp_path / "a.db", "CREATE TABLE recipes (id INTEGER)")
    with pytest.raises(StoreError, match="none of Dateline's"):
        Store.open(path)


@pytest.mark.parametrize("content", [b"no database", b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000, b"S"])
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"a\.db"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_damaged_file_is_a_store_error_when_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        fill(store, [reading("word " * 5000)])
    with path.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(StoreError), Store.open(path) as store:
        list(store.readings())


def test_damaged_content_is_a_store_error(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        fill(store, [reading()])
    _altered(path, "UPDATE records SET content = '{\"id\": 1}'")
    with Store.open(path) as store, pytest.raises(StoreError, match="Record lacks"):
        store.reading(reading().report.id)


def test_a_folder_and_a_path_below_a_file_are_store_errors(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "a.db", "nul\0.db", "x" * 5000):
        with pytest.raises(StoreError):
            Store.open(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_a_store_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError):
        Store.open(tmp_path / "a.db")


@pytest.mark.parametrize(
    "url", ["mysql://a/b", "nonsense://", "postgresql+nodriver://a/b", "://", "postgresql://a:b:c/d"]
)
def test_a_url_that_names_no_database_of_ours_is_a_store_error(url: str) -> None:
    with pytest.raises(StoreError):
        Store.open(url)


def test_a_locked_database_is_a_store_error_that_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(path, busy_seconds=0.05) as store, pytest.raises(StoreError, match=r"another program; wait"):
        fill(store, [reading()])
    other.execute("ROLLBACK")
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match=r"another program; wait"):
        Store.open(path, busy_seconds=0.05)
    other.close()


def test_no_time_stands_in_any_table_but_runs_and_decisions() -> None:
    named = {table.name for table in metadata.sorted_tables for column in table.c if column.name.endswith("_at")}
    assert named == {"runs", "decisions"}


def test_references_are_checked(store: Store) -> None:
    with store._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
