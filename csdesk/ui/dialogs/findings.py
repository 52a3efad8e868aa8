"""What a check found, in words, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.scale import px, wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import label
from csdesk.words import Phrase

WIDTH = 560
LIST_HEIGHT = 160


class FindingsDialog(Dialog):
    """Says what happened, what is safe and what to do, which `way` does; the findings stand below and can be copied."""

    def __init__(
        self,
        shell: Shell,
        title: str,
        said: Phrase,
        *,
        findings: tuple[Phrase, ...],
        way: tuple[str, Callable[[], object]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        what, self._do = way
        self.setWindowTitle(title)
        self.setMinimumWidth(wide(WIDTH))
        self.said = label(shell.say(said), wraps=True)
        self.findings = QPlainTextEdit("\n".join(shell.say(one) for one in findings), readOnly=True)
        self.findings.setAccessibleName(shell.words("Findings"))
        self.findings.setTabChangesFocus(True)
        self.findings.setMinimumHeight(px(LIST_HEIGHT))
        self.findings.setVisible(bool(findings))
        self.way = primary(what, self._go)
        self.way.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addStretch(1)
        foot.addWidget(secondary(shell.words("Close"), self.reject))
        foot.addWidget(self.way)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(4 * GRID)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(self.said)
        layout.addWidget(self.findings, 1)
        layout.addLayout(foot)
        self.way.setFocus()

    def _go(self) -> None:
        self.accept()
        self._do()
