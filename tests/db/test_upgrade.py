"""A book of an older version is copied, upgraded in one transaction and checked; a failed one stays as it was."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount
from csdesk.db.book import create_book
from csdesk.db.driver import writer_engine
from csdesk.db.tables import Base
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


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_a_new_book_has_the_schema_that_the_program_knows(book: Path) -> None:
    create_book(book)
    engine = writer_engine(book)
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()
