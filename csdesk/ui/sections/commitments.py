"""Commitments of both sides, each edited where it stands: kept, moved to another day, cancelled, by a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from csdesk.commands.commitment import (
    AddCommitment,
    CancelCommitment,
    DeleteCommitment,
    EditCommitment,
    KeepCommitment,
    RenegotiateCommitment,
    ReopenCommitment,
    needed_text,
)
from csdesk.domain.fields import clean_line
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known
from csdesk.domain.typed_promise import Promise, read_promise
from csdesk.errors import Refusal
from csdesk.near_days import near_day
from csdesk.queries.commitments import CommitmentRow
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.understood import UnderstoodLine
from csdesk.ui.hands import Command
from csdesk.ui.scale import wide
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, MARK, Column, cell_height, head, in_cell, line
from csdesk.ui.sections.commitment_words import TOKENS, story, understood
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choices, day_field, line_field, sentence, text_field
from csdesk.ui.sections.renegotiate import Renegotiate
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, quiet
from csdesk.ui.widgets.chip import Chip
from csdesk.ui.widgets.labels import Elided, rule
from csdesk.words import phrase

OWNER, DAY, STATE, SIDE = 160, 112, 140, 124


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a commitment's first line."""
    words = shell.words
    return (
        Column(words("What was promised")),
        Column(words("Owner"), OWNER),
        Column(words("Due"), DAY),
        Column(words("Where it stands"), STATE),
        Column("", MARK),
        Column("", BIN),
    )


