"""What belongs together: records that a command names must be there, and of the same account."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from csdesk.db import tables
from csdesk.db.images import chunks
from csdesk.db.tables import Account, Contact, Metric, Plan
from csdesk.db.work import Row, Work
from csdesk.errors import Refusal


def all_of(work: Work, table: type[Row], ids: Iterable[int]) -> list[Row]:
    """The rows with these ids, in a few statements. Raises Refusal when one is not there any more."""
    wanted = sorted(set(ids))
    found = [row for some in chunks(wanted) for row in work.all(select(table).where(table.id.in_(some)))]
    if len(found) < len(wanted):
        raise Refusal("Some of this was deleted in the meantime; nothing was changed.")
    return found


def account_of_plan(work: Work, plan_id: int) -> int:
    """The account of a plan. Raises Refusal when the plan is not there any more."""
    return work.get(Plan, plan_id).account_id


def contact_of(work: Work, account_id: int, contact_id: int, field: str) -> Contact:
    """A contact of this very account; another account's is refused."""
    contact = work.get(Contact, contact_id)
    if contact.account_id != account_id:
        raise Refusal("{name} is a contact of another account.", field=field, name=contact.name)
    return contact


def metric_of(work: Work, account_id: int, metric_id: int, field: str) -> Metric:
    """A metric of this very account; another account's is refused."""
    metric = work.get(Metric, metric_id)
    if metric.account_id != account_id:
        raise Refusal("“{name}” is a metric of another account.", field=field, name=metric.name)
    return metric


def review_of(work: Work, account_id: int, review_id: int, field: str) -> tables.Review:
    """A review of this very account; another account's is refused."""
    review = work.get(tables.Review, review_id)
    if review.account_id != account_id:
        raise Refusal("This is a review of another account.", field=field)
    return review


def refuse_foreign_contacts(work: Work, account_id: int, values: dict[str, Any], *names: str) -> None:
    """Refuse values that name a contact of another account."""
    for name in names:
        if values.get(name) is not None:
            contact_of(work, account_id, values[name], name)


def called(work: Work, table: type[Account | Metric], name: str, *where: ColumnElement[bool]) -> int | None:
    """The id of the one of these records that has a name; capitals don't count, those with accents included."""
    found = work.values(select(table.id, table.name).where(*where))
    return next((row_id for row_id, known in found if known.casefold() == name.casefold()), None)


def refuse_taken_key(
    work: Work, column: InstrumentedAttribute[str | None], key: str | None, row_id: int
) -> None:
    """Refuse an external id that another record of the same table has; `row_id` is 0 for a new one."""
    if key is None:
        return
    ids = column.class_.id
    taken = select(ids).where(func.lower(column) == func.lower(key), ids != row_id).limit(1)
    if work.values(taken):
        raise Refusal(
            "Another record has the external id “{key}” already; each is given once.",
            field="external_id",
            key=key,
        )
