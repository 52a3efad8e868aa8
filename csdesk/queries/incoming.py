"""The book's records as a file's rows are matched with them: by their keys, and with what they say now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, aliased

from csdesk.db.tables import (
    Account,
    Answer,
    Change,
    ChangeMetric,
    Commitment,
    CommitmentStep,
    Contact,
    Contract,
    Goal,
    Metric,
    Milestone,
    Plan,
)
from csdesk.domain.linked import Linked
from csdesk.domain.metric import Kind, shifted
from csdesk.queries.current_plan import CLOSED, current_plans


@dataclass(frozen=True, slots=True)
class KnownRecord:
    """A record by its id, the account it belongs to (itself for an account), and its fields' values."""

    id: int
    account_id: int
    values: Mapping[str, Any]


def known_records(session: Session, kind: str) -> tuple[KnownRecord, ...]:
    """Every record of a kind (by its name)."""
    return tuple(_READ[kind](session))


def contract_accounts(session: Session) -> dict[str, int]:
    """Accounts by the external ids of their contracts."""
    rows = session.execute(select(Contract.external_id, Contract.account_id))
    return {key: owner for key, owner in rows if key is not None}


def contact_domains(session: Session) -> tuple[tuple[str, int], ...]:
    """The e-mail domains of accounts' contacts, each with its account."""
    rows = session.execute(select(Contact.email, Contact.account_id).where(Contact.email != ""))
    return tuple({(email.rpartition("@")[2], owner) for email, owner in rows})


def _accounts(session: Session) -> Iterator[KnownRecord]:
    names = (
        *("external_id", "name", "status", "industry", "country", "segment", "customer_since"),
        *("required_outcome", "appropriate_experience", "reason_to_buy"),
    )
    for row in session.execute(select(Account.id, *(getattr(Account, name) for name in names))):
        yield KnownRecord(row[0], row[0], dict(zip(names, row[1:], strict=True)))


def _contacts(session: Session) -> Iterator[KnownRecord]:
    names = ("external_id", "name", "title", "email", "level", "parts", "stance", "left_on", "shared")
    statement = select(Contact.id, Contact.account_id, *(getattr(Contact, name) for name in names))
    yield from _plain(session.execute(statement), ["job_title" if one == "title" else one for one in names])


def _contracts(session: Session) -> Iterator[KnownRecord]:
    before = aliased(Contract)
    names = ("external_id", "starts", "ends", "annual_value", "currency")
    statement = (
        select(
            Contract.id,
            Contract.account_id,
            *(getattr(Contract, name) for name in names),
            before.external_id.label("predecessor"),
        )
        .outerjoin(before, before.id == Contract.predecessor_id)
        .order_by(Contract.id)
    )
    yield from _plain(session.execute(statement), [*names, "predecessor"])


def _metrics(session: Session) -> Iterator[KnownRecord]:
    names = ("external_id", "name", "unit", "decimals", "better", "cadence", "kind", "summed_by", "shared")
    goals = (
        select(Goal.metric_id, Goal.baseline_value, Goal.target, Goal.due)
        .join(Plan, Plan.id == Goal.plan_id)
        .where(Plan.status.not_in(CLOSED))
        .subquery()
    )
    statement = select(
        Metric.id,
        Metric.account_id,
        *(getattr(Metric, name) for name in names),
        goals.c.baseline_value,
        goals.c.target,
        goals.c.due,
    ).outerjoin(goals, goals.c.metric_id == Metric.id)
    for one in _plain(session.execute(statement), [*names, "baseline", "target", "due"]):
        values = dict(one.values)
        percent = values["kind"] is Kind.RATIO and values["unit"].strip() == "%"
        for name in ("baseline", "target"):
            if (
                values[name] is not None
            ):  # exactly as a file writes it, so that the same again changes nothing
                values[name] = Decimal(repr(shifted(values[name], 2) if percent else values[name]))
        yield KnownRecord(one.id, one.account_id, values)


def _changes(session: Session) -> Iterator[KnownRecord]:
    names = ("external_id", "day", "text", "kind", "side", "by", "shared")
    statement = select(Change.id, Change.account_id, *(getattr(Change, name) for name in names))
    concerned: dict[int, list[tuple[int, str]]] = {}
    for change, metric, name in session.execute(
        select(ChangeMetric.change_id, Metric.id, Metric.name).join(
            Metric, Metric.id == ChangeMetric.metric_id
        )
    ):
        concerned.setdefault(change, []).append((metric, name))
    for one in _plain(session.execute(statement), names):
        yield replace(one, values={**one.values, "metrics": _linked(concerned.get(one.id, ()))})


def _milestones(session: Session) -> Iterator[KnownRecord]:
    names = (
        *("external_id", "phrase", "reached_when", "planned", "reached", "side", "answerable", "shared"),
        *("expansion", "expansion_value", "expansion_currency"),
    )
    statement = (
        select(Milestone.id, Plan.account_id, *(getattr(Milestone, name) for name in names))
        .join(Plan, Plan.id == Milestone.plan_id)
        .order_by(Plan.id.in_(current_plans()), Milestone.id)
    )
    yield from _plain(session.execute(statement), names)


def _commitments(session: Session) -> Iterator[KnownRecord]:
    names = ("external_id", "text", "side", "answerable", "made_on", "due", "shared")
    place = func.row_number().over(
        partition_by=CommitmentStep.commitment_id,
        order_by=(CommitmentStep.day.desc(), CommitmentStep.id.desc()),
    )
    steps = select(
        CommitmentStep.commitment_id, CommitmentStep.state, CommitmentStep.day, place.label("place")
    ).subquery()
    statement = select(
        Commitment.id,
        Commitment.account_id,
        *(getattr(Commitment, name) for name in names),
        steps.c.state,
        steps.c.day,
    ).outerjoin(steps, (steps.c.commitment_id == Commitment.id) & (steps.c.place == 1))
    yield from _plain(session.execute(statement), [*names, "state", "state_on"])


def _answers(session: Session) -> Iterator[KnownRecord]:
    names = (
        "external_id",
        "pillar",
        "question",
        "asked_on",
        "answer",
        "answered_on",
        "review_after",
        "shared",
    )
    columns = [getattr(Answer, name) for name in names]
    statement = select(Answer.id, Answer.account_id, Contact.id, Contact.name, *columns).outerjoin(
        Contact, Contact.id == Answer.answered_by_id
    )
    for row_id, owner, contact, name, *values in session.execute(statement):
        answered_by = _linked(() if contact is None else ((contact, name),))
        yield KnownRecord(
            row_id, owner, {**dict(zip(names, values, strict=True)), "answered_by": answered_by}
        )


def _linked(records: Iterable[tuple[int, str]]) -> Linked | None:
    """Records by their ids and names; None for none."""
    found = sorted(records, key=lambda one: one[1])
    return Linked(frozenset(one for one, _ in found), ", ".join(name for _, name in found)) if found else None


def _plain(rows: Iterable[Row[*tuple[Any, ...]]], names: Iterable[str]) -> Iterator[KnownRecord]:
    """Rows of an id, an account's id and the values of the named fields."""
    for row in rows:
        yield KnownRecord(row[0], row[1], dict(zip(names, row[2:], strict=True)))


_READ: Mapping[str, Callable[[Session], Iterator[KnownRecord]]] = {
    "accounts": _accounts,
    "contacts": _contacts,
    "contracts": _contracts,
    "metrics": _metrics,
    "changes": _changes,
    "milestones": _milestones,
    "commitments": _commitments,
    "answers": _answers,
}
