"""Everything that reads and writes the book off the interface thread, and its way home."""

from __future__ import annotations

import threading
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from csdesk.commands.account import AddAccount, DeleteAccount
from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.ui.hands import Hands
from csdesk.words import phrase


def test_a_command_is_run_elsewhere_and_its_answer_comes_home(hands: Hands, qtbot: QtBot) -> None:
    threads: list[bool] = []
    results: list[int] = []

    def kept(done: object) -> None:
        threads.append(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr]
        results.append(done.result)  # type: ignore[attr-defined]

    with qtbot.waitSignal(hands.changed) as changed:
        hands.do(AddAccount("Acme"), kept)
    assert threads == [True]
    assert changed.args[0].accounts == {results[0]}


def test_what_the_user_can_mend_goes_to_the_caller(hands: Hands, qtbot: QtBot) -> None:
    refusals: list[Refusal] = []
    hands.do(AddAccount("  "), refused=refusals.append)
    qtbot.waitUntil(lambda: bool(refusals))
    assert refusals[0].field == "name"


def test_a_refusal_that_nobody_takes_is_said_by_the_window(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.refused):
        hands.do(AddAccount("  "))


def test_a_fault_is_reported_without_the_customers_words(looks: object, qtbot: QtBot) -> None:
    hands = Hands()

    customer = "Acme"

    def stumble(_: Progress) -> Desk:
        raise ValueError(f"{customer} owes us 3 million")

    with qtbot.waitSignal(hands.failed) as failed:
        hands.open(phrase("Opening"), stumble, lambda: None)
    fault = failed.args[0]
    assert fault.kind == "ValueError"
    assert "stumble" in fault.report
    assert customer not in fault.report
    hands.close()


def test_nobody_calls_back_what_is_gone(hands: Hands, qtbot: QtBot) -> None:
    class Page(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.heard = 0

        def hear(self, _: object) -> None:
            self.heard += 1

    page = Page()
    hands.do(AddAccount("Acme"), page.hear)
    hands.do(AddAccount("Brown"), partial(page.hear))
    delete(page)
    qtbot.waitUntil(lambda: not hands.is_writing)
    assert page.heard == 0


def test_undo_and_redo_know_their_titles(hands: Hands, qtbot: QtBot) -> None:
    titles: list[object] = []
    hands.titles.connect(titles.append)
    qtbot.waitUntil(lambda: bool(titles))  # those of the book as it was opened
    titles.clear()
    hands.do(AddAccount("Acme"))
    hands.undo()
    hands.redo()
    qtbot.waitUntil(lambda: len(titles) == 3)
    first, second, third = ((t.undo, t.redo) for t in titles)  # type: ignore[attr-defined]
    assert first[0] is not None
    assert first == third == (first[0], None)
    assert second == (None, first[0])


def test_what_was_entered_last_is_kept_when_the_book_is_closed_at_once(hands: Hands, book: object) -> None:
    hands.do(AddAccount("Acme"))
    hands.do(AddAccount("Brown"))
    hands.do(DeleteAccount(1))
    hands.close()
    desk = Desk.open(book)  # type: ignore[arg-type]
    desk.undo()
    desk.undo()
    desk.undo()
    assert desk.can_undo is None
    desk.close()


def test_long_work_reports_and_can_be_stopped(hands: Hands, qtbot: QtBot) -> None:
    started = threading.Event()
    stopped = threading.Event()

    def flow(_: Desk, progress: Progress) -> None:
        progress.step(1, 10)
        started.set()
        stopped.wait(10)
        progress.step(2, 10)

    ends: list[object] = []
    steps: list[int] = []
    hands.started.connect(lambda job: job.stepped.connect(lambda step: steps.append(step.done)))
    job = hands.run(phrase("Counting"), flow, then=ends.append)
    with qtbot.waitSignal(job.ended):
        started.wait(10)
        job.stop()
        stopped.set()
    assert steps == [1]
    assert not ends


@pytest.mark.parametrize("writes", [True, False])
def test_a_flow_gets_the_desk_and_gives_its_result(hands: Hands, qtbot: QtBot, writes: bool) -> None:
    results: list[int] = []

    def flow(desk: Desk, name: str, progress: Progress) -> int:
        return desk.do(AddAccount(name), progress).result

    hands.run(phrase("Adding"), flow, "Acme", then=results.append, writes=writes)
    qtbot.waitUntil(lambda: results == [1])


def test_a_mistake_that_comes_home_after_the_book_was_exchanged_is_logged_alone(
    hands: Hands, book: Path, today: date, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    exchanged = threading.Event()
    faults: list[object] = []
    hands.failed.connect(faults.append)

    def stumble(_: object) -> None:
        exchanged.wait(20)
        raise ValueError

    hands.ask(stumble, then=faults.append)
    hands.replace(lambda: None, lambda: Desk.open(book, today=lambda: today), faults.append, faults.append)
    with qtbot.waitSignal(hands.opened):
        pass
    faults.clear()
    exchanged.set()
    qtbot.waitUntil(lambda: not hands.is_reading)
    assert faults == []
    assert "ValueError" in caplog.text
