"""Everything that happened in an account, of every kind, by its days: one statement a kind, however much there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import String, cast, func, select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import metric_of, value_of
from csdesk.db.tables import (
    Answer,
    Change,
    Contact,
    Contract,
    ContractEvent,
    Decision,
    Measurement,
    Milestone,
    Plan,
    Review,
)
from csdesk.domain.happened import Happened, Sort
from csdesk.domain.periods import Cadence, last_day
from csdesk.domain.sides import Side
from csdesk.queries.commitments import CommitmentRow
from csdesk.queries.interactions import InteractionRow
from csdesk.queries.timeline import Timeline
from csdesk.words import Money, Phrase, counted, phrase


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one period: of which metric the `first` one was kept, its value, and which metrics have one."""

    cadence: Cadence
    period: date
    first: int
    metric: int
    value: float
    metrics: tuple[int, ...]


def happened(session: Session, account_id: int, today: date, known: Timeline) -> tuple[Happened, ...]:
    """What happened and what is to happen, the latest first; `known` is the account's timeline as it was just read."""
    found = [
        *_interactions(known.interactions),
        *_commitments(known.commitments),
        *_milestones(session, account_id),
        *_figures(session, account_id, today),
        *_changes(session, account_id),
        *_reviews(session, account_id),
        *_decisions(session, account_id),
        *_answers(session, account_id),
        *_contracts(session, account_id),
        *_plans(session, account_id),
    ]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True))


def _interactions(rows: Iterable[InteractionRow]) -> Iterator[Happened]:
    for row in rows:
        names = ", ".join(one.name for one in row.contacts)
        started = (
            phrase("started by us") if row.started_by is Side.OURS else phrase("started by the customer")
        )
        more = phrase("{kind}, {started}", kind=row.kind.label, started=started)
        if names:
            more = phrase("{kind} with {names}, {started}", kind=row.kind.label, names=names, started=started)
        what = _first_line(row.text) or row.kind.label
        yield Happened(
            row.day, Sort.INTERACTION, "interaction", row.id, what, more, f"{row.text} {names} {row.ours}"
        )


def _commitments(rows: Iterable[CommitmentRow]) -> Iterator[Happened]:
    """Made on one day, then its steps; while it is open, also on the day it is due."""
    for row in rows:
        standing = row.standing
        days = [(row.made_on, phrase("promised {by}", by=_promiser(row)))]
        days += [
            (step.day, phrase("{state}, {by}", state=step.state.label, by=_promiser(row)))
            for step in row.steps
        ]
        if standing.due is not None and not standing.state.closed:
            days.append((standing.due, phrase("due, {by}", by=_promiser(row))))
        for day, more in days:
            about = f"{row.text} {row.answerable}"
            yield Happened(day, Sort.COMMITMENT, "commitment", row.id, _first_line(row.text), more, about)


def _promiser(row: CommitmentRow) -> Phrase:
    if row.answerable:
        return phrase("by {owner}", owner=row.answerable)
    return phrase("by us") if row.side is Side.OURS else phrase("by the customer")


def _milestones(session: Session, account_id: int) -> Iterator[Happened]:
    rows = session.execute(
        select(Milestone.id, Milestone.phrase, Milestone.planned, Milestone.reached)
        .join(Plan, Plan.id == Milestone.plan_id)
        .where(Plan.account_id == account_id)
    )
    for row, said, planned, reached in rows:
        day = reached or planned
        if day is not None:
            more = phrase("reached") if reached is not None else phrase("planned")
            yield Happened(day, Sort.MILESTONE, "milestone", row, said, more, said)


def _figures(session: Session, account_id: int, today: date) -> Iterator[Happened]:
    """The figures of periods that ended on one day as one line; a period that is not over counts as of today."""
    metrics = {
        row.id: metric_of(row)
        for row in session.scalars(select(tables.Metric).where(tables.Metric.account_id == account_id))
    }
    by_day: dict[date, list[Figures]] = defaultdict(list)
    for one in _figures_by_period(session, account_id):
        by_day[min(last_day(one.cadence, one.period), today)].append(one)
    for day, figures in by_day.items():
        first = min(figures, key=lambda one: one.first)
        others = sorted({metric for one in figures for metric in one.metrics} - {first.metric})
        names = [metrics[metric].name for metric in others]
        shown = metrics[first.metric].shown(first.value)
        what = phrase("{metric}: {figure}", metric=metrics[first.metric].name, figure=shown)
        about = " ".join((metrics[first.metric].name, *names))
        yield Happened(day, Sort.FIGURE, "metric", first.metric, what, _others(names), about)


def _figures_by_period(session: Session, account_id: int) -> Iterator[Figures]:
    """Put together by the database: a row for each figure would be ten times as many."""
    own, metric = Measurement, tables.Metric
    periods = (
        select(
            metric.cadence,
            own.period,
            func.min(own.id).label("first"),
            func.aggregate_strings(cast(own.metric_id, String), " ").label("metrics"),
        )
        .join(metric, metric.id == own.metric_id)
        .where(metric.account_id == account_id)
        .group_by(metric.cadence, own.period)
        .subquery()
    )
    columns = select(periods, own.metric_id, own.value, own.numerator, own.denominator)
    rows = session.execute(columns.join(periods, periods.c.first == own.id))
    for cadence, period, first, every, measured, value, above, below in rows:
        yield Figures(
            cadence, period, first, measured, value_of(value, above, below), tuple(map(int, every.split()))
        )


