"""Part 4 of a plan: its milestones, in the customer's phrases; the expansion behind them is ours alone."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from csdesk.commands.milestone import DeleteMilestone, EditMilestone, ReachMilestone, needed_phrase, take_rate
from csdesk.domain.fields import clean_line, clean_text
from csdesk.domain.milestone import MilestoneState
from csdesk.domain.result import Missing
from csdesk.domain.sides import Side
from csdesk.queries.milestones import MilestoneRow
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.money import MoneyField
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.columns import BIN, MARK, Column, cell_height, head, line
from csdesk.ui.sections.disclosure import Disclosure
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import (
    choices,
    day_field,
    labelled,
    line_field,
    number_field,
    sentence,
    text_field,
)
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import Elided, change_look, rule
from csdesk.words import Money, Phrase, phrase

DAY, PERSON, MORE, SIDE, WAITS, MONEY, RATE = 112, 176, 66, 116, 300, 210, 90
PERCENT = Decimal(100)


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a milestone's first line."""
    words = shell.words
    return (
        Column(words("What will be seen")),
        Column(words("Planned"), DAY),
        Column(words("Reached"), DAY),
        Column("", MARK),
        Column("", BIN),
    )


def milestones_head(shell: Shell) -> QWidget:
    """The heads over the milestones."""
    return head(columns(shell))


class MilestoneEntry(Entry[MilestoneRow]):
    """A milestone with its days and owner; how anyone can tell it is reached; the rest behind a button."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.phrase = line_field(shell, words("Milestone"), rule=needed_phrase, look="strong")
        self.planned = day_field(shell, words("Planned for"), hint=words("When?"))
        self.reached = day_field(shell, words("Reached on"), hint=words("Not yet"), behind=True)
        self.owner = line_field(shell, words("Owner"), words("Owner?"), rule=clean_line)
        self.sign = text_field(
            shell, words("Reached when"), words("How can anyone tell that it is reached?"), rule=clean_text
        )
        self.state = Elided("", "muted")
        self.state.setFixedHeight(cell_height())
        self.more = Disclosure(shell, words("More"), self._build_more)
        self._more: MilestoneMore | None = None
        self._bind()
        self._lay_out()

    def load(self, row: MilestoneRow) -> None:
        """Show another milestone, the rest of it folded away."""
        super().load(row)
        self.more.set_open(False)

    def offer(self, offer: Offer) -> None:
        """Let it wait for any other milestone of the plan."""
        super().offer(offer)
        if self._more is not None:
            self._more.offer(offer)

    def focus_first(self) -> None:
        """The phrase."""
        self.phrase.setFocus()

    def focus_next_empty(self) -> None:
        """The planned day comes after the phrase."""
        self.planned.setFocus()

    def _bind(self) -> None:
        self.bind(self.phrase, lambda row: row.phrase, lambda row, it: EditMilestone(row.id, phrase=it))
        self.bind(self.planned, lambda row: row.planned, lambda row, it: EditMilestone(row.id, planned=it))
        self.bind(self.reached, lambda row: row.reached, lambda row, it: EditMilestone(row.id, reached=it))
        self.bind(
            self.owner, lambda row: row.answerable, lambda row, it: EditMilestone(row.id, answerable=it)
        )
        self.bind(
            self.sign, lambda row: row.reached_when, lambda row, it: EditMilestone(row.id, reached_when=it)
        )
        self.shows(self._show)
        self.does("done", lambda: self.shell.hands.do(ReachMilestone(self.row.id)))

    def _lay_out(self) -> None:
        words = self.shell.words
        mark = self.shares(lambda row: row.shared, lambda row, on: EditMilestone(row.id, shared=on))
        delete = self.deletes(
            words("Delete milestone"),
            lambda row: DeleteMilestone(row.id),
            lambda row: phrase("“{milestone}” was deleted.", milestone=row.phrase),
        )
        cells = (self.phrase, self.planned, self.reached, mark, delete)
        self.lines.addLayout(line(columns(self.shell), cells))
        self.owner.setFixedWidth(px(PERSON))
        self.more.button.setFixedWidth(wide(MORE))
        second = (self.sign, self.state, self.owner, self.more.button)
        self.lines.addLayout(sentence(*second, spread=(self.sign,)))
        self.lines.addWidget(self.more)
        self.lines.addWidget(rule())

    def _show(self, row: MilestoneRow) -> None:
        said, look = _standing(row)
        self.state.setText(self.shell.say(said) if said is not None else "")
        self.state.setVisible(said is not None)
        change_look(self.state, look)

    def _build_more(self) -> QWidget:
        self._more = MilestoneMore(self.shell)
        self._more.offer(self.offered)
        self.shows(self._more.show_row, self._more.load)
        return self._more


class MilestoneMore(Entry[MilestoneRow]):
    """Whose it is, what it waits for, and the expansion that it makes possible."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.side = ChoiceField[Side](
            shell.speech, words("Side of the owner"), choices(shell, (Side.THEIRS, Side.OURS)), quiet=True
        )
        self.waits = ChoiceField[int | None](shell.speech, words("Waits for"), self._milestones(), quiet=True)
        for field, width in ((self.side, SIDE), (self.waits, WAITS)):
            field.hide_title()
            field.setFixedWidth(wide(width))
            field.editor.setFixedWidth(wide(width))
        self.expansion = line_field(
            shell, words("Expansion behind it"), words("What could follow for us?"), rule=clean_text
        )
        self.value = MoneyField(
            shell.speech, words("Value of the expansion"), shell.preferences.settings.currency, quiet=True
        )
        self.value.hide_title()
        self.value.setFixedWidth(px(MONEY))
        self.rate = number_field(shell, words("Take rate"), rule=_clean_rate)
        self.rate.set_unit("%", 0)
        self.rate.setFixedWidth(px(RATE))
        self._bind()
        internal = (self.value, words("taken by"), self.rate, words("Never shared"))
        self.lines.addLayout(labelled(words("Owner is"), self.side, words("waits for"), self.waits))
        self.lines.addLayout(labelled(words("Expansion"), self.expansion, spread=(self.expansion,)))
        self.lines.addLayout(labelled(words("Worth"), *internal))

    def offer(self, offer: Offer) -> None:
        """Let it wait for any other milestone of the plan."""
        super().offer(offer)
        self.waits.set_choices(self._milestones())

    def load(self, row: MilestoneRow) -> None:
        """Show another milestone."""
        super().load(row)
        self.waits.set_choices(self._milestones())

    def _milestones(self) -> list[tuple[int | None, str]]:
        own = self._row.id if self._row is not None else 0
        others = [(number, said) for number, said in self.offered.milestones if number != own]
        return [(None, self.shell.words("nothing")), *others]

    def _bind(self) -> None:
        self.bind(self.side, lambda row: row.side, lambda row, it: EditMilestone(row.id, side=it))
        self.bind(
            self.waits, lambda row: row.waits_for_id, lambda row, it: EditMilestone(row.id, waits_for_id=it)
        )
        self.bind(
            self.expansion, lambda row: row.expansion, lambda row, it: EditMilestone(row.id, expansion=it)
        )
        self.bind(self.value, _money, _with_money)
        self.bind(self.rate, _rate, lambda row, it: EditMilestone(row.id, take_rate=_fraction(it)))


