"""What may happen to a contract's events: signed, renewed, expanded, reduced, discounted, lost."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.commands.money import amount_or_none
from csdesk.db.tables import Account, Contract, ContractEvent
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.contract import ContractEventKind
from csdesk.domain.fields import clean_day
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES: Rules = {
    **rules_of(texts=("reason",)),
    "day": lambda day: clean_day(day, "day"),
    "value_change": lambda amount: amount_or_none(amount, "value_change"),
}


@dataclass(frozen=True, slots=True)
class AddContractEvent:
    """What happened to a contract; the change of its annual value is in the contract's currency. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add contract event")

    contract_id: int
    day: date
    kind: ContractEventKind
    _: KW_ONLY
    value_change: Decimal | None = None
    reason: str = ""

    def run(self, work: Work) -> int:
        """Refuses a change of value for a contract without currency."""
        contract = work.get(Contract, self.contract_id)
        row = ContractEvent(**cleaned(values_set(self), RULES))
        _refuse_unfit(contract, row)
        work.about(work.get(Account, contract.account_id).name)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditContractEvent:
    """Other values for some of an event's fields."""

    event_id: int
    _: KW_ONLY
    day: date | Unset = UNSET
    kind: ContractEventKind | Unset = UNSET
    value_change: Decimal | Unset | None = UNSET
    reason: str | Unset = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("contract event"), self, field_words.CONTRACT_EVENT)

    def run(self, work: Work) -> None:
        """Refuses a change of value for a contract without currency."""
        row = work.get(ContractEvent, self.event_id)
        contract = work.get(Contract, row.contract_id)
        work.about(work.get(Account, contract.account_id).name)
        assign(row, cleaned(values_set(self, but=("event_id",)), RULES))
        _refuse_unfit(contract, row)


@dataclass(frozen=True, slots=True)
class DeleteContractEvent:
    """An event goes from a contract."""

    title: ClassVar[Phrase] = phrase("Delete contract event")

    event_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(ContractEvent, self.event_id)
        work.about(work.get(Account, work.get(Contract, row.contract_id).account_id).name)
        work.delete(row)


def _refuse_unfit(contract: Contract, event: ContractEvent) -> None:
    if event.value_change is not None and contract.currency is None:
        raise Refusal(
            "The contract has no currency yet; give it its annual value and currency first.",
            field="value_change",
        )
