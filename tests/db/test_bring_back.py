"""A deleted account comes back from a backup, alone, whole, and as one undo."""

from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.flows.bringing_back import accounts_gone, bring_back
from csdesk.flows.check_book import check_book
from tests.db.snapshots import snapshot
from tests.story import Story
from tests.told import TODAY, desk, story, told

__all__ = ["desk", "story", "told"]
NAME = "Northwind Logistics"


@pytest.fixture
def backup(desk: Desk, story: Story) -> Path:
    """A backup made before the account was deleted and another one added."""
    made = desk.back_up().path
    desk.do(DeleteAccount(story.account))
    desk.do(AddAccount("Since then"))
    return made


def test_all_of_an_account_comes_back_and_nothing_else_changes(
    desk: Desk, story: Story, backup: Path
) -> None:
    before = desk.ask(snapshot)
    assert [name for _, name in accounts_gone(desk, backup)] == [NAME]
    assert bring_back(desk, backup, NAME).result == story.account
    now = desk.ask(snapshot)
    assert len(now["account"]) == 2
    desk.undo()
    assert desk.ask(snapshot) == before
    desk.redo()
    assert desk.ask(snapshot) == now
    assert check_book(desk).book == ()
    desk.undo()
    desk.undo()
    desk.undo()
    whole = desk.ask(snapshot)
    assert {table: {**rows, **now[table]} for table, rows in whole.items()} == {
        table: {**rows, **whole[table]} for table, rows in now.items()
    }


def test_in_another_book_it_gets_ids_of_its_own(tmp_path: Path, backup: Path) -> None:
    other = Desk.create(tmp_path / "other.csdesk", today=lambda: TODAY)
    other.do(AddAccount("There before"))
    account = bring_back(other, backup, NAME).result
    assert account == 2
    said = other.ask(snapshot)
    assert {row["account_id"] for row in said["contact"].values()} == {account}
    assert {said["plan"][row["plan_id"]]["account_id"] for row in said["goal"].values()} == {account}
    assert check_book(other).book == ()
    other.close()


def test_a_name_that_is_taken_is_refused(desk: Desk, backup: Path) -> None:
    desk.do(AddAccount(NAME.upper()))
    with pytest.raises(Refusal, match="by now"):
        bring_back(desk, backup, NAME)


def test_a_name_with_letters_that_the_database_has_no_small_ones_for_is_taken_too(desk: Desk) -> None:
    account = desk.do(AddAccount("ÖBB")).result
    backup = desk.back_up().path
    desk.do(DeleteAccount(account))
    desk.do(AddAccount("ÖBB"))
    with pytest.raises(Refusal, match="by now"):
        bring_back(desk, backup, "ÖBB")


def test_what_the_book_has_is_not_brought_back_twice(desk: Desk, backup: Path) -> None:
    account = bring_back(desk, backup, NAME).result
    desk.do(EditAccount(account, name="Renamed"))
    with pytest.raises(Refusal, match="that the book lacks"):
        bring_back(desk, backup, NAME)
