"""A field for two days of which both are needed or none: from and to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from csdesk.domain.fields import clean_day_order
from csdesk.domain.periods import first_day, last_day
from csdesk.domain.typed_period import read_period
from csdesk.errors import Refusal
from csdesk.near_days import Looking
from csdesk.ui.forms.day import read_said
from csdesk.ui.forms.editors import LineEditor
from csdesk.ui.forms.field import Field
from csdesk.ui.manner import manner_of
from csdesk.ui.scale import wide
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.labels import label
from csdesk.words import phrase

Span: TypeAlias = tuple[date, date]
BOX_WIDTH = 112
BOTH = phrase("Give the first and the last day.")


class SpanField(Field[Span | None]):
    """Two days with a word between them; kept when the second is left, or the first once both are there.

    Each is typed as in a field for one day, or as a period (Oct 2025, Q3, week 46) of which it is the first or the
    last day; a period alone is all of it. Without a year they lie behind `today()`, as far as they come in order.
    """

    def __init__(
        self,
        speech: Speech,
        title: str,
        today: Callable[[], date],
        *,
        rule: Callable[[Span | None], Span | None] | None = None,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, title, None, rule=rule, parent=parent)
        self._today = today
        self.first = self._box(speech.words("first day"), quiet)
        self.last = self._box(speech.words("last day"), quiet)
        self.first.left.connect(self._first_left)
        self.last.left.connect(self.leave)
        self._label.setBuddy(self.first)
        self.setFocusProxy(self.first)
        self.row.addWidget(self.first)
        self.row.addWidget(label(speech.words("to"), "muted"))
        self.row.addWidget(self.last)
        self.row.addStretch(1)

    def read(self) -> Span | None:
        """The two days. Raises Refusal where one is missing, is no day, or they stand in the wrong order."""
        texts = [box.text().strip() for box in (self.first, self.last)]
        if not any(texts):
            return None
        if not texts[0]:
            raise Refusal(BOTH)
        first, end = self._ends(texts[0], Looking.BACK)
        if not texts[1]:
            if end == first:
                raise Refusal(BOTH)
            return first, end
        lasts = [self._ends(texts[1], looking)[1] for looking in (Looking.BACK, Looking.AHEAD)]
        last = next((day for day in lasts if day >= first), lasts[0])
        clean_day_order(first, last)
        return first, last

    def write(self, value: Span | None) -> None:
        """Show the two days, or none."""
        for box, day in zip((self.first, self.last), value or (None, None), strict=True):
            box.show_text("" if day is None else self.speech.formats.day(day))

    def shown(self, value: Span | None) -> str:
        """The two days."""
        return "" if value is None else " – ".join(self.speech.formats.day(day) for day in value)

    @property
    def is_touched(self) -> bool:
        """Whether one of the boxes holds another day than the one that stands."""
        return self.first.is_touched or self.last.is_touched

    def boxes(self) -> tuple[QWidget, ...]:
        """Both boxes."""
        return (self.first, self.last)

    def _ends(self, text: str, looking: Looking) -> Span:
        """The first and the last day of what a text means: of a whole period, or of one day."""
        period = self._period(text)
        if period is None:
            day = read_said(text, self.speech, self._today(), looking)
            return day, day
        return period

    def _period(self, text: str) -> Span | None:
        cadence, day = read_period(text, manner_of(self.speech.formats, self._today())) or (None, None)
        return None if cadence is None or day is None else (first_day(cadence, day), last_day(cadence, day))

    def _first_left(self) -> None:
        if not self.last.hasFocus() and (self.last.text().strip() or self._period(self.first.text())):
            self.leave()

    def _box(self, name: str, quiet: bool) -> LineEditor:
        box = LineEditor()
        box.setFixedWidth(wide(BOX_WIDTH))
        box.setAccessibleName(f"{self.title}, {name}")
        box.setPlaceholderText(name)
        box.setProperty("quiet", quiet)
        box.given_up.connect(self.give_up)
        box.typed.connect(self.check_while_typing)
        return box
