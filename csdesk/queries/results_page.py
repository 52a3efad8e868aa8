"""The Results section in one reading: figures, changes and people that belong to the same moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from csdesk.queries.changes import ChangeRow, list_changes
from csdesk.queries.people import ContactName, contact_names
from csdesk.queries.results import AccountResults, account_results


@dataclass(frozen=True, slots=True)
class ResultsPage:
    """An account's results, all its changes in the order of their days, and its people."""

    results: AccountResults
    changes: tuple[ChangeRow, ...]
    people: tuple[ContactName, ...]


def results_page(session: Session, account_id: int, today: date) -> ResultsPage:
    """What the Results section shows. Raises Refusal when the account is not there any more."""
    return ResultsPage(
        account_results(session, account_id, today),
        list_changes(session, account_id),
        contact_names(session, account_id),
    )
