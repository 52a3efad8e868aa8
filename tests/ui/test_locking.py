"""A book with a passphrase in the window: asked for, set, changed, removed, and locked again."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import keyring
import pytest
from keyring.backends import fail
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVirtualObject
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.app import open_first
from csdesk.commands.account import AddAccount
from csdesk.db import encryption
from csdesk.desk import Desk
from csdesk.flows.locked import is_encrypted, is_locked
from csdesk.flows.locking import encrypt, lock, unlock
from csdesk.queries.account_names import account_names
from csdesk.ui import sleeping
from csdesk.ui.dialogs.passphrase import NoPassphraseDialog, PassphraseDialog
from csdesk.ui.dialogs.restore import RestoreDialog
from csdesk.ui.locking import Locking
from csdesk.ui.places import Place
from csdesk.ui.unlock import UnlockForm
from csdesk.ui.window import Window

NAME = "Zanzibar Freight"
PASSPHRASE = "correct horse battery staple"
W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys are quickly derived, none is left over, and no keyring of this machine is asked."""
    monkeypatch.setattr(encryption, "ROUNDS", 10)
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)
    lock()


@pytest.fixture
def named_book(book: Path) -> Path:
    """A book with one account."""
    desk = Desk.open(book)
    desk.do(AddAccount(NAME))
    desk.close()
    return book


@pytest.fixture
def locked_book(named_book: Path) -> Path:
    """The same, encrypted and locked."""
    encrypt(named_book, PASSPHRASE)
    lock()
    return named_book


