"""Fields that are edited in place: kept when left, refused in words, never overwritten while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csdesk.commands.account import AddAccount
from csdesk.domain.fields import clean_name
from csdesk.errors import Refusal
from csdesk.near_days import Looking
from csdesk.ui.forms.choice import ChoiceField, Person, PersonField
from csdesk.ui.forms.day import DayField
from csdesk.ui.forms.field import Field
from csdesk.ui.forms.money import MoneyField
from csdesk.ui.forms.span import SpanField
from csdesk.ui.forms.typed import LineField, NumberField, TextField
from csdesk.ui.hands import Hands
from csdesk.ui.speech import Speech
from csdesk.words import Money

TODAY = date(2026, 11, 22)

Show = Callable[[QWidget], None]


def in_form(show: Show, *fields: Field[object]) -> list[list[object]]:
    """Show fields one under the other; gives what each of them commits."""
    form = QWidget()
    layout = QVBoxLayout(form)
    heard: list[list[object]] = [[] for _ in fields]
    for field, values in zip(fields, heard, strict=True):
        layout.addWidget(field)
        field.commit.connect(values.append)
    show(form)
    fields[0].setFocus()
    fields[0].form = form  # type: ignore[attr-defined]  # lives as long as its fields
    return heard


def retype(qtbot: QtBot, box: QWidget, text: str) -> None:
    """Replace what stands in a box, key by key."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, text)


def test_a_name_is_kept_when_its_field_is_left(speech: Speech, show: Show, qtbot: QtBot) -> None:
    first, second = LineField(speech, "Name", rule=clean_name), LineField(speech, "Country")
    names, _ = in_form(show, first, second)
    first.load("Acme")
    retype(qtbot, first.editor, "  Acme   Ltd ")
    qtbot.keyClick(first.editor, Qt.Key.Key_Tab)
    assert names == ["Acme Ltd"]
    assert first.is_keeping
    first.kept()
    assert not first.is_keeping
    assert (first.value, first.editor.text()) == ("Acme Ltd", "Acme Ltd")