def _others(names: list[str]) -> Phrase:
    if not names:
        return phrase("measured")
    return counted(
        "and {count} more: {names}", "and {count} more: {names}", len(names), names=", ".join(names)
    )


def _changes(session: Session, account_id: int) -> Iterator[Happened]:
    columns = Change.id, Change.day, Change.text, Change.kind
    for row, day, text, kind in session.execute(select(*columns).where(Change.account_id == account_id)):
        yield Happened(day, Sort.CHANGE, "change", row, _first_line(text), kind.label, text)


def _reviews(session: Session, account_id: int) -> Iterator[Happened]:
    columns = Review.id, Review.kind, Review.planned_for, Review.sent_on, Review.held_on
    for row, kind, planned, sent, held in session.execute(
        select(*columns).where(Review.account_id == account_id)
    ):
        days = [(sent, phrase("sent"), False), (held, phrase("held"), True)]
        days += [(planned, phrase("planned"), True)] if held is None else []
        for day, more, counts in days:
            if day is not None:
                yield Happened(day, Sort.REVIEW, "review", row, kind.label, more, counts=counts)


def _decisions(session: Session, account_id: int) -> Iterator[Happened]:
    rows = session.execute(
        select(Decision.id, Decision.taken, Decision.taken_on, Review.held_on, Review.id, Review.kind)
        .join(Review, Review.id == Decision.review_id)
        .where(Review.account_id == account_id, Decision.taken != "")
    )
    for _, taken, taken_on, held_on, review, kind in rows:
        day = taken_on or held_on
        if day is not None:
            more = phrase("decided in the review: {kind}", kind=kind.label)
            yield Happened(day, Sort.DECISION, "review", review, _first_line(taken), more, taken)


def _answers(session: Session, account_id: int) -> Iterator[Happened]:
    rows = session.execute(
        select(Answer.id, Answer.question, Answer.answer, Answer.asked_on, Answer.answered_on, Contact.name)
        .outerjoin(Contact, Contact.id == Answer.answered_by_id)
        .where(Answer.account_id == account_id)
    )
    for row, question, answer, asked_on, answered_on, by in rows:
        about = f"{question} {answer} {by or ''}"
        if asked_on is not None and asked_on != answered_on:
            yield Happened(
                asked_on, Sort.ANSWER, "answer", row, _first_line(question), phrase("asked"), about
            )
        if answered_on is not None:
            more = phrase("answered by {name}", name=by) if by else phrase("answered")
            what = phrase("{question} {answer}", question=_first_line(question), answer=_first_line(answer))
            yield Happened(answered_on, Sort.ANSWER, "answer", row, what, more, about)


def _contracts(session: Session, account_id: int) -> Iterator[Happened]:
    own = Contract.account_id == account_id
    for one in session.scalars(select(Contract).where(own)):
        more, about = _contract(one), one.external_id or ""
        yield Happened(one.starts, Sort.CONTRACT, "contract", one.id, phrase("Contract begins"), more, about)
        if one.ends is not None:
            yield Happened(one.ends, Sort.CONTRACT, "contract", one.id, phrase("Contract ends"), more, about)
    events = (
        select(Contract.id, ContractEvent.day, ContractEvent.kind, ContractEvent.reason)
        .join(Contract, Contract.id == ContractEvent.contract_id)
        .where(own)
    )
    for row, day, kind, reason in session.execute(events):
        more = phrase("{reason}", reason=_first_line(reason)) if reason else phrase("contract")
        yield Happened(day, Sort.CONTRACT, "contract", row, kind.label, more, reason)


def _contract(one: Contract) -> Phrase:
    """What tells a contract from others: what it is called elsewhere, and its value."""
    if one.annual_value is None or one.currency is None:
        return phrase("{name}", name=one.external_id) if one.external_id else phrase("contract")
    value = Money(one.annual_value, one.currency)
    if not one.external_id:
        return phrase("{money} a year", money=value)
    return phrase("{name}, {money} a year", name=one.external_id, money=value)


def _plans(session: Session, account_id: int) -> Iterator[Happened]:
    columns = Plan.id, Plan.phase, Plan.title, Plan.starts, Plan.agreed_on
    for row, number, title, starts, agreed in session.execute(
        select(*columns).where(Plan.account_id == account_id)
    ):
        name = (
            phrase("Phase {phase}: {title}", phase=number, title=title)
            if title
            else phrase("Phase {phase}", phase=number)
        )
        for day, more in ((starts, phrase("begins")), (agreed, phrase("agreed"))):
            if day is not None:
                yield Happened(day, Sort.PLAN, "plan", row, name, more, title)


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
