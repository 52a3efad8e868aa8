"""What may happen to an account."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from csdesk.commands.belonging import called, refuse_taken_key
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Account
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.account import AccountStatus
from csdesk.errors import Refusal
from csdesk.settings import LOCALES
from csdesk.words import Phrase, phrase

LONGEST_SILENCE = 3650


def known_locale(code: str) -> str:
    """A language and number format that reviews can be written in, or "" for the user's own."""
    if code and code not in LOCALES:
        raise Refusal("csdesk does not know the language “{code}”.", field="locale", code=code)
    return code


def days_between(days: int | None) -> int | None:
    """Within how many days the sponsor is to be spoken to; None where nothing was agreed."""
    if days is not None and not 1 <= days <= LONGEST_SILENCE:
        raise Refusal("Say a number of days from 1 to {most}.", field="speak_every", most=LONGEST_SILENCE)
    return days


RULES: Rules = {
    **rules_of(
        names=("name",),
        lines=("industry", "country", "segment"),
        texts=("required_outcome", "appropriate_experience", "reason_to_buy"),
        days=("customer_since",),
        keys=("external_id",),
    ),
    "locale": known_locale,
    "speak_every": days_between,
}


@dataclass(frozen=True, slots=True)
class AddAccount:
    """A new customer. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add account")

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
    locale: str = ""
    speak_every: int | None = None

    def run(self, work: Work) -> int:
        """Refuses a name or external id that another account has."""
        values = cleaned(values_set(self), RULES)
        _refuse_taken(work, values, 0)
        work.about(values["name"])
        return work.add(Account(**values)).id


@dataclass(frozen=True, slots=True)
class EditAccount:
    """Other values for some of an account's fields."""

    account_id: int
    _: KW_ONLY
    name: str | Unset = UNSET
    external_id: str | Unset | None = UNSET
    status: AccountStatus | Unset = UNSET
    industry: str | Unset = UNSET
    country: str | Unset = UNSET
    segment: str | Unset = UNSET
    customer_since: date | Unset | None = UNSET
    required_outcome: str | Unset = UNSET
    appropriate_experience: str | Unset = UNSET
    reason_to_buy: str | Unset = UNSET
    locale: str | Unset = UNSET
    speak_every: int | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("account"), self, field_words.ACCOUNT)

    def run(self, work: Work) -> None:
        """Refuses a name or external id that another account has."""
        row = work.get(Account, self.account_id)
        values = cleaned(values_set(self, but=("account_id",)), RULES)
        _refuse_taken(work, values, row.id)
        assign(row, values)
        work.about(row.name)


@dataclass(frozen=True, slots=True)
class ChooseLogo:
    """Another logo for an account, as a PNG that csdesk made; None takes it away."""

    account_id: int
    picture: bytes | None

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return phrase("Take the logo away") if self.picture is None else phrase("Choose a logo")

    def run(self, work: Work) -> None:
        """Keep the picture in the book. Raises Refusal when the account is not there any more."""
        row = work.get(Account, self.account_id)
        row.logo = "" if self.picture is None else work.keep_file(self.picture)
        work.about(row.name)


@dataclass(frozen=True, slots=True)
class DeleteAccount:
    """An account goes, with everything under it; undo brings all of it back."""

    title: ClassVar[Phrase] = phrase("Delete account")

    account_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Account, self.account_id)
        work.about(row.name)
        work.delete(row)


def _refuse_taken(work: Work, values: dict[str, Any], account_id: int) -> None:
    refuse_taken_key(work, Account.external_id, values.get("external_id"), account_id)
    name = values.get("name")
    if name is None:
        return
    if called(work, Account, name, Account.id != account_id) is not None:
        raise Refusal(
            "There is an account called “{name}” already; give this one another name.",
            field="name",
            name=name,
        )
