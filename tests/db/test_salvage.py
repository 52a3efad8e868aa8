"""A damaged book is put together again from what can be read, the history and the newest backup."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.db.encryption import MARK
from csdesk.db.encryption_change import reseal_book
from csdesk.db.overwriting import trial_folder
from csdesk.db.restore import put_salvaged
from csdesk.db.salvage import salvage
from csdesk.desk import Desk
from csdesk.domain.backup import Backup
from csdesk.domain.locking import OldBackups
from csdesk.domain.salvaging import Salvaged, salvaged_said
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_book
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.queries.contents import book_contents
from tests.db.snapshots import Snapshot, snapshot
from tests.lent import Original

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PAGE = 4096
DELETED, RENAMED = 3, 1


@pytest.fixture(scope="module")
def made(sample: Original, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes, Snapshot]:
    """A backup, the book as it was worked on afterwards, and all that it says."""
    folder = tmp_path_factory.mktemp("salvage")
    path = sample.copy_to(folder / "sample.csdesk")
    desk = Desk.open(path)
    backup = desk.back_up().path.read_bytes()
    desk.do(EditAccount(RENAMED, segment="Renamed since"))
    desk.do(DeleteAccount(DELETED))
    desk.do(AddAccount("Newcomer"))
    said = desk.ask(snapshot)
    desk.close()
    return backup, path.read_bytes(), said


@pytest.fixture
def backup(made: tuple[bytes, bytes, Snapshot], tmp_path: Path) -> Backup:
    path = tmp_path / "backup.csdesk"
    path.write_bytes(made[0])
    return Backup(path, NOW, len(made[0]))


def saved(book: Path, backup: Backup | None) -> Salvaged:
    target = book.with_name("saved.csdesk")
    target.touch()
    return salvage(book, backup, target, NOW)


def said_by(book: Path) -> Snapshot:
    """All that a book says, which a check finds nothing wrong with."""
    desk = Desk.open(book)
    assert [Formats().say(said) for said in check_book(desk).book] == []
    found = desk.ask(snapshot)
    desk.do(AddAccount("Goes on"))
    desk.close()
    return found


def missing(now: Snapshot, then: Snapshot) -> int:
    return sum(len(rows.keys() - now[table].keys()) for table, rows in then.items())


def test_of_a_whole_book_all_is_had(made: tuple[bytes, bytes, Snapshot], book: Path) -> None:
    book.write_bytes(made[1])
    done = saved(book, None)
    assert said_by(book.with_name("saved.csdesk")) == made[2]
    assert done.is_whole
    assert done.from_history == 0
    assert book.read_bytes() == made[1]


@pytest.mark.parametrize("page", range(0, 170, 43))
def test_whatever_page_is_lost_the_backup_and_the_history_make_up_for_it(
    made: tuple[bytes, bytes, Snapshot], book: Path, backup: Backup, page: int
) -> None:
    data = made[1]
    book.write_bytes(data[: page * PAGE] + bytes(PAGE) + data[(page + 1) * PAGE :])
    done = saved(book, backup)
    assert (
        missing(said_by(book.with_name("saved.csdesk")), made[2]) == sum(one.count for one in done.lost) == 0
    )


@pytest.mark.parametrize("page", range(1, 170, 57))
def test_without_a_backup_what_is_lost_is_counted(
    made: tuple[bytes, bytes, Snapshot], book: Path, page: int
) -> None:
    data = made[1]
    book.write_bytes(data[: page * PAGE] + bytes(PAGE) + data[(page + 1) * PAGE :])
    done = saved(book, None)
    now = said_by(book.with_name("saved.csdesk"))
    lost = missing(now, made[2])
    assert (lost == 0) <= done.is_whole
    if any(now.values()):
        assert sum(one.count for one in done.lost) == lost


@pytest.mark.parametrize("place", range(30_000, 700_000, 303_333))
def test_a_changed_byte_is_told_right_by_the_history_or_the_backup(
    made: tuple[bytes, bytes, Snapshot], book: Path, backup: Backup, place: int
) -> None:
    data = bytearray(made[1])
    data[place] ^= 1
    book.write_bytes(data)
    saved(book, backup)
    now = said_by(book.with_name("saved.csdesk"))
    for table in now.keys() - {
        "measurement"
    }:  # many of them came in bulk, so that no history tells of their values
        assert now[table] == made[2][table]


def test_a_book_that_lost_its_head_is_had_from_its_body(
    made: tuple[bytes, bytes, Snapshot], book: Path, backup: Backup
) -> None:
    book.write_bytes(bytes(PAGE) + made[1][PAGE:])
    done = saved(book, backup)
    assert said_by(book.with_name("saved.csdesk")) == made[2]
    assert done.is_whole


def test_of_a_book_that_is_nothing_any_more_the_backup_is_left(
    made: tuple[bytes, bytes, Snapshot], book: Path, backup: Backup
) -> None:
    book.write_bytes(bytes(100_000))
    done = saved(book, backup)
    assert (done.read, done.from_history) == (0, 0)
    desk = Desk.open(book.with_name("saved.csdesk"))
    names = desk.ask(book_contents).accounts.values()
    desk.close()
    assert "Newcomer" not in names
    assert len(names) == done.accounts


def test_ids_that_were_given_are_not_given_again(
    made: tuple[bytes, bytes, Snapshot], book: Path, backup: Backup
) -> None:
    book.write_bytes(made[1])
    saved(book, backup)
    desk = Desk.open(book.with_name("saved.csdesk"))
    assert desk.do(AddAccount("After")).result == max(made[2]["account"]) + 1
    desk.close()


def test_what_is_saved_of_an_encrypted_book_is_encrypted(
    made: tuple[bytes, bytes, Snapshot], book: Path
) -> None:
    book.write_bytes(made[1])
    reseal_book(book, "correct horse battery staple", OldBackups.KEEP, NOW, Progress())
    data = book.read_bytes()
    book.write_bytes(data[: 40 * PAGE] + bytes(PAGE) + data[41 * PAGE :])
    saved(book, None)
    bytes_of_it = book.with_name("saved.csdesk").read_bytes()
    assert bytes_of_it.startswith(MARK)
    assert b"Newcomer" not in bytes_of_it
    said_by(book.with_name("saved.csdesk"))


def test_a_book_that_was_cut_is_read_as_far_as_it_goes_also_without_a_backup(
    made: tuple[bytes, bytes, Snapshot], book: Path
) -> None:
    book.write_bytes(made[1][: len(made[1]) * 2 // 3])
    found = saved(book, None)
    assert found.read > 500
    assert found.may_lack_more
    assert "More may be lost" in Formats().say(salvaged_said(found))


@pytest.mark.parametrize("rest", [600, 2218])
def test_of_half_a_page_no_row_is_made_up(
    made: tuple[bytes, bytes, Snapshot], book: Path, backup: Backup, rest: int
) -> None:
    book.write_bytes(made[1][: 38 * PAGE + rest])
    saved(book, backup)
    now = said_by(book.with_name("saved.csdesk"))
    assert missing(now, made[2]) <= 1  # the newcomer, whom the backup does not know


def test_nothing_takes_the_place_of_a_book_of_which_nothing_can_be_had(book: Path) -> None:
    noise = b"SQLite format 3\x00" + bytes(range(256)) * 400
    book.write_bytes(noise)
    with pytest.raises(Refusal, match="Nothing of the damaged book can be read"):
        put_salvaged(book, None, NOW)
    assert book.read_bytes() == noise
    assert sorted(one.name for one in book.parent.iterdir()) in (
        [book.name],
        [f".{book.name}.lock", book.name],
    )


def test_what_a_killed_salvage_left_is_cleared_away_when_the_book_is_opened(
    book: Path, empty_book: Original
) -> None:
    empty_book.copy_to(book)
    beside = book.with_name(f".{book.name}.abc.part")
    beside.mkdir()
    (beside / book.name).write_bytes(b"what a customer said")
    (book.with_name(f".{book.name}.def.part-journal")).touch()
    with trial_folder(book) as trial:
        old, young = Path(f"{trial}-old"), Path(f"{trial}-young")
        for one in (old, young):
            (one / "inner").mkdir(parents=True)
            (one / "inner" / book.name).write_bytes(b"what a customer said")
        os.utime(old, (0, 0))
        Desk.open(book).close()
        assert not beside.exists()
        assert not list(book.parent.glob("*part*"))
        assert (old.exists(), young.exists()) == (False, True)
