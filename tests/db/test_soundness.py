"""A check finds what is broken on purpose, in words, and nothing where nothing is."""

import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.db.mark import remember
from csdesk.desk import Desk
from csdesk.domain.checked import Checked
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_book
from csdesk.formats import Formats
from tests.lent import Original


@pytest.fixture
def full_book(foreign_book: Path, sample: Original) -> Path:
    """A book with everything in it, seen by csdesk before but never closed."""
    remember(foreign_book, schema=sample.mark.schema)
    return foreign_book


@pytest.fixture
def foreign_book(book: Path, sample: Original) -> Path:
    """That book as it comes from somebody else."""
    shutil.copyfile(sample.path, book)
    return book


def check(book: Path) -> Checked:
    desk = Desk.open(book, write=False)
    try:
        return check_book(desk)
    finally:
        desk.close()


def found(book: Path) -> str:
    try:
        return "\n".join(Formats().say(said) for said in check(book).book)
    except Refusal as refused:
        return Formats().say(refused.said)


def harm(book: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(book), isolation_level=None)
    for statement in statements:
        connection.executescript(statement)
    connection.close()


def test_a_book_as_csdesk_writes_it_is_well(full_book: Path) -> None:
    assert check(full_book).is_well


def test_edits_undone_redone_deleted_and_overtaken_leave_it_well(full_book: Path) -> None:
    desk = Desk.open(full_book)
    one = desk.do(AddAccount("Acme")).result
    desk.do(EditAccount(one, name="Acme Ltd"))
    desk.undo()
    desk.redo()
    desk.undo()
    desk.do(EditAccount(one, industry="Retail"))
    desk.do(DeleteAccount(1))
    desk.undo()
    desk.do(DeleteAccount(2))
    desk.close()
    assert found(full_book) == ""


OTHER_METRIC = "(SELECT id FROM metric WHERE account_id <> (SELECT account_id FROM plan WHERE id = plan_id))"
DOUBLED = "(SELECT plan_id FROM goal WHERE rank IS NOT NULL GROUP BY plan_id HAVING count(*) > 1 LIMIT 1)"


BROKEN = [
    (f"UPDATE goal SET metric_id = {OTHER_METRIC} WHERE id = 1", "refers to a metric of another account"),
    (f"UPDATE goal SET rank = 1 WHERE rank IS NOT NULL AND plan_id = {DOUBLED}", "are both headline 1"),
    (
        "UPDATE measurement SET value = 1, numerator = NULL, denominator = NULL"
        " WHERE id = (SELECT min(id) FROM measurement WHERE numerator IS NOT NULL)",
        "is not of its kind (value or ratio)",
    ),
    ("UPDATE measurement SET period = '2019-01-03' WHERE id = 1", "where no period begins"),
    ("UPDATE account SET name = 'Slipped in' WHERE id = 1", "account 1 is not as its last change left it"),
    ("DELETE FROM account WHERE id = 1", "refer to rows of account that are not there"),
    ("UPDATE plan SET said_by_id = 9999 WHERE id = 1", "1 row of plan refers to a row of contact"),
]
STRANGE = [
    (
        "UPDATE measurement SET period = 'soon' WHERE id = 1",
        "in “period” what csdesk never writes: text “soon”",
    ),
    ("UPDATE measurement SET period = '10000-01-01' WHERE id = 1", "text “10000-01-01”"),
    ("UPDATE measurement SET value = 9e999 WHERE id = 1", "real “Inf”"),
    ("UPDATE measurement SET value = 'NaN' WHERE id = 1", "text “NaN”"),
    ("UPDATE account SET industry = hex(zeroblob(500000)) WHERE id = 1", "account 1 holds in “industry”"),
    (
        "UPDATE contact SET parts = 'sponsor,king' WHERE id = 1",
        "never writes: “sponsor,king”",
    ),
    (
        "UPDATE contract SET annual_value = 'much' WHERE id = 1",
        "in “annual value” what",
    ),
    (
        "UPDATE contract SET annual_value = 'Infinity' WHERE id = 1",
        "never writes: “Infinity”",
    ),
    ("UPDATE history_entry SET title = '{\"phrase\": 3}' WHERE id = 1", "has a title that can't be read"),
    ("UPDATE history_row SET after = '[[[' WHERE id = 1", "The history's row 1 can't be read"),
    ("UPDATE history_row SET table_name = 'elsewhere' WHERE id = 1", "which csdesk does not know"),
]
NEVER_MADE = [
    ("CREATE TRIGGER spy AFTER INSERT ON account BEGIN SELECT 1; END", "a trigger, “spy”"),
    ("CREATE VIEW peep AS SELECT * FROM account", "a view, “peep”"),
    ("CREATE VIRTUAL TABLE trap USING fts5(text)", "a table, “trap”"),
    ("CREATE TABLE more (id INTEGER)", "a table, “more”"),
    ("CREATE INDEX slow ON account (name)", "an index, “slow”"),
    (
        "ALTER TABLE account ADD COLUMN more AS (abs(id)) VIRTUAL",
        "Its table “account” is not as csdesk makes it",
    ),
    ("ALTER TABLE account ADD COLUMN more INTEGER", "Its table “account” is not as csdesk makes it"),
    ("ALTER TABLE account DROP COLUMN segment", "Its table “account” is not as csdesk makes it"),
    ("DROP TABLE snooze", "Its table “snooze” is not there"),
    ("DROP INDEX uq_account_name", "Its table “account” is not as csdesk makes it"),
    ("DROP TABLE goal; CREATE VIEW goal AS SELECT * FROM metric", "a view, “goal”"),
]


