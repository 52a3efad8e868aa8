"""What a captured line may name: all accounts with their people, and what is known of the one it is about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from csdesk.db import tables
from csdesk.db.domain_values import value_of
from csdesk.db.tables import Account, Answer, Contact, Measurement
from csdesk.domain.capture import Around
from csdesk.domain.contact import Part
from csdesk.domain.named_metric import KeptFigure, KnownMetric
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known
from csdesk.domain.typed_account import NamedAccount
from csdesk.errors import Refusal
from csdesk.queries.known_people import known_people
from csdesk.queries.metrics import list_metrics


@dataclass(frozen=True, slots=True)
class CaptureNames:
    """The accounts of the book, and who belongs to which: an account's id and a contact's name."""

    accounts: tuple[NamedAccount, ...]
    people: tuple[tuple[int, str], ...]


def capture_names(session: Session) -> CaptureNames:
    """Every account by name, and everybody who hasn't left."""
    accounts = session.execute(select(Account.id, Account.name).order_by(Account.name))
    people = session.execute(select(Contact.account_id, Contact.name).where(Contact.left_on.is_(None)))
    return CaptureNames(
        tuple(NamedAccount(*row) for row in accounts), tuple((account, name) for account, name in people)
    )


def capture_around(session: Session, account_id: int) -> Around:
    """What a line about an account may name: its people and their parts, its metrics, and its open questions.

    Raises Refusal when the account is not there any more.
    """
    name = session.scalars(select(Account.name).where(Account.id == account_id)).one_or_none()
    if name is None:
        raise Refusal("This account was deleted in the meantime.")
    people = known_people(session, account_id)
    contacts = {one.contact: one for one in people if one.side is Side.THEIRS}
    figures = _figures(session, account_id)
    return Around(
        account=account_id,
        name=name,
        people=people,
        parts=_parts(session, account_id, contacts),
        metrics=tuple(
            KnownMetric(row.id, row.metric, tuple(figures[row.id]))
            for row in list_metrics(session, account_id)
        ),
        asked=_open_questions(session, account_id),
    )


def _parts(
    session: Session, account_id: int, contacts: dict[int | None, Known]
) -> tuple[tuple[Part, Known], ...]:
    rows = session.execute(select(Contact.id, Contact.parts).where(Contact.account_id == account_id))
    return tuple((part, contacts[row]) for row, parts in rows if row in contacts for part in sorted(parts))


def _figures(session: Session, account_id: int) -> dict[int, list[KeptFigure]]:
    own = select(tables.Metric.id).where(tables.Metric.account_id == account_id)
    columns = (
        Measurement.metric_id,
        Measurement.period,
        Measurement.value,
        Measurement.numerator,
        Measurement.denominator,
        Measurement.evidence,
    )
    found: dict[int, list[KeptFigure]] = defaultdict(list)
    for metric, period, value, above, below, evidence in session.execute(
        select(*columns).where(Measurement.metric_id.in_(own)).order_by(Measurement.period)
    ):
        found[metric].append(KeptFigure(period, value_of(value, above, below), evidence))
    return found


def _open_questions(session: Session, account_id: int) -> tuple[tuple[int, str], ...]:
    rows = session.execute(
        select(Answer.id, Answer.question)
        .where(Answer.account_id == account_id, Answer.answer == "")
        .order_by(Answer.id)
    )
    return tuple((row, question) for row, question in rows)
