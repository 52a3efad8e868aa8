"""A book with a passphrase on the command line: from a file descriptor, the keyring or a prompt."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from csdesk.cli import passphrases
from csdesk.commands.account import AddAccount
from csdesk.db import encryption
from csdesk.desk import Desk
from csdesk.flows.locked import is_encrypted
from csdesk.flows.locking import lock
from tests.cli.conftest import Ran, Run

PASSPHRASE = "correct horse battery staple"


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys are quickly derived, none is left over, and no keyring of this machine is asked."""
    monkeypatch.setattr(encryption, "ROUNDS", 10)
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)
    lock()


class Keyring(KeyringBackend):
    """A keyring in memory."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def acme(book: Path) -> Path:
    """A book with an account in it and a backup."""
    desk = Desk.open(book)
    desk.do(AddAccount("Acme"))
    desk.back_up()
    desk.close()
    return book


def with_lines(run: Run, *words: object, lines: str) -> Ran:
    """Runs with lines to read on a file descriptor, with nothing unlocked beforehand."""
    lock()
    reading, writing = os.pipe()
    os.write(writing, lines.encode())
    os.close(writing)
    try:
        return run(*words, "--passphrase-fd", reading)
    finally:
        os.close(reading)


def encrypted(run: Run, book: Path, *more: object) -> dict[str, Any]:
    ran = with_lines(run, "encrypt", "--book", book, "--json", *more, lines=f"{PASSPHRASE}\n")
    assert ran.code == 0, ran.err
    data: Any = ran.data
    return dict(data)


def test_a_book_is_encrypted_read_and_decrypted(run: Run, acme: Path) -> None:
    data = encrypted(run, acme, "--backups", "rewrite")
    assert (data["passphrase"], data["backups_plain"]) == ("set", 0)
    assert is_encrypted(acme)
    assert "Acme" in with_lines(run, "accounts", "--book", acme, lines=PASSPHRASE).out
    assert with_lines(run, "check", "--book", acme, lines=PASSPHRASE).code == 0
    assert with_lines(run, "backup", "--book", acme, lines=PASSPHRASE).code == 0
    ran = with_lines(run, "decrypt", "--book", acme, "--json", lines=PASSPHRASE)
    assert ran.code == 0
    assert not is_encrypted(acme)
    lock()
    assert "Acme" in run("accounts", "--book", acme).out


def test_that_a_lost_passphrase_is_final_is_said_before_it_is_set(run: Run, acme: Path) -> None:
    ran = with_lines(run, "encrypt", "--book", acme, lines=f"{PASSPHRASE}\n")
    assert "A lost passphrase is final" in ran.err
    assert "2 backups from before can still be read without the passphrase." in ran.out
    assert "was overwritten" in ran.out


def test_without_a_passphrase_a_locked_book_is_refused_in_words(
    run: Run, acme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypted(run, acme)
    lock()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    ran = run("accounts", "--book", acme)
    assert ran.code == 1
    assert "--passphrase-fd" in ran.err


def test_a_wrong_passphrase_changes_nothing(run: Run, acme: Path) -> None:
    encrypted(run, acme)
    before = acme.read_bytes()
    ran = with_lines(run, "decrypt", "--book", acme, lines="something else\n")
    assert ran.code == 1
    assert "wrong, or the file is damaged" in ran.err
    assert acme.read_bytes() == before


def test_a_passphrase_is_changed_with_the_old_one_first(run: Run, acme: Path) -> None:
    encrypted(run, acme)
    ran = with_lines(run, "encrypt", "--book", acme, "--json", lines=f"{PASSPHRASE}\nanother one\n")
    data: Any = ran.data
    assert data["passphrase"] == "changed"
    assert with_lines(run, "accounts", "--book", acme, lines="another one").code == 0


def test_a_backup_of_another_passphrase_is_restored_with_its_own(run: Run, acme: Path) -> None:
    encrypted(run, acme, "--backups", "rewrite")
    data: Any = with_lines(run, "backup", "--book", acme, "--json", lines=PASSPHRASE).data
    with_lines(run, "encrypt", "--book", acme, lines=f"{PASSPHRASE}\nanother one\n")
    ran = with_lines(
        run, "restore", "--book", acme, "--from", data["backup"], lines=f"another one\n{PASSPHRASE}\n"
    )
    assert ran.code == 0, ran.err
    assert with_lines(run, "accounts", "--book", acme, lines=PASSPHRASE).code == 0


def test_the_keyring_opens_a_book_whose_passphrase_was_put_there(run: Run, acme: Path) -> None:
    ring = Keyring()
    keyring.set_keyring(ring)
    encrypted(run, acme)
    assert not ring.kept
    with_lines(run, "encrypt", "--book", acme, "--keyring", lines=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    lock()
    assert "Acme" in run("accounts", "--book", acme).out
    assert run("decrypt", "--book", acme).code == 0
    assert not ring.kept


def test_a_machine_without_a_keyring_says_so_and_encrypts(run: Run, acme: Path) -> None:
    ran = with_lines(run, "encrypt", "--book", acme, "--keyring", lines=PASSPHRASE)
    assert ran.code == 0
    assert "keyring did not take" in ran.err


def test_at_a_terminal_it_is_typed_unseen_and_twice(
    run: Run, acme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter([PASSPHRASE, "a slip", PASSPHRASE, PASSPHRASE])
    monkeypatch.setattr(passphrases, "getpass", lambda _: next(typed))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    ran = run("encrypt", "--book", acme)
    assert (ran.code, is_encrypted(acme)) == (1, False)
    assert run("encrypt", "--book", acme).code == 0


def test_the_window_is_not_handed_a_passphrase(run: Run, acme: Path) -> None:
    assert run("--book", acme, "--passphrase-fd", 0).code == 2