def test_enter_keeps_and_an_unchanged_value_is_not_sent(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = LineField(speech, "Name", rule=clean_name)
    (names,) = in_form(show, field)
    field.load("Acme")
    retype(qtbot, field.editor, "Acme ")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert names == []
    assert field.editor.text() == "Acme"


def test_what_can_not_be_kept_is_refused_while_it_is_typed(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = LineField(speech, "Name", rule=clean_name)
    (names,) = in_form(show, field)
    field.load("Acme")
    field.editor.clear()
    field.editor.insert("x" * 300)
    field.check_while_typing()
    assert "300" in field.note
    assert "Still kept: Acme." in field.note
    assert field.editor.accessibleDescription() == field.note
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert names == []
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert (field.editor.text(), field.note) == ("Acme", "")


def test_a_day_that_does_not_exist_is_refused_in_words(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = DayField(speech, "Due", lambda: TODAY)
    (days,) = in_form(show, field)
    field.load(date(2026, 3, 3))
    retype(qtbot, field.editor, "31 Feb 2027")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert days == []
    assert "31 Feb 2027" in field.note
    assert "3 Mar 2026" in field.note
    assert field.value == date(2026, 3, 3)
    retype(qtbot, field.editor, "28 Feb 2027")
    assert field.note == ""
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert days == [date(2027, 2, 28)]


@pytest.mark.parametrize(
    ("typed", "looking", "day"),
    [
        ("today", Looking.AHEAD, TODAY),
        ("12 Dec", Looking.AHEAD, date(2026, 12, 12)),
        ("12 Dec", Looking.BACK, date(2025, 12, 12)),
        ("Friday", Looking.BACK, date(2026, 11, 20)),
    ],
)
def test_a_day_is_understood_as_people_say_it(
    typed: str, looking: Looking, day: date, speech: Speech, show: Show, qtbot: QtBot
) -> None:
    field = DayField(speech, "Said on", lambda: TODAY, looking=looking)
    (days,) = in_form(show, field)
    retype(qtbot, field.editor, typed)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert days == [day]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("1 Jul", "30 Sep", (date(2026, 7, 1), date(2026, 9, 30))),
        ("1 Oct", "31 Dec", (date(2026, 10, 1), date(2026, 12, 31))),
        ("1 Dec", "Friday", (date(2025, 12, 1), date(2026, 11, 20))),
        ("yesterday", "today", (date(2026, 11, 21), TODAY)),
        ("Mar 2025", "Jul", (date(2025, 3, 1), date(2026, 7, 31))),
        ("Dec", "today", (date(2025, 12, 1), TODAY)),
        ("Q3", "", (date(2026, 7, 1), date(2026, 9, 30))),
        ("week 46", "", (date(2026, 11, 9), date(2026, 11, 15))),
    ],
)
def test_days_from_and_to_are_understood_as_people_say_them(
    first: str, last: str, days: tuple[date, date], speech: Speech, show: Show, qtbot: QtBot
) -> None:
    field = SpanField(speech, "Period", lambda: TODAY)
    (kept,) = in_form(show, field)
    qtbot.keyClicks(field.first, first)
    qtbot.keyClicks(field.last, last)
    qtbot.keyClick(field.last, Qt.Key.Key_Return)
    assert kept == [days]


def test_arrow_keys_step_through_days_from_today_on(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = DayField(speech, "Due", lambda: TODAY)
    (days,) = in_form(show, field)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down):
        qtbot.keyClick(field.editor, key)
    assert (field.editor.text(), days) == ("28 Nov 2026", [])
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert days == [date(2026, 11, 28)]


@pytest.mark.parametrize(("locale", "typed"), [("en_GB", "3.6"), ("de_DE", "3,6"), ("de_DE", "3.6")])
def test_a_number_is_read_as_its_locale_writes_it(locale: str, typed: str, show: Show, qtbot: QtBot) -> None:
    field = NumberField(Speech(locale), "Target", unit="h", decimals=1)
    (numbers,) = in_form(show, field)
    retype(qtbot, field.editor, typed)
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert numbers == [Decimal("3.6")]


def test_a_box_leaves_the_window_its_keys_but_not_those_of_editing(show: Show, speech: Speech) -> None:
    field = LineField(speech, "Name")
    in_form(show, field)

    def is_left(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> bool:
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        asked.ignore()
        QApplication.sendEvent(field.editor, asked)
        return not asked.isAccepted()

    assert all(is_left(key) for key in (Qt.Key.Key_E, Qt.Key.Key_K, Qt.Key.Key_D, Qt.Key.Key_Z))
    assert not any(is_left(key) for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X))
    field.editor.insert("Acme")
    assert not is_left(Qt.Key.Key_Z)


def test_a_number_keeps_decimals_that_are_usually_not_shown(speech: Speech, qtbot: QtBot) -> None:
    field = NumberField(speech, "Target", decimals=1)
    qtbot.addWidget(field)
    field.load(Decimal("3.625"))
    assert field.editor.text() == "3.625"
    field.load(Decimal(4))
    assert field.editor.text() == "4.0"


def test_reading_anew_does_not_overwrite_what_is_typed(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = LineField(speech, "Name")
    in_form(show, field)
    field.load("Acme")
    qtbot.keyClicks(field.editor, "New ")
    field.show_value("Acme from elsewhere")
    assert field.editor.text() == "New Acme"
    qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.editor.text() == "Acme from elsewhere"


def test_another_record_drops_what_was_typed_and_its_answers(
    speech: Speech, show: Show, qtbot: QtBot
) -> None:
    field = LineField(speech, "Name")
    in_form(show, field)
    field.load("Acme")
    retype(qtbot, field.editor, "Acme 2")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    field.load("Brown")
    field.refuse(Refusal("There is one already."))
    assert (field.value, field.editor.text(), field.note) == ("Brown", "Brown", "")


def test_a_refused_value_is_said_and_not_sent_again(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = LineField(speech, "Name")
    (names,) = in_form(show, field)
    field.load("Acme")
    retype(qtbot, field.editor, "Brown")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    field.refuse(Refusal("There is an account called Brown."))
    assert field.note == "There is an account called Brown. Still kept: Acme."
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert names == ["Brown"]


def test_two_values_on_their_way_are_answered_in_order(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = LineField(speech, "Name")
    (names,) = in_form(show, field)
    for name in ("One", "Two"):
        retype(qtbot, field.editor, name)
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    field.kept()
    assert field.is_keeping
    assert field.editor.text() == "Two"
    field.kept()
    assert (names, field.value) == (["One", "Two"], "Two")


def test_ctrl_z_is_the_windows_when_nothing_was_typed(speech: Speech, show: Show, qtbot: QtBot) -> None:
    undone: list[bool] = []
    field = LineField(speech, "Name")
    in_form(show, field)
    form = field.window()
    action = form.addAction("Undo")
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(lambda: undone.append(True))
    field.load("Acme")
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 1
    qtbot.keyClicks(field.editor, "x")
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 1
    assert field.editor.text() == "Acme"


def test_a_text_grows_and_is_kept_by_tab(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field, other = TextField(speech, "Purpose"), LineField(speech, "Name")
    texts, _ = in_form(show, field, other)
    before = field.editor.sizeHint().height()
    for _ in range(4):
        qtbot.keyClicks(field.editor, "line")
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.editor.sizeHint().height() > before
    assert texts == []
    qtbot.keyClick(field.editor, Qt.Key.Key_Tab)
    assert texts == ["line\nline\nline\nline\n"]
    assert other.editor.hasFocus()


def test_a_choice_is_kept_at_once(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = ChoiceField(speech, "Better", [("up", "When it rises"), ("down", "When it falls")])
    (chosen,) = in_form(show, field)
    field.load("up")
    qtbot.keyClick(field.editor, Qt.Key.Key_Down)
    assert chosen == ["down"]


def test_a_person_is_a_known_contact_or_a_name(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = PersonField(speech, "Owner")
    (people,) = in_form(show, field)
    field.set_people([Person("Ann Lee", 7), Person("Bo Ek", 8)])
    retype(qtbot, field.line, "ann lee")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    retype(qtbot, field.line, "Somebody New")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert people == [Person("Ann Lee", 7), Person("Somebody New")]


def test_money_goes_with_its_currency(speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = MoneyField(speech, "Worth", "EUR")
    (amounts,) = in_form(show, field)
    retype(qtbot, field.editor, "1,234.50")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    field.kept()
    field.currency.setFocus()
    field.currency.setCurrentText("USD")
    field.currency.activated.emit(field.currency.currentIndex())
    assert amounts == [Money(Decimal("1234.50"), "EUR"), Money(Decimal("1234.50"), "USD")]


def test_every_box_has_a_name_for_those_who_can_not_see_it(speech: Speech, qtbot: QtBot) -> None:
    made: list[Field[object]] = [
        LineField(speech, "A"),
        TextField(speech, "B"),
        DayField(speech, "C", lambda: TODAY),
        NumberField(speech, "D"),
        ChoiceField(speech, "E", [(1, "one")]),
        PersonField(speech, "F"),
        MoneyField(speech, "G", "EUR"),
    ]
    for field in made:
        qtbot.addWidget(field)
        assert all(box.accessibleName() for box in field.boxes())


def test_a_field_keeps_by_a_command(hands: Hands, speech: Speech, show: Show, qtbot: QtBot) -> None:
    field = LineField(speech, "Name", rule=clean_name)
    in_form(show, field)
    field.keeps(hands, AddAccount)
    retype(qtbot, field.editor, "Acme")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert field.is_keeping
    qtbot.waitUntil(lambda: not field.is_keeping)
    assert field.value == "Acme"
    retype(qtbot, field.editor, "Brown")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    retype(qtbot, field.editor, "acme")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(field.note))
    assert "acme" in field.note
    assert field.value == "Brown"
