"""What may happen to a success plan. How one phase follows another is in `phases`."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import func, select

from csdesk.commands.belonging import contact_of, refuse_foreign_contacts
from csdesk.commands.edits import UNSET, Unset, assign, cleaned, edit_title, rules_of, values_set
from csdesk.db.tables import Account, Plan
from csdesk.db.work import Work
from csdesk.domain import field_words
from csdesk.domain.fields import clean_day, clean_day_order
from csdesk.domain.plan import PlanStatus, refuse_unagreed
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

RULES = rules_of(lines=("title",), texts=("purpose",), days=("said_on", "starts", "ends"))


@dataclass(frozen=True, slots=True)
class AddPlan:
    """A draft of the account's next phase. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Add plan")

    account_id: int
    _: KW_ONLY
    plan_title: str = ""
    purpose: str = ""
    said_by_id: int | None = None
    said_on: date | None = None
    starts: date | None = None
    ends: date | None = None
    shared: bool = False

    def run(self, work: Work) -> int:
        """Refuses a second open plan, and an end before the start."""
        account = work.get(Account, self.account_id)
        refuse_second_open_plan(work, account.id, 0)
        values = cleaned(values_set(self, titled="plan_title"), RULES)
        refuse_foreign_contacts(work, account.id, values, "said_by_id")
        clean_day_order(values["starts"], values["ends"], "ends")
        work.about(account.name)
        return work.add(Plan(**values, phase=last_phase(work, account.id) + 1, status=PlanStatus.DRAFT)).id


@dataclass(frozen=True, slots=True)
class EditPlan:
    """Other values for some of a plan's fields. Back in draft or proposed, a plan is no longer agreed."""

    plan_id: int
    _: KW_ONLY
    plan_title: str | Unset = UNSET
    purpose: str | Unset = UNSET
    said_by_id: int | Unset | None = UNSET
    said_on: date | Unset | None = UNSET
    starts: date | Unset | None = UNSET
    ends: date | Unset | None = UNSET
    status: PlanStatus | Unset = UNSET
    shared: bool | Unset = UNSET

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return edit_title(phrase("plan"), self, field_words.PLAN)

    def run(self, work: Work) -> None:
        """Refuses to call a plan agreed or active that nobody agreed to, and a second open one."""
        row = work.get(Plan, self.plan_id)
        values = cleaned(values_set(self, but=("plan_id",), titled="plan_title"), RULES)
        refuse_foreign_contacts(work, row.account_id, values, "said_by_id")
        work.about(work.get(Account, row.account_id).name)
        if "status" in values:
            values |= _agreement_after(work, row, values["status"])
        assign(row, values)
        clean_day_order(row.starts, row.ends, "ends")


@dataclass(frozen=True, slots=True)
class AgreePlan:
    """A named person of the customer's agrees the plan on a day; from then on it is agreed."""

    title: ClassVar[Phrase] = phrase("Agree plan")

    plan_id: int
    contact_id: int
    agreed_on: date

    def run(self, work: Work) -> None:
        """Refuses a closed plan, another account's contact, one who had left, and a day that is still to come."""
        row = work.get(Plan, self.plan_id)
        contact = contact_of(work, row.account_id, self.contact_id, "contact_id")
        day = clean_day(self.agreed_on, "agreed_on")
        if day > work.today:
            raise Refusal(
                "{day} is still to come; a plan is agreed on a day that was.", field="agreed_on", day=day
            )
        if contact.left_on is not None and day > contact.left_on:
            raise Refusal(
                "{name} left on {left}; choose who agreed on {day}.",
                field="contact_id",
                name=contact.name,
                left=contact.left_on,
                day=day,
            )
        if row.status.closed:
            raise Refusal("This plan is closed; open it again before it can be agreed.", field="status")
        row.agreed_by_id, row.agreed_on = contact.id, day
        row.status = PlanStatus.ACTIVE if row.status is PlanStatus.ACTIVE else PlanStatus.AGREED
        work.about(work.get(Account, row.account_id).name)


@dataclass(frozen=True, slots=True)
class DeletePlan:
    """A plan goes, with its goals, milestones, responsibilities and next phase; metrics and their figures stay."""

    title: ClassVar[Phrase] = phrase("Delete plan")

    plan_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Plan, self.plan_id)
        work.about(work.get(Account, row.account_id).name)
        work.delete(row)


def last_phase(work: Work, account_id: int) -> int:
    """The highest phase number of an account's plans, 0 without any."""
    ((phase,),) = work.values(select(func.max(Plan.phase)).where(Plan.account_id == account_id))
    return phase or 0


def refuse_second_open_plan(work: Work, account_id: int, plan_id: int) -> None:
    """An account has one open plan at a time; another one than `plan_id` is refused."""
    others = select(Plan).where(Plan.account_id == account_id, Plan.id != plan_id)
    for plan in work.all(others):
        if not plan.status.closed:
            raise Refusal(
                "Phase {phase} is still open. Start the next phase from it, or close it first.",
                field="status",
                phase=plan.phase,
            )


def _agreement_after(work: Work, plan: Plan, status: PlanStatus) -> dict[str, Any]:
    if not status.closed:
        refuse_second_open_plan(work, plan.account_id, plan.id)
    if status in {PlanStatus.DRAFT, PlanStatus.PROPOSED}:
        return {"agreed_by_id": None, "agreed_on": None}
    who = (
        None
        if plan.agreed_by_id is None
        else contact_of(work, plan.account_id, plan.agreed_by_id, "status").name
    )
    refuse_unagreed(status, who, plan.agreed_on)
    return {}
