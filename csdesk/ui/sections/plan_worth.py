"""What a step of a goal is worth to the customer, how many there are, and who of them agreed to it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from csdesk.commands.goal_worth import EditWorth
from csdesk.queries.plan_goals import GoalRow
from csdesk.ui.forms.choice import ChoiceField, Person
from csdesk.ui.forms.field import TEXT_INDENT
from csdesk.ui.forms.money import MoneyField
from csdesk.ui.scale import px, wide
from csdesk.ui.sections.columns import cell_height
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import day_field, number_field, person_field, sentence
from csdesk.ui.sections.offer import Offer
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import label
from csdesk.words import Money, phrase

MONEY, VOLUME, METRIC, PERSON, DAY = 210, 104, 240, 220, 118


class WorthEntry(Entry[GoalRow]):
    """Without all of it, who agreed and when included, no value is ever shown."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.worth = MoneyField(
            shell.speech, words("Worth of a unit"), shell.preferences.settings.currency, quiet=True
        )
        self.worth.hide_title()
        self.worth.setFixedWidth(px(MONEY))
        self.volume = number_field(shell, words("How many"))
        self.volume.setFixedWidth(px(VOLUME))
        self.volume_metric = ChoiceField[int | None](
            shell.speech, words("As many as"), [(None, words("this number"))], quiet=True
        )
        self.volume_metric.hide_title()
        self.volume_metric.setFixedWidth(wide(METRIC))
        self.agreed_by = person_field(shell, words("Who agreed to that"), words("Who of the customer's?"))
        self.agreed_by.setFixedWidth(px(PERSON))
        self.agreed_on = day_field(shell, words("When that was agreed"), hint=words("When?"), behind=True)
        self.agreed_on.setFixedWidth(wide(DAY))
        self._unit = label("", "muted")
        self._unit.setFixedHeight(cell_height())
        self._unit.setIndent(TEXT_INDENT)
        self._bind()
        self.lines.addLayout(sentence(self._unit, self.worth))
        self.lines.addLayout(sentence(words("How many a period"), self.volume_metric, self.volume))
        self.lines.addLayout(sentence(words("Agreed by"), self.agreed_by, words("on"), self.agreed_on))

    def focus_first(self) -> None:
        """The amount."""
        self.worth.setFocus()

    def offer(self, offer: Offer) -> None:
        """Let the volume be any other metric of the account."""
        super().offer(offer)
        metrics = [(one.id, one.metric.name) for one in offer.metrics]
        self.volume_metric.set_choices([(None, self.shell.words("this number")), *metrics])

    def _bind(self) -> None:
        self.bind(self.worth, _money, _with_money)
        self.bind(
            self.volume,
            lambda row: None if row.worth.volume is None else Decimal(repr(row.worth.volume)),
            lambda row, it: EditWorth(row.id, volume=None if it is None else float(it)),
        )
        self.bind(
            self.volume_metric,
            lambda row: row.worth.volume_metric_id,
            lambda row, it: EditWorth(row.id, volume_metric_id=it),
        )
        self.bind_person(
            self.agreed_by,
            lambda row: Person(row.worth.agreed_by, row.worth.agreed_by_id),
            lambda row, contact: EditWorth(row.id, worth_agreed_by_id=contact),
        )
        self.bind(self.agreed_on, lambda row: row.worth.agreed_on, _agreed_on)
        self.shows(self._show)

    def _show(self, row: GoalRow) -> None:
        metric = row.standing.metric
        unit = metric.unit or self.shell.words("unit")
        self.volume.setVisible(row.worth.volume_metric_id is None)
        self._unit.setText(self.shell.say(phrase("Each {unit} is worth", unit=unit)))


def _money(row: GoalRow) -> Money | None:
    worth = row.worth
    return Money(worth.amount, worth.currency) if worth.amount is not None and worth.currency else None


def _with_money(row: GoalRow, money: Money | None) -> EditWorth:
    if money is None:
        return EditWorth(row.id, worth=None, worth_currency=None)
    return EditWorth(row.id, worth=money.amount, worth_currency=money.currency)


def _agreed_on(row: GoalRow, day: date | None) -> EditWorth:
    return EditWorth(row.id, worth_agreed_on=day)
