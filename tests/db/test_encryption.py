"""A book with a passphrase: what can be read of it without, and what becomes of it whatever happens on the way."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount, DeleteAccount, EditAccount
from csdesk.db import encryption, encryption_change, overwriting
from csdesk.db.backups import backups_of, folder_of
from csdesk.db.book import insist_on_book
from csdesk.db.encryption_backups import unlike_backups
from csdesk.db.restore import put_salvaged, restore_book
from csdesk.desk import Desk
from csdesk.domain.locking import Change, OldBackups, Unlike
from csdesk.domain.passphrase import Strength, clean_passphrase, strength_of
from csdesk.errors import Damaged, Locked, Refusal
from csdesk.flows.locked import is_encrypted, is_locked
from csdesk.flows.locking import decrypt, encrypt, lock, unlock
from csdesk.flows.restoring import chosen
from csdesk.queries.account_names import account_names
from tests.lent import Original

NAME = "Zanzibar Freight"
PASSPHRASE = "correct horse Zündung staple"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys are quickly derived, and none is left over for the next test."""
    monkeypatch.setattr(encryption, "ROUNDS", 10)
    yield
    encryption.wipe_keys()


@pytest.fixture
def plain(empty_book: Original, book: Path) -> Path:
    """A plain book with one account in it and a backup."""
    desk = Desk.open(empty_book.copy_to(book))
    desk.do(AddAccount(NAME))
    desk.back_up()
    desk.close()
    return book


@pytest.fixture
def sealed(plain: Path) -> Path:
    """The same, encrypted, its backups too, and locked."""
    encrypt(plain, PASSPHRASE, OldBackups.REWRITE)
    lock()
    return plain


def names(book: Path) -> list[str]:
    desk = Desk.open(book, write=False)
    try:
        return [row.name for row in desk.ask(account_names)]
    finally:
        desk.close()


