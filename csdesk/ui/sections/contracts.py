"""Contracts and what happened to them: internal, all of it; when the last one ends is the renewal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from csdesk.commands.contract import DeleteContract, EditContract
from csdesk.commands.contract_event import AddContractEvent, DeleteContractEvent, EditContractEvent
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.fields import clean_line, clean_text
from csdesk.queries.contracts import ContractEventRow, ContractRow
from csdesk.tokens import GRID
from csdesk.ui.forms.money import MoneyField
from csdesk.ui.sections.add_line import AddLine
from csdesk.ui.sections.columns import BIN, Column, head, line
from csdesk.ui.sections.entries import Entries
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choice_field, day_field, line_field, number_field, text_field
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.labels import rule
from csdesk.words import Money, phrase

DAY, MONEY, KIND, CHANGE = 118, 220, 140, 140


def columns(shell: Shell) -> tuple[Column, ...]:
    """The columns of a contract."""
    words = shell.words
    return (
        Column(words("From"), DAY),
        Column(words("Until"), DAY),
        Column(words("Value a year"), MONEY),
        Column(words("Number")),
        Column("", BIN),
    )


def contracts_head(shell: Shell) -> QWidget:
    """The heads over the contracts."""
    return head(columns(shell))


class ContractEntry(Entry[ContractRow]):
    """A contract with its events below."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self.starts = day_field(shell, words("First day of the contract"), needed=True)
        self.ends = day_field(shell, words("Last day of the contract"), hint=words("Open"))
        self.value = MoneyField(
            shell.speech, words("Value a year"), shell.preferences.settings.currency, quiet=True
        )
        self.value.hide_title()
        self.number = line_field(
            shell, words("Number of the contract"), words("Number in other systems"), rule=clean_line
        )
        new = day_field(shell, words("Day of the event"), needed=True, behind=True)
        self.events = Entries(
            lambda row: row.id,
            lambda: EventEntry(shell, self._currency),
            kind="contract_event",
            add=AddLine(shell, words("Add an event"), new, new.editor, self._add_event),
        )
        self._bind()
        self._lay_out()

    def focus_first(self) -> None:
        """The last day: the renewal, which moves most often."""
        self.ends.setFocus()

    def focus_next_empty(self) -> None:
        """The last day: the renewal."""
        self.ends.setFocus()

    def _bind(self) -> None:
        self.bind(
            self.starts, lambda row: row.starts, lambda row, it: EditContract(row.id, starts=it or row.starts)
        )
        self.bind(self.ends, lambda row: row.ends, lambda row, it: EditContract(row.id, ends=it))
        self.bind(self.value, _money, _with_money)
        self.bind(
            self.number,
            lambda row: row.external_id or "",
            lambda row, it: EditContract(row.id, external_id=it or None),
        )
        self.shows(
            lambda row: self.events.show_rows(row.events, anew=False),
            lambda row: self.events.show_rows(row.events, anew=True),
        )

    def _lay_out(self) -> None:
        delete = self.deletes(
            self.shell.words("Delete contract"),
            lambda row: DeleteContract(row.id),
            lambda row: phrase("The contract from {day} was deleted.", day=row.starts),
        )
        cells = (self.starts, self.ends, self.value, self.number, delete)
        self.lines.addLayout(line(columns(self.shell), cells))
        self.events.setContentsMargins(4 * GRID, 0, 0, 0)
        self.lines.addWidget(self.events)
        self.lines.addWidget(rule())

    def _currency(self) -> str:
        return self.row.currency or ""

    def _add_event(self, day: date | None) -> AddContractEvent:
        return AddContractEvent(self.row.id, day or self.shell.today(), ContractEventKind.RENEWED)


class EventEntry(Entry[ContractEventRow]):
    """What happened to a contract, by how much a year its value changed, and why."""

    def __init__(self, shell: Shell, currency: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words = shell.words
        self._currency = currency
        self.day = day_field(shell, words("Day of the event"), needed=True, behind=True)
        self.kind = choice_field(shell, words("Kind of event"), ContractEventKind)
        self.change = number_field(shell, words("Change a year"))
        self.reason = text_field(shell, words("Reason"), words("Why?"), rule=clean_text)
        self.shows(lambda _: self.change.set_unit(self._currency(), 0))
        self.bind(self.day, lambda row: row.day, lambda row, it: EditContractEvent(row.id, day=it or row.day))
        self.bind(self.kind, lambda row: row.kind, lambda row, it: EditContractEvent(row.id, kind=it))
        self.bind(
            self.change,
            lambda row: row.value_change,
            lambda row, it: EditContractEvent(row.id, value_change=it),
        )
        self.bind(self.reason, lambda row: row.reason, lambda row, it: EditContractEvent(row.id, reason=it))
        delete = self.deletes(
            words("Delete event"),
            lambda row: DeleteContractEvent(row.id),
            lambda row: phrase("The event of {day} was deleted.", day=row.day),
        )
        columns = (Column("", DAY), Column("", KIND), Column("", CHANGE), Column(""), Column("", BIN))
        self.lines.addLayout(line(columns, (self.day, self.kind, self.change, self.reason, delete)))

    def focus_first(self) -> None:
        """The day."""
        self.day.setFocus()

    def focus_next_empty(self) -> None:
        """The kind, which was guessed."""
        self.kind.setFocus()


def _money(row: ContractRow) -> Money | None:
    if row.annual_value is None or row.currency is None:
        return None
    return Money(row.annual_value, row.currency)


def _with_money(row: ContractRow, money: Money | None) -> EditContract:
    if money is None:
        return EditContract(row.id, annual_value=None, currency=None)
    return EditContract(row.id, annual_value=money.amount, currency=money.currency)


def predecessor_of(contracts: tuple[ContractRow, ...], starts: date) -> int | None:
    """The contract that one starting on a day would renew: the last that ends before it and that nothing follows."""
    followed = {one.predecessor_id for one in contracts}
    before = [
        one for one in contracts if one.ends is not None and one.ends < starts and one.id not in followed
    ]
    return max(before, key=lambda one: one.ends or one.starts).id if before else None
