"""What every field has in common: a label, a state, a refusal in words, and keeping what was entered on leaving."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.hands import Command, Hands
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.labels import label, polish
from csdesk.words import phrase

T = TypeVar("T")
TEXT_INDENT = 9  # a box's border and padding in the stylesheet


class Field(QWidget, Generic[T]):
    """A value that is edited in place. A subclass gives `read`, `write`, `is_touched` and `shown`.

    `commit(value)` is emitted when the field is left with a changed and valid value; the receiver answers each with
    `kept()` or `refuse(refusal)`, which `keeps(hands, make)` arranges. `rule(value)` cleans a value or raises Refusal.
    """

    commit = Signal(object)

    def __init__(
        self,
        speech: Speech,
        title: str,
        empty: T,
        *,
        rule: Callable[[T], T] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.speech = speech
        self.title = title
        self.rule = rule
        self._stands: T = empty
        self._sent: deque[tuple[int, T]] = deque()
        self._record = 0
        self._turned_down: list[T] = []
        self._label = label(title, "muted")
        self._state = label("", "muted")
        self._note = label("", "bad", wraps=True)
        self._note.hide()
        head = QHBoxLayout()
        head.addWidget(self._label)
        head.addStretch(1)
        head.addWidget(self._state)
        self.row = QHBoxLayout()
        self.row.setSpacing(2 * GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addLayout(self.row)
        layout.addWidget(self._note)

    @property
    def value(self) -> T:
        """The value that stands, as it was kept last."""
        return self._stands

    @property
    def is_keeping(self) -> bool:
        """Whether something is on its way to the disk."""
        return any(record == self._record for record, _ in self._sent)

    @property
    def note(self) -> str:
        """What is refused, in words; empty when nothing is."""
        return self._note.text() if not self._note.isHidden() else ""

    def keeps(self, hands: Hands, make: Callable[[T], Command[Any]]) -> None:
        """Run the command that `make` makes of each committed value."""
        self.commit.connect(lambda value: hands.do(make(value), self.kept, self.refuse))

    def load(self, value: T) -> None:
        """Show another record's value, whatever was being typed."""
        self._record += 1
        self._stands = value
        self.write(value)
        self._say_nothing()

    def show_value(self, value: T) -> None:
        """Show the value read anew; what is being typed or kept stays in the box."""
        in_use = self.is_touched or self.is_keeping
        self._stands = value
        if not in_use:
            self.write(value)

    def hide_title(self) -> None:
        """Show no label, where the place says already what the field is; a screen reader still hears it."""
        self._label.hide()
        self._state.hide()

    def note_under(self, layout: QVBoxLayout) -> None:
        """Say what is refused in another layout, where a narrow field leaves no room for a sentence."""
        layout.addWidget(self._note)
        self._note.setIndent(TEXT_INDENT)

    def align_title(self) -> None:
        """Let the label begin where the text in a quiet box begins."""
        self._label.setIndent(TEXT_INDENT)
        self._note.setIndent(TEXT_INDENT)

    def read(self) -> T:
        """The value in the box. Raises Refusal when it is none."""
        raise NotImplementedError

    def write(self, value: T) -> None:
        """Put a value into the box."""
        raise NotImplementedError

    def shown(self, value: T) -> str:
        """A value as the box shows it."""
        raise NotImplementedError

    @property
    def is_touched(self) -> bool:
        """Whether the box holds something else than what stands."""
        raise NotImplementedError

    def boxes(self) -> tuple[QWidget, ...]:
        """The widgets that take the focus."""
        raise NotImplementedError

    def leave(self) -> None:
        """Keep what was entered, when it is another value and valid."""
        if not self.is_touched:
            return
        try:
            value = self._cleaned()
        except Refusal as refusal:
            self._refuse(refusal)
            return
        if value in self._turned_down:
            return
        if value == (self._sent[-1][1] if self.is_keeping else self._stands):
            self.give_up()
            return
        self._say_nothing()
        self._sent.append((self._record, value))
        self._show_keeping(True)
        self.commit.emit(value)

    def give_up(self) -> None:
        """Show again what stands."""
        self.write(self._stands)
        self._say_nothing()

    def kept(self, _: object = None) -> None:
        """Hear that the oldest committed value is on the disk."""
        record, value = self._sent.popleft()
        if record != self._record:
            return
        self._stands = value
        if not self.is_keeping:
            self._show_keeping(False)
            if self._is_still(value):
                self.write(value)

    def refuse(self, refusal: Refusal) -> None:
        """Hear that the oldest committed value was refused; what stood before still stands."""
        record, value = self._sent.popleft()
        if record == self._record:
            self._turned_down = [value]
            if not self.is_keeping:
                self._show_keeping(False)
            self._refuse(refusal)

    def check_while_typing(self) -> None:
        """Say at once what typing on can't mend, and take a refusal back once it is mended."""
        self._turned_down.clear()
        if not self.is_touched:
            self._say_nothing()
            return
        try:
            self._cleaned()
        except Refusal as refusal:
            if self.refuses_early or self.note:
                self._refuse(refusal)
        else:
            self._say_nothing()

    refuses_early = False

    def _cleaned(self) -> T:
        value = self.read()
        return self.rule(value) if self.rule is not None else value

    def _is_still(self, value: T) -> bool:
        try:
            return self._cleaned() == value
        except Refusal:
            return False

    def _refuse(self, refusal: Refusal) -> None:
        said = self.speech.say(refusal.said)
        before = self.shown(self._stands)
        if before:
            said = f"{said} {self.speech.say(phrase('Still kept: {before}.', before=_short(before)))}"
        self._mark(said)

    def _say_nothing(self) -> None:
        self._turned_down.clear()
        if not self.is_keeping:
            self._show_keeping(False)
        if self.note:
            self._mark("")

    def _show_keeping(self, keeping: bool) -> None:
        self._state.setText(self.speech.words("Being kept…") if keeping else "")
        for box in self.boxes():
            if bool(box.property("keeping")) is not keeping:
                box.setProperty("keeping", keeping)
                polish(box)

    def _mark(self, said: str) -> None:
        self._note.setText(said)
        self._note.setVisible(bool(said))
        for box in self.boxes():
            box.setAccessibleDescription(said)
            box.setProperty("wrong", bool(said))
            polish(box)
            QAccessible.updateAccessibility(QAccessibleEvent(box, QAccessible.Event.DescriptionChanged))


def _short(text: str) -> str:
    line = text.partition("\n")[0]
    return line if line == text and len(line) <= 60 else f"{line[:60]}…"
