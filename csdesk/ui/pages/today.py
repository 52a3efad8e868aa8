"""Today: what needs a hand now in all accounts, each with its reason; done, opened or put off by a key."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from csdesk.commands.commitment import KeepCommitment
from csdesk.commands.milestone import ReachMilestone
from csdesk.commands.review import EditReview
from csdesk.commands.snooze import PutOff, TakeUpAgain
from csdesk.domain.today import Line, Rule
from csdesk.domain.typed import BETWEEN
from csdesk.errors import Refusal
from csdesk.near_days import near_day
from csdesk.queries.last_import import last_import
from csdesk.queries.today import PutOffRow, Today, today_page
from csdesk.tokens import GRID
from csdesk.ui.forms.newline import NewLine
from csdesk.ui.hands import Command, Done
from csdesk.ui.jump import JumpField
from csdesk.ui.models.today import TodayRow, today_model
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.labels import Elided, label
from csdesk.ui.widgets.last_imported import IMPORTABLE, LastImported
from csdesk.ui.widgets.table import RowsTable
from csdesk.words import counted, phrase

TABLES = (
    "account contract contract_event plan milestone contact metric definition goal goal_revision measurement "
    "commitment commitment_step answer interaction review snooze"
)
SECTIONS = {
    Rule.PROMISE_OVERDUE: "timeline",
    Rule.PROMISE_DUE: "timeline",
    Rule.MILESTONE: "timeline",
    Rule.RENEWAL: "timeline",
    Rule.SILENCE: "timeline",
    Rule.OFF_COURSE: "results",
    Rule.DRIFTING: "results",
    Rule.NO_PLAN: "plan",
    Rule.NO_SPONSOR: "people",
    Rule.REVIEW: "reviews",
    Rule.AGED_ANSWER: "questions",
}


class TodayPage(Page):
    """Enter opens where it is mended, Ctrl+D does it where that is one step, Ctrl+L puts it off with a reason."""

    tables = frozenset(TABLES.split()) | IMPORTABLE

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._put_off: tuple[PutOffRow, ...] = ()
        self._chosen: TodayRow | None = None
        self.top(JumpField(shell))
        self._count = label("", "muted")
        self.last_imported = LastImported(shell, self._pick_rows)
        self.body.addLayout(self._head())
        self.new_line = NewLine(
            shell.speech,
            words("Until when, and why? Friday — she is on holiday"),
            words("Enter puts it off, Esc leaves it"),
            self._readable,
        )
        self.new_line.entered.connect(self._put_off_until)
        self.new_line.given_up.connect(self.focus_first)
        self.body.addWidget(self.new_line)
        self.model = today_model(shell.speech)
        self.table = RowsTable(shell, "today", self.model)
        self.table.setAccessibleName(words("What needs a hand today"))
        self.table.opened.connect(self._open)
        self.table.moved.connect(shell.actions_changed)
        self.table.moved.connect(self._explain)
        self.list = self.table
        card = Card()
        card.body.setContentsMargins(GRID, GRID, GRID, GRID)
        card.add(self.table, 1)
        self.why = label("", "muted", wraps=True)
        self.why.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        card.add(self.why)
        self.empty = EmptyState(
            words("Nothing needs a hand today"),
            words(
                "Promises, goals, milestones, plans, renewals, reviews and answers are looked at by a few rules; what "
                "is quiet is not shown."
            ),
            (),
        )
        self._states = QStackedWidget()
        self._states.addWidget(card)
        self._states.addWidget(self.empty)
        self.body.addWidget(self._states, 1)
        self.later = Elided("", "muted")
        self.take_up = quiet(words("Take the first up again"), self.take_up_again)
        foot = QHBoxLayout()
        foot.addWidget(self.later, 1)
        foot.addWidget(self.take_up)
        self.body.addLayout(foot)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(label(self.words("Today"), "title"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.last_imported)
        return head

    def refresh(self) -> None:
        """Ask for what needs a hand as of today."""
        self.ask(last_import, then=self.last_imported.note)
        self.ask(today_page, self.shell.today(), then=self._show)

    def focus_first(self) -> None:
        """The list."""
        (self.table if self.has_row else self.empty).setFocus()

    @property
    def current(self) -> TodayRow | None:
        """The line in which the keyboard is."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() and self.model.rowCount() else None

    @property
    def has_row(self) -> bool:
        """Whether there is a line to do something with."""
        return self.current is not None

    @property
    def can_be_done(self) -> bool:
        """Whether the current line is done in one step."""
        return self.current is not None and self._step(self.current.line) is not None

    def open_line(self) -> None:
        """Go to where the current line is mended."""
        if self.current is not None:
            self._open(self.current.id)

    def done_line(self) -> None:
        """Do the current line's one step; the foot of the window offers to take that back."""
        row = self.current
        command = None if row is None else self._step(row.line)
        if row is not None and command is not None:
            self.do(command, partial(self._done, row))

    def put_off(self) -> None:
        """Ask until when the current line is to be quiet."""
        self._chosen = self.current
        if self._chosen is not None:
            self.new_line.start()

    def take_up_again(self) -> None:
        """Let the first of what was put off be said again."""
        if self._put_off:
            self.focus_first()
            self.do(TakeUpAgain(self._put_off[0].id))

    def _show(self, found: Today) -> None:
        known = {
            (row.line.account_id, row.line.need.rule, row.line.need.subject): row.id
            for row in self.model.rows
        }
        fresh = max(known.values(), default=0)
        rows = []
        for line in found.lines:
            key = (line.account_id, line.need.rule, line.need.subject)
            fresh += key not in known
            rows.append(TodayRow(known.get(key, fresh), line))
        is_first = not self.model.rows
        self.model.show_rows(rows)
        self._put_off = found.put_off
        self._states.setCurrentIndex(0 if rows else 1)
        said = counted("{count} thing needs a hand", "{count} things need a hand", len(rows))
        self._count.setText(self.say(said) if rows else "")
        self._say_put_off()
        self._explain()
        if is_first and self.isVisible() and not self.new_line.isVisible():
            self.focus_first()
        self.shell.actions_changed.emit()
        self.filled.emit()

    def _pick_rows(self) -> None:
        """Show everything, or what concerns accounts of the last import."""
        only = self.last_imported.ids("account")
        self.model.let_through(None if only is None else lambda row: row.line.account_id in only)
        self._explain()

    def _explain(self) -> None:
        """All of the current line, which a narrow column can't show."""
        row = self.current
        need = None if row is None else row.line.need
        self.why.setText("" if need is None else f"{need.what} · {self.say(need.why)}")

    def _say_put_off(self) -> None:
        self.take_up.setVisible(bool(self._put_off))
        if not self._put_off:
            self.later.setText("")
            return
        first = self._put_off[0]
        said = counted("{count} put off", "{count} put off", len(self._put_off))
        next_one = phrase("the first until {day} ({account})", day=first.until, account=first.account)
        text = self.say(phrase("{said}: {next}", said=said, next=next_one))
        self.later.setText(f"{text} · {first.reason}" if first.reason else text)

    def _open(self, row_id: int) -> None:
        line = next(row.line for row in self.model.rows if row.id == row_id)
        rule, subject = line.need.rule, line.need.subject
        if rule is Rule.STALE:
            self.shell.open_place(Place("figures", line.account_id))
        elif rule is Rule.FOLLOW_UP:
            self.shell.open_place(Place("afterwards", line.account_id, record=subject))
        else:
            self.shell.open_place(Place("account", line.account_id, SECTIONS[rule], subject))

    def _step(self, line: Line) -> Command[object] | None:
        """The command that does it at once, where one does."""
        record = int(line.need.subject.partition(":")[2] or 0) if ":" in line.need.subject else 0
        match line.need.rule:
            case Rule.PROMISE_OVERDUE | Rule.PROMISE_DUE:
                return KeepCommitment(record)
            case Rule.MILESTONE:
                return ReachMilestone(record)
            case Rule.FOLLOW_UP:
                return EditReview(record, followed_up_on=self.shell.today())
        return None

    def _done(self, row: TodayRow, done: Done[object]) -> None:
        self.shell.notify(phrase("Done: {what}", what=row.line.need.what), done.changes.entry)

    def _readable(self, text: str) -> str:
        """A text that begins with a day. Raises Refusal for one that does not."""
        first = BETWEEN.split(text.strip())[0]
        if near_day(first, self.shell.speech.formats, self.shell.today()) is None:
            raise Refusal(
                "Begin with a day, such as Friday or {example}; a reason may follow after a dash.",
                example=self.shell.speech.formats.day_example,
            )
        return text.strip()

    def _put_off_until(self, text: str) -> None:
        row, today = self._chosen, self.shell.today()
        first, *reason = BETWEEN.split(text)
        day = near_day(first, self.shell.speech.formats, today)
        if row is None or day is None:
            self.new_line.done()
            return
        need = row.line.need
        command = PutOff(row.line.account_id, need.rule.value, need.subject, day, " – ".join(reason))
        self.do(command, self._is_put_off, self.new_line.refuse)

    def _is_put_off(self, done: Done[int]) -> None:
        self.new_line.done()
        self.focus_first()
        self.shell.notify(phrase("Put off."), done.changes.entry)
