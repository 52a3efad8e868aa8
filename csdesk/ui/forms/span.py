"""A field for two days of which both are needed or none: from and to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from csdesk.domain.fields import clean_day_order
from csdesk.errors import Refusal
from csdesk.near_days import Looking
from csdesk.ui.forms.day import read_said
from csdesk.ui.forms.editors import LineEditor
from csdesk.ui.forms.field import Field
from csdesk.ui.scale import wide
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.labels import label

Span: TypeAlias = tuple[date, date]
BOX_WIDTH = 112


class SpanField(Field[Span | None]):
    """Two days with a word between them; kept when the second is left, or the first once both are there.

    Each is typed as in a field for one day. Without a year they lie behind `today()`, as far as they come in order.
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
        if not all(texts):
            raise Refusal("Give the first and the last day.")
        first, *lasts = (
            read_said(text, self.speech, self._today(), looking)
            for text, looking in (
                (texts[0], Looking.BACK),
                (texts[1], Looking.BACK),
                (texts[1], Looking.AHEAD),
            )
        )
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

    def _first_left(self) -> None:
        if self.last.text().strip() and not self.last.hasFocus():
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
