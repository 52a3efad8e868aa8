"""Preparing a review in the window: every edit is kept at once, and the pages follow."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from csdesk.app import open_first
from csdesk.commands.account import AddAccount
from csdesk.commands.decision import AddDecision
from csdesk.commands.review import AddReview
from csdesk.commands.sharing import Share
from csdesk.desk import Desk
from csdesk.domain.readiness import Check
from csdesk.domain.review import ReviewKind, Sheet
from csdesk.flows.review_preview import preview_of
from csdesk.paper.picture import page_picture
from csdesk.queries.review import ReviewPage, review_page
from csdesk.queries.staying_out import not_shared
from csdesk.ui.pages import review as page_module
from csdesk.ui.pages.review import PreparePage
from csdesk.ui.places import Place
from csdesk.ui.reviews import preview as preview_module
from csdesk.ui.reviews.form import USUAL_SHEETS
from csdesk.ui.reviews.lists import place_of
from csdesk.ui.reviews.sheets import SheetEntry
from csdesk.ui.window import Window
from tests.lent import Original
from tests.story import Story
from tests.told import story, told

__all__ = ["story", "told"]

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
MOST_KEYS = 40


class Keyboard:
    """A hand at the window, which counts the keys that it presses."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window
        self.pressed = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.pressed += 1
        self.qtbot.keyClick(QApplication.focusWidget() or self.window.frame, key, modifiers)
        self.settle()

    def type(self, text: str) -> None:
        self.pressed += len(text)
        self.qtbot.keyClicks(QApplication.focusWidget(), text)

    def settle(self) -> None:
        hands = self.window.shell.hands
        self.qtbot.waitUntil(lambda: not hands.is_writing and not hands.is_reading, timeout=20_000)

    @property
    def page(self) -> PreparePage:
        page = self.window.area.page
        assert isinstance(page, PreparePage)
        return page

    def row(self) -> ReviewPage:
        came: list[ReviewPage] = []
        shell = self.window.shell
        shell.hands.ask(review_page, self.page.review, shell.today(), then=came.append)
        self.qtbot.waitUntil(lambda: bool(came))
        return came[0]


@pytest.fixture
def book(told: tuple[Original, Story], tmp_path: Path, today: date) -> Path:
    """A book with the story in it, all of it shared."""
    path = told[0].copy_to(tmp_path / "Test.csdesk")
    desk = Desk.open(path, today=lambda: today)
    out = desk.ask(not_shared, told[1].account)
    desk.do(Share(tuple((one.kind, one.id) for one in out)))
    desk.close()
    return path


@pytest.fixture
def keyboard(bare_window: Window, book: Path, qtbot: QtBot, tmp_path: Path) -> Iterator[Keyboard]:
    """A hand at the window, as it is when the program was opened."""
    bare_window.shell.memory.remember("review.folder", str(tmp_path))
    with qtbot.waitSignal(bare_window.travel.went):
        open_first(bare_window, book, asked=True)
    hand = Keyboard(qtbot, bare_window)
    hand.settle()
    yield hand
    hand.settle()


@pytest.fixture
def prepared(keyboard: Keyboard, story: Story, qtbot: QtBot) -> Keyboard:
    """The page of a new review."""
    came: list[int] = []
    command = AddReview(story.account, ReviewKind.QUARTERLY, date(2026, 7, 1), date(2026, 9, 30))
    keyboard.window.shell.hands.do(command, lambda done: came.append(done.result))
    qtbot.waitUntil(lambda: bool(came))
    keyboard.window.travel.open(place_of(story.account, came[0]))
    qtbot.waitUntil(lambda: isinstance(keyboard.window.area.page, PreparePage))
    qtbot.waitUntil(lambda: bool(keyboard.page.preview.views), timeout=20_000)
    keyboard.settle()
    return keyboard


