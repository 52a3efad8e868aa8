"""The button that narrows lists to what the last import brought or changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csdesk.domain.spoken import moment
from csdesk.queries.last_import import LastImport
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button
from csdesk.ui.widgets.tips import plain_tip
from csdesk.words import phrase

IMPORTABLE = frozenset(
    "account contact contract plan metric goal measurement change milestone commitment answer".split()
)
"""The tables that an import writes: a page with this button is read anew when one of them changed."""


class LastImported(Button):
    """Hidden where no import stands; `narrow` is called when what it lets through is something else."""

    def __init__(self, shell: Shell, narrow: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(shell.words("Last imported"), narrow, "toggle", parent)
        self._shell = shell
        self._narrow = narrow
        self._found: LastImport | None = None
        self.setCheckable(True)
        self.hide()

    def note(self, found: LastImport | None) -> None:
        """Know the last import from now on; where there is none any more, everything is let through again."""
        before, self._found = self._found, found
        was_narrowed = self.isChecked()
        self.setVisible(found is not None)
        self.setChecked(was_narrowed and found is not None)
        if found is not None:
            said = phrase(
                "Only what “{file}” brought or changed on {when}", file=found.file, when=moment(found.at)
            )
            self.setToolTip(plain_tip(self._shell.say(said)))
            self.setAccessibleDescription(self._shell.say(said))
        if was_narrowed and found != before:
            self._narrow()

    def give_up(self) -> None:
        """Let everything through again."""
        if self.isChecked():
            self.setChecked(False)
            self._narrow()

    @property
    def only(self) -> LastImport | None:
        """What alone is let through; None for everything."""
        return self._found if self.isChecked() else None

    def ids(self, table: str) -> frozenset[int] | None:
        """The ids of a table's records that are let through; None for all."""
        return None if self.only is None else self.only.ids.get(table, frozenset())
