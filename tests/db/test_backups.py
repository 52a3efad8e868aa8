"""Backups are whole or not there: on a full disk, when killed, with a damaged one among them."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk import settings
from csdesk.commands.account import AddAccount
from csdesk.db.backup import hash_file, is_as_written
from csdesk.db.backups import backups_of, folder_of
from csdesk.desk import Desk
from csdesk.errors import Damaged, Refusal
from csdesk.formats import Formats
from csdesk.settings import Settings
from tests.apart import run
from tests.lent import Original

START = datetime(2026, 11, 22, 9, 30, 0, 999, tzinfo=UTC)
DAY = timedelta(days=1)


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(book: Path, today: date, clock: Clock) -> Iterator[Desk]:
    """A desk at a book with an account in it."""
    desk = Desk.create(book, today=lambda: today, clock=clock)
    desk.do(AddAccount("Acme"))
    yield desk
    desk.close()


def names(book: Path) -> list[str]:
    connection = dbapi2.connect(str(book))
    rows = connection.execute("SELECT name FROM account ORDER BY id").fetchall()
    connection.close()
    return [name for (name,) in rows]


def files(desk: Desk) -> list[str]:
    folder = folder_of(desk.path)
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_a_backup_is_a_whole_book_beside_its_hash(desk: Desk, csdesk_home: Path) -> None:
    made = desk.back_up()
    assert made.path.parent.parent == csdesk_home / "data" / "backups"
    assert made.path.name == "2026-11-22T09-30-00Z.csdesk"
    assert (made.at, made.size) == (START.replace(microsecond=0), made.path.stat().st_size)
    assert names(made.path) == ["Acme"]
    assert is_as_written(made.path)
    assert backups_of(desk.path) == (made,)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's folder to its owner by other means")
def test_a_backup_is_for_its_owner_only(desk: Desk) -> None:
    made = desk.back_up().path
    for path in (made, hash_file(made), made.parent):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_two_in_a_second_have_two_names(desk: Desk) -> None:
    first, second = desk.back_up(), desk.back_up()
    assert [one.path for one in backups_of(desk.path)] == [second.path, first.path]


def test_books_of_one_name_have_folders_of_their_own(desk: Desk, tmp_path: Path) -> None:
    assert folder_of(tmp_path / "other" / desk.path.name) != folder_of(desk.path)


def test_a_folder_can_be_chosen(desk: Desk, tmp_path: Path) -> None:
    settings.save(Settings(backups=str(tmp_path / "stick")))
    assert desk.back_up().path.is_relative_to(tmp_path / "stick")
    with pytest.raises(Refusal, match="whole path"):
        settings.clean_folder("stick")


def test_a_folder_that_can_not_be_made_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.save(Settings(backups=str(tmp_path / "file")))
    with pytest.raises(Refusal) as caught:
        desk.back_up()
    assert "Choose another folder in the settings." in Formats().say(caught.value.said)


def test_a_backup_is_due_after_a_day_of_changes(desk: Desk, clock: Clock) -> None:
    assert desk.back_up_if_due() is not None
    desk.do(AddAccount("Brown"))
    assert desk.back_up_if_due() is None
    clock.now += DAY
    assert desk.back_up_if_due() is not None
    clock.now += DAY
    assert desk.back_up_if_due() is None
    desk.undo()
    assert desk.back_up_if_due() is not None


def test_a_book_where_nothing_was_done_needs_none(book: Path, today: date) -> None:
    desk = Desk.create(book, today=lambda: today)
    assert desk.back_up_if_due() is None
    assert files(desk) == []


def test_a_clock_set_back_does_not_keep_a_backup_from_being_made(desk: Desk, clock: Clock) -> None:
    ahead = desk.back_up()
    clock.now -= 30 * DAY
    desk.do(AddAccount("Brown"))
    made = desk.back_up_if_due()
    assert made is not None
    assert names(made.path) == ["Acme", "Brown"]
    assert ahead in backups_of(desk.path)


def test_old_backups_are_thinned_with_their_hashes(desk: Desk, clock: Clock) -> None:
    clock.now -= 90 * DAY
    for _ in range(90):
        clock.now += DAY
        desk.back_up()
    left = backups_of(desk.path)
    assert left[0].at == clock.now.replace(microsecond=0)
    assert 15 < len(left) < 30
    assert files(desk) == sorted(name for one in left for name in (one.path.name, hash_file(one.path).name))


@pytest.mark.parametrize("call", ["os.replace", "os.fsync"])
def test_a_full_disk_leaves_nothing_behind(desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    first = desk.back_up()
    before = files(desk)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"csdesk.db.backup.{call}", full)
        with pytest.raises(Refusal) as caught:
            desk.back_up()
    assert "(No space left on device). The book was left as it is." in Formats().say(caught.value.said)
    assert files(desk) == before
    assert is_as_written(first.path)
    desk.do(AddAccount("Brown"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for a file's size")
def test_a_disk_that_fills_up_while_the_copy_is_written_leaves_nothing_behind(desk: Desk) -> None:
    desk.close()
    program = (
        "import resource, sys, pathlib\n"
        "from csdesk.desk import Desk\n"
        "from csdesk.errors import Refusal\n"
        "desk = Desk.open(pathlib.Path(sys.argv[1]), write=False)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
        "try:\n"
        "    desk.back_up()\n"
        "except Refusal:\n"
        "    sys.exit(7)\n"
    )
    assert run(program, desk.path) == 7
    assert files(desk) == []
    assert names(desk.path) == ["Acme"]


@pytest.mark.parametrize("moment", ["sha256_of", "settle", "settle_folder", "_write_hash"])
def test_a_killed_program_leaves_no_half_file_under_a_final_name(desk: Desk, moment: str) -> None:
    desk.close()
    program = (
        "import os, sys, pathlib\n"
        "from csdesk.db import backup\n"
        "from csdesk.desk import Desk\n"
        "desk = Desk.open(pathlib.Path(sys.argv[1]))\n"
        f"backup.{moment} = lambda *_: os.kill(os.getpid(), 9)\n"
        "desk.back_up()\n"
    )
    assert run(program, desk.path) != 0
    for one in backups_of(desk.path):
        assert is_as_written(one.path)
        assert names(one.path) == ["Acme"]


def test_what_a_killed_program_left_is_cleared_a_day_later(desk: Desk, clock: Clock) -> None:
    made = desk.back_up()
    left = made.path.with_name(".half.part")
    young = made.path.with_name(".other.part")
    for part, age in ((left, 2 * DAY), (young, timedelta(minutes=1))):
        part.touch()
        os.utime(part, ((clock.now - age).timestamp(),) * 2)
    desk.back_up()
    assert not left.exists()
    assert young.exists()


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
        lambda data: data[:-4096],
        lambda data: bytes(len(data)),
    ],
    ids=["a flipped bit", "cut", "zeroed"],
)
def test_damage_is_found_by_the_hash(desk: Desk, harm: Callable[[bytes], bytes]) -> None:
    made = desk.back_up().path
    made.write_bytes(harm(made.read_bytes()))
    assert not is_as_written(made)


def test_a_backup_without_its_hash_is_not_trusted(desk: Desk) -> None:
    made = desk.back_up().path
    hash_file(made).unlink()
    assert not is_as_written(made)


def test_a_damaged_newest_backup_counts_for_nothing(desk: Desk, clock: Clock) -> None:
    made = desk.back_up().path
    made.write_bytes(bytes(8192))
    clock.now += DAY
    assert desk.back_up_if_due() is not None


def test_a_book_that_is_damaged_itself_is_said_to_be(tmp_path: Path, empty_book: Original) -> None:
    book = empty_book.copy_to(tmp_path / "harmed.csdesk")
    with closing(dbapi2.connect(book)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'history_account'"
        ).fetchone()
    data = book.read_bytes()
    book.write_bytes(data[: (page - 1) * 4096] + bytes(4096) + data[page * 4096 :])
    desk = Desk.open(book)
    with pytest.raises(Damaged, match="is damaged"):
        desk.back_up()
    desk.close()
    assert backups_of(book) == ()
