"""The page of keys and About: complete, found, copied, printed, and read without a network."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csdesk.ui.actions import ACTIONS
from csdesk.ui.dialogs.about import AboutDialog
from csdesk.ui.dialogs.keys import WHERE, KeysDialog
from csdesk.ui.libraries import ASKED_FOR, libraries
from csdesk.ui.window import Window

REPOSITORY = Path(__file__).resolve().parents[2]


def test_the_keys_are_found_copied_and_printed(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClick(window.frame, Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.frame.findChildren(KeysDialog)
    dialog.copy()
    copied = QApplication.clipboard().text()
    for action in ACTIONS:
        written = [QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in action.keys]
        assert not action.keys or f"{action.title}\t{', '.join(written)}" in copied
    qtbot.keyClicks(dialog.search, "undo")
    assert dialog.text == "Edit\nUndo\tCtrl+Z"
    dialog.search.setText("ctrl+shift+z")
    assert dialog.text == "Edit\nRedo\tCtrl+Shift+Z, Ctrl+Y"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "keys.pdf"))
    dialog.document.print_(printer)
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    dialog.search.setText("no such thing")
    assert dialog.nothing.isVisible()
    assert dialog.text == ""
    dialog.accept()


def test_the_keys_of_every_page_stand_under_where_they_work() -> None:
    assert {action.page for action in ACTIONS if action.keys and action.page} <= set(WHERE)


def test_about_names_versions_and_shows_every_licence(window: Window, qtbot: QtBot) -> None:
    window.menus.made("help.about").trigger()
    (dialog,) = window.frame.findChildren(AboutDialog)
    assert "SQLite 3." in dialog.text
    assert "SQLCipher 4." in dialog.text
    qtbot.waitUntil(lambda: dialog.table.rowCount() > len(ASKED_FOR))
    assert "Permission is hereby granted" in dialog.licence.toPlainText()
    (qt,) = dialog.table.findItems("PySide6_Essentials", Qt.MatchFlag.MatchExactly)
    dialog.table.setCurrentItem(qt)
    dialog.copy_licence()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in QApplication.clipboard().text()
    dialog.copy()
    assert re.search(r"^matplotlib \d", QApplication.clipboard().text(), re.MULTILINE)
    dialog.accept()


def test_everything_that_is_shipped_has_its_licence() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [re.match(r"[\w-]+", one) for one in project["project"]["dependencies"]]
    assert [one[0] for one in asked if one is not None] == list(ASKED_FOR)
    found = libraries()
    assert {"csdesk", "Python", "python-dateutil", "shiboken6"} <= {one.name for one in found}
    assert "pytest" not in {one.name for one in found}
    assert [one.name for one in found if not one.licence] == []
    assert [one.name for one in found if one.name != "Python" and len(one.text) < 200] == []
