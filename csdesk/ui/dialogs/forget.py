"""Forgetting a person or an account for good: what will be erased is shown, and only then it can be done."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from csdesk.domain.forgetting import (
    Choices,
    Forecast,
    InBackups,
    Kind,
    Whom,
    backups_said,
    forecast_said,
    forgotten_said,
)
from csdesk.errors import Refusal
from csdesk.tokens import GRID
from csdesk.ui.dialogs.dialog import Dialog
from csdesk.ui.dialogs.picks import Pick
from csdesk.ui.loading import named
from csdesk.ui.places import Place
from csdesk.ui.scale import wide
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, secondary
from csdesk.ui.widgets.labels import change_look, label
from csdesk.ui.widgets.tick_box import TickBox
from csdesk.words import Phrase, counted, phrase

SURVEY = "csdesk.flows.forgetting:survey"
FORGET = "csdesk.flows.forgetting:forget"
WIDTH = 560
CHOICES = (
    (InBackups.REWRITE, "Write them anew without it"),
    (InBackups.REMOVE, "Remove them"),
    (InBackups.KEEP, "Keep them as they are"),
)


class ForgetDialog(Dialog):
    """Looks what there is, says it, and forgets. Enter leaves everything as it is."""

    def __init__(self, shell: Shell, kind: str, record: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = shell.words
        self.setWindowTitle(words("Forget for good"))
        self.setFixedWidth(wide(WIDTH))
        self._shell = shell
        self._whom = Whom(Kind(kind), record)
        self.heading = label(self.windowTitle(), "heading", wraps=True)
        self.lines = label(words("Looking what there is…"), wraps=True)
        self.held = label("", wraps=True)
        self.backups = Pick(words("Those backups"), [(one, words(text)) for one, text in CHOICES])
        self.files = TickBox(shell, "")
        self.final = label(
            words("What is forgotten can't be brought back: not by Undo, and not by csdesk."),
            "strong",
            wraps=True,
        )
        self.said = label("", "bad", wraps=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.windowTitle())
        self.cancel = secondary(words("Cancel"), self.reject)
        self.cancel.setDefault(True)
        self.button = primary(words("Forget for good"), self.start)
        self.button.setEnabled(False)
        for part in (self.held, self.backups, self.files, self.said):
            part.hide()
        self._lay_out()
        shell.hands.run(
            phrase("Looking what there is"), named(SURVEY), self._whom, then=self._show, refused=self._refused
        )

    def start(self) -> None:
        """Forget."""
        self._allow(False)
        choices = Choices(self.backups.value, self.files.isChecked())
        self._shell.hands.run(
            phrase("Forgetting"),
            named(FORGET),
            self._whom,
            choices,
            then=self._forgotten,
            refused=self._refused,
            writes=True,
        )

    def reject(self) -> None:
        """Close, but not in the middle of it."""
        if self.cancel.isEnabled():
            super().reject()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(3 * GRID)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 5 * GRID)
        layout.setSpacing(3 * GRID)
        parts = (
            self.heading,
            self.lines,
            self.held,
            self.backups,
            self.files,
            self.final,
            self.said,
            self.bar,
        )
        for part in parts:
            layout.addWidget(part)
        layout.addLayout(foot)

    def _show(self, found: Forecast) -> None:
        say = self._shell.say
        self._allow(True)
        self.heading.setText(say(phrase("Forget “{name}” for good", name=found.name)))
        self.lines.setText("\n".join(say(line) for line in forecast_said(found, self._whom.kind)))
        self.held.setText(say(backups_said(found)))
        self.held.show()
        self.backups.setVisible(bool(found.backups))
        self.files.setText(say(_files_said(found)))
        self.files.setAccessibleName(self.files.text())
        self.files.setVisible(self._whom.kind is Kind.CONTACT and found.files > 0)
        self.cancel.setFocus()
        self._fit()

    def _forgotten(self, done: Any) -> None:
        self._allow(True)
        self.accept()
        if self._whom.kind is Kind.ACCOUNT and not done.outcome.forecast.is_deleted:
            self._shell.open_place(Place("accounts"))
        self._shell.notify(forgotten_said(done.outcome))

    def _refused(self, refusal: Refusal) -> None:
        self._allow(True)
        self.button.setEnabled(False)
        self.said.setText(self._shell.say(refusal.said))
        change_look(self.said, "bad")
        self.said.show()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the sentences are; a size hint would take wrapped ones for higher."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(wide(WIDTH)))

    def _allow(self, work: bool) -> None:
        for part in (self.cancel, self.button, self.backups, self.files):
            part.setEnabled(work)
        self.bar.setVisible(not work)


def _files_said(found: Forecast) -> Phrase:
    return counted(
        "Also erase the {count} review that went out; it may name this person",
        "Also erase the {count} reviews that went out; they may name this person",
        found.files,
    )