def test_from_opening_the_program_to_the_finished_review_in_forty_keys(
    keyboard: Keyboard, tmp_path: Path
) -> None:
    keyboard.press(Qt.Key.Key_K, CONTROL)
    keyboard.type("nor")
    keyboard.settle()
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_R, CONTROL | SHIFT)
    keyboard.qtbot.waitUntil(lambda: isinstance(keyboard.window.area.page, PreparePage))
    keyboard.settle()
    keyboard.qtbot.waitUntil(lambda: bool(keyboard.page.preview.views), timeout=20_000)
    for _ in range(2 * len(Check)):  # what is offered to decide may come a moment after its turn
        missing = {item.check for item in keyboard.page.form.checklist.missing}
        if (
            not missing & {Check.SPONSOR, Check.EXECUTIVE, Check.DECISION, Check.NEXT_DATE}
            and keyboard.row().planned_for
        ):
            break
        keyboard.press(Qt.Key.Key_F8)
        _mend(keyboard)
    keyboard.press(Qt.Key.Key_E, CONTROL)
    keyboard.qtbot.waitUntil(keyboard.page.form.export.open_file.isVisible, timeout=20_000)

    row = keyboard.row()
    assert (row.planned_for, row.next_date) == (date(2026, 12, 3), date(2027, 3, 4))
    assert row.decisions
    left = {item.check for item in row.checklist if not item.done}
    assert left <= {Check.AGENDA, Check.READ_THROUGH, Check.HEADLINES, Check.FIRST, Check.BASELINES}
    assert CalamineWorkbook.from_path(keyboard.page.form.export.path).sheet_names
    assert keyboard.pressed <= MOST_KEYS


def _mend(keyboard: Keyboard) -> None:
    """What a hand does at the place where the key led it."""
    form, focus = keyboard.page.form, QApplication.focusWidget()
    if focus is form.what.planned.editor:
        keyboard.type("3/12/26")
        keyboard.press(Qt.Key.Key_Return)
    elif focus is form.days.next.editor:
        keyboard.type("4/3/27")
        keyboard.press(Qt.Key.Key_Return)
    elif focus in form.offers.buttons:
        keyboard.press(Qt.Key.Key_Return)
    elif form.ours.isAncestorOf(focus):
        keyboard.press(Qt.Key.Key_Space)
    elif form.theirs.isAncestorOf(focus):
        raise AssertionError("the sponsor is known, and is invited by the review itself")


def test_it_begins_with_people_agenda_and_pages(prepared: Keyboard) -> None:
    form = prepared.page.form

    assert prepared.page.title.text() == "Quarterly business review"
    assert form.theirs.entries
    assert form.agenda.entries
    assert len(prepared.page.preview.views) >= 5
    # Entries are made in the turns before; that the filling needed no more kept the window answering.
    assert 0 < len(form.sheets.entries) <= len(form.findChildren(SheetEntry)) == USUAL_SHEETS


def test_an_edit_is_kept_at_once_seen_on_the_pages_and_taken_back(prepared: Keyboard) -> None:
    form, preview = prepared.page.form, prepared.page.preview
    entry = next(
        one for one in form.sheets.entries if isinstance(one, SheetEntry) and one.row.sheet is Sheet.SUMMARY
    )
    drafted = entry.row.drafted
    entry.heading.setFocus()
    prepared.qtbot.keyClick(entry.heading.editor, Qt.Key.Key_A, CONTROL)
    prepared.qtbot.keyClicks(entry.heading.editor, "Half of the lorries leave earlier")
    prepared.press(Qt.Key.Key_Return, CONTROL)
    prepared.qtbot.waitUntil(
        lambda: "Half of the lorries leave earlier" in _said(prepared, "Summary"), timeout=20_000
    )

    prepared.window.shell.do_action("edit.undo")
    prepared.settle()
    prepared.qtbot.waitUntil(lambda: drafted in _said(prepared, "Summary"), timeout=20_000)
    assert preview.review is not None


