"""What may happen to commitments: a promise is made, kept, renegotiated, cancelled or taken up again."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import contact_of, refuse_taken_key, review_of
from csdesk.commands.edits import UNSET, Rules, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Account, Commitment, CommitmentStep
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.commitment import StepState
from csdesk.domain.fields import clean_day, clean_text
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


def needed_text(text: str) -> str:
    """What was promised, in words."""
    found = clean_text(text, "text")
    if not found:
        raise Refusal("Say in a few words what was promised.", field="text")
    return found


RULES: Rules = {
    **rules_of(lines=("answerable",), days=("due",), keys=("external_id",), sides=("side",)),
    "text": needed_text,
    "made_on": lambda day: clean_day(day, "made_on"),
}


@dataclass(frozen=True, slots=True)
class AddCommitment:
    """One side promises the other something, today where no day is given. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add commitment")

    account_id: int
    text: str
    _: KW_ONLY
    side: Side = Side.OURS
    answerable: str = ""
    made_on: date | None = None
    review_id: int | None = None
    due: date | None = None
    shared: bool = False
    external_id: str | None = None

    def run(self, work: Work) -> int:
        """Refuses a promise without words, one due before it was made, and another account's review."""
        account = work.get(Account, self.account_id)
        values = values_set(self) | {"made_on": self.made_on or work.today}
        row = Commitment(**_settled(work, account.id, 0, values))
        _refuse_unfit(work, row)
        work.about(row.text)
        return work.add(row).id


@dataclass(frozen=True, slots=True)
class EditCommitment:
    """Other values for some of a commitment's fields. Another day that both sides know of is renegotiated instead."""

    commitment_id: int
    _: KW_ONLY
    text: str | Unset = UNSET
    side: Side | Unset = UNSET
    answerable: str | Unset = UNSET
    made_on: date | Unset = UNSET
    review_id: int | Unset | None = UNSET
    due: date | Unset | None = UNSET
    shared: bool | Unset = UNSET
    external_id: str | Unset | None = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("commitment"), self, field_words.COMMITMENT)

    def run(self, work: Work) -> None:
        """Refuses what AddCommitment refuses."""
        row = work.get(Commitment, self.commitment_id)
        values = values_set(self, but=("commitment_id",))
        was = row.due, row.answerable
        assign(row, _settled(work, row.account_id, row.id, values))
        _refuse_unfit(work, row)
        if was != (row.due, row.answerable):
            _unconfirm(row)
        work.about(row.text)


@dataclass(frozen=True, slots=True)
class ConfirmCommitment:
    """A contact of the customer's says today by when a promise is due or who keeps it, as it is or anew.

    Another day is renegotiated, and the customer knows.
    """

    title: ClassVar[Phrase] = phrase("Confirm commitment")

    commitment_id: int
    contact_id: int
    _: KW_ONLY
    due: date | Unset = UNSET
    answerable: str | Unset = UNSET

    def run(self, work: Work) -> None:
        """Refuses another account's contact, and what EditCommitment and RenegotiateCommitment refuse."""
        row = work.get(Commitment, self.commitment_id)
        contact = contact_of(work, row.account_id, self.contact_id, "contact_id")
        _refuse_ended(work, row)
        if not isinstance(self.answerable, Unset):
            EditCommitment(row.id, answerable=self.answerable).run(work)
        if not isinstance(self.due, Unset) and self.due != _due(work, row):
            self._move(work, row, self.due)
        row.confirmed_by_id, row.confirmed_on = contact.id, work.today

    def _move(self, work: Work, row: Commitment, due: date) -> None:
        """A promise that had no day gets one; any other is renegotiated."""
        if _due(work, row) is None:
            EditCommitment(row.id, due=due).run(work)
        else:
            RenegotiateCommitment(row.id, due, customer_knows=True).run(work)


@dataclass(frozen=True, slots=True)
class KeepCommitment:
    """A commitment was kept, on the day given or today."""

    title: ClassVar[Phrase] = phrase("Keep commitment")

    commitment_id: int
    day: date | None = None
    note: str = ""

    def run(self, work: Work) -> int:
        """Refuses one that is over already, and a day to come. Gives back the step's id."""
        row = work.get(Commitment, self.commitment_id)
        _refuse_ended(work, row)
        return _take(work, row, CommitmentStep(state=StepState.KEPT, note=self.note), self.day)


