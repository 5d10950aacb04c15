"""Bring a database to the tables that this version reads and writes."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from dateline.errors import StoreError
from dateline.store.engine import WRITES, name_of
from dateline.store.schema import REVISIONS, VERSION_TABLE

MIGRATIONS = Path(__file__).parent / "migrations"
_FOREIGN = "it holds other tables and none of Dateline's; give another database"


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that the database lacks, in one transaction; a current one is only looked at.

    Raises:
        StoreError: the database was made by a newer version, or by something else.
    """
    with engine.connect() as connection:
        if _revision(connection) == REVISIONS[-1]:
            return
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if _revision(connection) != REVISIONS[-1]:  # another process may have been faster
            _upgrade(connection)


def _revision(connection: Connection) -> str | None:
    """The database's revision; None where it is empty.

    Raises:
        StoreError: as in `bring_up_to_date`.
    """
    name = name_of(connection.engine)
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise StoreError(f"{name}: {_FOREIGN}")
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalars().all()  # noqa: S608 - a constant
    if len(found) > 1 or any(revision not in REVISIONS for revision in found):
        raise StoreError(
            f"{name}: it was made by a newer version of Dateline (tables {', '.join(found)}); update Dateline"
        )
    return str(found[0]) if found else None


def _upgrade(connection: Connection) -> None:
    """Alembic is imported here alone: a database that is current does not pay for it."""
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
