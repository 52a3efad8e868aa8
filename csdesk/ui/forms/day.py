"""A field for a day, typed as people say it or stepped with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csdesk.errors import Refusal
from csdesk.near_days import WEEK, Looking, near_day
from csdesk.ui.forms.editors import LineEditor
from csdesk.ui.forms.typed import TypedField
from csdesk.ui.speech import Speech

STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: WEEK,
    Qt.Key.Key_PageDown: -WEEK,
}


def read_said(text: str, speech: Speech, today: date, looking: Looking) -> date:
    """A day as the locale writes it, or as people say it. Raises Refusal where it is none."""
    said = near_day(text, speech.formats, today, looking)
    return speech.formats.read_day(text) if said is None else said


class DayEditor(LineEditor):
    """A line for a day; `stepped` says by how many days an arrow key moves it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up is the next day, Down the one before; Page Up and Page Down move by a week."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class DayField(TypedField[date | None]):
    """A date, typed as the locale writes it or as people say it ("today", "Friday", "12 Dec"), or nothing.

    `looking` says whether a day without a year lies ahead of `today()` or behind it.
    """

    editor: DayEditor

    def __init__(
        self,
        speech: Speech,
        title: str,
        today: Callable[[], date],
        *,
        looking: Looking = Looking.AHEAD,
        rule: Callable[[date | None], date | None] | None = None,
        needed: bool = False,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        editor, hint = DayEditor(), speech.formats.day_example
        super().__init__(speech, title, None, editor, rule=rule, hint=hint, quiet=quiet, parent=parent)
        self._today = today
        self._looking = looking
        self._needed = needed
        editor.stepped.connect(self._step)

    def read(self) -> date | None:
        """The day. Raises Refusal where there is no such day, or none although one is needed."""
        text = self.editor.text().strip()
        if text:
            return read_said(text, self.speech, self._today(), self._looking)
        if self._needed:
            raise Refusal(
                "A date is needed here; write it like {example}.", example=self.speech.formats.day_example
            )
        return None

    def shown(self, value: date | None) -> str:
        """The day as it can't be misread."""
        return "" if value is None else self.speech.formats.day(value)

    def _step(self, days: int) -> None:
        """Show another day, today first of all; it is kept when the field is left, like a typed one."""
        try:
            stands = self.read()
            day = self._today() if stands is None else stands + timedelta(days=days)
        except (Refusal, OverflowError):
            return
        self.editor.setText(self.shown(day))
        self.editor.typed.emit()
