"""Today: what needs a hand now in all accounts, each with its reason; beside it the days to come and those gone by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from csdesk.commands.answer import ConfirmAnswer
from csdesk.commands.commitment import KeepCommitment
from csdesk.commands.milestone import ReachMilestone
from csdesk.commands.review import EditReview
from csdesk.commands.snooze import PutOff, TakeUpAgain
from csdesk.domain.today import Line, Rule
from csdesk.domain.typed import BETWEEN
from csdesk.errors import Refusal
from csdesk.near_days import near_day
from csdesk.queries.days_around import Around, days_around
from csdesk.queries.last_import import last_import
from csdesk.queries.today import PutOffRow, Today, today_page
from csdesk.settings import TODAY, about
from csdesk.tokens import GRID
from csdesk.ui.forms.newline import NewLine
from csdesk.ui.hands import Command, Done
from csdesk.ui.jump import JumpField
from csdesk.ui.loading import named
from csdesk.ui.models.today import (
    AT_ONCE,
    TodayRow,
    day_lines,
    days_of,
    place_of,
    put_off_lines,
    today_model,
    what_of,
)
from csdesk.ui.pages.page import Page
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.beside import Beside
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.day_list import DayCard
from csdesk.ui.widgets.empty import EmptyState
from csdesk.ui.widgets.labels import label
from csdesk.ui.widgets.last_imported import IMPORTABLE, LastImported
from csdesk.ui.widgets.table import RowsTable
from csdesk.words import counted, phrase

TABLES = (
    "account contract contract_event plan milestone next_phase contact metric definition goal goal_revision "
    "measurement commitment commitment_step answer interaction interaction_contact review snooze"
)
BEGIN_REVIEW = "csdesk.ui.reviews.lists:open_next_review"
RULES = Place("settings", section="today_promises")


class TodayPage(Page):
    """Enter opens where it is mended, Ctrl+D does it where that is one step, Ctrl+L puts it off with a reason."""

    tables = frozenset(TABLES.split()) | IMPORTABLE

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = self.words
        self._put_off: tuple[PutOffRow, ...] = ()
        self._chosen: TodayRow | None = None
        self.top(JumpField(shell))
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
        self.body.addWidget(Beside(self._needs(), self._days()), 1)
        shell.preferences.changed.connect(self._hear_choice)

    def refresh(self) -> None:
        """Ask for what needs a hand as of today; when that is there, for the rest."""
        self.ask(today_page, self.shell.today(), days_of(self.shell.preferences.settings), then=self._show)

    def focus_first(self) -> None:
        """The list."""
        (self.table if self.has_row else self.empty).setFocus()

    @property
    def current(self) -> TodayRow | None:
        """The line in which the keyboard is."""
        index = self.table.currentIndex()
        return self.model.row_at(index.row()) if index.isValid() and self.model.rowCount() else None

    @property
    def account_here(self) -> int | None:
        """The account of the line in which the keyboard is."""
        return self.current.line.account_id if self.current is not None else None

    @property
    def has_row(self) -> bool:
        """Whether there is a line to do something with."""
        return self.current is not None

    @property
    def has_put_off(self) -> bool:
        """Whether anything is put off."""
        return bool(self._put_off)

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
        self._take_up(0)

    def show_rules(self) -> None:
        """Go to the days of the rules, among the settings."""
        self.shell.open_place(RULES)

    def _head(self) -> QHBoxLayout:
        self._count = label("", "muted")
        head = QHBoxLayout()
        head.setSpacing(3 * GRID)
        head.addWidget(label(self.words("Today"), "title"))
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        self.last_imported = LastImported(self.shell, self._pick_rows)
        head.addWidget(self.last_imported)
        head.addWidget(quiet(self.words("Rules and their days"), self.show_rules))
        return head

    def _needs(self) -> QStackedWidget:
        words = self.words
        self.table = RowsTable(self.shell, "today", self.model, begins_anew=True)
        self.table.setAccessibleName(words("What needs a hand today"))
        self.table.opened.connect(self._open)
        self.table.moved.connect(self.shell.actions_changed)
        self.table.moved.connect(self._explain)
        self.list = self.table
        card = Card()
        card.body.setContentsMargins(GRID, GRID, GRID, GRID)
        card.add(self.table, 1)
        self.why = label("", "muted", wraps=True)
        foot = QHBoxLayout()
        foot.addWidget(self.why, 1)
        foot.addWidget(label(words("Ctrl+L puts it off"), "muted"), 0, Qt.AlignmentFlag.AlignTop)
        foot.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        card.add(foot)
        self.empty = EmptyState(
            words("Nothing needs a hand today"),
            words(
                "Promises, goals, milestones, plans, renewals, reviews, talks and answers are looked at by a few rules."
                " What is quiet is not shown."
            ),
            (),
        )
        self._states = QStackedWidget()
        self._states.addWidget(card)
        self._states.addWidget(self.empty)
        return self._states

    def _days(self) -> tuple[DayCard, DayCard, DayCard]:
        words, looks = self.words, self.shell.looks
        self.ahead = DayCard(
            looks, words("The next two weeks"), words("Nothing is due in the next two weeks.")
        )
        self.back = DayCard(
            looks, words("Done in the last week"), words("Nothing was done in the last week.")
        )
        self.later = DayCard(looks, words("Put off"))
        self.later.hide()  # until something is
        for card in (self.ahead, self.back):
            card.chosen.connect(partial(self._follow, card))
        self.later.chosen.connect(self._take_up)
        return self.ahead, self.back, self.later

    def _hear_choice(self, name: str) -> None:
        if about(name).group == TODAY:
            self.make_stale()

    def _show(self, found: Today) -> None:
        known = {_key(row.line): row.id for row in self.model.rows}
        fresh = max(known.values(), default=0)
        rows = []
        for line in found.lines:
            fresh += _key(line) not in known
            rows.append(TodayRow(known.get(_key(line), fresh), line))
        is_first = not self.model.rows
        self.model.show_rows(rows)
        self._put_off = found.put_off
        self.later.show_lines(put_off_lines(self.shell.speech, found.put_off))
        self.later.setVisible(bool(found.put_off))
        self._states.setCurrentIndex(0 if rows else 1)
        said = counted("{count} thing needs a hand", "{count} things need a hand", len(rows))
        self._count.setText(self.say(said) if rows else "")
        self._explain()
        if is_first and self.isVisible() and not self.new_line.isVisible():
            self.focus_first()
        self.shell.actions_changed.emit()
        self.filled.emit()
        self.ask(days_around, self.shell.today(), then=self._show_around)
        self.ask(last_import, then=self.last_imported.note)

    def _show_around(self, around: Around) -> None:
        self.ahead.show_lines(day_lines(self.shell.speech, around.ahead))
        self.back.show_lines(day_lines(self.shell.speech, around.back))

    def _pick_rows(self) -> None:
        """Show everything, or what concerns accounts of the last import."""
        only = self.last_imported.ids("account")
        self.model.let_through(None if only is None else lambda row: row.line.account_id in only)
        self._explain()

    def _explain(self) -> None:
        """All of the current line, which a narrow column can't show."""
        row = self.current
        if row is None:
            self.why.setText("")
        else:
            need = row.line.need
            self.why.setText(f"{what_of(self.shell.speech, need)} · {self.say(need.why)}")

    def _follow(self, card: DayCard, at: int) -> None:
        place = card.lines[at].place
        if place is not None:
            self.shell.open_place(place)

    def _take_up(self, at: int) -> None:
        if at < len(self._put_off):
            self.focus_first()
            self.do(TakeUpAgain(self._put_off[at].id), self._is_taken_up)

    def _is_taken_up(self, done: Done[None]) -> None:
        self.shell.notify(phrase("Taken up again."), done.changes.entry)

    def _open(self, row_id: int) -> None:
        line = next(row.line for row in self.model.rows if row.id == row_id)
        place = place_of(line)
        if place is not None:
            self.shell.open_place(place)
        else:
            self.shell.hands.load(partial(named, BEGIN_REVIEW), partial(self._begin_review, line.account_id))

    def _begin_review(self, account: int, begin: Callable[[Shell, int], object]) -> None:
        begin(self.shell, account)

    def _step(self, line: Line) -> Command[object] | None:
        """The command that does it at once, where one does."""
        if line.need.rule not in AT_ONCE:
            return None
        record = int(line.need.subject.partition(":")[2])
        match line.need.rule:
            case Rule.MILESTONE:
                return ReachMilestone(record)
            case Rule.FOLLOW_UP:
                return EditReview(record, followed_up_on=self.shell.today())
            case Rule.AGED_ANSWER:
                return ConfirmAnswer(record)
            case _:
                return KeepCommitment(record)

    def _done(self, row: TodayRow, done: Done[object]) -> None:
        need = row.line.need
        said = phrase("{done}: {what}", done=AT_ONCE[need.rule], what=what_of(self.shell.speech, need))
        self.shell.notify(said, done.changes.entry)

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
        self.do(command, partial(self._is_put_off, day), self.new_line.refuse)

    def _is_put_off(self, day: date, done: Done[int]) -> None:
        self.new_line.done()
        self.focus_first()
        self.shell.notify(phrase("Put off until {day}.", day=day), done.changes.entry)


def _key(line: Line) -> tuple[int, Rule, str]:
    return line.account_id, line.need.rule, line.need.subject
