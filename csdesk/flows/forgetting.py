"""Forgetting a person or an account for good: shown before it is done, and never undone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from csdesk.changes import Changes
from csdesk.db.forgetting_backups import forget_in_backups, holding
from csdesk.db.forgetting_subject import subject_of
from csdesk.desk import Desk
from csdesk.domain.folding import key_of
from csdesk.domain.forgetting import Choices, Forecast, Forgotten, Kind, Whom
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.queries.account_by_name import account_by_name
from csdesk.queries.forgetting import deleted_records, forecast_of
from csdesk.queries.people import contact_names
from csdesk.words import phrase


@dataclass(frozen=True, slots=True)
class Done:
    """What was forgotten, and what that changed."""

    outcome: Forgotten
    changes: Changes


def whom_by_name(desk: Desk, account: str, person: str | None) -> Whom:
    """An account, or a person of one, by the names that somebody wrote; a deleted one where no other is called so.

    Of several deleted ones of a name it is the last. Raises Refusal where there is none.
    """
    if person is None:
        return Whom(Kind.ACCOUNT, _account(desk, account))
    there = _person(desk, account, person)
    if there is None:
        raise Refusal(
            "“{account}” has nobody called “{person}”, nor had it; nothing was forgotten.",
            account=account,
            person=person,
        )
    return Whom(Kind.CONTACT, there)


def _account(desk: Desk, name: str) -> int:
    try:
        return desk.ask(account_by_name, name).id
    except Refusal:
        deleted = _deleted(desk, Kind.ACCOUNT, name)
        if deleted is None:
            raise
        return deleted


def _person(desk: Desk, account: str, name: str) -> int | None:
    people = desk.ask(contact_names, _account(desk, account))
    there = next((one.id for one in people if _alike(one.name, name)), None)
    return there or _deleted(desk, Kind.CONTACT, name, account)


def _deleted(desk: Desk, kind: Kind, name: str, account: str = "") -> int | None:
    rows = (row for row in desk.ask(deleted_records) if row.whom.kind is kind)
    return next(
        (row.whom.id for row in rows if _alike(row.name, name) and _alike(row.account, account)), None
    )


def _alike(one: str, other: str) -> bool:
    return key_of(one) == key_of(other)


def survey(desk: Desk, whom: Whom, progress: Progress) -> Forecast:
    """What forgetting would erase, in the book and in its backups. Raises Refusal where the record is gone."""
    progress.step(0, 2, phrase("Looking what there is"))
    found = desk.ask(forecast_of, whom)
    progress.step(1, 2, phrase("Reading the backups"))
    subject = desk.ask(lambda session: subject_of(session.connection(), whom))
    held = holding(desk.path, subject)
    return replace(found, backups=tuple(one.at for one in held.backups), unread=held.unread)


def forget(desk: Desk, whom: Whom, choices: Choices, progress: Progress) -> Done:
    """Forget. Raises Refusal, with nothing erased, where the record is gone or the book can't be written."""
    progress.step(0, 2, phrase("Forgetting"))
    subject = desk.ask(lambda session: subject_of(session.connection(), whom))
    found = desk.ask(forecast_of, whom)
    changes = desk.forget(whom, files=choices.files)
    changed, left = forget_in_backups(desk.path, subject, choices, desk.now)
    return Done(Forgotten(found, changed, left), changes)
