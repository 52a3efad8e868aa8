"""Who goes to another page sees the one before until the other is whole, and never another account's records."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from csdesk.ui.widgets import still
from csdesk.ui.widgets.still import Still


class Part(QObject):
    """Part of a page."""

    filled = Signal()

    def __init__(self, *, awaits_rows: bool = True, is_whole: bool = True) -> None:
        super().__init__()
        self.awaits_rows = awaits_rows
        self.is_whole = is_whole
        self.filled.connect(self._have_rows)

    def _have_rows(self) -> None:
        self.awaits_rows = False


@pytest.fixture
def held(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_picture_stands_still_until_every_part_is_filled(
    held: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still, "AT_MOST", 60_000)
    picture, head, section = Still(held), Part(), Part()
    picture.hold()
    picture.release_after([head, section, Part(awaits_rows=False)])
    head.filled.emit()
    assert not held.updatesEnabled()
    section.filled.emit()
    assert held.updatesEnabled()


def test_what_is_whole_already_is_seen_at_once(held: QWidget) -> None:
    picture = Still(held)
    picture.hold()
    picture.release_after([Part(awaits_rows=False)])
    assert held.updatesEnabled()


def test_who_goes_on_meanwhile_waits_for_the_last_page_alone(
    held: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still, "AT_MOST", 60_000)
    picture, left, wanted = Still(held), Part(), Part()
    for part in (left, wanted):
        picture.hold()
        picture.release_after([part])
    left.filled.emit()
    assert not held.updatesEnabled()
    wanted.filled.emit()
    assert held.updatesEnabled()


def test_rows_that_take_their_time_do_not_hold_the_page_back(
    held: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still, "AT_MOST", 1)
    picture = Still(held)
    picture.hold()
    picture.release_after([Part()])
    qtbot.waitUntil(held.updatesEnabled)


def test_who_waits_long_sees_an_empty_ground_before_another_accounts_rows(
    held: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(still, "AT_MOST", 1)
    picture, part = Still(held), Part(is_whole=False)
    (veil,) = held.findChildren(QWidget)
    picture.hold()
    picture.release_after([part])
    qtbot.waitUntil(held.updatesEnabled)
    assert not veil.isHidden() and veil.size() == held.size()
    part.filled.emit()
    assert veil.isHidden()
    picture.hold()
    picture.release_after([other := Part(is_whole=False)])
    qtbot.waitUntil(lambda: not veil.isHidden())
    other.is_whole = True  # as after a mistake of ours, when no rows come
    qtbot.waitUntil(veil.isHidden)


def test_a_page_that_is_destroyed_meanwhile_holds_nothing_back(held: QWidget, qtbot: QtBot) -> None:
    picture, gone, other = Still(held), Part(), Part()
    picture.hold()
    picture.release_after([gone, other])
    delete(gone)
    other.filled.emit()
    assert held.updatesEnabled()

    last = Part()
    picture.hold()
    picture.release_after([last])
    delete(last)
    qtbot.waitUntil(held.updatesEnabled)
