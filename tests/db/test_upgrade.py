"""A book of an older version is copied, upgraded in one transaction and checked; a failed one stays as it was."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount
from csdesk.db.book import SCHEMA_VERSION, create_book
from csdesk.db.driver import writer_engine
from csdesk.db.upgrade import MIGRATIONS, upgrade_book
from csdesk.desk import Desk
from csdesk.errors import Refusal

NOW = datetime(2026, 11, 22, 9, 30)
STEP = '''
"""A step for this test."""
from alembic import op
import sqlalchemy as sa
revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("region", sa.String(40), nullable=False, server_default="north"))
    {more}
'''


@pytest.fixture
def old_book(book: Path, today: date) -> Path:
    """A book of version 1 with an account in it."""
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
    for name in ("env.py", "script.py.mako", "versions/0001_first_schema.py"):
        (folder / name).write_text((MIGRATIONS / name).read_text())
    (folder / "versions" / "0002_step.py").write_text(STEP.format(more=more))
    return folder


def read(book: Path, sql: str) -> object:
    connection = dbapi2.connect(str(book))
    row = connection.execute(sql).fetchone()
    connection.close()
    return row


def test_an_older_book_is_upgraded_and_its_copy_kept(old_book: Path, writer: Engine, tmp_path: Path) -> None:
    copy = upgrade_book(old_book, writer, (1, 2), NOW, migrations(tmp_path, "pass"))
    assert read(old_book, "SELECT name, region FROM account") == ("Acme", "north")
    assert read(old_book, "PRAGMA user_version") == (2,)
    assert read(copy, "SELECT name FROM account") == ("Acme",)
    assert read(copy, "PRAGMA user_version") == (1,)


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
        upgrade_book(old_book, writer, (1, 2), NOW, migrations(tmp_path, more))
    assert read(old_book, "PRAGMA user_version") == (1,)
    assert read(old_book, "SELECT name FROM account") == ("Acme",)
    assert read(old_book, "SELECT count(*) FROM pragma_table_info('account') WHERE name = 'region'") == (0,)


def test_no_upgrade_without_a_copy(
    old_book: Path, writer: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("csdesk.db.backup.os.replace", full)
    with pytest.raises(Refusal, match="can't be written"):
        upgrade_book(old_book, writer, (1, 2), NOW, migrations(tmp_path, "pass"))
    assert read(old_book, "PRAGMA user_version") == (1,)
    assert not list(old_book.parent.glob("*.part"))


def test_the_schema_of_a_version_never_changes(book: Path) -> None:
    """Who changes a table raises SCHEMA_VERSION, writes the step, and freezes the new schema beside the old ones."""
    create_book(book)
    assert schema(book) == frozen(SCHEMA_VERSION)


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
