"""The SQLite driver and how every connection to a book is set up; explained here and nowhere else.

Driver: sqlcipher3 brings a current SQLite to every system and serves plain and encrypted books alike.
Journal: TRUNCATE with synchronous FULL. Of the modes tried against kills and power cuts none lost an acknowledged
commit in this setting, and a book stays one file that can be copied and synced; WAL is dangerous for such a file.
A writer says BEGIN IMMEDIATE, since a reader that turns writer meets SQLITE_BUSY; a reader is held to reading.
Encryption: the key is set first of all, since the first read of a connection needs it; SQLCipher then encrypts pages
and journals, and nothing else of a book reaches the disk (temp_store). Its log stays silent, which would tell standard
error of every wrong passphrase. Reading a page costs its decryption, so an encrypted book's pages are kept longer.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlcipher3 import dbapi2

from csdesk.db.encryption import Key, key_of

APPLICATION_ID = 0x4353444B  # "CSDK"
OLDEST_SQLITE = (3, 51, 3)
"""Older ones can damage a book or lack what salvaging needs."""
READERS = 4

EVERY_CONNECTION = (
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "busy_timeout = 5000",
    "mmap_size = 0",
    "synchronous = FULL",
)
WRITING_CONNECTION = ("journal_mode = TRUNCATE", "cache_spill = OFF")
READING_CONNECTION = ("query_only = ON",)
COPYING_CONNECTION = ("journal_mode = OFF", "synchronous = OFF")
"""For writing a copy, which is thrown away when anything goes wrong, and synced once."""
REWRITING_CONNECTION = ("temp_store = MEMORY", "trusted_schema = OFF", "busy_timeout = 5000")
"""For reading a whole book into another file; references stay unchecked, as tables come one after the other."""
ENCRYPTED_CONNECTION = ("cache_size = -65536",)


def sqlite_version() -> str:
    """The version of SQLite in use, as shown in About."""
    return str(dbapi2.sqlite_version)


def writer_engine(path: Path, key: Key | None = None) -> Engine:
    """The one connection that writes; the file must exist, and an empty one is encrypted where a key is given.

    Raises Locked where the file is encrypted and no key is held, as all of them do.
    """
    return _engine(path, "rw", WRITING_CONNECTION, "BEGIN IMMEDIATE", size=1, key=key)


def reader_engine(path: Path) -> Engine:
    """Connections that only read. They may roll back what a killed writer left, so the file is opened for writing."""
    return _engine(path, "rw", READING_CONNECTION, "BEGIN", size=READERS)


def still_engine(path: Path) -> Engine:
    """Connections to a file that nobody writes, such as a backup; nothing of it or beside it is ever touched."""
    return _engine(path, "ro&immutable=1", READING_CONNECTION, "BEGIN", size=1)


_keys: WeakKeyDictionary[Engine, Key] = WeakKeyDictionary()


def copying_connection(target: Path, source: Engine) -> Any:
    """A driver's connection that writes a copy of what `source` reads: into an empty file, under the same key."""
    return driver_connection(target, _keys.get(source), COPYING_CONNECTION)


def write_anew(writer: Engine) -> None:
    """Let SQLite write a book's pages anew, so that none is left over from what was deleted."""
    connection = writer.raw_connection()
    try:
        connection.cursor().execute("VACUUM")
    finally:
        connection.close()


def driver_connection(path: Path, key: Key | None, pragmas: tuple[str, ...], mode: str = "rw") -> Any:
    """A bare connection of the driver, for what is no session: copies, exchanges and looks at a key."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=5)
    try:
        for pragma in (*_unlocking(key), *pragmas):
            connection.execute(f"PRAGMA {pragma}")
    except UnicodeDecodeError as error:  # what SQLite says of a damaged schema quotes its bytes
        connection.close()
        raise dbapi2.DatabaseError("Could not decode to UTF-8: the schema is damaged") from error
    return connection


def _engine(
    path: Path, mode: str, pragmas: tuple[str, ...], begin: str, *, size: int, key: Key | None = None
) -> Engine:
    _insist_on_version()
    key = key or key_of(path)
    settings = (*EVERY_CONNECTION, *pragmas, *(ENCRYPTED_CONNECTION if key else ()))

    def connect() -> Any:
        return driver_connection(path, key, settings, mode)

    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        hide_parameters=True,  # an error's message must not quote what a customer's record holds
    )

    if key is not None:
        _keys[engine] = key

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _unlocking(key: Key | None) -> tuple[str, ...]:
    return () if key is None else ("cipher_log_level = NONE", f'key = "{key.literal}"')


def _insist_on_version() -> None:
    if dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {dbapi2.sqlite_version} is too old for books; {OLDEST_SQLITE} is needed")