def _said(keyboard: Keyboard, sheet: str) -> str:
    review = keyboard.page.preview.review
    assert review is not None
    return " ".join(text for page in review.pages if page.sheet == sheet for text in page.texts)


def test_a_sheet_is_left_out_and_says_why(prepared: Keyboard) -> None:
    form = prepared.page.form
    entry = next(
        one for one in form.sheets.entries if isinstance(one, SheetEntry) and one.row.sheet is Sheet.PLAN
    )
    entry.tick.setFocus()
    prepared.press(Qt.Key.Key_Space)
    prepared.qtbot.waitUntil(lambda: not entry.row.included, timeout=20_000)

    assert entry.why.text() == "Left out because you chose so."
    assert form.sheets.told()[2][form.sheets.entries.index(entry)][2] == entry.why.text()
    assert prepared.window.exporting.has_list
    assert not _said(prepared, entry.row.name)


def test_a_decision_that_the_plan_offers_is_taken_by_one_key(prepared: Keyboard) -> None:
    offer = prepared.page.form.offers.buttons[0]
    said = offer.accessibleName().removeprefix("+ ")
    offer.setFocus()
    prepared.press(Qt.Key.Key_Return)

    assert [one.wanted for one in prepared.row().decisions] == [said]


def test_what_is_missing_on_another_page_is_opened_there(prepared: Keyboard) -> None:
    item = next((one for one in prepared.row().checklist if one.check is Check.HEADLINES), None)
    assert item is not None
    prepared.page._mend(item)
    prepared.settle()

    assert prepared.window.area.page_name == "figures"


def test_the_pages_are_made_and_drawn_off_the_interface_thread(
    prepared: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, drawn = [], []

    def making(*given: Any) -> Any:
        made.append(threading.get_ident())
        return preview_of(*given)

    def drawing(*given: Any) -> Any:
        drawn.append(threading.get_ident())
        return page_picture(*given)

    monkeypatch.setattr(page_module, "preview_of", making)
    monkeypatch.setattr(preview_module, "page_picture", drawing)
    prepared.page.form.what.audience.setFocus()
    prepared.type("x")
    prepared.press(Qt.Key.Key_Return)
    prepared.qtbot.waitUntil(lambda: bool(drawn) and prepared.page.preview.is_drawn)

    assert made
    assert threading.get_ident() not in {*made, *drawn}


def test_a_chart_is_copied_as_a_picture(prepared: Keyboard) -> None:
    view = next(view for view in prepared.page.preview.views if view.first_chart is not None)
    QGuiApplication.clipboard().clear()
    view.setFocus()
    prepared.press(Qt.Key.Key_C, CONTROL)
    prepared.qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=20_000)

    assert QGuiApplication.clipboard().image().width() > 1000


def test_workbook_and_pdf_are_written_and_opened(prepared: Keyboard, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile())))
    export = prepared.page.form.export
    export.pdf.click()
    prepared.press(Qt.Key.Key_E, CONTROL)
    prepared.qtbot.waitUntil(export.open_file.isVisible, timeout=20_000)

    assert export.path.exists()
    assert len(PdfReader(export.path.with_suffix(".pdf")).pages) == len(prepared.page.preview.views)
    export.open_file.click()
    export.show_folder.click()
    assert opened == [export.path, export.path.parent]


def test_what_went_out_is_kept_and_opened_just_as_it_was(
    prepared: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(QUrl(url).toLocalFile())))
    export, sent = prepared.page.form.export, prepared.page.form.sent
    prepared.press(Qt.Key.Key_E, CONTROL)
    prepared.qtbot.waitUntil(export.open_file.isVisible, timeout=20_000)
    prepared.settle()
    went_out = export.path.read_bytes()
    prepared.press(Qt.Key.Key_E, CONTROL | SHIFT)
    prepared.qtbot.waitUntil(lambda: bool(sent.kept), timeout=20_000)
    export.path.unlink()
    sent.kept[0].open_it.click()
    prepared.qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    sent.kept[0].certify.click()
    prepared.qtbot.waitUntil(sent.kept[0].said.isVisible)

    assert opened[0].read_bytes() == went_out
    assert "SHA-256" in sent.kept[0].said.text()
    assert prepared.row().sent_on == prepared.window.shell.today()


