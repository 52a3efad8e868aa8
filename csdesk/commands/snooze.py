"""Putting off what wants a hand to a day, with the reason, and taking it up again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sqlalchemy import select

from csdesk.db.tables import Account, Snooze
from csdesk.db.work import Work
from csdesk.domain.fields import clean_day, clean_line, clean_name
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase

SUBJECT_LENGTH = 80


@dataclass(frozen=True, slots=True)
class PutOff:
    """What a rule says of a subject ("commitment:12") is quiet up to a day. A second time replaces the first."""

    title: ClassVar[Phrase] = phrase("Put off")

    account_id: int
    rule: str
    subject: str
    until: date
    reason: str = ""

    def run(self, work: Work) -> int:
        """Refuses a day that isn't still to come. Gives back the id of what was put off."""
        account = work.get(Account, self.account_id)
        until = clean_day(self.until, "until")
        if until <= work.today:
            raise Refusal("Put it off to a day that is still to come.", field="until")
        rule, subject = clean_name(self.rule, "rule"), clean_line(self.subject, "subject", SUBJECT_LENGTH)
        work.about(account.name)
        there = work.first(
            select(Snooze).where(
                Snooze.account_id == account.id, Snooze.rule == rule, Snooze.subject == subject
            )
        )
        row = there or Snooze(account_id=account.id, rule=rule, subject=subject, until=until)
        row.until, row.reason = until, clean_line(self.reason, "reason")
        return row.id if there else work.add(row).id


@dataclass(frozen=True, slots=True)
class TakeUpAgain:
    """What was put off is said again."""

    title: ClassVar[Phrase] = phrase("Take up again")

    snooze_id: int

    def run(self, work: Work) -> None:
        """Delete it. Raises Refusal when it is not there any more."""
        row = work.get(Snooze, self.snooze_id)
        work.about(work.get(Account, row.account_id).name)
        work.delete(row)
