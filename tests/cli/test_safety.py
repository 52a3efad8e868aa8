"""Backing up, checking and restoring from the command line."""

import os
from pathlib import Path
from typing import Any, cast

import pytest

from csdesk.commands.account import AddAccount, DeleteAccount
from csdesk.desk import Desk
from tests.cli.conftest import Run


@pytest.fixture
def backup(run: Run, book: Path) -> Path:
    """A backup with Acme in it; the book has none."""
    desk = Desk.open(book)
    acme = desk.do(AddAccount("Acme")).result
    ran = run("backup", "--book", book, "--json")
    assert ran.code == 0
    desk.do(DeleteAccount(acme))
    desk.close()
    data: Any = ran.data
    return Path(data["backup"])


def passphrase_fd() -> int:
    """A file descriptor from which a passphrase can be read."""
    reading, writing = os.pipe()
    os.write(writing, b"correct horse battery staple\n")
    os.close(writing)
    return reading


def accounts(run: Run, book: Path) -> list[str]:
    data: Any = run("accounts", "--book", book, "--json").data
    return [account["name"] for account in data]


def test_a_backup_says_where_it_lies_and_how_large_it_is(run: Run, book: Path) -> None:
    ran = run("backup", "--book", book)
    assert ran.code == 0
    assert Path(ran.out.strip()).is_file()
    assert "KB" in ran.err


def test_a_restore_shows_what_changes_and_keeps_the_present(run: Run, book: Path, backup: Path) -> None:
    listing: Any = run("restore", "--book", book, "--list", "--json").data
    (listed,) = listing
    assert listed["accounts"] == 1
    assert listed["accounts_coming_back"] == ["Acme"]
    assert accounts(run, book) == []
    ran = run("restore", "--book", book, "--from", "newest")
    assert ran.code == 0
    assert "The account “Acme” comes back." in ran.out
    assert "The book as it was before is kept as the backup of" in ran.out
    assert accounts(run, book) == ["Acme"]
    assert backup.stem in run("restore", "--book", book, "--list").out


def test_one_account_is_brought_back(run: Run, book: Path, backup: Path) -> None:
    ran = run("restore", "--book", book, "--from", "newest", "--account", "acme")
    assert ran.code == 0, ran.err
    assert accounts(run, book) == ["Acme"]
    assert run("restore", "--book", book, "--account", "acme").code == 2
    assert (
        "that the book lacks" in run("restore", "--book", book, "--from", "newest", "--account", "Acme").err
    )


@pytest.mark.parametrize("name", ["2019-01-01T00-00-00Z", "/no/such/file"])
def test_an_unknown_backup_is_refused(run: Run, book: Path, name: str) -> None:
    ran = run("restore", "--book", book, "--from", name)
    assert (ran.code, ran.out) == (1, "")
    assert "There is no backup" in ran.err


def test_a_book_that_is_open_is_not_restored(run: Run, book: Path, backup: Path) -> None:
    desk = Desk.open(book)
    ran = run("restore", "--book", book, "--from", backup.name)
    desk.close()
    assert ran.code == 1
    assert "is open already" in ran.err


def test_a_damaged_book_is_saved_and_what_is_lost_is_said(run: Run, book: Path, backup: Path) -> None:
    data = book.read_bytes()
    harmed = data[:4096] + bytes(4096) + data[2 * 4096 :]
    book.write_bytes(harmed)
    assert "is damaged" in run("encrypt", "--book", book, "--passphrase-fd", passphrase_fd()).err
    ran = run("restore", "--book", book, "--salvage", "--dry-run")
    assert ran.code == 0, ran.err
    assert "From the damaged book" in ran.out
    assert book.read_bytes() == harmed
    done: Any = run("restore", "--book", book, "--salvage", "--json").data
    assert done["lost"] == []
    assert Path(done["damaged"]).read_bytes() == harmed
    assert run("check", "--book", book).code == 0


def test_either_list_or_from_is_said(run: Run, book: Path) -> None:
    assert run("restore", "--book", book).code == 2
    assert run("restore", "--book", book, "--list", "--from", "newest").code == 2
    assert run("restore", "--book", book, "--list", "--dry-run").code == 2


def test_a_check_ends_with_one_where_something_is_wrong(run: Run, book: Path, backup: Path) -> None:
    well = run("check", "--book", book, "--json")
    assert well.code == 0
    assert well.data == {
        "well": True,
        "book": [],
        "backups": [],
        "backups_seen": 1,
        "conflicted_copies": [],
    }
    data = bytearray(backup.read_bytes())
    data[200] ^= 1
    backup.write_bytes(data)
    ran = run("check", "--book", book)
    assert ran.code == 1
    assert "is damaged: it is not as it was written" in ran.out
    assert "is sound, but not all of its backups are" in ran.err


def test_a_day_of_changes_is_backed_up_before_a_book_is_written(run: Run, book: Path, tmp_path: Path) -> None:
    desk = Desk.open(book)
    desk.do(AddAccount("Acme"))
    desk.close()
    file = tmp_path / "figures.csv"
    file.write_text("account,date,value\nAcme,2026-01-01,1\n", encoding="utf-8")
    ran = run(
        "import", "measurements", file, "--book", book, "--account", "account", "--date", "date",
        "--value", "value", "--metric-name", "Calls", "--unit", "calls", "--better", "up",
        "--cadence", "monthly",
    )  # fmt: skip
    assert ran.code == 0, ran.err
    listed: Any = run("restore", "--book", book, "--list", "--json").data
    assert [one["measurements"] for one in listed] == [0]


def test_forgetting_is_shown_first_and_done_on_yes_also_of_what_was_deleted(
    run: Run, book: Path, backup: Path
) -> None:
    (known,) = cast("list[dict[str, object]]", run("forget", "--book", book, "--list", "--json").data)
    assert (known["kind"], known["name"]) == ("account", "Acme")
    shown = run("forget", "--book", book, "--account", "acme")
    assert shown.code == 0
    assert "Deleted already; what the history keeps of it: 1 account." in shown.out
    assert "1 backup holds it" in shown.out
    assert "Nothing is erased yet" in shown.err
    done = run("forget", "--book", book, "--account", "Acme", "--yes")
    assert "1 backup does not hold it any more." in done.out
    assert not any(b"Acme" in file.read_bytes() for file in (book, backup))
    assert run("forget", "--book", book, "--account", "Acme").code == 1