def seen(window: Window, kind: type[W], qtbot: QtBot) -> W:
    def found() -> list[W]:
        return [one for one in window.frame.findChildren(kind) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[-1]


def texts(window: Window) -> str:
    return "\n".join(one.text() for one in window.frame.findChildren(QLabel) if one.isVisible())


def type_into(form: UnlockForm, text: str, qtbot: QtBot) -> None:
    form.secret.box.setFocus()
    form.secret.box.selectAll()
    qtbot.keyClicks(form.secret.box, text)
    qtbot.keyClick(form.secret.box, Qt.Key.Key_Return)


def open_unlocked(window: Window, book: Path, qtbot: QtBot) -> None:
    open_first(window, book, asked=True)
    form = seen(window, UnlockForm, qtbot)
    with qtbot.waitSignal(window.books.opened):
        type_into(form, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: window.area.page is not None)


def test_a_locked_book_asks_for_its_passphrase_and_opens(
    bare_window: Window, locked_book: Path, qtbot: QtBot
) -> None:
    open_first(bare_window, locked_book, asked=True)
    form = seen(bare_window, UnlockForm, qtbot)
    assert form.secret.box.hasFocus()
    type_into(form, "something else", qtbot)
    qtbot.waitUntil(lambda: "wrong, or the file is damaged" in form.secret.hint.text())
    assert not bare_window.shell.hands.is_open
    with qtbot.waitSignal(bare_window.books.opened):
        type_into(form, PASSPHRASE, qtbot)
    assert bare_window.locking.has_encrypted_book


def test_locking_takes_everything_from_the_screen_and_wipes_the_key(
    bare_window: Window, locked_book: Path, qtbot: QtBot
) -> None:
    open_unlocked(bare_window, locked_book, qtbot)
    bare_window.shell.hands.do(AddAccount("Second"))
    qtbot.waitUntil(lambda: bare_window.undoing.can_undo)
    bare_window.menus.do("book.lock")
    form = seen(bare_window, UnlockForm, qtbot)
    qtbot.waitUntil(lambda: is_locked(locked_book))
    assert NAME not in texts(bare_window)
    assert form.secret.box.hasFocus()
    assert not bare_window.undoing.can_undo
    assert "Second" not in bare_window.menus.made("edit.undo").text()
    with qtbot.waitSignal(bare_window.books.opened):
        type_into(form, PASSPHRASE, qtbot)
    qtbot.waitUntil(lambda: bare_window.undoing.can_undo)
    bare_window.menus.do("edit.undo")
    qtbot.waitUntil(lambda: not bare_window.shell.hands.is_writing)
    names: list[str] = []
    bare_window.shell.hands.ask(account_names, then=lambda rows: names.extend(row.name for row in rows))
    qtbot.waitUntil(lambda: names == [NAME])


def test_a_further_window_is_locked_with_the_first_and_comes_back_with_it(
    bare_window: Window, locked_book: Path, qtbot: QtBot
) -> None:
    open_unlocked(bare_window, locked_book, qtbot)
    further = bare_window.windows.open(Place("accounts"))
    qtbot.waitUntil(lambda: further.area.page is not None)
    bare_window.frame.close()  # it is only hidden: the other window goes on
    assert not bare_window.frame.isVisible()
    bare_window.locking.lock()
    assert not bare_window.windows.open_ones and bare_window.frame.isVisible()
    form = seen(bare_window, UnlockForm, qtbot)
    assert NAME not in texts(bare_window)
    with qtbot.waitSignal(bare_window.books.opened):
        type_into(form, PASSPHRASE, qtbot)
    assert len(bare_window.windows.open_ones) == 1


@pytest.mark.parametrize(("away", "is_locked_then"), [(14 * 60, False), (15 * 60, True)])
def test_it_is_locked_after_a_time_without_a_hand(
    bare_window: Window, locked_book: Path, qtbot: QtBot, away: int, is_locked_then: bool
) -> None:
    open_unlocked(bare_window, locked_book, qtbot)
    locking = bare_window.locking
    now = locking._clock()
    locking._clock = lambda: now + away
    locking._looked = now + away - 5
    locking.look()
    assert bare_window.shell.hands.is_open is not is_locked_then


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus of the test's own."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("there is no dbus-daemon here")
    words = [daemon, "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
        running.terminate()


class Logind(QDBusVirtualObject):
    """Hands out wishes to wait, and tells when one is taken back."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.asked: list[object] = []
        self._ends: list[int] = []
        assert bus.registerVirtualObject(sleeping.PATH, self)
        assert bus.registerService(sleeping.SERVICE)

    def introspect(self, _: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, _: QDBusConnection) -> bool:
        reading, writing = os.pipe()
        self.asked.append(message.arguments()[::3])
        self._ends.append(reading)
        answered = self._bus.send(message.createReply([QDBusUnixFileDescriptor(writing)]))
        os.close(writing)
        return answered

    def say(self, begins: bool) -> bool:
        word = QDBusMessage.createSignal(sleeping.PATH, sleeping.INTERFACE, sleeping.PREPARES)
        word.setArguments([begins])
        return self._bus.send(word)

    @property
    def held_back(self) -> list[bool]:
        """For every wish to wait, whether it still stands: its file is open at the other end."""
        return [not select.select([end], [], [], 0)[0] for end in self._ends]


def test_the_systems_word_that_it_falls_asleep_locks_it(
    bare_window: Window, locked_book: Path, qtbot: QtBot, bus: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = (QDBusConnection.connectToBus(bus, f"csdesk-{name}") for name in ("ours", "logind"))
    monkeypatch.setattr(QDBusConnection, "systemBus", lambda: ours)
    logind = Logind(theirs)
    open_unlocked(bare_window, locked_book, qtbot)
    sleep = bare_window.locking._sleep
    assert isinstance(sleep, sleeping.Sleep)
    qtbot.waitUntil(lambda: sleep.waits)
    assert (logind.asked, logind.held_back) == ([["sleep", "delay"]], [True])
    held = []
    bare_window.locking.locked.connect(lambda _: held.append(logind.held_back))
    with qtbot.waitSignal(bare_window.locking.locked):
        assert logind.say(True)
    qtbot.waitUntil(lambda: is_locked(locked_book) and logind.held_back == [False])
    assert held == [[True]]
    assert logind.say(False)
    qtbot.waitUntil(lambda: logind.held_back == [False, True])
    for name in ("ours", "logind"):
        QDBusConnection.disconnectFromBus(f"csdesk-{name}")


def test_without_a_bus_there_is_no_word_and_no_fault(qtbot: QtBot) -> None:
    assert not sleeping.Sleep(QDBusConnection("nowhere")).is_heard


def test_it_is_locked_when_the_computer_slept(bare_window: Window, locked_book: Path, qtbot: QtBot) -> None:
    bare_window.shell.preferences.choose("lock_after", "never")
    open_unlocked(bare_window, locked_book, qtbot)
    now = bare_window.locking._clock()
    bare_window.locking._clock = lambda: now + 120
    bare_window.locking.look()
    assert not bare_window.shell.hands.is_open


def test_a_hand_puts_it_off(bare_window: Window, locked_book: Path, qtbot: QtBot) -> None:
    open_unlocked(bare_window, locked_book, qtbot)
    locking = bare_window.locking
    locking._touched -= 3600
    assert locking._watched is not None
    QApplication.sendEvent(locking._watched, _key())
    locking.look()
    assert bare_window.shell.hands.is_open


def test_a_plain_book_is_never_locked(window: Window) -> None:
    window.locking._touched = window.locking._looked = 0
    window.locking.look()
    window.menus.do("book.lock")
    assert window.shell.hands.is_open


def test_a_dialog_does_not_stay_over_a_locked_book(
    bare_window: Window, locked_book: Path, qtbot: QtBot
) -> None:
    open_unlocked(bare_window, locked_book, qtbot)
    bare_window.menus.do("book.change_passphrase")
    seen(bare_window, PassphraseDialog, qtbot)
    bare_window.menus.do("book.lock")
    assert not [one for one in bare_window.frame.findChildren(QDialog) if one.isVisible()]
    assert not bare_window.shell.hands.is_open


def test_a_passphrase_is_set_once_that_a_lost_one_is_final_is_ticked(
    bare_window: Window, named_book: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bare_window.travel.went):
        open_first(bare_window, named_book, asked=True)
    bare_window.menus.do("book.encrypt")
    dialog = seen(bare_window, PassphraseDialog, qtbot)
    assert "A lost passphrase is final" in texts(bare_window)
    qtbot.keyClicks(dialog.first.box, PASSPHRASE)
    assert dialog.first.hint.text() == "Strong."
    qtbot.keyClicks(dialog.second.box, "correct horse battery")
    assert not dialog.form.button.isEnabled()
    dialog.understood.click()
    dialog.form.button.click()
    assert "not the same" in dialog.second.hint.text()
    assert not is_encrypted(named_book)
    qtbot.keyClicks(dialog.second.box, " staple")
    dialog.form.button.click()
    qtbot.waitUntil(lambda: "The book is encrypted now" in dialog.form.said.text())
    dialog.reject()
    assert bare_window.locking.has_encrypted_book
    assert bare_window.shell.hands.is_open
    lock()
    unlock(named_book, PASSPHRASE)


def test_a_passphrase_is_removed(bare_window: Window, locked_book: Path, qtbot: QtBot) -> None:
    open_unlocked(bare_window, locked_book, qtbot)
    bare_window.menus.do("book.decrypt")
    dialog = seen(bare_window, NoPassphraseDialog, qtbot)
    dialog.form.button.click()
    qtbot.waitUntil(lambda: "no passphrase any more" in dialog.form.said.text())
    dialog.reject()
    assert not is_encrypted(locked_book)
    assert bare_window.locking.has_plain_book


def test_a_passphrase_does_not_stay_on_the_clipboard(
    bare_window: Window, locked_book: Path, qtbot: QtBot
) -> None:
    open_first(bare_window, locked_book, asked=True)
    form = seen(bare_window, UnlockForm, qtbot)
    QApplication.clipboard().setText(PASSPHRASE)
    form.secret.box.paste()
    with qtbot.waitSignal(bare_window.books.opened):
        qtbot.keyClick(form.secret.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "")


def test_a_locked_book_is_asked_for_while_another_is_open(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "Other.csdesk"
    Desk.create(other).close()
    encrypt(other, PASSPHRASE)
    lock()
    window.books.open(other)
    form = seen(window, UnlockForm, qtbot)
    window.travel.go_to("accounts")
    qtbot.waitUntil(lambda: window.area.page_name == "accounts")
    window.books.open(other)
    form = seen(window, UnlockForm, qtbot)
    with qtbot.waitSignal(window.books.opened):
        type_into(form, PASSPHRASE, qtbot)
    assert window.books.book == other


def test_a_backup_is_restored_with_the_passphrase_of_its_time(
    bare_window: Window, locked_book: Path, qtbot: QtBot
) -> None:
    unlock(locked_book, PASSPHRASE)
    desk = Desk.open(locked_book)
    desk.back_up()
    desk.close()
    encrypt(locked_book, "another one entirely")
    lock()
    open_first(bare_window, locked_book, asked=True)
    form = seen(bare_window, UnlockForm, qtbot)
    with qtbot.waitSignal(bare_window.books.opened):
        type_into(form, "another one entirely", qtbot)
    bare_window.menus.do("book.restore")
    dialog = seen(bare_window, RestoreDialog, qtbot)
    qtbot.waitUntil(dialog.secret.isVisible)
    assert "passphrase of its own" in dialog.said.text()
    qtbot.keyClicks(dialog.secret.box, "wrong")
    dialog.button.click()
    qtbot.waitUntil(lambda: "does not open" in dialog.said.text())
    dialog.secret.box.clear()
    qtbot.keyClicks(dialog.secret.box, PASSPHRASE)
    with qtbot.waitSignal(dialog.finished):
        dialog.button.click()
    lock()
    unlock(locked_book, PASSPHRASE)


def test_a_caps_lock_that_is_on_is_guessed(bare_window: Window, locked_book: Path, qtbot: QtBot) -> None:
    open_first(bare_window, locked_book, asked=True)
    form = seen(bare_window, UnlockForm, qtbot)
    qtbot.keyClick(form.secret.box, "c")
    assert form.secret.hint.text() == ""
    qtbot.keyClick(form.secret.box, "C", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock" in form.secret.hint.text()


def _key() -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)


def test_the_doer_says_what_can_be_done(window: Window) -> None:
    assert isinstance(window.locking, Locking)
    assert window.locking.has_plain_book
    assert not window.locking.has_encrypted_book
