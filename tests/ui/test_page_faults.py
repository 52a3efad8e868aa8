"""A mistake in one page stays in it: the others work, what was kept is kept, and the details can be copied."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.errors import Refusal
from csdesk.ui.pages.accounts import AccountsPage
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.widgets.fault_card import FaultCard
from csdesk.ui.window import Window

NAMED = "Northwind Logistics"


def page_of(window: Window) -> Page:
    page = window.area.page
    assert page is not None
    return page


def broken(*_given: object, **_named: object) -> None:
    raise ZeroDivisionError(NAMED)


@pytest.mark.parametrize("what", ["the query", "the filling", "the asking"])
def test_a_page_that_can_not_be_filled_says_so_itself(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    page = page_of(window)
    with monkeypatch.context() as patch:
        if what == "the query":
            patch.setattr(type(page), "refresh", lambda self: self.ask(broken, then=lambda _: None))
        elif what == "the filling":
            patch.setattr(type(page), "refresh", lambda self: self.ask(lambda _: 1, then=broken))
        else:
            patch.setattr(type(page), "refresh", broken)
        page.make_stale()
        qtbot.waitUntil(lambda: page.fault_card is not None)
    card = page.fault_card
    assert card is not None
    qtbot.waitUntil(card.isVisible)
    card.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in copied
    assert NAMED not in copied
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Kept all the same"))
    window.travel.open(Place("settings"))
    qtbot.waitUntil(lambda: window.area.page_name == "settings")
    window.travel.open(Place("accounts"))
    qtbot.waitUntil(lambda: window.area.page_name == "accounts")
    with qtbot.waitSignal(page.filled):
        card.again.click()
    assert page.fault_card is None


def test_a_page_whose_rows_are_refused_is_shown_as_it_is(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(window)

    def refuse(*_: object) -> None:
        raise Refusal("The drive is gone.")

    monkeypatch.setattr(type(page), "refresh", lambda self: self.ask(refuse, then=broken))
    page.shows_before = True
    page.make_stale()
    assert not window.area.is_whole
    qtbot.waitUntil(lambda: window.area.is_whole)
    assert "The drive is gone." in window.foot.notice.text


def test_a_page_that_can_not_be_made_says_so_in_its_place(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.area.renew()
    with monkeypatch.context() as patch:
        patch.setattr(AccountsPage, "__init__", broken)
        window.travel.open(Place("accounts"))
        qtbot.waitUntil(lambda: isinstance(window.area.currentWidget(), FaultCard))
    window.travel.open(Place("settings"))
    qtbot.waitUntil(lambda: window.area.page_name == "settings")
    window.travel.open(Place("accounts"))
    qtbot.waitUntil(lambda: window.area.page_name == "accounts")


def test_out_of_memory_is_said_and_nothing_is_half_kept(window: Window, qtbot: QtBot) -> None:
    class TooMuch(AddAccount):
        def run(self, work: object) -> int:
            raise MemoryError

    refusals: list[Refusal] = []
    window.shell.hands.do(TooMuch("Never"), refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert "not enough memory" in refusals[0].said.template
    with qtbot.waitSignal(window.shell.hands.changed):
        window.shell.hands.do(AddAccount("Goes on"))
