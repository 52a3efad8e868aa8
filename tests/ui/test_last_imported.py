"""What the last import brought or changed, seen alone in every list."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.commands.answer import AskQuestion
from csdesk.commands.commitment import AddCommitment
from csdesk.commands.contact import AddContact
from csdesk.commands.contract import AddContract
from csdesk.commands.imported_records import ImportRecords, NewRecord
from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side
from csdesk.ui.places import Place
from csdesk.ui.window import Window
from tests.ui.in_window import do, open_at, settle

PROMISE = {"text": "Send the figures", "side": Side.OURS, "due": date(2026, 11, 30)}


def test_every_list_shows_what_came_in_last_alone(window: Window, qtbot: QtBot) -> None:
    acme, other = do(qtbot, window, AddAccount("Acme")), do(qtbot, window, AddAccount("Other"))
    do(qtbot, window, AddContact(acme, "Typed by hand"))
    do(qtbot, window, AskQuestion(acme, Pillar.WHY, "Why weekly?"))
    for account in (acme, other):
        do(qtbot, window, AddCommitment(account, "Call back", side=Side.OURS, due=date(2026, 11, 30)))
        do(qtbot, window, AddContract(account, date(2026, 1, 1)))
    do(qtbot, window, ImportRecords("promises.csv", "commitments", (NewRecord(acme, PROMISE),)))
    section = open_at(qtbot, window, acme, "timeline")
    page = window.area.page
    assert page is not None
    filtered = page.last_imported  # type: ignore[attr-defined] # the account's page
    qtbot.waitUntil(filtered.isVisible)
    filtered.click()
    assert [one.row.text for one in section.commitments.entries.entries] == ["Send the figures"]
    happened = section.drawn.model
    listed = [happened.row_at(place).one for place in range(happened.rowCount())]
    assert {(one.table, one.record) for one in listed} == {("commitment", 3)}
    people = open_at(qtbot, window, acme, "people")
    assert not people.contacts.entries
    do(qtbot, window, AddContact(acme, "Typed meanwhile"))
    assert not people.contacts.entries
    questions = open_at(qtbot, window, acme, "questions")
    assert not questions.pillars[Pillar.WHY].entries.entries
    filtered.click()
    assert len(questions.pillars[Pillar.WHY].entries.entries) == 1
    assert len(people.contacts.entries) == 2
    filtered.click()
    window.shell.open_place(Place("account", acme, "people", "contact:1"))
    settle(qtbot, window)
    assert not filtered.isChecked()
    for name in ("today", "reviews"):
        _only_of_acme(window, qtbot, name)


def _only_of_acme(window: Window, qtbot: QtBot, name: str) -> None:
    window.shell.open_place(Place(name))
    qtbot.waitUntil(lambda: window.area.page_name == name)
    settle(qtbot, window)
    page: object = window.area.page
    model = page.model if name == "today" else page.reviews.model  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(model.rows))
    every = model.rowCount()
    page.last_imported.click()  # type: ignore[attr-defined]
    shown = [model.row_at(place) for place in range(model.rowCount())]
    assert 0 < len(shown) < every
    assert {row.line.account if name == "today" else row.account for row in shown} == {"Acme"}
