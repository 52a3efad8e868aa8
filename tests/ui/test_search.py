"""One field finds accounts, people, whatever was said and what can be done, and leads to where it stands."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.ui.jump import JumpField
from csdesk.ui.pages.account import AccountPage
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.places import Place
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.timeline import TimelineSection
from csdesk.ui.window import Window
from tests.lent import Original

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def book(tmp_path: Path, sample: Original) -> Path:
    return sample.copy_to(tmp_path / "Sample.csdesk")


@pytest.fixture
def search(window: Window, qtbot: QtBot) -> JumpField:
    """The search of the page that is open, with the keyboard in it."""
    qtbot.keyClick(window.frame, Qt.Key.Key_K, CTRL)
    found = QApplication.focusWidget()
    assert isinstance(found, JumpField)
    return found


def look_for(search: JumpField, text: str, qtbot: QtBot) -> list[tuple[str, str]]:
    qtbot.keyClicks(search, text)
    qtbot.waitUntil(lambda: search.found.isVisible())
    lines = [search.found.item(row).data(Qt.ItemDataRole.UserRole) for row in range(search.found.count())]
    return [(line.kind, line.title.text) for line in lines]


def test_people_are_found_beside_accounts(search: JumpField, qtbot: QtBot) -> None:
    assert ("Contact", "Marijke van den Berg") in look_for(search, "marijke", qtbot)


def test_an_action_is_found_by_its_title_and_done(search: JumpField, window: Window, qtbot: QtBot) -> None:
    assert look_for(search, "sett", qtbot)[0] == ("Command", "Settings")
    with qtbot.waitSignal(window.travel.went):
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.area.page_name == "settings"


def test_what_is_done_from_the_search_is_done_where_the_keyboard_was(window: Window, qtbot: QtBot) -> None:
    window.travel.open(Place("accounts"))
    page = window.area.page
    assert isinstance(page, AccountsPage)
    qtbot.waitUntil(page.table.hasFocus)
    for typed, key in (("", Qt.Key.Key_Escape), ("light", Qt.Key.Key_Return)):
        qtbot.keyClick(window.frame, Qt.Key.Key_K, CTRL)
        search = QApplication.focusWidget()
        assert isinstance(search, JumpField)
        if typed:
            assert ("Command", "Light") in look_for(search, typed, qtbot)
        qtbot.keyClick(search, key)
        qtbot.waitUntil(page.table.hasFocus)


def test_a_time_in_which_nothing_was_is_said_as_it_is_understood(search: JumpField, qtbot: QtBot) -> None:
    assert look_for(search, "promised to quartz in may 2019?", qtbot) == [
        ("", "Nothing like that from 1 May 2019 to 31 May 2019.")
    ]


def test_what_was_found_is_shown_where_it_stands(search: JumpField, window: Window, qtbot: QtBot) -> None:
    assert ("Change", "Spare parts in the vans, refilled every night") in look_for(
        search, "vans refill", qtbot
    )
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.area.page_name == "account")
    page = window.area.page
    assert isinstance(page, AccountPage)
    qtbot.waitUntil(lambda: isinstance(page.sections.get("timeline"), TimelineSection))

    def shown() -> list[Entry[object]]:
        return [one for one in page.findChildren(Entry) if one.property("found")]

    qtbot.waitUntil(lambda: bool(shown()))
    focus = QApplication.focusWidget()
    assert focus is not None and shown()[0].isAncestorOf(focus)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("page for the board with", "Commitment"),  # kept in the year before, and not among the latest
        ("tell the board", "Question"),
        ("one desk depots", "Success plan"),  # the phase before
    ],
)
def test_whatever_kind_it_is_it_stands_out_where_it_is(
    search: JumpField, window: Window, qtbot: QtBot, typed: str, kind: str
) -> None:
    lines = look_for(search, typed, qtbot)
    for _ in range([found for found, _ in lines].index(kind)):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.area.page_name == "account")
    page = window.area.page
    assert page is not None

    def shown() -> list[Entry[object]]:
        return [one for one in page.findChildren(Entry) if one.property("found")]

    qtbot.waitUntil(lambda: bool(shown()) and shown()[0].isVisible())
    focus = QApplication.focusWidget()
    assert focus is not None and shown()[0].isAncestorOf(focus)


def test_arrows_choose_and_esc_gives_up(search: JumpField, qtbot: QtBot) -> None:
    look_for(search, "mar", qtbot)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert search.found.currentRow() == 1
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert not search.found.isVisible() and not search.text()


def test_an_account_gone_to_lately_comes_first(search: JumpField, window: Window, qtbot: QtBot) -> None:
    accounts = [title for kind, title in look_for(search, "e", qtbot) if kind == "Account"]
    for _ in range(len(accounts) - 1):
        qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(window.travel.went):
        qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClick(window.frame, Qt.Key.Key_K, CTRL)
    again = QApplication.focusWidget()
    assert isinstance(again, JumpField)
    assert look_for(again, "e", qtbot)[0] == ("Account", accounts[-1])


def test_where_nothing_fits_it_is_said_and_leads_nowhere(search: JumpField, qtbot: QtBot) -> None:
    look_for(search, "mar", qtbot)
    qtbot.keyClicks(search, "zzzz")
    nothing = "Nothing holds all of these words."
    qtbot.waitUntil(lambda: search.found.line is not None and search.found.line.title.text == nothing)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert search.text() == "marzzzz"
