"""Preparing a review from the window: what stays out is shared by one key, the file is written, and then opened."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from csdesk.queries.staying_out import not_shared
from csdesk.ui.dialogs.prepare_review import PrepareReviewDialog
from csdesk.ui.shell import Shell
from tests.story import Story
from tests.told import story, told

__all__ = ["story", "told"]

Show = Callable[[QWidget], None]


@pytest.fixture
def book(told: tuple[Path, Story], tmp_path: Path) -> Path:
    """A book with the story in it."""
    path = tmp_path / "Test.csdesk"
    shutil.copyfile(told[0], path)
    return path


@pytest.fixture
def dialog(
    shell: Shell, story: Story, show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> PrepareReviewDialog:
    """The dialog on the story's account, its list filled; its folder is the test's own."""
    shell.memory.remember("review.folder", str(tmp_path))
    made = PrepareReviewDialog(shell, story.account)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    show(made)
    qtbot.waitUntil(lambda: made.list.rowCount() > 0 and made.title.text() != "")
    return made


def states(dialog: PrepareReviewDialog) -> list[str]:
    found = [dialog.list.item(row, 2) for row in range(dialog.list.rowCount())]
    return [item.text() for item in found if item is not None]


def share_all(dialog: PrepareReviewDialog, qtbot: QtBot) -> None:
    dialog.share_all.click()
    qtbot.waitUntil(lambda: set(states(dialog)) == {"Shared"})


def test_it_asks_with_answers_that_fit(dialog: PrepareReviewDialog, tmp_path: Path) -> None:
    assert dialog.title.text() == "Northwind Logistics"
    assert dialog.form.days() == (date(2026, 10, 1), date(2026, 12, 31))
    assert dialog.form.path == tmp_path / "Northwind Logistics - Executive business review - Q4 2026.xlsx"
    assert not dialog.form.start.isVisible()


def test_space_shares_what_is_marked_and_takes_it_back(
    dialog: PrepareReviewDialog, shell: Shell, story: Story, qtbot: QtBot
) -> None:
    dialog.list.setFocus()
    assert states(dialog)[0] == "Stays out"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: states(dialog)[0] == "Shared")
    assert "stay out" in dialog.summary.text()

    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: states(dialog)[0] == "Stays out")


def test_everything_is_shared_at_once(
    dialog: PrepareReviewDialog, shell: Shell, story: Story, qtbot: QtBot
) -> None:
    share_all(dialog, qtbot)
    left: list[object] = []
    shell.hands.ask(not_shared, story.account, then=left.append)
    qtbot.waitUntil(lambda: bool(left))

    assert left == [()]
    assert dialog.summary.text() == "Everything that a review can say is shared."
    assert not dialog.share_all.isVisible()


def test_the_review_is_written_and_can_be_opened(
    dialog: PrepareReviewDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile())))
    share_all(dialog, qtbot)
    dialog.write.click()
    qtbot.waitUntil(dialog.open_file.isVisible, timeout=20_000)

    assert dialog.form.path.exists()
    assert dialog.said.text().endswith("is written: 8 sheets.")
    dialog.open_file.click()
    dialog.show_folder.click()
    assert opened == [dialog.form.path, dialog.form.path.parent]
    assert not dialog.write.isVisible()


def test_a_refusal_is_said_where_it_belongs(dialog: PrepareReviewDialog, qtbot: QtBot) -> None:
    dialog.write.click()
    qtbot.waitUntil(lambda: dialog.said.text() != "" and dialog.write.isEnabled(), timeout=20_000)

    assert dialog.said.text().startswith("Nothing is shared yet")
    assert not dialog.form.path.exists()


def test_days_of_ones_own_are_typed_and_refused_in_words(dialog: PrepareReviewDialog, qtbot: QtBot) -> None:
    box = dialog.form.period.box
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    assert dialog.form.start.isVisible()
    dialog.form.start.box.setText("31 Feb 2026")
    dialog.write.click()

    assert "31 Feb 2026" in dialog.said.text()

    dialog.form.start.box.setText("1 Aug 2026")
    dialog.form.end.box.setText(
        "15 Sep 2026" if "Sep " in dialog.form.end.box.placeholderText() else "2026-09-15"
    )
    dialog.form.end.box.textEdited.emit("")
    assert dialog.form.days() == (date(2026, 8, 1), date(2026, 9, 15))


def test_another_place_is_chosen_and_its_folder_remembered(
    dialog: PrepareReviewDialog, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reviews").mkdir()
    chosen = tmp_path / "reviews" / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    dialog.form.choose_place()

    assert dialog.form.path == tmp_path / "reviews" / "mine.xlsx"
    assert shell.memory.text("review.folder") == str(tmp_path / "reviews")


def test_a_file_that_is_there_is_announced(dialog: PrepareReviewDialog) -> None:
    dialog.form.path.write_text("before")
    dialog.form.changed.emit()

    assert dialog.said.text() == "There is a file of this name already; it will be replaced."