class CommitmentEntry(Entry[CommitmentRow]):
    """A commitment: what, who, for when, and where it stands; below, how it came there and what can be done."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.text = text_field(
            shell, words("What was promised"), words("What was promised?"), rule=needed_text
        )
        self.owner = line_field(shell, words("Owner"), words("Whose is it?"), rule=clean_line)
        self.due = day_field(shell, words("Due"), hint=words("When?"), rule=self._needed_once_moved)
        self.state = Chip()
        self.side = ChoiceField[Side](
            shell.speech, words("Side that promised"), choices(shell, (Side.OURS, Side.THEIRS)), quiet=True
        )
        self.side.hide_title()
        self.side.setFixedWidth(wide(SIDE))
        self.story = Elided("", "muted")
        self.keep = quiet(words("Kept"), self._keep)
        self.later = quiet(words("Another day…"), self._begin_renegotiation)
        self.drop = quiet(words("Cancel"), self._drop)
        self.reopen = quiet(words("Open again"), self._reopen)
        self.renegotiate = Renegotiate(shell, lambda: self.row)
        self.renegotiate.done.connect(self.focus_first)
        self._bind()
        self._lay_out()

    def load(self, row: CommitmentRow) -> None:
        """Show another commitment."""
        super().load(row)
        self.renegotiate.hide()

    def focus_first(self) -> None:
        """What was promised."""
        self.text.setFocus()

    def focus_next_empty(self) -> None:
        """Whatever is not known yet, else the owner."""
        (self.due if self.row.due is None and self.row.answerable else self.owner).setFocus()

    def _bind(self) -> None:
        self.bind(self.text, lambda row: row.text, lambda row, it: EditCommitment(row.id, text=it))
        self.bind(
            self.owner, lambda row: row.answerable, lambda row, it: EditCommitment(row.id, answerable=it)
        )
        self.bind(self.due, lambda row: row.standing.due, _with_day)
        self.bind(self.side, lambda row: row.side, lambda row, it: EditCommitment(row.id, side=it))
        self.shows(self._show)
        self.does("done", self._keep)
        self.does("later", self._begin_renegotiation)
        self.does("drop", self._drop)

    def _lay_out(self) -> None:
        words = self.shell.words
        mark = self.shares(lambda row: row.shared, lambda row, on: EditCommitment(row.id, shared=on))
        delete = self.deletes(
            words("Delete commitment"),
            lambda row: DeleteCommitment(row.id),
            lambda row: phrase("“{promise}” was deleted.", promise=row.text.partition("\n")[0][:60]),
        )
        cells = (self.text, self.owner, self.due, in_cell(self.state), mark, delete)
        self.lines.addLayout(line(columns(self.shell), cells))
        self.story.setFixedHeight(cell_height())
        buttons = (self.keep, self.later, self.drop, self.reopen)
        self.lines.addLayout(sentence(self.side, self.story, *buttons, spread=(self.story,)))
        self.lines.addWidget(self.renegotiate)
        self.lines.addWidget(rule())

    def _show(self, row: CommitmentRow) -> None:
        state, told = row.standing.state, [self.shell.say(one) for one in story(row)]
        self.state.show_state(self.shell.say(state.label), TOKENS[state], " ".join(told))
        self.story.setText(" ".join(told))
        for button in (self.keep, self.later, self.drop):
            button.setVisible(not state.closed)
        self.reopen.setVisible(state.closed)
        if state.closed:
            self.renegotiate.hide()

    def _needed_once_moved(self, day: date | None) -> date | None:
        """Without a day, a promise that was moved would lose the one for which it was made."""
        if day is None and self.row.standing.renegotiated:
            example = self.shell.speech.formats.day_example
            raise Refusal("A date is needed here; write it like {example}.", example=example)
        return day

    def _keep(self) -> None:
        self._do_at(self.keep, KeepCommitment(self.row.id))

    def _drop(self) -> None:
        self._do_at(self.drop, CancelCommitment(self.row.id))

    def _reopen(self) -> None:
        self._do_at(self.reopen, ReopenCommitment(self.row.id))

    def _do_at(self, button: Button, command: Command[Any]) -> None:
        """Do what a button says; the button goes, so the keyboard moves to the text beforehand."""
        if button.hasFocus():
            self.text.setFocus()
        self.shell.hands.do(command)

    def _begin_renegotiation(self) -> None:
        if not self.row.standing.state.closed:
            self.renegotiate.begin()


class Commitments(Entries[CommitmentRow]):
    """The list of commitments with the line that takes a promise as it is said: "guide — Priya — 12 Dec".

    `account` gives the account's id, `review` that of the review in which promises are made, where it is one.
    """

    def __init__(
        self,
        shell: Shell,
        account: Callable[[], int],
        *,
        review: Callable[[], int | None] = lambda: None,
        made_on: Callable[[], date | None] = lambda: None,
        shared: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._shell = shell
        self._account = account
        self._review = review
        self._made_on = made_on
        self._shared = shared
        self._known: tuple[Known, ...] = ()
        words = shell.words
        new = UnderstoodLine(
            shell.speech,
            words("What is promised, by whom, for when"),
            lambda text: shell.say(understood(self._read(text))),
            rule=needed_text,
            hint=words("Export guide — Priya — 12 Dec"),
        )
        super().__init__(
            lambda row: row.id,
            lambda: CommitmentEntry(shell),
            kind="commitment",
            head=head(columns(shell)),
            add=AddLine(shell, words("Add a commitment"), new, new.editor, self._promised),
            parent=parent,
        )

    def offer_known(self, people: Sequence[Known]) -> None:
        """Who may be meant in a line."""
        self._known = tuple(people)

    def _read(self, text: str) -> Promise:
        formats, today = self._shell.speech.formats, self._shell.today()
        return read_promise(text, self._known, lambda said: near_day(said, formats, today))

    def _promised(self, text: str) -> AddCommitment:
        promise = self._read(text)
        return AddCommitment(
            self._account(),
            promise.text,
            side=promise.side,
            answerable=promise.owner,
            due=promise.due,
            made_on=self._made_on(),
            review_id=self._review(),
            shared=self._shared,
        )


def _with_day(row: CommitmentRow, day: date | None) -> Command[Any]:
    """A first day is put right; one that was moved already is moved again."""
    if day is not None and row.standing.renegotiated:
        return RenegotiateCommitment(row.id, day)
    return EditCommitment(row.id, due=day)
