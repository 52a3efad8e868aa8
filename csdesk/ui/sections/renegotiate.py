"""Another day for a commitment, in place: which day, why, and whether the customer knows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from csdesk.commands.commitment import RenegotiateCommitment
from csdesk.domain.fields import clean_text
from csdesk.near_days import near_day
from csdesk.queries.commitments import CommitmentRow
from csdesk.ui.forms.understood import UnderstoodLine
from csdesk.ui.scale import wide
from csdesk.ui.sections.fields import labelled, line_field
from csdesk.ui.sections.in_place import FormInPlace
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet, secondary
from csdesk.ui.widgets.tick_box import TickBox
from csdesk.words import phrase

DAY = 190


class Renegotiate(FormInPlace):
    """To which day, whether the customer knows, and why."""

    def __init__(self, shell: Shell, row: Callable[[], CommitmentRow], parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self._row = row
        self.day = UnderstoodLine(
            shell.speech, words("New day"), self._understood, hint=words("Friday, 12 Dec")
        )
        self.day.hide_title()
        self.day.setFixedWidth(wide(DAY))
        self.knows = TickBox(shell, words("The customer knows"))
        self.reason = line_field(shell, words("Reason"), words("Why? It stays with it"), rule=clean_text)
        self.keep = secondary(words("Move it"), self._keep)
        for field in (self.day, self.reason):
            field.commit.connect(field.kept)  # nothing goes to the book before the button is pressed
            field.editor.setProperty("quiet", False)
            field.editor.left.connect(partial(self._left, field.editor))
        self.column.addLayout(labelled(words("To"), self.day, self.knows))
        self.column.addLayout(labelled(words("because"), self.reason, spread=(self.reason,)))
        self.column.addWidget(self._note)
        self.column.addLayout(labelled("", self.keep, quiet(words("Leave it as it is"), self._close)))

    def begin(self) -> None:
        """Show the form."""
        self.day.load("")
        self.reason.load("")
        self.knows.setChecked(False)
        self._say("")
        self.show()
        self.day.setFocus()

    def _left(self, box: QWidget) -> None:
        """Enter leaves a box and stays in it."""
        if box.hasFocus():
            self._keep()

    def _keep(self) -> None:
        day = near_day(self.day.editor.text(), self._shell.speech.formats, self._shell.today())
        if day is None:
            example = self._shell.speech.formats.day_example
            self._say(self._shell.say(phrase("Which day? Write it like {example}.", example=example)))
            self.day.setFocus()
            return
        command = RenegotiateCommitment(
            self._row().id, day, customer_knows=self.knows.isChecked(), note=self.reason.editor.text()
        )
        self._send(command)

    def _understood(self, text: str) -> str:
        day = near_day(text, self._shell.speech.formats, self._shell.today())
        return "" if day is None else self._shell.speech.formats.day(day)
