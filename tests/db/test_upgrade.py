"""A book of an older version is copied, upgraded in one transaction and checked; a failed one stays as it was."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount
from csdesk.db import phrases
from csdesk.db.book import SCHEMA_VERSION, create_book
from csdesk.db.driver import APPLICATION_ID, writer_engine
from csdesk.db.upgrade import MIGRATIONS, upgrade_book
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.words import phrase

NOW = datetime(2026, 11, 22, 9, 30)
STEP = '''
"""A step for this test."""
from alembic import op
import sqlalchemy as sa
revision = "0003"
down_revision = "0002"


def upgrade():
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("region", sa.String(40), nullable=False, server_default="north"))
    {more}
'''


OWN_STEPS = [
    "env.py",
    "script.py.mako",
    *(f"versions/{step.name}" for step in MIGRATIONS.glob("versions/0*.py")),
]


@pytest.fixture
def old_book(book: Path, today: date) -> Path:
    """A book of this version with an account in it."""
    desk = Desk.create(book, today=lambda: today)
    desk.do(AddAccount("Acme"))
    desk.close()
    return book


@pytest.fixture
def writer(old_book: Path) -> Iterator[Engine]:
    """The writing connection to the old book."""
    engine = writer_engine(old_book)
    yield engine
    engine.dispose()


def migrations(tmp_path: Path, more: str) -> Path:
    """The program's own steps and one more."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for name in OWN_STEPS:
        (folder / name).write_text((MIGRATIONS / name).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "versions" / "0003_step.py").write_text(STEP.format(more=more))
    return folder


def read(book: Path, sql: str) -> object:
    connection = dbapi2.connect(str(book))
    row = connection.execute(sql).fetchone()
    connection.close()
    return row


def test_an_older_book_is_upgraded_and_its_copy_kept(old_book: Path, writer: Engine, tmp_path: Path) -> None:
    copy = upgrade_book(old_book, writer, (2, 3), NOW, migrations(tmp_path, "pass"))
    assert read(old_book, "SELECT name, region FROM account") == ("Acme", "north")
    assert read(old_book, "PRAGMA user_version") == (3,)
    assert read(copy, "SELECT name FROM account") == ("Acme",)
    assert read(copy, "PRAGMA user_version") == (2,)


@pytest.mark.parametrize(
    "more",
    [
        "raise RuntimeError('broken step')",
        'op.execute("INSERT INTO plan (id, version, uuid, account_id, phase, title, purpose, status, shared)'
        " VALUES (1, 1, 'u', 99, 1, '', '', 'draft', 0)\")",
    ],
)
def test_a_failed_upgrade_leaves_the_book_as_it_was(
    old_book: Path, writer: Engine, tmp_path: Path, more: str
) -> None:
    with pytest.raises((RuntimeError, Refusal)):
        upgrade_book(old_book, writer, (2, 3), NOW, migrations(tmp_path, more))
    assert read(old_book, "PRAGMA user_version") == (2,)
    assert read(old_book, "SELECT name FROM account") == ("Acme",)
    assert read(old_book, "SELECT count(*) FROM pragma_table_info('account') WHERE name = 'region'") == (0,)


def test_no_upgrade_without_a_copy(
    old_book: Path, writer: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("csdesk.db.backup.os.replace", full)
    with pytest.raises(Refusal, match="can't be written"):
        upgrade_book(old_book, writer, (2, 3), NOW, migrations(tmp_path, "pass"))
    assert read(old_book, "PRAGMA user_version") == (2,)
    assert not list(old_book.parent.glob("*.part"))


def test_the_schema_of_a_version_never_changes(book: Path) -> None:
    """Who changes a table raises SCHEMA_VERSION, writes the step, and freezes the new schema beside the old ones."""
    create_book(book)
    assert schema(book) == frozen(SCHEMA_VERSION)


@pytest.fixture
def first_book(tmp_path: Path) -> Path:
    """A book as version 1 made it: an account that was renamed and that can be renamed back."""
    path = tmp_path / "first.csdesk"
    connection = dbapi2.connect(str(path))
    connection.executescript(frozen(1))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    row = {"id": 1, "version": 2, "uuid": "a", "name": "Acme", "status": "active"}
    texts = ("industry", "country", "segment", "required_outcome", "appropriate_experience", "reason_to_buy")
    row |= dict.fromkeys(texts, "")
    columns = ", ".join(row)
    connection.execute(
        f"INSERT INTO account ({columns}) VALUES ({', '.join('?' * len(row))})", [*row.values()]
    )
    whole = row | {"external_id": None, "customer_since": None}
    title = phrases.written(phrase("Rename account"))
    connection.execute(
        "INSERT INTO history_entry (id, at, command, title, state, undoable)"
        " VALUES (1, '2026-11-20 09:00:00.000000', 'EditAccount', ?, 'done', 1)",
        [title],
    )
    connection.execute("INSERT INTO history_account (entry_id, account_id) VALUES (1, 1)")
    connection.execute(
        "INSERT INTO history_row (entry_id, table_name, row_id, before, after) VALUES (1, 'account', 1, ?, ?)",
        [json.dumps(whole | {"version": 1, "name": "Akme"}), json.dumps(whole)],
    )
    connection.commit()
    connection.close()
    return path


def test_what_was_done_in_an_older_version_can_still_be_undone(first_book: Path, today: date) -> None:
    desk = Desk.open(first_book, today=lambda: today)
    assert desk.can_undo is not None
    desk.undo()
    desk.close()
    assert read(first_book, "SELECT name, locale FROM account") == ("Akme", "")


def test_an_upgraded_book_has_the_tables_of_a_new_one(first_book: Path, book: Path, today: date) -> None:
    Desk.open(first_book, today=lambda: today).close()
    create_book(book)
    assert made(first_book) == made(book)


def made(book: Path) -> dict[str, object]:
    """What a book's tables, references and indexes are, however the statements that made them were written."""
    connection = dbapi2.connect(str(book))
    tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'alembic%'"
    names = [name for (name,) in connection.execute(tables)]
    found: dict[str, object] = {
        name: [
            {row[1:] for row in connection.execute(f"PRAGMA table_info('{name}')")},
            {row[2:] for row in connection.execute(f"PRAGMA foreign_key_list('{name}')")},
            {row[2:4] for row in connection.execute(f"PRAGMA index_list('{name}')")},
        ]
        for name in names
    }
    found["indexes"] = {
        row[0] for row in connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'index'")
    }
    rules = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'alembic%'"
    found["rules"] = {
        rule
        for (sql,) in connection.execute(rules)
        for rule in re.findall(r"CONSTRAINT (ck_\w+ CHECK .*\))", sql)
    }
    connection.close()
    return found


def schema(book: Path) -> str:
    """The statements that made a book's tables and indexes."""
    connection = dbapi2.connect(str(book))
    rows = connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name")
    statements = [str(sql) for (sql,) in rows if "sqlite_sequence" not in str(sql)]
    connection.close()
    lines = (";\n".join(statements) + ";").splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


def frozen(version: int) -> str:
    """The schema as version `version` was released with."""
    return (Path(__file__).with_name("schemas") / f"{version:04}.sql").read_text(encoding="utf-8")