@pytest.mark.parametrize(("statement", "said"), BROKEN + STRANGE + NEVER_MADE)
def test_what_is_broken_is_said(full_book: Path, statement: str, said: str) -> None:
    harm(full_book, statement)
    assert said in found(full_book)


@pytest.mark.parametrize(("statement", "said"), STRANGE + NEVER_MADE)
def test_a_book_of_somebody_else_that_holds_what_csdesk_never_makes_is_refused_untouched(
    foreign_book: Path, statement: str, said: str
) -> None:
    harm(foreign_book, statement)
    before = foreign_book.read_bytes()
    with pytest.raises(Refusal, match="nothing of it was used") as caught:
        Desk.open(foreign_book)
    assert said in Formats().say(caught.value.said)
    assert foreign_book.read_bytes() == before


def test_a_rule_of_the_database_that_was_weakened_is_noticed(foreign_book: Path) -> None:
    harm(
        foreign_book,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'BETWEEN 1 AND 480', 'BETWEEN 1 AND 999')",
        "PRAGMA writable_schema = OFF",
    )
    with pytest.raises(Refusal, match="nothing of it was used"):
        Desk.open(foreign_book)


@pytest.mark.parametrize("place", range(5_000, 200_000, 13_337))
def test_a_changed_byte_that_sqlite_does_not_see_is_found(full_book: Path, place: int) -> None:
    desk = Desk.open(full_book)
    desk.do(AddAccount("Acme"))
    desk.close()
    data = bytearray(full_book.read_bytes())
    data[place] ^= 1
    full_book.write_bytes(data)
    assert "damaged" in found(full_book)
    try:
        desk = Desk.open(full_book)
    except Refusal:
        return
    with pytest.raises(Refusal, match="nothing more is written into it"):
        desk.do(AddAccount("Brown"))
    desk.close()
    assert full_book.read_bytes() == data
    assert "damaged" in found(full_book)


def test_a_row_of_a_bulk_addition_that_is_gone_is_missed(full_book: Path) -> None:
    connection = dbapi2.connect(str(full_book))
    row = connection.execute("SELECT first_id FROM history_span WHERE table_name = 'measurement'").fetchone()
    connection.close()
    if row is None:
        pytest.skip("the sample book has no bulk addition")
    harm(full_book, f"DELETE FROM measurement WHERE id = {row[0]}")
    assert "were added at once some are not there" in found(full_book)


@pytest.mark.parametrize("page", range(1, 60, 7))
def test_damaged_pages_are_found_or_the_book_is_refused(full_book: Path, page: int) -> None:
    data = full_book.read_bytes()
    full_book.write_bytes(data[: page * 4096] + bytes(4096) + data[(page + 1) * 4096 :])
    try:
        assert "file is damaged" in found(full_book)
    except Refusal as refused:
        assert "The book's file is damaged" in Formats().say(refused.said)


def test_a_cut_book_is_refused(full_book: Path) -> None:
    data = full_book.read_bytes()
    full_book.write_bytes(data[: len(data) // 2 // 4096 * 4096])
    with pytest.raises(Refusal, match="Restore a backup"):
        check(full_book)


def test_a_damaged_backup_is_found_and_the_book_is_well(full_book: Path) -> None:
    desk = Desk.open(full_book)
    backup = desk.back_up().path
    desk.close()
    data = bytearray(backup.read_bytes())
    data[-1] ^= 1
    backup.write_bytes(data)
    checked = check(full_book)
    assert (checked.book, checked.backups_seen) == ((), 1)
    assert "is not as it was written" in Formats().say(checked.backups[0])


@pytest.mark.parametrize("text", [b"CREATE TABLE decision", b"Harbour Freight Lines"])
def test_a_text_whose_bytes_are_none_is_damage(full_book: Path, text: bytes) -> None:
    data = full_book.read_bytes()
    full_book.write_bytes(data.replace(text, text[:-1] + b"\xff"))
    assert "damaged" in found(full_book)