@dataclass(frozen=True, slots=True)
class RenegotiateCommitment:
    """A commitment has another day from now on; `customer_knows` says whether the customer was told."""

    title: ClassVar[Phrase] = phrase("Renegotiate commitment")

    commitment_id: int
    new_due: date
    _: KW_ONLY
    customer_knows: bool = False
    note: str = ""
    day: date | None = None

    def run(self, work: Work) -> int:
        """Refuses one that is over, and a new day before the promise was made. Gives back the step's id."""
        row = work.get(Commitment, self.commitment_id)
        _refuse_ended(work, row)
        new_due = clean_day(self.new_due, "new_due")
        if new_due < row.made_on:
            raise Refusal(
                "The new day, {day}, lies before the promise was made.", field="new_due", day=new_due
            )
        _unconfirm(row)
        step = CommitmentStep(
            state=StepState.RENEGOTIATED, new_due=new_due, customer_knows=self.customer_knows, note=self.note
        )
        return _take(work, row, step, self.day)


@dataclass(frozen=True, slots=True)
class CancelCommitment:
    """A commitment is dropped; what was promised stays, and so does that it was dropped."""

    title: ClassVar[Phrase] = phrase("Cancel commitment")

    commitment_id: int
    note: str = ""
    day: date | None = None

    def run(self, work: Work) -> int:
        """Refuses one that is over already. Gives back the step's id."""
        row = work.get(Commitment, self.commitment_id)
        _refuse_ended(work, row)
        return _take(work, row, CommitmentStep(state=StepState.CANCELLED, note=self.note), self.day)


@dataclass(frozen=True, slots=True)
class ReopenCommitment:
    """A commitment that was kept or cancelled is open again."""

    title: ClassVar[Phrase] = phrase("Reopen commitment")

    commitment_id: int
    note: str = ""
    day: date | None = None

    def run(self, work: Work) -> int:
        """Refuses one that is open. Gives back the step's id."""
        row = work.get(Commitment, self.commitment_id)
        last = _last_step(work, row)
        if last is None or last.state not in ENDS:
            raise Refusal("This commitment is open already; nothing was changed.")
        return _take(work, row, CommitmentStep(state=StepState.OPEN, note=self.note), self.day)


@dataclass(frozen=True, slots=True)
class DeleteCommitment:
    """A commitment goes with its steps. One that is not meant any more is cancelled instead."""

    title: ClassVar[Phrase] = phrase("Delete commitment")

    commitment_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Commitment, self.commitment_id)
        work.about(row.text)
        work.delete(row)


ENDS = (StepState.KEPT, StepState.CANCELLED)


def _settled(work: Work, account_id: int, row_id: int, values: dict[str, Any]) -> dict[str, Any]:
    found = cleaned(values, RULES)
    refuse_taken_key(work, Commitment.external_id, found.get("external_id"), row_id)
    if found.get("review_id") is not None:
        review_of(work, account_id, found["review_id"], "review_id")
    return found


def _refuse_unfit(work: Work, row: Commitment) -> None:
    if row.made_on > work.today:
        raise Refusal("A promise is made today or was made before.", field="made_on")
    if row.due is not None and row.due < row.made_on:
        raise Refusal(
            "It would be due, {due}, before it was made, {made}.", field="due", due=row.due, made=row.made_on
        )


def _unconfirm(row: Commitment) -> None:
    row.confirmed_by_id = row.confirmed_on = None


def _due(work: Work, row: Commitment) -> date | None:
    """The day that counts now: that of the last renegotiation, or else the one that was promised."""
    moved = select(CommitmentStep).where(
        CommitmentStep.commitment_id == row.id, CommitmentStep.new_due.is_not(None)
    )
    last = work.first(moved.order_by(CommitmentStep.day.desc(), CommitmentStep.id.desc()))
    return row.due if last is None else last.new_due


def _last_step(work: Work, row: Commitment) -> CommitmentStep | None:
    steps = select(CommitmentStep).where(CommitmentStep.commitment_id == row.id)
    return work.first(steps.order_by(CommitmentStep.day.desc(), CommitmentStep.id.desc()))


def _refuse_ended(work: Work, row: Commitment) -> None:
    last = _last_step(work, row)
    if last is None or last.state not in ENDS:
        return
    kept = phrase("This commitment was kept on {day} already; reopen it first.", day=last.day)
    dropped = phrase("This commitment was cancelled on {day}; reopen it first.", day=last.day)
    raise Refusal(kept if last.state is StepState.KEPT else dropped)


def _take(work: Work, row: Commitment, step: CommitmentStep, day: date | None) -> int:
    """One step more, on a day that is not to come and not before what happened last; today where none is given."""
    step.commitment_id, step.day, step.note = (
        row.id,
        clean_day(day or work.today, "day"),
        clean_text(step.note, "note"),
    )
    last = _last_step(work, row)
    earliest = row.made_on if last is None else last.day
    if step.day > work.today:
        raise Refusal("{day} is still to come; write down what has happened.", field="day", day=step.day)
    if step.day < earliest:
        raise Refusal(
            "Its last step was on {earliest}; nothing can happen before that.", field="day", earliest=earliest
        )
    work.about(row.text)
    return work.add(step).id
