"""One key opens a line that takes down what was said, shown as understood before it is kept."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.commands.answer import AskQuestion
from csdesk.commands.contact import AddContact
from csdesk.commands.metric import AddMetric
from csdesk.domain.contact import Part
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.domain.question import Pillar
from csdesk.queries.answers import list_answers
from csdesk.queries.commitments import list_commitments
from csdesk.queries.interactions import list_interactions
from csdesk.queries.measurements import entry_grid
from csdesk.queries.people import contact_names
from csdesk.ui.window import Window
from tests.ui.in_window import ask, do, open_at, settle

TODAY = date(2026, 11, 22)
CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab


@pytest.fixture
def account(window: Window, qtbot: QtBot) -> int:
    made = do(qtbot, window, AddAccount("Acme"))
    do(qtbot, window, AddAccount("Harbour Freight Lines"))
    do(qtbot, window, AddContact(made, "Jana Novak", parts=frozenset({Part.SPONSOR})))
    do(
        qtbot,
        window,
        AddMetric(made, "First response time", unit="h", better=Better.DOWN, cadence=Cadence.WEEKLY),
    )
    do(qtbot, window, AskQuestion(made, Pillar.WHY, "Why weekly?"))
    return made


def write(window: Window, qtbot: QtBot, text: str) -> Any:
    """Open the line, type, and wait until it is understood."""
    qtbot.keyClick(window.frame, Qt.Key.Key_J, CTRL)
    qtbot.waitUntil(lambda: window.capturing.bar is not None and window.capturing.bar.line.hasFocus())
    bar: Any = window.capturing.bar
    settle(qtbot, window)
    qtbot.keyClicks(bar.line, text[:1])
    if text:
        bar.line.insert(text[1:])
    settle(qtbot, window)
    return bar


def press(window: Window, qtbot: QtBot, bar: Any, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(bar.line, key)
        settle(qtbot, window)


def test_whoever_is_spoken_with_for_the_first_time_is_added_in_the_same_step(
    window: Window, account: int, qtbot: QtBot
) -> None:
    open_at(qtbot, window, account, "people")
    bar = write(window, qtbot, "spoke with Dana Ruiz about alerts yesterday")
    assert "with Dana Ruiz, who is added to their people" in bar.found.line.under.text
    press(window, qtbot, bar, ENTER)
    (talk,) = ask(qtbot, window, list_interactions, account)
    assert [one.name for one in talk.contacts] == ["Dana Ruiz"]
    window.undoing.undo()
    settle(qtbot, window)
    assert [one.name for one in ask(qtbot, window, contact_names, account)] == ["Jana Novak"]


def test_what_is_written_is_kept_as_understood_and_nothing_else_is_lost(
    window: Window, account: int, qtbot: QtBot
) -> None:
    section = open_at(qtbot, window, account, "people")
    section.focus_first()
    before = QApplication.focusWidget()

    press(window, qtbot, write(window, qtbot, "call the sponsor tomorrow"), ENTER)
    (ahead,) = ask(qtbot, window, list_commitments, account, TODAY)
    assert (ahead.text, ahead.standing.due) == ("Call the sponsor (Jana Novak)", date(2026, 11, 23))
    assert QApplication.focusWidget() is before
    assert window.foot.notice.offers_undo
    qtbot.keyClick(window.frame, Qt.Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert ask(qtbot, window, list_commitments, account, TODAY) == ()

    press(window, qtbot, write(window, qtbot, "promised export guide by 12 Dec"), ENTER)
    (promised,) = ask(qtbot, window, list_commitments, account, TODAY)
    assert (promised.text, promised.standing.due) == ("export guide", date(2026, 12, 12))

    press(window, qtbot, write(window, qtbot, "spoke with Jana yesterday"), ENTER)
    (spoken,) = ask(qtbot, window, list_interactions, account)
    assert [one.name for one in spoken.contacts] == ["Jana Novak"]

    press(window, qtbot, write(window, qtbot, "why weekly? because audit"), ENTER)
    (answer,) = ask(qtbot, window, list_answers, account, TODAY)
    assert (answer.question, answer.answer) == ("Why weekly?", "because audit")

    bar = write(window, qtbot, "FRT 3.6 from the desk")
    assert "First response time: 3.6\xa0h" in bar.line.accessibleDescription()
    press(window, qtbot, bar, ENTER)
    cell = ask(qtbot, window, entry_grid, account, TODAY).rows[0].cells[-1]
    assert cell is not None and (cell.value, cell.source) == (3.6, "the desk")

    open_at(qtbot, window, account, "people")
    bar = write(window, qtbot, "NPS 45")
    press(window, qtbot, bar, ENTER)
    assert "no metric called" in bar.said.text() and bar.line.text() == "NPS 45"
    press(window, qtbot, bar, ESC)
    assert not bar.isVisible()
    bar = write(window, qtbot, "")
    assert bar.line.text() == "NPS 45"
    press(window, qtbot, bar, TAB, ENTER)
    *_, note = ask(qtbot, window, list_interactions, account)
    assert (note.text, bar.line.text()) == ("NPS 45", "")

    with qtbot.waitSignal(window.travel.went):
        window.travel.go_to_today()
    settle(qtbot, window)
    bar = write(window, qtbot, "send the guide tomorrow @ac")
    assert bar.found.line.under.text.startswith("Acme")
    bar.line.clear()
    bar.line.insert("send the guide tomorrow")
    settle(qtbot, window)
    assert bar.found.line.kind == "Account"
    press(window, qtbot, bar, ENTER, ENTER)
    promises = ask(qtbot, window, list_commitments, account, TODAY)
    assert "send the guide" in [promise.text for promise in promises]