def _standing(row: MilestoneRow) -> tuple[Phrase | None, str]:
    """What there is to say beyond the two days: late, expected on another day than planned, or confirmed."""
    expected = None if isinstance(row.expected, Missing) else row.expected
    if row.state is MilestoneState.OVERDUE:
        if expected is not None:
            return phrase("Overdue; expected {day} at this pace", day=expected), "bad"
        return phrase("Overdue"), "bad"
    if row.state is MilestoneState.AHEAD and expected is not None and expected != row.planned:
        return phrase("Expected {day} at this pace", day=expected), "warning"
    if row.confirmed_on is not None:
        return phrase("Confirmed by {who}, {day}", who=row.confirmed_by, day=row.confirmed_on), "muted"
    return None, "muted"


def _money(row: MilestoneRow) -> Money | None:
    if row.expansion_value is None or row.expansion_currency is None:
        return None
    return Money(row.expansion_value, row.expansion_currency)


def _with_money(row: MilestoneRow, money: Money | None) -> EditMilestone:
    if money is None:
        return EditMilestone(row.id, expansion_value=None, expansion_currency=None)
    return EditMilestone(row.id, expansion_value=money.amount, expansion_currency=money.currency)


def _rate(row: MilestoneRow) -> Decimal | None:
    return None if row.take_rate is None else Decimal(repr(row.take_rate)) * PERCENT


def _fraction(percent: Decimal | None) -> float | None:
    return None if percent is None else float(percent / PERCENT)


def _clean_rate(percent: Decimal | None) -> Decimal | None:
    take_rate(_fraction(percent))
    return percent
