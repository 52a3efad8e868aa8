"""What may happen to an account."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date

from sqlalchemy import func, select

from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, values_set
from csdesk.db.tables import Account
from csdesk.db.work import Work
from csdesk.domain.account import AccountStatus
from csdesk.domain.fields import clean_line, clean_name, clean_text
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES: Rules = {
    "name": lambda text: clean_name(text, "name"),
    "external_id": lambda text: clean_line(text, "external_id") or None if text else None,
    "industry": lambda text: clean_line(text, "industry"),
    "country": lambda text: clean_line(text, "country"),
    "segment": lambda text: clean_line(text, "segment"),
    "required_outcome": lambda text: clean_text(text, "required_outcome"),
    "appropriate_experience": lambda text: clean_text(text, "appropriate_experience"),
    "reason_to_buy": lambda text: clean_text(text, "reason_to_buy"),
}
FIELD_WORDS = {
    "name": phrase("name"),
    "external_id": phrase("external id"),
    "status": phrase("status"),
    "industry": phrase("industry"),
    "country": phrase("country"),
    "segment": phrase("segment"),
    "customer_since": phrase("customer since"),
    "required_outcome": phrase("required outcome"),
    "appropriate_experience": phrase("appropriate experience"),
    "reason_to_buy": phrase("reason to buy"),
}


@dataclass(frozen=True, slots=True)
class AddAccount:
    """A new customer. Gives back its id."""

    name: str
    _: KW_ONLY
    external_id: str | None = None
    status: AccountStatus = AccountStatus.ACTIVE
    industry: str = ""
    country: str = ""
    segment: str = ""
    customer_since: date | None = None
    required_outcome: str = ""
    appropriate_experience: str = ""
    reason_to_buy: str = ""

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Add account {name}", name=self.name.strip())

    def run(self, work: Work) -> int:
        """Refuses a name or external id that another account has."""
        row = Account()
        assign(row, _free(work, cleaned(values_set(self), RULES), None))
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditAccount:
    """Other values for some of an account's fields."""

    account_id: int
    _: KW_ONLY
    name: str | Unset = UNSET
    external_id: str | None | Unset = UNSET
    status: AccountStatus | Unset = UNSET
    industry: str | Unset = UNSET
    country: str | Unset = UNSET
    segment: str | Unset = UNSET
    customer_since: date | None | Unset = UNSET
    required_outcome: str | Unset = UNSET
    appropriate_experience: str | Unset = UNSET
    reason_to_buy: str | Unset = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("account"), self, FIELD_WORDS)

    def run(self, work: Work) -> None:
        """Refuses a name or external id that another account has."""
        row = work.get(Account, self.account_id)
        values = values_set(self)
        del values["account_id"]
        assign(row, _free(work, cleaned(values, RULES), self.account_id))


@dataclass(frozen=True, slots=True)
class DeleteAccount:
    """An account goes, with everything under it; undo brings all of it back."""

    account_id: int
    name: str

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Delete account {name}", name=self.name)

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        work.delete(work.get(Account, self.account_id))


def _free(work: Work, values: dict[str, object], account_id: int | None) -> dict[str, object]:
    for field, sentence in (
        ("name", "There is an account called “{value}” already; give this one another name."),
        ("external_id", "Another account has the external id “{value}” already."),
    ):
        value = values.get(field)
        if not isinstance(value, str):
            continue
        same = select(Account).where(func.lower(getattr(Account, field)) == func.lower(value))
        if any(row.id != account_id for row in work.all(same)):
            raise Refusal(sentence, field=field, value=value)
    return values
