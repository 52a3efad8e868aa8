"""When something breaks: it is told of once, with what helps to mend it and nothing of what a record holds."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount, EditAccount
from csdesk.paths import log_folder
from csdesk.ui.catching import Catcher, hear_qt
from csdesk.ui.crashes import find_new_crash, last_crash
from csdesk.ui.dialogs.fault import FaultDialog
from csdesk.ui.dialogs.log import LogDialog, end_of
from csdesk.ui.faults import LOG, Fault
from csdesk.ui.session import Session, bare
from csdesk.ui.window import Window
from csdesk.words import counted, phrase

NAMED = "Northwind Logistics"
SESSION = """
import faulthandler, sys
from csdesk.ui.jobs import Job
from csdesk.ui.session import Session
from csdesk.words import phrase
class Started:
    title = phrase("Rename {{name}}", name="Northwind Logistics")
session = Session()
session.begin()
session.note(Started)
{end}
"""


def run_session(end: str) -> None:
    subprocess.run(
        [sys.executable, "-c", SESSION.format(end=end)], capture_output=True, timeout=60, check=False
    )


def stumble() -> None:
    raise ZeroDivisionError(NAMED)


def test_a_title_is_told_without_what_it_is_about() -> None:
    assert bare(phrase("Rename {name}", name=NAMED)) == "Rename …"
    assert bare(counted("Share {count} record", "Share {count} records", 3)) == "Share … records"
    said = phrase(
        "{what} of {account}", what=phrase("Change a {field}", field=phrase("due day")), account=NAMED
    )
    assert bare(said) == "Change a due day of …"


def test_a_crash_leaves_its_trace_and_is_found_once() -> None:
    run_session("faulthandler._sigabrt()")
    found = find_new_crash(log_folder())
    assert found is not None
    assert found.startswith("csdesk ")
    assert "Rename …" in found
    assert "Fatal Python error" in found
    assert '"<string>", line' in found
    assert NAMED not in found
    assert find_new_crash(log_folder()) is None
    assert last_crash(log_folder()) == found


def test_a_clean_end_leaves_nothing_and_a_kill_nothing_to_tell() -> None:
    run_session("session.end()")
    assert list(log_folder().iterdir()) == []
    run_session("import os; os._exit(9)")
    assert len(list(log_folder().iterdir())) == 1
    assert find_new_crash(log_folder()) is None
    assert list(log_folder().iterdir()) == []


def test_the_session_of_another_window_that_is_open_is_left_alone() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SESSION.format(end="print(flush=True); input()")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert find_new_crash(log_folder()) is None
        assert len(list(log_folder().iterdir())) == 1
        other.communicate(b"\n")


def test_the_report_says_what_was_done_but_not_to_whom(
    window: Window, qtbot: QtBot, faults: list[Fault], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    hands = window.shell.hands
    for command in (AddAccount(NAMED), EditAccount(1, name=f"{NAMED} Ltd")):
        with qtbot.waitSignal(hands.changed):
            hands.do(command)
    catcher = Catcher(hands)
    catcher.spread()
    qInstallMessageHandler(None)
    on_thread = threading.Thread(target=stumble)
    on_thread.start()
    qtbot.waitUntil(lambda: len(faults) == 1)
    on_thread.join()
    faults.clear()
    (dialog,) = window.frame.findChildren(FaultDialog)
    dialog.copy()
    dialog.accept()
    report = QApplication.clipboard().text()
    assert "Add account\n" in report
    assert "ZeroDivisionError" in report
    assert "in stumble" in report
    hear_qt(
        QtMsgType.QtWarningMsg, QMessageLogContext(), f'QFile: no such file "{NAMED}.csdesk" in /home/{NAMED}'
    )
    window.menus.made("help.log").trigger()
    (log,) = window.frame.findChildren(LogDialog)
    log.copy()
    log.accept()
    noted = QApplication.clipboard().text()
    assert "Qt: QFile: no such file … in …" in noted
    assert "in stumble" in noted
    window.menus.made("help.problem").trigger()
    problem = window.frame.findChildren(FaultDialog)[-1]
    assert problem.details.toPlainText() == report
    problem.accept()
    assert "Northwind" not in report + noted + end_of(log_folder() / LOG)


def test_the_last_crash_is_told_at_the_next_start(window: Window, qtbot: QtBot) -> None:
    log_folder().joinpath("session-1.txt").write_text("csdesk 0\nFatal Python error: Aborted\n")
    window.help.offer_crash()
    qtbot.waitUntil(lambda: bool(window.frame.findChildren(FaultDialog)))
    (dialog,) = window.frame.findChildren(FaultDialog)
    assert "Aborted" in dialog.details.toPlainText()
    dialog.accept()


def test_a_session_without_a_place_for_its_file_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "log").write_text("in the way")
    monkeypatch.setenv("CSDESK_HOME", str(tmp_path))
    session = Session()
    session.begin()
    session.end()
    assert "Done last" in session.done_last
