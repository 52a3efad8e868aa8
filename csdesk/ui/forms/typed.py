"""Fields that one types into: a line, a text, a number."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from csdesk.errors import Refusal
from csdesk.ui.forms.editors import LineEditor, TextEditor
from csdesk.ui.forms.field import Field
from csdesk.ui.speech import Speech
from csdesk.ui.widgets.labels import label

T = TypeVar("T")


class TypedField(Field[T]):
    """A field of one box that is typed into. `quiet` shows the box only when it is hovered or has the focus."""

    def __init__(
        self,
        speech: Speech,
        title: str,
        empty: T,
        editor: LineEditor | TextEditor,
        *,
        rule: Callable[[T], T] | None = None,
        hint: str = "",
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, title, empty, rule=rule, parent=parent)
        self.editor = editor
        self._label.setBuddy(editor)
        self.setFocusProxy(editor)
        editor.setAccessibleName(title)
        editor.setPlaceholderText(hint)
        editor.setProperty("quiet", quiet)
        editor.left.connect(self.leave)
        editor.given_up.connect(self.give_up)
        editor.typed.connect(self.check_while_typing)
        self.row.addWidget(editor, 1)

    def write(self, value: T) -> None:
        """Put a value into the box."""
        self.editor.show_text(self.shown(value))

    @property
    def is_touched(self) -> bool:
        """Whether the box holds something else than what stands."""
        return self.editor.is_touched

    def boxes(self) -> tuple[QWidget, ...]:
        """The box."""
        return (self.editor,)


class LineField(TypedField[str]):
    """A text on one line."""

    refuses_early = True

    def __init__(
        self,
        speech: Speech,
        title: str,
        *,
        rule: Callable[[str], str] | None = None,
        hint: str = "",
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, title, "", LineEditor(), rule=rule, hint=hint, quiet=quiet, parent=parent)

    def read(self) -> str:
        """The text."""
        return self.editor.text()

    def shown(self, value: str) -> str:
        """The text."""
        return value


class TextField(TypedField[str]):
    """A text of several lines that grows with what is written."""

    refuses_early = True

    def __init__(
        self,
        speech: Speech,
        title: str,
        *,
        rule: Callable[[str], str] | None = None,
        hint: str = "",
        quiet: bool = False,
        lines: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            speech, title, "", TextEditor(lines), rule=rule, hint=hint, quiet=quiet, parent=parent
        )

    def read(self) -> str:
        """The text."""
        return self.editor.text()

    def shown(self, value: str) -> str:
        """The text."""
        return value


class NumberField(TypedField[Decimal | None]):
    """A number, typed as the locale writes it, or nothing; its unit stands behind the box."""

    def __init__(
        self,
        speech: Speech,
        title: str,
        *,
        unit: str = "",
        decimals: int = 0,
        rule: Callable[[Decimal | None], Decimal | None] | None = None,
        needed: bool = False,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, title, None, LineEditor(), rule=rule, quiet=quiet, parent=parent)
        self._decimals = decimals
        self._needed = needed
        self._unit = label(unit, "muted")
        self.row.addWidget(self._unit)
        self._unit.setVisible(bool(unit))

    def set_unit(self, unit: str, decimals: int) -> None:
        """The unit behind the box, and the least number of decimals shown."""
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._decimals = decimals

    def read(self) -> Decimal | None:
        """The number. Raises Refusal where it is none, or none is there although one is needed."""
        text = self.editor.text().strip()
        if text:
            return self.speech.formats.read_number(text)
        if self._needed:
            raise Refusal("A number is needed here.")
        return None

    def shown(self, value: Decimal | None) -> str:
        """The number with all the decimals that it has."""
        return "" if value is None else number_text(self.speech, value, self._decimals)


def number_text(speech: Speech, value: Decimal, decimals: int) -> str:
    """A number with at least `decimals` places and none of its own lost."""
    exponent = value.normalize().as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    return speech.formats.number(value, max(decimals, own))
