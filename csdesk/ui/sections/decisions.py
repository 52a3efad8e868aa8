"""The decisions of a review: what was wanted, and what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from csdesk.commands.decision import AddDecision, AnswerDecision, DeleteDecision, EditDecision
from csdesk.domain.fields import clean_text
from csdesk.queries.review import DecisionRow
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, Column, head, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import boxed, day_field, line_field, text_field
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.words import phrase

DAY = 112
NOT_ANSWERED = 0


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a decision."""
    words = shell.words
    return (
        Column(words("Decision wanted")),
        Column(words("What was decided")),
        Column(words("Decided on"), DAY),
        Column("", BIN),
    )


class DecisionEntry(Entry[DecisionRow]):
    """A decision on one line; without its words it is still to be taken."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.wanted = text_field(
            shell,
            words("Decision wanted"),
            words("Nobody asked for it"),
            rule=partial(clean_text, field="wanted"),
        )
        self.taken = text_field(
            shell,
            words("What was decided"),
            words("Not decided yet"),
            rule=partial(clean_text, field="taken"),
        )
        self.on = day_field(shell, words("Decided on"), hint=words("When?"), behind=True)
        self.bind(self.wanted, lambda row: row.wanted, lambda row, it: EditDecision(row.id, wanted=it))
        self.bind(self.taken, lambda row: row.taken, lambda row, it: EditDecision(row.id, taken=it))
        self.bind(self.on, lambda row: row.taken_on, lambda row, it: EditDecision(row.id, taken_on=it))
        delete = self.deletes(
            words("Delete decision"),
            lambda row: DeleteDecision(row.id),
            lambda row: phrase("“{decision}” was deleted.", decision=(row.taken or row.wanted)[:60]),
        )
        self.answers = ChoiceField[int](
            shell.speech, words("Which wanted decision it answers"), self._wanted(()), quiet=True
        )
        self.answers.hide_title()
        self.answers.editor.opens_first = True
        self.answers.keeps(shell.hands, lambda wanted: AnswerDecision(self.row.id, wanted))
        self.lines.addLayout(line(columns(shell), (self.wanted, self.taken, self.on, delete)))
        self._answering = boxed(line(columns(shell), (self.answers, None, None, None)))
        self.lines.addWidget(self._answering)
        self.shows(self._show_wanted)

    def focus_first(self) -> None:
        """What was decided."""
        self.taken.setFocus()

    def offer(self, offer: Offer) -> None:
        """Let a decision that nobody asked for answer one that is still to be taken."""
        super().offer(offer)
        if self._row is not None:
            self._show_wanted(self._row)

    def _show_wanted(self, row: DecisionRow) -> None:
        wanted = self.offered.wanted
        self.answers.set_choices(self._wanted(wanted))
        self.answers.load(NOT_ANSWERED)
        self._answering.setVisible(bool(wanted) and not row.wanted)

    def _wanted(self, wanted: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
        return [(NOT_ANSWERED, self.shell.words("It answers…")), *wanted]


class TakenDecisions(Entries[DecisionRow]):
    """The decisions with the line that adds one that was taken unasked."""

    def __init__(self, shell: Shell, review: Callable[[], int], parent: QWidget | None = None) -> None:
        new = line_field(shell, shell.words("What was decided?"), rule=partial(clean_text, field="taken"))
        super().__init__(
            lambda row: row.id,
            lambda: DecisionEntry(shell),
            kind="decision",
            head=head(columns(shell)),
            add=AddLine(
                shell,
                shell.words("Add a decision"),
                new,
                new.editor,
                lambda text: AddDecision(review(), taken=text),
            ),
            parent=parent,
        )

    def show_rows(self, rows: Sequence[DecisionRow], *, anew: bool) -> None:
        """Show a review's decisions."""
        self.offer(Offer(wanted=tuple((row.id, row.wanted) for row in rows if not row.taken)))
        super().show_rows(rows, anew=anew)
