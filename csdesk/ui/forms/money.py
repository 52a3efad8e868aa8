"""A field for an amount with its currency."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csdesk.settings import CURRENCIES
from csdesk.ui.forms.editors import Chooser, LineEditor
from csdesk.ui.forms.field import Field
from csdesk.ui.forms.typed import number_text
from csdesk.ui.speech import Speech
from csdesk.words import Money


class MoneyField(Field[Money | None]):
    """An amount and the currency beside it; an empty amount is none. Kept when the amount or the choice is left."""

    def __init__(
        self,
        speech: Speech,
        title: str,
        currency: str,
        *,
        rule: Callable[[Money | None], Money | None] | None = None,
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(speech, title, None, rule=rule, parent=parent)
        self._usual = currency
        self.editor = LineEditor()
        self.editor.setAccessibleName(title)
        self.editor.setProperty("quiet", quiet)
        self.currency = Chooser()
        self.currency.setAccessibleName(speech.words("Currency"))
        self.currency.setProperty("quiet", quiet)
        self.currency.addItems([currency, *(code for code in CURRENCIES if code != currency)])
        self.editor.left.connect(self.leave)
        self.editor.given_up.connect(self.give_up)
        self.editor.typed.connect(self.check_while_typing)
        self.currency.activated.connect(self.leave)
        self._label.setBuddy(self.editor)
        self.setFocusProxy(self.editor)
        self.row.addWidget(self.editor, 1)
        self.row.addWidget(self.currency)

    def read(self) -> Money | None:
        """The amount. Raises Refusal when it is no number."""
        text = self.editor.text().strip()
        if not text:
            return None
        return Money(self.speech.formats.read_number(text), self.currency.currentText())

    def write(self, value: Money | None) -> None:
        """Show an amount and its currency, or neither."""
        code = self._usual if value is None else value.currency
        if self.currency.findText(code) < 0:
            self.currency.addItem(code)
        self.currency.setCurrentText(code)
        self.editor.show_text("" if value is None else number_text(self.speech, value.amount, 0))

    def shown(self, value: Money | None) -> str:
        """The amount with its currency."""
        return "" if value is None else self.speech.formats.money(value)

    @property
    def is_touched(self) -> bool:
        """Whether another amount or currency stands in the boxes; a currency alone is no value."""
        stands = self._usual if self.value is None else self.value.currency
        other = self.currency.currentText() != stands
        return self.editor.is_touched or (other and bool(self.editor.text().strip()))

    def boxes(self) -> tuple[QWidget, ...]:
        """The amount's box and the currency's."""
        return (self.editor, self.currency)
