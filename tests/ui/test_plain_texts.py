"""Nothing that stands in a book becomes live on the screen: no HTML, no link, no picture from elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextBrowser, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from csdesk.app import open_first
from csdesk.commands.account import EditAccount
from csdesk.commands.contact import EditContact
from csdesk.commands.metric import EditMetric
from csdesk.commands.plan import EditPlan
from csdesk.desk import Desk
from csdesk.ui.places import RAIL, Place
from csdesk.ui.widgets.tips import plain_tip
from csdesk.ui.window import Window
from tests.story import Story, tell

LIVE = "<a href='https://evil.example'>Click</a> <img src='file:///etc/hostname'><b>bold</b>"


@pytest.fixture
def hostile(tmp_path: Path, today: date) -> tuple[Path, Story]:
    """A book whose every name is HTML, the book's own included."""
    path = tmp_path / "<b>bold<b>.csdesk"
    desk = Desk.create(path, today=lambda: today)
    story = tell(desk)
    desk.do(EditAccount(story.account, name=LIVE, segment=LIVE, industry=LIVE))
    desk.do(EditContact(story.ann, name=LIVE, job_title=LIVE))
    desk.do(EditMetric(story.late, name=LIVE, unit="<b>"))
    desk.do(EditPlan(story.plan, plan_title=LIVE, purpose=LIVE))
    desk.close()
    return path, story


def alive(root: QWidget) -> list[str]:
    """The widgets that would take a text for HTML."""
    labels = [one for one in root.findChildren(QLabel) if one.textFormat() != Qt.TextFormat.PlainText]
    found = [f"label: {one.text()}" for one in labels if "<" in one.text() or one.openExternalLinks()]
    for one in root.findChildren(QWidget):
        tip = one.toolTip()
        if "<" in tip and (not tip.startswith("<qt>") or "<" in tip[4:-5]):
            found.append(f"tip of {type(one).__name__}: {tip}")
        if isinstance(one, QTextBrowser) or (isinstance(one, QTextEdit) and one.acceptRichText()):
            found.append(f"{type(one).__name__} takes HTML")
    return found


def test_html_in_a_books_texts_is_shown_as_signs(
    bare_window: Window, hostile: tuple[Path, Story], qtbot: QtBot
) -> None:
    book, story = hostile
    with qtbot.waitSignal(bare_window.travel.went):
        open_first(bare_window, book, asked=True)
    hands = bare_window.shell.hands
    sections = ("about", "people", "plan", "results", "timeline", "reviews", "conversation")
    places = [Place(entry.page) for entry in RAIL]
    places += [Place("account", story.account, section) for section in sections]
    for place in places:
        bare_window.travel.open(place)
        qtbot.waitUntil(lambda: bare_window.area.page_name == place.page)  # noqa: B023 - waited for at once
        qtbot.waitUntil(lambda: not hands.is_writing and not hands.is_reading)
        page = bare_window.area.page
        assert page is not None and page.fault_card is None, place
        assert alive(bare_window.frame) == [], place


def test_a_tooltip_shows_what_looks_like_html_sign_by_sign() -> None:
    assert plain_tip("R&D > 5 %") == "R&D > 5 %"
    assert plain_tip("<b>x</b>") == "<qt>&lt;b&gt;x&lt;/b&gt;</qt>"
