"""Questions and their answers, each edited where it stands."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from csdesk.commands.answer import ConfirmAnswer, DeleteAnswer, EditAnswer, needed_question
from csdesk.domain.fields import clean_text
from csdesk.domain.question import AnswerState
from csdesk.queries.answers import AnswerRow
from csdesk.ui.forms.choice import Person
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.columns import BIN, MARK, Column, head, in_cell, line
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import boxed, day_field, person_field, sentence, text_field
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.chip import Chip
from csdesk.ui.widgets.labels import rule
from csdesk.words import Phrase, phrase

STATE, PERSON, DAY = 176, 200, 112
TOKENS = {AnswerState.OPEN: "warning", AnswerState.AGED: "warning", AnswerState.ANSWERED: "good"}


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a question."""
    words = shell.words
    return (
        Column(words("Question")),
        Column(words("Where it stands"), STATE),
        Column("", MARK),
        Column("", BIN),
    )


def answers_head(shell: Shell) -> QWidget:
    """The heads over the questions."""
    return head(columns(shell))


class AnswerEntry(Entry[AnswerRow]):
    """A question, its answer, and once there is one who gave it, when, and when to ask again."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.question = text_field(shell, words("Question"), words("What is asked?"), rule=needed_question)
        self.answer = text_field(
            shell,
            words("Answer"),
            words("The answer, in the customer's words"),
            rule=partial(clean_text, field="answer"),
        )
        self.state = Chip()
        self.asked_on = day_field(shell, words("Asked on"), hint=words("Not asked yet"), behind=True)
        self.by = person_field(shell, words("Answered by"), words("Who answered?"))
        self.on = day_field(shell, words("Answered on"), hint=words("When?"), behind=True)
        self.again = day_field(shell, words("Ask again after"), hint=words("Never"))
        for field in (self.asked_on, self.on, self.again):
            field.setFixedWidth(wide(DAY))
        self.by.setFixedWidth(px(PERSON))
        self.ask_today = quiet(words("Asked today"), self._ask_today)
        self.still = quiet(words("Still true"), self._still_true)
        self._bind()
        self._lay_out()

    def focus_first(self) -> None:
        """The answer, where there is none yet; else the question."""
        (self.answer if self.row.state is not AnswerState.ANSWERED else self.question).setFocus()

    def focus_next_empty(self) -> None:
        """The answer, or who gave it."""
        (self.by if self.row.answer else self.answer).setFocus()

    def _bind(self) -> None:
        self.bind(self.question, lambda row: row.question, lambda row, it: EditAnswer(row.id, question=it))
        self.bind(self.answer, lambda row: row.answer, lambda row, it: EditAnswer(row.id, answer=it))
        self.bind(self.asked_on, lambda row: row.asked_on, lambda row, it: EditAnswer(row.id, asked_on=it))
        self.bind_person(
            self.by,
            lambda row: Person(row.answered_by, row.answered_by_id),
            lambda row, contact: EditAnswer(row.id, answered_by_id=contact),
        )
        self.bind(self.on, lambda row: row.answered_on, lambda row, it: EditAnswer(row.id, answered_on=it))
        self.bind(
            self.again, lambda row: row.review_after, lambda row, it: EditAnswer(row.id, review_after=it)
        )
        self.shows(self._show)
        self.does("done", self._done)

    def _lay_out(self) -> None:
        words = self.shell.words
        mark = self.shares(lambda row: row.shared, lambda row, on: EditAnswer(row.id, shared=on))
        delete = self.deletes(
            words("Delete question"),
            lambda row: DeleteAnswer(row.id),
            lambda row: phrase("“{question}” was deleted.", question=row.question.partition("\n")[0][:60]),
        )
        self.lines.addLayout(line(columns(self.shell), (self.question, in_cell(self.state), mark, delete)))
        self.lines.addLayout(sentence(self.answer, spread=(self.answer,)))
        self.unanswered = boxed(sentence(words("Asked on"), self.asked_on, self.ask_today))
        who = (words("Answered by"), self.by, words("on"), self.on)
        self.answered = boxed(sentence(*who, words("ask again after"), self.again, self.still))
        self.lines.addWidget(self.unanswered)
        self.lines.addWidget(self.answered)
        self.lines.addWidget(rule())

    def _show(self, row: AnswerRow) -> None:
        self.state.show_state(self.shell.say(row.state.label), TOKENS[row.state], self.shell.say(_why(row)))
        unanswered = row.state is AnswerState.OPEN
        self.unanswered.setVisible(unanswered)
        self.answered.setVisible(not unanswered)
        self.ask_today.setVisible(row.asked_on is None)
        self.still.setVisible(row.state is AnswerState.AGED)

    def _ask_today(self) -> None:
        self.asked_on.setFocus()
        self.shell.hands.do(EditAnswer(self.row.id, asked_on=self.shell.today()))

    def _still_true(self) -> None:
        """The answer was confirmed today, and is to be asked again after the usual time."""
        self.answer.setFocus()
        self.shell.hands.do(ConfirmAnswer(self.row.id))

    def _done(self) -> None:
        """What is next: it was asked, it is answered here, or it is still true."""
        if self.row.state is AnswerState.AGED:
            self._still_true()
        elif self.row.state is AnswerState.OPEN and self.row.asked_on is None:
            self._ask_today()
        else:
            self.answer.setFocus()


def _why(row: AnswerRow) -> Phrase:
    match row.state:
        case AnswerState.OPEN if row.asked_on is not None:
            return phrase("Asked on {day}, and not answered in writing yet.", day=row.asked_on)
        case AnswerState.OPEN:
            return phrase("It waits to be asked: the next review proposes it.")
        case AnswerState.AGED if row.review_after is not None:
            return phrase("The answer was to be looked at again after {day}.", day=row.review_after)
    if row.answered_by:
        return phrase("Answered by {name}.", name=row.answered_by)
    return phrase("Nobody is named who answered.")