def everything_below(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def says(data: bytes) -> bool:
    return NAME.encode() in data or NAME.encode("utf-16-le") in data or b"SQLite format" in data


def test_no_byte_of_an_encrypted_book_its_backups_and_its_folder_says_whose_it_is(
    sealed: Path, csdesk_home: Path
) -> None:
    assert not says(everything_below(sealed.parent))
    assert not says(everything_below(csdesk_home))
    unlock(sealed, PASSPHRASE)
    assert names(sealed) == [NAME]


def test_neither_does_its_journal_while_a_change_is_on_its_way(sealed: Path) -> None:
    unlock(sealed, PASSPHRASE)
    desk = Desk.open(sealed)
    writer = desk._book.writer
    assert writer is not None
    with writer.connect() as connection, connection.begin() as transaction:
        connection.exec_driver_sql("UPDATE account SET name = name || ' and more'")
        journal = sealed.with_name(f"{sealed.name}-journal")
        assert journal.stat().st_size > 0
        assert not says(journal.read_bytes())
        transaction.rollback()
    desk.close()


def test_without_its_passphrase_nothing_of_it_opens(sealed: Path) -> None:
    assert is_locked(sealed)
    insist_on_book(sealed)
    with pytest.raises(Locked):
        Desk.open(sealed)
    with pytest.raises(Locked):
        Desk.open(sealed, write=False)
    unlock(sealed, PASSPHRASE)
    Desk.open(sealed).close()


def test_a_wrong_passphrase_costs_nothing_and_is_worded_truthfully(sealed: Path) -> None:
    before = sealed.read_bytes()
    with pytest.raises(Refusal) as refused:
        unlock(sealed, "correct horse")
    assert "wrong, or the file is damaged" in refused.value.said.template
    assert sealed.read_bytes() == before
    assert is_locked(sealed)


def test_the_passphrase_is_the_same_however_a_keyboard_composes_it(sealed: Path) -> None:
    unlock(sealed, PASSPHRASE.replace("ü", "u\u0308"))
    assert names(sealed) == [NAME]


def test_any_sqlcipher_opens_it_with_the_passphrase(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "ROUNDS", 256_000)
    encrypt(plain, PASSPHRASE)
    connection = dbapi2.connect(str(plain))
    connection.execute(f"PRAGMA key = '{PASSPHRASE}'")
    assert connection.execute("SELECT name FROM account").fetchall() == [(NAME,)]
    connection.close()


def test_work_goes_on_and_undo_reaches_back_over_a_lock(sealed: Path) -> None:
    unlock(sealed, PASSPHRASE)
    desk = Desk.open(sealed)
    account = desk.do(AddAccount("Second")).result
    desk.do(EditAccount(account, name="Other"))
    desk.close()
    lock()
    unlock(sealed, PASSPHRASE)
    desk = Desk.open(sealed)
    desk.undo()
    desk.close()
    assert sorted(names(sealed)) == ["Second", NAME]


def test_a_changed_passphrase_replaces_the_old_one(sealed: Path) -> None:
    unlock(sealed, PASSPHRASE)
    assert encrypt(sealed, "another one entirely").change is Change.CHANGED
    lock()
    with pytest.raises(Refusal):
        unlock(sealed, PASSPHRASE)
    unlock(sealed, "another one entirely")
    assert names(sealed) == [NAME]


def test_a_removed_passphrase_leaves_a_plain_book(sealed: Path) -> None:
    unlock(sealed, PASSPHRASE)
    done = decrypt(sealed)
    assert done.change is Change.REMOVED
    lock()
    assert not is_encrypted(sealed)
    assert names(sealed) == [NAME]
    with pytest.raises(Refusal):
        decrypt(sealed)


def test_backups_from_before_are_kept_written_anew_or_removed(plain: Path) -> None:
    kept = encrypt(plain, PASSPHRASE)
    assert kept.dealt.left == Unlike(plain=2, locked=0)
    assert says(everything_below(folder_of(plain)))
    anew = encrypt(plain, "a second one", OldBackups.REWRITE)
    assert (anew.dealt.changed, anew.dealt.left) == (3, Unlike(0, 0))
    assert not says(everything_below(folder_of(plain)))
    gone = encrypt(plain, "and a third", OldBackups.REMOVE)
    assert gone.dealt.changed == 4
    (only,) = backups_of(plain)
    restore_book(plain, only.path, NOW)
    assert names(plain) == [NAME]


def test_a_backup_is_restored_with_the_passphrase_of_its_time(sealed: Path) -> None:
    unlock(sealed, PASSPHRASE)
    backup = backups_of(sealed)[0].path
    encrypt(sealed, "another one entirely")
    lock()
    unlock(sealed, "another one entirely")
    with pytest.raises(Locked):
        restore_book(sealed, backup, NOW)
    assert len(unlike_backups(sealed)) == 3
    unlock(backup, PASSPHRASE)
    restore_book(sealed, backup, NOW)
    assert names(sealed) == [NAME]


def test_a_locked_backup_is_the_newest_sound_one_while_its_bytes_are_as_written(sealed: Path) -> None:
    newest, *others = (one.path for one in backups_of(sealed))
    assert chosen(sealed, "newest").path == newest
    newest.write_bytes(newest.read_bytes()[:-1] + b"!")
    assert chosen(sealed, "newest").path == others[0]


def test_a_plain_backup_comes_back_under_the_passphrase_of_now(plain: Path) -> None:
    (backup,) = backups_of(plain)
    encrypt(plain, PASSPHRASE)
    restore_book(plain, backup.path, NOW)
    assert is_encrypted(plain)
    assert not says(plain.read_bytes())
    assert names(plain) == [NAME]


def test_a_book_whose_passphrase_is_lost_is_kept_when_a_backup_takes_its_place(plain: Path) -> None:
    (backup,) = backups_of(plain)
    encrypt(plain, PASSPHRASE)
    lock()
    aside = restore_book(plain, backup.path, NOW).locked
    assert aside is not None
    assert names(plain) == [NAME]
    unlock(aside, PASSPHRASE)
    assert names(aside) == [NAME]


def test_a_damaged_page_of_an_encrypted_book_is_noticed(sealed: Path) -> None:
    data = bytearray(sealed.read_bytes())
    data[len(data) // 2] ^= 1
    sealed.write_bytes(data)
    unlock(sealed, PASSPHRASE)
    desk = Desk.open(sealed)
    assert not desk.is_sound()
    desk.close()


def test_the_old_bytes_are_overwritten(plain: Path, tmp_path: Path) -> None:
    old = tmp_path / "second name of the old file"
    old.hardlink_to(plain)
    assert encrypt(plain, PASSPHRASE).overwritten
    assert set(old.read_bytes()) == {0}


def test_what_is_saved_of_a_damaged_book_is_encrypted_too(sealed: Path) -> None:
    unlock(sealed, PASSPHRASE)
    data = bytearray(sealed.read_bytes())
    data[-2000] ^= 1
    sealed.write_bytes(data)
    put_salvaged(sealed, backups_of(sealed)[0], NOW)
    assert names(sealed) == [NAME]
    assert is_encrypted(sealed)
    assert not says(everything_below(sealed.parent))


class Killed(BaseException):
    """Stands for a kill: nothing of ours catches it."""


STEPS: list[tuple[object, str]] = [
    (encryption_change, "back_up"),
    (encryption_change, "rewrite"),
    (overwriting, "put_in_place"),
    (overwriting, "destroy"),
    (encryption_change, "deal_with"),
]


@pytest.mark.parametrize("change", [lambda book: encrypt(book, "new"), decrypt], ids=["encrypt", "decrypt"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("where", "step"), STEPS, ids=[step for _, step in STEPS])
def test_a_kill_at_any_step_leaves_the_old_book_or_the_new_one(
    sealed: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], object],
    where: object,
    step: str,
    after: bool,
) -> None:
    unlock(sealed, PASSPHRASE)
    real = getattr(where, step)

    def kill(*args: object, **named: object) -> None:
        if after:
            real(*args, **named)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(where, step, kill)
        patch.setattr(Path, "unlink", lambda *_, **__: None)  # whoever was killed cleans nothing up
        with pytest.raises(Killed):
            change(sealed)
    if is_locked(sealed):
        unlock(sealed, "new")
    desk = Desk.open(sealed)
    assert [row.name for row in desk.ask(account_names)] == [NAME]
    desk.close()
    left = {file.name for file in sealed.parent.iterdir()} - {sealed.name, f"{sealed.name}-journal"}
    assert left <= {f".{sealed.name}.lock"}


def test_a_disk_that_fills_up_leaves_the_book_as_it_was(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlock(sealed, PASSPHRASE)
    before = sealed.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise dbapi2.OperationalError("database or disk is full")

    monkeypatch.setattr(encryption_change, "rewrite", full)
    with pytest.raises(Refusal, match="can't be written anew"):
        encrypt(sealed, "new")
    assert sealed.read_bytes() == before
    assert not list(sealed.parent.glob("*.part"))


def test_a_child_process_takes_the_key_through_its_pipe(sealed: Path, csdesk_home: Path) -> None:
    unlock(sealed, PASSPHRASE)
    child = (
        "import pickle, sys; from pathlib import Path\n"
        "from csdesk.db.encryption import take_keys\n"
        "take_keys(pickle.load(sys.stdin.buffer))\n"
        "from csdesk.desk import Desk; from csdesk.queries.account_names import account_names\n"
        f"desk = Desk.open(Path({str(sealed)!r}), write=False); print(desk.ask(account_names)[0].name)"
    )
    import pickle

    ran = subprocess.run(
        [sys.executable, "-c", child],
        input=pickle.dumps(encryption.keys_to_hand_over()),
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode().strip() == NAME


@pytest.mark.skipif(os.name == "nt", reason="the profile's own rights say who may read there")
def test_books_and_backups_are_for_their_owner_only(sealed: Path, csdesk_home: Path) -> None:
    unlock(sealed, PASSPHRASE)
    decrypt(sealed)
    files = [sealed, *(file for file in folder_of(sealed).iterdir())]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(folder_of(sealed).stat().st_mode) == 0o700


@pytest.mark.parametrize("wrong", ["", "   ", "two\nlines", "x" * 1001])
def test_what_is_no_passphrase_is_refused(wrong: str) -> None:
    with pytest.raises(Refusal):
        clean_passphrase(wrong)


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("secret", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("12345678901234567890", Strength.WEAK),
        ("Tr0ub4dor&3", Strength.FAIR),
        ("correct horse battery staple", Strength.STRONG),
    ],
)
def test_the_hint_tells_long_from_short(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength


def test_a_deleted_account_comes_back_by_undo_in_an_encrypted_book(sealed: Path) -> None:
    unlock(sealed, PASSPHRASE)
    desk = Desk.open(sealed)
    (row,) = desk.ask(account_names)
    desk.do(DeleteAccount(row.id))
    desk.undo()
    assert [one.name for one in desk.ask(account_names)] == [NAME]
    desk.close()


def test_the_right_passphrase_of_a_cut_book_leads_to_its_damage(sealed: Path) -> None:
    sealed.write_bytes(sealed.read_bytes()[: 20 * 4096])
    with pytest.raises(Refusal, match="does not open"):
        unlock(sealed, "another one altogether")
    unlock(sealed, PASSPHRASE)
    with pytest.raises(Damaged):
        Desk.open(sealed)
