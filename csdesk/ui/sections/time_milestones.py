"""Milestones by their days: planned, reached, and expected at the pace of those reached."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csdesk.commands.milestone import EditMilestone, ReachMilestone
from csdesk.domain.milestone import MilestoneState
from csdesk.domain.result import Missing
from csdesk.queries.milestones import MilestoneRow
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.sections.columns import MARK, Column, cell_height, head, line
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import day_field
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import Elided, change_look
from csdesk.words import Phrase, counted, phrase

DAY, EXPECTED = 112, 190


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a milestone's days."""
    words = shell.words
    return (
        Column(words("Milestone")),
        Column(words("Planned"), DAY),
        Column(words("Reached"), DAY),
        Column(words("Where it stands"), EXPECTED),
        Column("", MARK),
    )


def milestones_head(shell: Shell) -> QWidget:
    """The heads over the milestones."""
    return head(columns(shell))


class MilestoneDaysEntry(Entry[MilestoneRow]):
    """A milestone's two days, and what they and the pace so far mean."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.said = Elided("")
        self.stands = Elided("", "muted")
        for text in (self.said, self.stands):
            text.setFixedHeight(cell_height())
            text.setContentsMargins(TEXT_INDENT, 0, 0, 0)
        self.planned = day_field(shell, words("Planned for"), hint=words("When?"))
        self.reached = day_field(shell, words("Reached on"), hint=words("Not yet"), behind=True)
        self.bind(self.planned, lambda row: row.planned, lambda row, it: EditMilestone(row.id, planned=it))
        self.bind(self.reached, lambda row: row.reached, lambda row, it: EditMilestone(row.id, reached=it))
        mark = self.shares(lambda row: row.shared, lambda row, on: EditMilestone(row.id, shared=on))
        self.shows(self._show)
        self.does("done", lambda: self.shell.hands.do(ReachMilestone(self.row.id)))
        self.lines.addLayout(line(columns(shell), (self.said, self.planned, self.reached, self.stands, mark)))

    def focus_first(self) -> None:
        """The day that is open, the planned one where both are known."""
        (
            self.planned if self.row.planned is None or self.row.reached is not None else self.reached
        ).setFocus()

    def _show(self, row: MilestoneRow) -> None:
        self.said.setText(row.phrase)
        said, look = stands(row)
        self.stands.setText(self.shell.say(said))
        change_look(self.stands, look)


def stands(row: MilestoneRow) -> tuple[Phrase, str]:
    """Where a milestone stands, in words, and the look that goes with them."""
    if row.reached is not None:
        late = (row.reached - row.planned).days if row.planned is not None else 0
        if late <= 0:
            return phrase("Reached"), "good"
        return counted("Reached {count} day late", "Reached {count} days late", late), "muted"
    if row.planned is None:
        return phrase("No day planned"), "muted"
    if row.state is MilestoneState.OVERDUE:
        return phrase("Overdue"), "bad"
    if isinstance(row.expected, Missing) or row.expected == row.planned:
        return phrase("Ahead"), "muted"
    return phrase("Expected {day}", day=row.expected), "warning"
