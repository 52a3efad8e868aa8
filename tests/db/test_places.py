"""Places that lie: files that vanish or are replaced, shared folders, what can't be written, full disks."""

import json
import os
import shutil
import socket
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount
from csdesk.db.book import create_book
from csdesk.db.lock import BookElsewhere, BookInUse, BookLock
from csdesk.desk import Desk
from csdesk.errors import Displaced, Refusal, StillReadable
from csdesk.formats import Formats
from csdesk.paths import holder_note
from csdesk.queries.contents import book_contents
from tests.entries import list_entries

needs_posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open from being moved")


def names(desk: Desk) -> set[str]:
    return set(desk.ask(book_contents).accounts.values())


def held_elsewhere(book: Path, **more: str) -> None:
    note = {
        "user": "ann",
        "machine": f"not-{socket.gethostname()}",
        "process": 7,
        "since": "2026-11-20 08:00",
        **more,
    }
    holder_note(book).write_text(json.dumps(note), encoding="utf-8")


@pytest.fixture
def acme(desk: Desk) -> Iterator[Desk]:
    """The desk with an account in its book."""
    desk.do(AddAccount("Acme"))
    yield desk


@needs_posix
def test_a_book_that_was_deleted_while_open_is_written_no_more_and_can_be_saved_elsewhere(
    acme: Desk, tmp_path: Path
) -> None:
    acme.path.unlink()
    with pytest.raises(Displaced, match="is not there any more"):
        acme.do(AddAccount("Brown"))
    elsewhere = tmp_path / "rescued.csdesk"
    acme.save_copy(elsewhere)
    saved = Desk.open(elsewhere)
    assert names(saved) == {"Acme"}
    saved.close()
    assert not list(tmp_path.glob("*.sha256"))


@needs_posix
def test_a_book_that_was_replaced_while_open_is_left_alone(acme: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.csdesk"
    Desk.create(other).close()
    shutil.copyfile(other, tmp_path / "copy")
    os.replace(other, acme.path)
    with pytest.raises(Displaced, match="was replaced by another file"):
        acme.do(AddAccount("Brown"))
    acme.save_copy(tmp_path / "rescued.csdesk")
    assert acme.path.read_bytes() == (tmp_path / "copy").read_bytes()
    saved = Desk.open(tmp_path / "rescued.csdesk")
    assert names(saved) == {"Acme"}
    saved.close()


@needs_posix
def test_a_file_that_comes_back_is_written_again(acme: Desk, tmp_path: Path) -> None:
    away = tmp_path / "away"
    acme.path.rename(away)
    with pytest.raises(Displaced):
        acme.do(AddAccount("Brown"))
    away.rename(acme.path)
    acme.do(AddAccount("Brown"))
    assert names(acme) == {"Acme", "Brown"}


def test_a_copy_is_never_saved_over_something(acme: Desk, tmp_path: Path) -> None:
    there = tmp_path / "there.csdesk"
    there.write_text("mine")
    with pytest.raises(Refusal, match="already something"):
        acme.save_copy(there)
    assert there.read_text() == "mine"


def test_a_book_that_another_machine_has_open_is_read_or_taken_over(acme: Desk) -> None:
    acme.close()
    held_elsewhere(acme.path)
    with pytest.raises(BookElsewhere) as caught:
        Desk.open(acme.path)
    said = Formats().say(caught.value.said)
    assert "by ann since 2026-11-20 08:00" in said
    assert "open it only to read" in said
    reading = Desk.open(acme.path, write=False)
    assert names(reading) == {"Acme"}
    reading.close()
    taken = Desk.open(acme.path, take_over=True)
    taken.do(AddAccount("Brown"))
    taken.close()
    Desk.open(acme.path).close()


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(minutes=6), "the last sign of life from there is of"),
        (timedelta(hours=3), "was not closed there; there is no sign of life from there since"),
    ],
)
def test_a_note_that_is_left_over_is_told_from_one_that_lives(acme: Desk, ago: timedelta, said: str) -> None:
    acme.close()
    held_elsewhere(acme.path, seen=(datetime.now(UTC) - ago).isoformat())
    with pytest.raises(BookElsewhere) as caught:
        Desk.open(acme.path)
    assert said in Formats().say(caught.value.said)


def test_the_holder_of_a_book_gives_signs_of_life_until_it_lets_go(book: Path) -> None:
    create_book(book)
    begun = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    lock = BookLock(book, begun)
    lock.give_sign(begun + timedelta(minutes=5))
    note = json.loads(holder_note(book).read_text(encoding="utf-8"))
    assert (note["machine"], note["seen"]) == (socket.gethostname(), "2026-11-22T09:35:00+00:00")
    lock.release()
    lock.give_sign(begun + timedelta(minutes=10))
    assert not holder_note(book).exists()


def test_a_note_of_a_program_of_this_machine_that_died_stops_nobody(acme: Desk) -> None:
    acme.close()
    note = {
        "user": "ann",
        "machine": socket.gethostname(),
        "process": 999_999_999,
        "since": "2026-11-20 08:00",
    }
    holder_note(acme.path).write_text(json.dumps(note), encoding="utf-8")
    Desk.open(acme.path).close()


@pytest.mark.parametrize(("ago", "is_open"), [(timedelta(minutes=1), True), (timedelta(hours=1), False)])
def test_a_program_whose_lock_was_taken_away_still_has_its_book(
    acme: Desk, ago: timedelta, is_open: bool
) -> None:
    acme.close()
    note = {
        "user": "ann",
        "machine": socket.gethostname(),
        "process": os.getppid(),
        "since": "2026-11-20 08:00",
        "seen": (datetime.now(UTC) - ago).isoformat(),
    }
    holder_note(acme.path).write_text(json.dumps(note), encoding="utf-8")
    if is_open:
        with pytest.raises(BookInUse, match="open already"):
            Desk.open(acme.path)
    else:
        Desk.open(acme.path).close()


def test_what_can_not_be_written_can_be_read(acme: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    acme.close()
    monkeypatch.setattr("csdesk.db.book.os.access", lambda *_: False)
    with pytest.raises(StillReadable, match="write-protected"):
        Desk.open(acme.path)
    reading = Desk.open(acme.path, write=False)
    assert reading.is_only_read
    with pytest.raises(Refusal, match="opened only to be read"):
        reading.do(AddAccount("Brown"))
    reading.close()


def test_room_is_looked_for_before_a_copy_is_begun(acme: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("csdesk.db.room.shutil.disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 1000))
    with pytest.raises(Refusal) as caught:
        acme.back_up()
    assert "has 1\N{NO-BREAK SPACE}KB left" in Formats().say(caught.value.said)


def test_a_clock_that_was_set_back_leaves_the_history_in_its_order(book: Path, today: date) -> None:
    now = [datetime(2026, 11, 22, 9, 0, tzinfo=UTC)]
    desk = Desk.create(book, today=lambda: today, clock=lambda: now[0])
    desk.do(AddAccount("First"))
    now[0] -= timedelta(days=40)
    desk.do(AddAccount("Second"))
    assert [entry.id for entry in desk.ask(list_entries)] == [2, 1]
    desk.undo()
    assert names(desk) == {"First"}
    desk.close()
