"""A book in a place that lies is said to be there once, and moved with its backups; a full check comes once a week."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from csdesk.commands.account import AddAccount
from csdesk.db.backups import backups_of
from csdesk.db.lock import BookInUse
from csdesk.db.mark import mark_of, remember
from csdesk.desk import Desk
from csdesk.domain.place import Risk, copies_said
from csdesk.errors import Refusal
from csdesk.flows.check_book import check_if_due
from csdesk.flows.placing import conflicted_copies, move, news_of_copies, news_of_place, risk_of
from csdesk.formats import Formats
from csdesk.jobs import Progress
from csdesk.queries.contents import book_contents


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    """A book with a backup in a synced folder."""
    path = tmp_path / "Dropbox" / "Books" / "synced.csdesk"
    desk = Desk.create(path)
    desk.do(AddAccount("Acme"))
    desk.back_up()
    desk.close()
    return path


def test_a_synced_folder_is_named_once(synced: Path, tmp_path: Path) -> None:
    assert risk_of(synced) is Risk.DROPBOX
    assert news_of_place(synced) is Risk.DROPBOX
    assert news_of_place(synced) is None
    assert risk_of(tmp_path / "elsewhere.csdesk") is None


def test_a_conflicted_copy_is_named_until_it_was_said(synced: Path) -> None:
    copy = synced.with_name("synced (conflicted copy 2026-11-20).csdesk")
    assert news_of_copies(synced) == ()
    copy.write_bytes(synced.read_bytes())
    assert news_of_copies(synced) == (copy,)
    assert news_of_copies(synced) == ()
    assert conflicted_copies(synced) == (copy,)
    said = Formats().say(copies_said(synced.stem, [copy.stem]))
    assert "csdesk changed neither" in said


def test_a_book_is_moved_whole_with_its_backups(synced: Path, csdesk_home: Path) -> None:
    target = move(synced)
    assert target == csdesk_home / "data" / "synced.csdesk"
    assert list(synced.parent.iterdir()) in ([], [synced.with_name(".synced.csdesk.lock")])
    assert len(backups_of(target)) == 1
    desk = Desk.open(target)
    assert list(desk.ask(book_contents).accounts.values()) == ["Acme"]
    desk.do(AddAccount("Brown"))
    desk.close()
    assert not list(target.parent.glob("*.sha256"))


def test_a_book_that_is_open_or_in_the_way_is_not_moved(synced: Path, tmp_path: Path) -> None:
    desk = Desk.open(synced)
    with pytest.raises(BookInUse):
        move(synced, tmp_path / "there")
    desk.close()
    (tmp_path / "there").mkdir(exist_ok=True)
    (tmp_path / "there" / synced.name).write_text("mine")
    with pytest.raises(Refusal, match="already something"):
        move(synced, tmp_path / "there")
    assert synced.exists()


@pytest.mark.parametrize("step", ["copy_book", "Path.unlink"])
def test_a_move_that_fails_leaves_the_book_where_it_is(
    synced: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"csdesk.db.moving.{step}", full)
        with pytest.raises((Refusal, OSError)):
            move(synced, tmp_path / "there")
    assert len(backups_of(synced)) == 1
    desk = Desk.open(synced)
    assert list(desk.ask(book_contents).accounts.values()) == ["Acme"]
    desk.close()


def test_a_book_is_checked_whole_once_a_week(synced: Path) -> None:
    desk = Desk.open(synced)
    first = check_if_due(desk, Progress())
    assert first is not None and first.is_well
    assert check_if_due(desk, Progress()) is None
    remember(synced, checked=(datetime.now(UTC) - timedelta(days=8)).isoformat())
    assert check_if_due(desk, Progress()) is not None
    assert mark_of(synced).checked_at is not None
    desk.close()
