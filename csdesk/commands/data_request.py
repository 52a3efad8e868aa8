"""What may happen to data requests: one goes out, and what comes back is taken in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from csdesk.commands.belonging import contact_of, review_of
from csdesk.commands.commitment import ConfirmCommitment
from csdesk.commands.interaction import AddInteraction
from csdesk.commands.measurement import ConfirmMeasurements, RecordMeasurement
from csdesk.commands.milestone import ConfirmMilestone
from csdesk.commands.responsibility import ConfirmResponsibility
from csdesk.db.domain_values import metric_of
from csdesk.db.tables import (
    Account,
    Commitment,
    Contact,
    DataRequest,
    Measurement,
    Metric,
    Milestone,
    Plan,
    Responsibility,
)
from csdesk.db.work import Work
from csdesk.domain import metric as sums
from csdesk.domain.asking import PROMISED, Asked, AskedRow, Request, figure_text, only_role, read, written
from csdesk.domain.evidence import Evidence
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.words import Phrase, counted, phrase

SOURCE = "Data request {code}"


@dataclass(frozen=True, slots=True)
class AskForData:
    """Rows went out to be confirmed, corrected or filled in, today. Gives back the request's id."""

    title: ClassVar[Phrase] = phrase("Ask for figures")

    account_id: int
    code: str
    request: Request
    asked_id: int | None = None
    review_id: int | None = None

    def run(self, work: Work) -> int:
        """Refuses a request without rows, and another account's contact or review."""
        account = work.get(Account, self.account_id)
        if not self.request.rows:
            raise Refusal("There is nothing to ask: no shared figure is missing or unconfirmed.")
        if self.asked_id is not None:
            contact_of(work, account.id, self.asked_id, "asked_id")
        if self.review_id is not None:
            review_of(work, account.id, self.review_id, "review_id")
        work.about(account.name)
        return work.add(
            DataRequest(
                account_id=account.id,
                review_id=self.review_id,
                code=self.code,
                asked_id=self.asked_id,
                made_on=work.today,
                rows=written(self.request),
            )
        ).id


@dataclass(frozen=True, slots=True)
class Accepted:
    """A row's code and the value that is taken in, as the request keeps values."""

    code: str
    value: str


@dataclass(frozen=True, slots=True)
class TakeReturned:
    """What a customer sent back of a request is taken in as confirmed by a contact, today, all of it or nothing.

    Remarks are kept as a conversation with that contact.
    """

    request_id: int
    contact_id: int
    accepted: tuple[Accepted, ...]
    remarks: tuple[str, ...] = ()

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        return counted("Take in {count} returned row", "Take in {count} returned rows", len(self.accepted))

    def run(self, work: Work) -> None:
        """Refuses another account's contact, a row that was not asked, and a record that is gone."""
        asked = work.get(DataRequest, self.request_id)
        contact = contact_of(work, asked.account_id, self.contact_id, "contact_id")
        rows = {row.code: row for row in _rows(asked)}
        for one in self.accepted:
            row = rows.get(one.code)
            if row is None:
                raise Refusal("Row {code} was not asked; nothing was taken in.", code=one.code)
            _take(work, asked, contact, row, one.value)
        _keep_remarks(work, asked.account_id, contact.id, self.remarks)
        asked.returned_on = work.today
        work.about(work.get(Account, asked.account_id).name)


def _rows(asked: DataRequest) -> Sequence[AskedRow]:
    request = read(asked.rows)
    if request is None:
        raise Refusal("What was sent with this request can't be read any more; nothing was taken in.")
    return request.rows


def _take(work: Work, asked: DataRequest, contact: Contact, row: AskedRow, value: str) -> None:
    if row.sort is Asked.FIGURE:
        _take_figure(work, asked, contact, row, value)
        return
    if row.sort is Asked.ROLE:
        _take_role(work, asked, row, value)
        return
    if row.sort in PROMISED:
        _take_promise(work, asked, contact, row, value)
        return
    here = select(Milestone).join(Plan, Plan.id == Milestone.plan_id)
    milestone = work.first(here.where(Milestone.uuid == row.key, Plan.account_id == asked.account_id))
    if milestone is None:
        raise _gone(row)
    if row.sort is Asked.OWNER:
        ConfirmMilestone(milestone.id, contact.id, answerable=value).run(work)
    else:
        ConfirmMilestone(milestone.id, contact.id, planned=date.fromisoformat(value)).run(work)


def _take_promise(work: Work, asked: DataRequest, contact: Contact, row: AskedRow, value: str) -> None:
    here = select(Commitment).where(Commitment.uuid == row.key, Commitment.account_id == asked.account_id)
    promise = work.first(here)
    if promise is None:
        raise _gone(row)
    if row.sort is Asked.PROMISER:
        ConfirmCommitment(promise.id, contact.id, answerable=value).run(work)
    else:
        ConfirmCommitment(promise.id, contact.id, due=date.fromisoformat(value)).run(work)


def _take_role(work: Work, asked: DataRequest, row: AskedRow, value: str) -> None:
    here = select(Responsibility).join(Plan, Plan.id == Responsibility.plan_id)
    roles = work.all(here.where(Plan.uuid == row.key, Plan.account_id == asked.account_id))
    role = only_role([(one.answers_for, one) for one in roles], row.label)
    if role is None:
        raise _gone(row)
    ConfirmResponsibility(role.id, value).run(work)


def _take_figure(work: Work, asked: DataRequest, contact: Contact, row: AskedRow, value: str) -> None:
    """A figure that stays as it is keeps its parts and its source; another one is the customer's own word."""
    metric = work.first(select(Metric).where(Metric.uuid == row.key, Metric.account_id == asked.account_id))
    if metric is None or row.period is None:
        raise _gone(row)
    here = select(Measurement).where(Measurement.metric_id == metric.id, Measurement.period == row.period)
    there = work.first(here)
    shown = metric_of(metric)
    if there is not None and _is(shown, there, row, value):
        ConfirmMeasurements((there.id,), contact.id).run(work)
        return
    RecordMeasurement(
        metric.id,
        row.period,
        value=shown.stored(float(value)),
        evidence=Evidence.CONFIRMED,
        source=SOURCE.format(code=asked.code),
        confirmed_by_id=contact.id,
    ).run(work)


def _is(metric: sums.Metric, there: Measurement, row: AskedRow, value: str) -> bool:
    kept = figure_text(metric, there.value, there.numerator, there.denominator)
    return bool(kept) and row.same(kept, value)


def _keep_remarks(work: Work, account_id: int, contact_id: int, remarks: Sequence[str]) -> None:
    if not remarks:
        return
    AddInteraction(
        account_id,
        work.today,
        InteractionKind.EMAIL,
        started_by=Side.THEIRS,
        text="\n".join(remarks),
        contacts=(contact_id,),
    ).run(work)


def _gone(row: AskedRow) -> Refusal:
    return Refusal("“{name}” is not in the book any more; nothing was taken in.", name=row.label)
