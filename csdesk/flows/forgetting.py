"""Forgetting a person or an account for good: shown before it is done, and never undone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from csdesk.changes import Changes
from csdesk.db.forgetting import subject_of
from csdesk.db.forgetting_backups import forget_in_backups, holding
from csdesk.desk import Desk
from csdesk.domain.forgetting import Choices, Forecast, Forgotten, Whom
from csdesk.jobs import Progress
from csdesk.queries.forgetting import forecast_of
from csdesk.words import phrase


@dataclass(frozen=True, slots=True)
class Done:
    """What was forgotten, and what that changed."""

    outcome: Forgotten
    changes: Changes


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
