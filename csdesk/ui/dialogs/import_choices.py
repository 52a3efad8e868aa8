"""What becomes of a file's rows, and whether what was said about it is kept for the next of its shape."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csdesk.exchange.kinds.kind import RecordKind
from csdesk.flows.mapping import Mapping
from csdesk.flows.matching_records import Manners
from csdesk.tokens import GRID
from csdesk.ui.dialogs.picks import Line
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.tick_box import TickBox


class ImportChoices(QWidget):
    """Boxes to tick; `changed` when one is. Only those are shown that the kind of record knows.

    `name`, under which a mapping is kept, is placed by the dialog.
    """

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = shell.words
        self.create_accounts = TickBox(shell, words("Make accounts that the book doesn't have"), self)
        self.skip = TickBox(shell, words("Leave out rows that can't be used"), self)
        self.clears = TickBox(shell, words("Empty cells clear what the book has"), self)
        self.new_only = TickBox(shell, words("Only bring in what is new"), self)
        self.share = TickBox(shell, words("Share the metrics with the customer"), self)
        self.name = Line(words("Remember this for files like it, as"), words("a name, such as CRM accounts"))
        self._boxes = (self.create_accounts, self.skip, self.clears, self.new_only, self.share)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6 * GRID)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for box in self._boxes:
            box.clicked.connect(self._clicked)

    def show_kind(self, kind: RecordKind, mapping: Mapping, *, is_figures: bool) -> None:
        """Offer what makes sense for a kind, ticked as a mapping says."""
        manners = mapping.manners
        fits = (kind.under_account, True, not is_figures, not is_figures, is_figures)
        for box, is_shown in zip(self._boxes, fits, strict=True):
            self._grid.removeWidget(box)
            box.setVisible(is_shown)
        for place, box in enumerate(box for box, is_shown in zip(self._boxes, fits, strict=True) if is_shown):
            self._grid.addWidget(box, place // 2, place % 2)
        self.create_accounts.setChecked(manners.create_accounts)
        self.clears.setChecked(manners.clears)
        self.new_only.setChecked(manners.new_only)
        self.share.setChecked(mapping.figures.shared)

    def manners(self, mapping: Mapping) -> Manners:
        """How rows are matched from now on."""
        return Manners(
            keys=mapping.manners.keys,
            clears=self.clears.isChecked(),
            create_accounts=self.create_accounts.isChecked(),
            new_only=self.new_only.isChecked(),
        )

    def _clicked(self, _: bool) -> None:
        self.changed.emit()
