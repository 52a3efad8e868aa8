"""The card beside the history: what one entry did, or what going back to it would take back, and the ways to do so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.domain.spoken import moment
from csdesk.queries.history_back import GoBackRow
from csdesk.queries.history_detail import EntryDetail
from csdesk.queries.taking_back import TakeBackRow
from csdesk.tokens import GRID
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import primary, quiet, secondary
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.changed_view import ChangedView
from csdesk.ui.widgets.labels import change_look, label
from csdesk.words import Phrase, counted, phrase

LEAST_WIDTH = 300


class EntryCard(Card):
    """`go` with what going back would do, once that was agreed to; `left` when it was not."""

    go = Signal(object)  # GoBackRow
    left = Signal()

    def __init__(
        self,
        shell: Shell,
        open_thing: Callable[[], object],
        take_back: Callable[[], object],
        ask_to_go_back: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        words = shell.words
        self._shell = shell
        self._would: GoBackRow | None = None
        self.setMinimumWidth(LEAST_WIDTH)
        self.title = label("", "heading", wraps=True)
        self.when = label("", "muted", wraps=True)
        self.state = label("", "muted", wraps=True)
        self.changed = ChangedView(shell)
        self.open = quiet(words("Open it"), open_thing)
        self.back = secondary(words("Take back"), take_back)
        self.back_to = secondary(words("Back to here…"), ask_to_go_back)
        self.sure = primary(words("Go back"), self._go)
        self.leave = secondary(words("Leave it"), self._leave)
        for part in (self.title, self.when, self.state):
            self.add(part)
        self.add(self.changed, 1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.open)
        row.addStretch(1)
        for button in (self.back, self.back_to, self.leave, self.sure):
            row.addWidget(button)
        self.add(row)
        self._offer()

    def show_detail(self, detail: EntryDetail, *, can_go_back: bool, has_thing: bool) -> None:
        """Show what an entry did."""
        self._would = None
        entry = detail.entry
        self.title.setText(self._shell.say(entry.title))
        when = self._shell.say(moment(entry.at))
        self.when.setText(" · ".join((when, *entry.accounts[:3])))
        state = self._state(detail)
        self._say("" if state is None else self._shell.say(state))
        self.changed.show_records(detail.records, detail.others)
        self._offer(self.back_to if can_go_back else None, self.back if detail.can_be_taken_back else None)
        self.open.setVisible(has_thing)

    def show_looking(self) -> None:
        """Say that it is looked up what going back would do, which takes a moment in a long history."""
        self._say(self._shell.words("Looking…"), "muted")

    def show_going_back(self, found: GoBackRow) -> None:
        """Show what going back would take back and leave, and ask whether to."""
        self._would = found
        say = self._shell.say
        self.title.setText(say(phrase("Back to “{what}”?", what=found.title)))
        self.when.setText(
            say(
                counted(
                    "One change that was done since is taken back, all at once; one Undo brings it back.",
                    "{count} changes that were done since are taken back, all at once; one Undo brings them back.",
                    found.entries,
                )
            )
        )
        self._say(_sentence(self._shell, found.row), "warning" if found.row.staying else "muted")
        lines = [say(one) for one in found.named]
        more = found.entries - len(lines)
        if more > 0:
            lines.append(say(counted("… and one more", "… and {count} more", more)))
        self.changed.show_lines(_staying(self._shell, found.row) + lines)
        self._offer(self.leave, self.sure)
        self.sure.setFocus()

    def show_staying(self, row: TakeBackRow) -> None:
        """Say after the deed what stays as it is, and why."""
        self.title.setText(self._shell.words("Not everything could be taken back"))
        self._say(_sentence(self._shell, row))
        self.changed.show_lines(_staying(self._shell, row))

    def _state(self, detail: EntryDetail) -> Phrase | None:
        by = detail.taken_back_by
        if by is not None:
            return phrase("Taken back on {when}: {what}.", when=moment(by.at), what=by.title)
        if not detail.entry.stands:
            return phrase("Taken back by Undo.")
        if not detail.can_be_taken_back:
            return phrase("This can't be taken back: something that it changed was forgotten for good.")
        return None

    def _say(self, text: str, look: str = "warning") -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        change_look(self.state, look)

    def _offer(self, *buttons: QWidget | None) -> None:
        for one in (self.back, self.back_to, self.sure, self.leave, self.open):
            one.setVisible(one in buttons)

    def _go(self) -> None:
        if self._would is not None:
            self.go.emit(self._would)

    def _leave(self) -> None:
        self.left.emit()


def _sentence(shell: Shell, row: TakeBackRow) -> str:
    text = shell.say(row.said)
    return shell.say(phrase("{said}.", said=text[:1].upper() + text[1:]))


def _staying(shell: Shell, row: TakeBackRow) -> list[str]:
    lines = [
        shell.say(phrase("Stays: {record} – {why}", record=one.record, why=one.why)) for one in row.staying
    ]
    if row.unnamed:
        lines.append(shell.say(phrase("… and {count} more.", count=row.unnamed)))
    return lines
