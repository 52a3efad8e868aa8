"""The Questions section: the five pillars, what was asked and answered, and what to ask next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.commands.answer import AskQuestion, needed_question
from csdesk.domain.question import Pillar, Suggestion
from csdesk.domain.typed_question import Asked, read_question
from csdesk.queries.answers import AnswerRow, QuestionsPage, questions_page
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import Person
from csdesk.ui.forms.understood import UnderstoodLine
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.answers import AnswerEntry, answers_head
from csdesk.ui.sections.cards import quiet_card, teaching
from csdesk.ui.sections.columns import cell_height
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.fields import boxed, labelled
from csdesk.ui.sections.offer import Offer
from csdesk.ui.sections.section import ScrolledSection
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import quiet
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.labels import Elided, label
from csdesk.words import Phrase, counted, phrase

TABLES = (
    "answer contact plan goal goal_revision metric definition measurement milestone responsibility next_phase"
)
ASKS = {
    Pillar.WHY: phrase("What is success, and what comes first?"),
    Pillar.HOW: phrase("How is it done now, and why that way?"),
    Pillar.WHAT: phrase("Which resources are there, and which limits?"),
    Pillar.WHO: phrase("Who answers for it, and who must be involved?"),
    Pillar.WHEN: phrase("By when?"),
}
"""What each pillar asks for. Source: method.md, section 5."""


class QuestionsSection(ScrolledSection):
    """A card a pillar; questions asked and answered in writing are counted, not touch points."""

    tables = frozenset(TABLES.split())

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._shown: int | None = None
        self.counts = label("", "muted", wraps=True)
        head = QHBoxLayout()
        head.addWidget(self.counts, 1)
        head.addWidget(quiet(self.words("Meeting card…"), self._show_card))
        self.content.addLayout(head)
        self.pillars = {pillar: PillarPart(shell, pillar, lambda: self.account) for pillar in Pillar}
        for part in self.pillars.values():
            self.content.addWidget(part.card)
        self.content.addStretch(1)

    def refresh(self) -> None:
        """Ask for the questions and for what is missing."""
        self.ask(questions_page, self.account, self.shell.today(), then=self._show)

    def focus_first(self) -> None:
        """The first question of the first pillar, or the button that asks one."""
        self.pillars[Pillar.WHY].entries.focus_first()

    def _show_card(self) -> None:
        self.shell.do_action("meeting.card")

    def _show(self, page: QuestionsPage) -> None:
        anew = self._shown != page.account_id
        self._shown = page.account_id
        self.counts.setText(" ".join(self.say(said) for said in _counts(page)))
        people = tuple(Person(one.name, one.id) for one in page.contacts if one.left_on is None)
        for pillar, part in self.pillars.items():
            part.entries.offer(Offer(page.account_id, people))
            own = [one for one in page.suggestions if one.pillar is pillar]
            part.show_rows(page.of(pillar), own, anew=anew)
        if anew:
            self.to_top()
        self.filled.emit()


class PillarPart:
    """One pillar's card: its questions, the line that asks one more, and what is worth asking."""

    def __init__(self, shell: Shell, pillar: Pillar, account: Callable[[], int]) -> None:
        self._shell = shell
        self._pillar = pillar
        self._account = account
        words = shell.words
        new = UnderstoodLine(
            shell.speech,
            words("Question, and the answer behind it if you have it"),
            lambda text: shell.say(_understood(self._read(text))),
            rule=needed_question,
            hint=words("Why weekly? Because of the audit"),
        )
        self.entries = Entries[AnswerRow](
            lambda row: row.id,
            lambda: AnswerEntry(shell),
            kind="answer",
            head=answers_head(shell),
            add=AddLine(shell, words("Ask something"), new, new.editor, self._asked),
        )
        self.suggested = Suggestions(shell, self._ask)
        self.card: Card = quiet_card(shell.say(pillar.label), shell.say(ASKS[pillar]))
        self.nothing = teaching(words("Nothing is asked here yet."))
        for part in (self.nothing, self.entries, self.suggested):
            self.card.add(part)

    def show_rows(self, rows: Sequence[AnswerRow], suggested: Sequence[Suggestion], *, anew: bool) -> None:
        """Show the pillar's questions, and what to ask besides."""
        self.nothing.setVisible(not rows)
        self.entries.show_rows(rows, anew=anew)
        self.suggested.show_all(suggested)

    def _read(self, text: str) -> Asked:
        return read_question(text, self._pillar)

    def _asked(self, text: str) -> AskQuestion:
        asked = self._read(text)
        return AskQuestion(self._account(), asked.pillar, asked.question, answer=asked.answer)

    def _ask(self, question: str) -> None:
        if self.entries.add is not None:
            self.entries.add.setFocus()
        self._shell.hands.do(AskQuestion(self._account(), self._pillar, question))


class Suggestions(QWidget):
    """Questions worth asking, each a button that puts it on the list, with what it would fill beside it."""

    def __init__(self, shell: Shell, ask: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._ask = ask
        self._suggested: tuple[Suggestion, ...] = ()
        self.rows: list[QWidget] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(GRID)

    def show_all(self, suggested: Sequence[Suggestion]) -> None:
        """Show other suggestions."""
        if tuple(suggested) == self._suggested:
            return
        self._suggested = tuple(suggested)
        for row in self.rows:
            self._lines.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(one, first=one is suggested[0]) for one in suggested]
        for row in self.rows:
            self._lines.addWidget(row)

    def _row(self, one: Suggestion, *, first: bool) -> QWidget:
        question = self._shell.say(one.question)
        button = quiet(question, partial(self._ask, question))
        button.setAccessibleName(self._shell.say(phrase("Put on the list: {question}", question=question)))
        why = Elided(self._shell.say(one.why) if one.why is not None else "", "muted")
        why.setFixedHeight(cell_height())
        title = self._shell.words("Worth asking") if first else ""
        return boxed(labelled(title, button, why, spread=(why,)))


def _counts(page: QuestionsPage) -> list[Phrase]:
    if not page.rows:
        return [
            phrase(
                "Nothing was asked yet. Questions that were answered in writing say more of an account than "
                "the calls that were made."
            )
        ]
    said = [
        counted("{count} question was asked.", "{count} questions were asked.", page.asked),
        counted("{count} was answered.", "{count} were answered.", page.answered),
    ]
    if page.aged:
        said.append(
            counted(
                "{count} answer is to be asked for again.",
                "{count} answers are to be asked for again.",
                page.aged,
            )
        )
    return said


def _understood(asked: Asked) -> Phrase:
    if asked.answer:
        return phrase(
            "{pillar}: “{question}” Answered: “{answer}”",
            pillar=asked.pillar.label,
            question=asked.question,
            answer=asked.answer,
        )
    return phrase(
        "{pillar}: “{question}” Not answered yet.", pillar=asked.pillar.label, question=asked.question
    )
