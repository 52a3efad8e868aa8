"""A restore takes a proven backup, keeps the present, and leaves the book as it was when anything is wrong."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.db.backup import hash_file, is_as_written
from csdesk.db.backups import back_up, backups_of
from csdesk.db.driver import reader_engine
from csdesk.db.lock import BookInUse
from csdesk.desk import Desk
from csdesk.domain.restoring import kept_said, offer_said
from csdesk.errors import Refusal
from csdesk.flows.restoring import chosen, offers, restore
from csdesk.formats import Formats
from tests.apart import run


def say(said: object) -> str:
    return Formats().say(said)  # type: ignore[arg-type]


def names(book: Path) -> list[str]:
    connection = dbapi2.connect(f"{book.as_uri()}?mode=ro&immutable=1", uri=True)
    rows = connection.execute("SELECT name FROM account ORDER BY id").fetchall()
    connection.close()
    return [name for (name,) in rows]


@pytest.fixture
def backup(book: Path, today: date) -> Path:
    """A backup with Acme in it; the book has Brown instead."""
    desk = Desk.create(book, today=lambda: today)
    acme = desk.do(AddAccount("Acme")).result
    made = desk.back_up().path
    desk.do(DeleteAccount(acme))
    desk.do(AddAccount("Brown"))
    desk.close()
    return made


def test_a_restore_brings_the_backup_and_keeps_the_present(book: Path, backup: Path) -> None:
    done = restore(book, backup)
    assert names(book) == ["Acme"]
    assert done.present is not None
    assert names(done.present.path) == ["Brown"]
    assert is_as_written(done.present.path)
    assert "is kept as the backup of" in say(kept_said(done))
    desk = Desk.open(book)
    desk.do(AddAccount("Calder"))
    desk.close()
    assert not list(book.parent.glob(".*.part"))


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder to its owner by other means")
def test_a_restored_book_is_for_its_owner_only(book: Path, backup: Path) -> None:
    backup.chmod(0o644)
    restore(book, backup)
    assert book.stat().st_mode & 0o077 == 0


def test_an_offer_says_what_would_change(book: Path, backup: Path) -> None:
    (offer,) = offers(book)
    assert offer.backup.path == backup
    assert offer.contents is not None
    assert list(offer.contents.accounts.values()) == ["Acme"]
    assert say(offer_said(offer)) == (
        "The account “Acme” comes back. The account “Brown” goes. What was edited since is taken away."
    )


def test_an_undo_is_an_edit_too(book: Path, backup: Path) -> None:
    desk = Desk.open(book)
    calder = desk.do(AddAccount("Calder")).result
    desk.do(EditAccount(calder, industry="Water"))
    desk.back_up()
    desk.undo()
    desk.close()
    assert say(offer_said(offers(book)[0])) == "What was edited since is taken away."


def test_a_book_that_is_open_is_not_replaced(book: Path, backup: Path) -> None:
    desk = Desk.open(book)
    with pytest.raises(BookInUse):
        restore(book, backup)
    desk.close()
    assert names(book) == ["Brown"]


def a_flipped_bit(backup: Path) -> None:
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 1
    backup.write_bytes(data)


def a_cut(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-4096])


def no_hash(backup: Path) -> None:
    hash_file(backup).unlink()


def another_file(backup: Path) -> None:
    backup.write_text("Account,Value\n" * 50)


@pytest.mark.parametrize("harm", [a_flipped_bit, a_cut, no_hash, another_file])
def test_a_damaged_backup_is_refused_and_the_book_left_as_it_was(
    book: Path, backup: Path, harm: Callable[[Path], None]
) -> None:
    harm(backup)
    before = book.read_bytes()
    with pytest.raises(Refusal, match=r"is damaged|can't be proven"):
        restore(book, backup)
    assert book.read_bytes() == before
    assert len(backups_of(book)) == 1


def test_the_newest_means_the_newest_that_is_sound(book: Path, backup: Path) -> None:
    desk = Desk.open(book)
    newer = desk.back_up().path
    desk.close()
    assert chosen(book, "newest").path == newer
    a_flipped_bit(newer)
    assert chosen(book, "newest").path == backup
    a_flipped_bit(backup)
    with pytest.raises(Refusal, match="no sound backup"):
        chosen(book, "newest")


@pytest.mark.parametrize("call", ["shutil.copyfile", "put_in_place"])
def test_a_full_disk_leaves_the_book_as_it_was(
    book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"csdesk.db.restore.{call}", full)
    with pytest.raises(Refusal, match="The book is as it was"):
        restore(book, backup)
    assert names(book) == ["Brown"]
    assert not list(book.parent.glob(".*.part"))


def test_no_restore_when_the_present_can_not_be_backed_up(
    book: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("csdesk.db.backup.os.fsync", full)
    with pytest.raises(Refusal):
        restore(book, backup)
    assert names(book) == ["Brown"]


def test_a_damaged_book_is_restored_and_kept_as_it_was(book: Path, backup: Path) -> None:
    damaged = book.read_bytes()[:4096] + bytes(20_000)
    book.write_bytes(damaged)
    (offer,) = offers(book)
    assert "can't be read" in say(offer_said(offer))
    done = restore(book, backup)
    assert names(book) == ["Acme"]
    assert done.damaged is not None
    assert done.damaged.read_bytes() == damaged


def test_a_damaged_books_journal_is_not_played_into_the_restored_one(book: Path, backup: Path) -> None:
    writer = dbapi2.connect(str(book), isolation_level=None)
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE account SET name = 'Half written'")
    writer.execute("CREATE TABLE filler AS SELECT randomblob(900000) AS much")
    journal = book.with_name(f"{book.name}-journal").read_bytes()
    assert journal
    writer.close()
    book.write_bytes(bytes(8192))
    book.with_name(f"{book.name}-journal").write_bytes(journal)
    done = restore(book, backup)
    assert names(book) == ["Acme"]
    desk = Desk.open(book)
    desk.close()
    assert names(book) == ["Acme"]
    assert done.damaged is not None
    assert done.damaged.with_name(f"{done.damaged.name}-journal").read_bytes() == journal


def test_a_book_that_is_gone_comes_back(book: Path, backup: Path) -> None:
    book.unlink()
    done = restore(book, backup)
    assert names(book) == ["Acme"]
    assert (done.present, done.damaged) == (None, None)


def test_a_closed_desk_writes_nothing_into_the_restored_book(book: Path, backup: Path) -> None:
    desk = Desk.open(book)
    desk.close()
    restore(book, backup)
    with pytest.raises(Refusal):
        desk.do(AddAccount("Late"))
    assert names(book) == ["Acme"]


def test_a_backup_of_a_newer_version_is_refused(book: Path, backup: Path) -> None:
    connection = dbapi2.connect(str(book))
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    engine = reader_engine(book)
    newer = back_up(book, engine, datetime(2026, 11, 22, tzinfo=UTC))
    engine.dispose()
    with pytest.raises(Refusal, match="newer csdesk"):
        restore(book, newer.path)


@pytest.mark.parametrize("moment", ["settle", "sha256_of", "back_up", "put_in_place", "_put_away_journal"])
@pytest.mark.parametrize("damaged", [False, True])
def test_a_restore_that_is_killed_leaves_the_old_book_or_the_new_one(
    book: Path, backup: Path, moment: str, damaged: bool
) -> None:
    if damaged:
        book.write_bytes(bytes(8192))
    before = book.read_bytes()
    program = (
        "import os, sys, pathlib\n"
        "from csdesk.db import restore\n"
        "from csdesk.flows.restoring import restore as do\n"
        f"restore.{moment} = lambda *_: os.kill(os.getpid(), 9)\n"
        "do(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))\n"
    )
    assert run(program, book, backup) in (0, -9)
    assert book.read_bytes() == before or names(book) == ["Acme"]
    restore(book, backup)
    assert names(book) == ["Acme"]
