"""What may happen to contracts. A renewal is a new contract that names its predecessor."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from csdesk.commands.belonging import refuse_taken_key
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.commands.money import amount_or_none, currency_or_none, refuse_half_of_money
from csdesk.db.tables import Account, Contract
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.fields import clean_day, clean_day_order
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES: Rules = {
    **rules_of(days=("ends",), keys=("external_id",)),
    "starts": lambda day: clean_day(day, "starts"),
    "annual_value": lambda amount: amount_or_none(amount, "annual_value"),
    "currency": lambda code: currency_or_none(code, "currency"),
}


@dataclass(frozen=True, slots=True)
class AddContract:
    """A contract, with the one it renews if there is one. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add contract")

    account_id: int
    starts: date
    _: KW_ONLY
    ends: date | None = None
    annual_value: Decimal | None = None
    currency: str | None = None
    external_id: str | None = None
    predecessor_id: int | None = None

    def run(self, work: Work) -> int:
        """Refuses an end before the start, a value without currency, and another account's predecessor."""
        account = work.get(Account, self.account_id)
        values = cleaned(values_set(self), RULES)
        refuse_taken_key(work, Contract.external_id, values["external_id"], 0)
        _refuse_unfit_predecessor(work, account.id, 0, values)
        row = Contract(**values)
        _refuse_unfit(row)
        work.about(account.name)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditContract:
    """Other values for some of a contract's fields."""

    contract_id: int
    _: KW_ONLY
    starts: date | Unset = UNSET
    ends: date | Unset | None = UNSET
    annual_value: Decimal | Unset | None = UNSET
    currency: str | Unset | None = UNSET
    external_id: str | Unset | None = UNSET
    predecessor_id: int | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("contract"), self, field_words.CONTRACT)

    def run(self, work: Work) -> None:
        """Refuses what AddContract refuses, and a contract that would follow itself."""
        row = work.get(Contract, self.contract_id)
        values = cleaned(values_set(self, but=("contract_id",)), RULES)
        refuse_taken_key(work, Contract.external_id, values.get("external_id"), row.id)
        _refuse_unfit_predecessor(work, row.account_id, row.id, values)
        work.about(work.get(Account, row.account_id).name)
        assign(row, values)
        _refuse_unfit(row)


@dataclass(frozen=True, slots=True)
class DeleteContract:
    """A contract goes, with its events; one that followed it stays."""

    title: ClassVar[Phrase] = phrase("Delete contract")

    contract_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Contract, self.contract_id)
        work.about(work.get(Account, row.account_id).name)
        work.delete(row)


def _refuse_unfit(row: Contract) -> None:
    clean_day_order(row.starts, row.ends, "ends")
    refuse_half_of_money(row.annual_value, row.currency, "annual_value", "currency")


def _refuse_unfit_predecessor(work: Work, account_id: int, contract_id: int, values: dict[str, Any]) -> None:
    before: int | None = values.get("predecessor_id")
    while before is not None:
        contract = work.get(Contract, before)
        if contract.account_id != account_id:
            raise Refusal("The contract before this one is another account's.", field="predecessor_id")
        if contract.id == contract_id:
            raise Refusal("A contract can't come before itself.", field="predecessor_id")
        before = contract.predecessor_id