def test_a_word_that_must_not_leave_stops_the_file_until_it_is_allowed(prepared: Keyboard) -> None:
    form = prepared.page.form
    prepared.window.shell.hands.do(AddAccount("Blue Heron Foods"))
    prepared.window.shell.hands.do(AddDecision(prepared.page.review, "Do as Blue Heron Foods did?"))
    prepared.settle()
    prepared.press(Qt.Key.Key_E, CONTROL)
    prepared.qtbot.waitUntil(form.export.allow.isVisible, timeout=20_000)

    assert "“Blue Heron Foods” would stand in" in form.export.said.text()
    assert not form.export.path.exists()
    prepared.press(Qt.Key.Key_Return)
    prepared.qtbot.waitUntil(form.export.open_file.isVisible, timeout=20_000)
    assert form.export.path.exists()


def test_a_file_that_was_changed_is_shown_before_it_is_kept(prepared: Keyboard) -> None:
    export, sent = prepared.page.form.export, prepared.page.form.sent
    prepared.press(Qt.Key.Key_E, CONTROL)
    prepared.qtbot.waitUntil(export.open_file.isVisible, timeout=20_000)
    prepared.settle()
    book = load_workbook(export.path)
    book.worksheets[0]["B2"].value = "Another customer name"
    book.save(export.path)
    prepared.press(Qt.Key.Key_E, CONTROL | SHIFT)
    prepared.qtbot.waitUntil(sent.confirm.isVisible, timeout=20_000)

    assert "“Another customer name” instead of" in sent.said.text()
    assert not sent.kept
    sent.confirm.click()
    prepared.qtbot.waitUntil(lambda: bool(sent.kept), timeout=20_000)


def test_another_place_is_chosen_and_its_folder_remembered(
    prepared: Keyboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reviews").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "reviews" / "mine"), ""))
    export = prepared.page.form.export
    export.choose_place()

    assert export.path == tmp_path / "reviews" / "mine.xlsx"
    assert prepared.window.shell.memory.text("review.folder") == str(tmp_path / "reviews")


def test_a_review_that_is_gone_leads_to_those_of_the_account(prepared: Keyboard) -> None:
    prepared.window.shell.do_action("edit.undo")
    prepared.settle()
    prepared.qtbot.waitUntil(lambda: prepared.window.area.page_name == "account", timeout=5_000)


def test_the_list_says_what_is_due_and_begins_it(keyboard: Keyboard, story: Story) -> None:
    keyboard.press(Qt.Key.Key_3, CONTROL)
    keyboard.qtbot.waitUntil(lambda: keyboard.window.area.page_name == "reviews")
    keyboard.settle()
    keyboard.press(Qt.Key.Key_Return)
    keyboard.qtbot.waitUntil(lambda: keyboard.window.area.page_name == "review")
    keyboard.settle()

    assert keyboard.row().account_id == story.account


def test_the_accounts_section_lists_its_reviews_and_deletes_one(prepared: Keyboard, story: Story) -> None:
    prepared.window.travel.open(Place("account", story.account, "reviews"))
    prepared.qtbot.waitUntil(lambda: prepared.window.area.page_name == "account")
    prepared.settle()
    page = prepared.window.area.page
    section = page.sections["reviews"]  # type: ignore[union-attr]
    table = section.reviews.table
    newest = max(row.id for row in section.reviews.model.rows)
    table.select(newest)
    table.setFocus()
    prepared.press(Qt.Key.Key_Delete)

    assert newest not in {row.id for row in section.reviews.model.rows}
