"""Every page in a language that nobody speaks and with texts twice as large: all is translated, and nothing cut off."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from csdesk.app import open_first
from csdesk.settings import LANGUAGE_VARIABLE
from csdesk.ui.places import PAGES, Place
from csdesk.ui.turns import turns
from csdesk.ui.widgets.buttons import Button
from csdesk.ui.widgets.labels import Elided
from csdesk.ui.window import Window
from csdesk.words import MIRRORED
from tests.conftest import Original

ACCOUNT = 1
SECTIONS = ("plan", "people", "questions", "reviews")  # the others take their time to draw
OF_SOMETHING = {"account", "figures", "review", "afterwards"}
PLACES = (
    *(Place(name) for name in PAGES if name not in OF_SOMETHING),
    *(Place("account", ACCOUNT, section) for section in SECTIONS),
    Place("figures", ACCOUNT),
)


@pytest.fixture
def strange(
    bare_window: Window, sample: Original, book: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    """The window on the sample book, in the strange language, with the largest texts."""
    monkeypatch.setenv(LANGUAGE_VARIABLE, MIRRORED)
    preferences = bare_window.shell.preferences
    preferences.choose("language", "en")
    preferences.choose("text_size", "200")
    book.unlink()
    with qtbot.waitSignal(bare_window.travel.went):
        open_first(bare_window, sample.copy_to(book), asked=True)
    yield bare_window
    bare_window.travel.leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    monkeypatch.setenv(LANGUAGE_VARIABLE, "en")
    preferences.choose("text_size", "100")
    preferences.choose("language", "system")


def test_no_page_cuts_a_text_off_or_leaves_one_untranslated(
    strange: Window, qtbot: QtBot, today: date
) -> None:
    """Large texts make a page scroll; a label that is narrower than its text would be seen in part."""
    faults = []
    for place in PLACES:
        page = arrive(strange, qtbot, place)
        seen = [one for one in page.findChildren(QLabel) if one.isVisible() and one.text()]
        faults += [(place, one.text()) for one in seen if is_cut(one)]
        buttons = [one for one in page.findChildren(Button) if one.isVisible() and one.text()]
        faults += [(place, one.text()) for one in buttons if is_narrow(one)]
        faults += [(place, one.text()) for one in buttons if is_english(one)]
    assert faults == []
    titles = [strange.menus.made(one.id).text() for one in strange.menus.possible()]
    assert [title for title in titles if not title.startswith("[")] == []


def arrive(window: Window, qtbot: QtBot, place: Place) -> QWidget:
    """Go to a place, and wait until it is filled."""
    with qtbot.waitSignal(window.travel.went):
        window.travel.open(place)
    hands = window.shell.hands
    qtbot.waitUntil(lambda: not hands.is_writing and not hands.is_reading, timeout=20000)
    qtbot.waitUntil(lambda: window.area.is_whole and not turns().busy)
    QApplication.processEvents()  # layouts take what has come
    page = window.area.page
    assert page is not None
    return page


def is_cut(shown: QLabel) -> bool:
    """Whether a line that promises to say all of its text has no room for it."""
    if isinstance(shown, Elided) or shown.wordWrap():
        return False
    return (
        shown.width() + 1 < shown.sizeHint().width() or shown.height() + 1 < shown.minimumSizeHint().height()
    )


def is_narrow(button: Button) -> bool:
    """Whether a button has no room for its text."""
    return button.width() + 1 < button.fontMetrics().horizontalAdvance(button.text())


def is_english(button: Button) -> bool:
    """Whether a button's text never went through the catalogue; names of people stand on some."""
    text = button.text().lstrip("+ ")
    return not text.startswith("[") and not any(
        name in button.accessibleName() for name in text.split() if name.istitle()
    )
