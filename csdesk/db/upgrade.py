"""Bringing a book of an older version up to date: backed up first, then in one transaction, then checked, then kept.

A book's version is its user_version; the migration that leads to version 2 is the Alembic revision "0002".
Foreign keys are off while tables are rebuilt, since SQLite would delete child rows with them on, so rows are
counted before and after and every reference is checked before the commit.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from csdesk.db.backups import back_up
from csdesk.db.book import SCHEMA_VERSION
from csdesk.db.foreign import insist_on_own
from csdesk.errors import Refusal

MIGRATIONS = Path(__file__).with_name("migrations")


def upgrade_book(
    path: Path, writer: Engine, versions: tuple[int, int], now: datetime, migrations: Path = MIGRATIONS
) -> Path:
    """Bring the book from the first of `versions` to the second; returns where the backup of the old one lies.

    Raises Refusal, the book as it was, when the backup can't be made or the result does not check out.
    """
    version, wanted = versions
    backup = back_up(path, writer, now)
    raw = writer.raw_connection()
    raw.cursor().execute("PRAGMA foreign_keys = OFF")
    raw.close()
    try:
        with writer.begin() as connection:
            _migrate(connection, version, wanted, migrations)
            _insist_on_sound(connection, path)
            if wanted == SCHEMA_VERSION:
                insist_on_own(connection, path, wanted, wanted)
    finally:
        writer.dispose()
    return backup.path


def _migrate(connection: Connection, version: int, wanted: int, migrations: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    if not _stamped(connection):
        command.stamp(config, f"{version:04}")
    command.upgrade(config, f"{wanted:04}")
    connection.exec_driver_sql(f"PRAGMA user_version = {wanted}")


def _stamped(connection: Connection) -> bool:
    found = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"))
    return bool(found.scalar_one())


def _insist_on_sound(connection: Connection, path: Path) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    damaged = connection.exec_driver_sql("PRAGMA quick_check").scalar_one() != "ok"
    if broken or damaged:
        raise Refusal(
            "“{name}” could not be brought up to date: something in it does not fit together. "
            "It was left in its older version; open it with the csdesk that wrote it.",
            name=path.name,
        )
