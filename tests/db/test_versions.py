"""Every version's book opens: backed up, upgraded in one transaction, checked, and with all that was in it."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount
from csdesk.db.backups import backups_of
from csdesk.db.book import SCHEMA_VERSION
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_book
from csdesk.formats import Formats
from tests.apart import run
from tests.db.frozen import VERSIONS, write_frozen

STEPS = (
    "csdesk.db.upgrade.back_up",
    "csdesk.db.upgrade._migrate",
    "csdesk.db.upgrade._insist_on_sound",
    "csdesk.db.upgrade.insist_on_own",
)
KILLED = """
import importlib, os, pathlib, sys
from csdesk.desk import Desk
module, _, name = sys.argv[2].rpartition(".")
module = importlib.import_module(module)
step = getattr(module, name)
def killed(*given, **named):
    if sys.argv[3] == "after":
        step(*given, **named)
    os.kill(os.getpid(), 9)
setattr(module, name, killed)
Desk.open(pathlib.Path(sys.argv[1]))
"""


def rows(book: Path) -> dict[str, list[str]]:
    """The columns that version 1 has of every row, as text."""
    connection = dbapi2.connect(f"{book.as_uri()}?mode=ro&immutable=1", uri=True)
    found = {}
    for table in ("account", "contact", "plan", "goal", "metric", "measurement", "milestone", "change"):
        columns = "id, version, uuid" if table in {"account", "plan"} else "id, version"
        found[table] = [json.dumps(row) for row in connection.execute(f"SELECT {columns} FROM {table}")]
    connection.close()
    return found


@pytest.fixture(params=VERSIONS)
def old_book(request: pytest.FixtureRequest, book: Path) -> Path:
    write_frozen(request.param, book)
    return book


def test_every_released_version_but_this_one_is_frozen() -> None:
    assert tuple(range(1, SCHEMA_VERSION)) == VERSIONS


def test_a_frozen_book_has_something_in_each_of_its_tables(old_book: Path) -> None:
    connection = dbapi2.connect(str(old_book))
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    empty = [name for name in tables if not connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()]
    connection.close()
    assert (len(tables) > 15, empty) == (True, [])


def test_a_book_of_an_older_version_is_backed_up_upgraded_and_well(old_book: Path, today: date) -> None:
    before, kept = old_book.read_bytes(), rows(old_book)
    desk = Desk.open(old_book, today=lambda: today)
    assert [Formats().say(said) for said in check_book(desk).book] == []
    desk.do(AddAccount("After the upgrade"))
    desk.undo()
    desk.undo()
    desk.close()
    assert {name: len(some) for name, some in rows(old_book).items()} | {"account": 0} == {
        name: len(some) for name, some in kept.items()
    } | {"account": 0}
    (backup,) = backups_of(old_book)
    assert rows(backup.path) == kept
    assert before != old_book.read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows kills by other means")
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_an_upgrade_killed_at_any_step_leaves_a_book_that_opens(old_book: Path, step: str, when: str) -> None:
    kept = rows(old_book)
    assert run(KILLED, old_book, step, when) == -9
    desk = Desk.open(old_book)
    assert check_book(desk).book == ()
    desk.close()
    assert {name: len(some) for name, some in rows(old_book).items()} == {
        name: len(some) for name, some in kept.items()
    }


def test_a_book_of_an_older_version_with_something_strange_is_refused_untouched(old_book: Path) -> None:
    connection = dbapi2.connect(str(old_book), isolation_level=None)
    connection.execute("CREATE VIEW peep AS SELECT * FROM account")
    connection.close()
    before = old_book.read_bytes()
    with pytest.raises(Refusal, match="nothing of it was used"):
        Desk.open(old_book)
    assert old_book.read_bytes() == before


def test_a_newer_book_is_refused_untouched(old_book: Path) -> None:
    connection = dbapi2.connect(str(old_book), isolation_level=None)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = old_book.read_bytes()
    with pytest.raises(Refusal, match="written by a newer csdesk"):
        Desk.open(old_book)
    assert old_book.read_bytes() == before
    assert backups_of(old_book) == ()
