"""A book is created, opened, recognized and refused; what is refused is left as it is."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount
from csdesk.db.book import SCHEMA_VERSION, create_book, open_book
from csdesk.db.lock import BookInUse
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.formats import Formats
from csdesk.words import phrase
from tests.apart import run

NOW = datetime(2026, 11, 22, 9, 30)


def said(refusal: Refusal) -> str:
    return Formats().say(refusal.said)


def refused(path: Path, *, write: bool = True) -> str:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Refusal) as caught:
        open_book(path, NOW, write=write)
    assert (path.read_bytes() if path.is_file() else None) == before
    return said(caught.value)


def test_a_new_book_says_what_it_is(book: Path) -> None:
    create_book(book)
    connection = dbapi2.connect(str(book))
    assert connection.execute("PRAGMA application_id").fetchone() == (0x4353444B,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder to its owner by other means")
def test_a_new_book_is_for_its_owner_only(book: Path) -> None:
    create_book(book)
    assert book.stat().st_mode & 0o077 == 0


def test_a_book_is_never_made_over_something(book: Path) -> None:
    book.write_text("mine")
    with pytest.raises(Refusal) as caught:
        create_book(book)
    assert "already something called “test.csdesk”" in said(caught.value)
    assert book.read_text() == "mine"


def test_no_half_made_book_is_left_where_none_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refusal, match="can't be made"):
        create_book(tmp_path / "file" / "test.csdesk")
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def a_text(path: Path) -> None:
    path.write_text("Account,Value\n" * 50)


def an_empty_file(path: Path) -> None:
    path.touch()


def another_database(path: Path) -> None:
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE t (x)")
    connection.close()


def a_newer_book(path: Path) -> None:
    create_book(path)
    connection = dbapi2.connect(str(path))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (a_text, "is not a csdesk book, or its beginning is damaged. It was left as it is."),
        (an_empty_file, "is not a csdesk book, or its beginning is damaged. It was left as it is."),
        (another_database, "is a database of another program. It was left as it is."),
        (a_newer_book, "was written by a newer csdesk."),
        (Path.mkdir, "is a folder, not a csdesk book."),
    ],
)
def test_what_is_no_book_of_ours_is_refused_in_a_sentence(
    book: Path, make: Callable[[Path], None], sentence: str, write: bool
) -> None:
    make(book)
    assert sentence in refused(book, write=write)


def test_a_missing_book_is_said_to_be_missing_and_not_made(book: Path) -> None:
    assert "There is no book at" in refused(book)
    assert not book.exists()


def test_a_damaged_book_is_refused(book: Path) -> None:
    create_book(book)
    data = bytearray(book.read_bytes())
    data[4096:12288] = bytes(8192)
    data[100:4096] = bytes(3996)
    book.write_bytes(data)
    assert refused(book)


def test_an_unreadable_book_is_refused(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_book(book)

    def deny(*_args: object, **_kw: object) -> object:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", deny)
        with pytest.raises(Refusal) as caught:
            open_book(book, NOW)
    assert "can't be read (Permission denied)" in said(caught.value)


def test_the_second_writer_is_told_who_has_the_book(desk: Desk) -> None:
    with pytest.raises(BookInUse) as caught:
        open_book(desk.path, NOW)
    assert caught.value.holder is not None
    assert caught.value.holder.process == os.getpid()
    assert "is open already" in said(caught.value)


def test_a_reader_works_beside_the_writer_and_can_not_write(desk: Desk, today: date) -> None:
    beside = Desk.open(desk.path, write=False, today=lambda: today)
    with pytest.raises(Refusal, match="opened only to be read"):
        beside.do(AddAccount("Acme"))
    beside.close()


def test_a_closed_book_is_free_and_leaves_no_note(desk: Desk) -> None:
    desk.close()
    again = open_book(desk.path, NOW)
    again.close()
    assert not [path for path in desk.path.parent.iterdir() if path.suffix == ".holder"]


def test_a_killed_program_frees_its_book_and_loses_nothing_acknowledged(book: Path, today: date) -> None:
    program = (
        "import os, sys, pathlib\n"
        "from csdesk.desk import Desk\n"
        "from csdesk.commands.account import AddAccount\n"
        "desk = Desk.create(pathlib.Path(sys.argv[1]))\n"
        "desk.do(AddAccount('Kept'))\n"
        "os._exit(9)\n"
    )
    assert run(program, book) == 9
    desk = Desk.open(book, today=lambda: today)
    assert desk.can_undo == phrase("{title}: {name}", title=AddAccount.title, name="Kept")
    desk.close()
