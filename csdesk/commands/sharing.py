"""Sharing records with the customer, or keeping them internal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from csdesk.commands.belonging import all_of
from csdesk.db.tables import Answer, Change, Commitment, Contact, Metric, Milestone, Plan
from csdesk.db.work import Work
from csdesk.domain.sharing import Shareable
from csdesk.words import Phrase, counted

Sharing = Plan | Metric | Change | Milestone | Contact | Commitment | Answer


@dataclass(frozen=True, slots=True)
class Share:
    """Share records of any kinds, named by kind and id, or take them back to internal; one entry of the history."""

    records: tuple[tuple[Shareable, int], ...]
    shared: bool = True

    @property
    def title(self) -> Phrase:
        """The sentence for the history."""
        if self.shared:
            return counted("Share {count} record", "Share {count} records", len(self.records))
        return counted("Stop sharing {count} record", "Stop sharing {count} records", len(self.records))

    def run(self, work: Work) -> None:
        """Refuses, with nothing shared, when one of them is not there any more."""
        for kind in dict.fromkeys(kind for kind, _ in self.records):
            table = table_of(kind)
            rows = all_of(work, table, (row_id for one, row_id in self.records if one is kind))
            other = [row.id for row in rows if row.shared is not self.shared]
            work.update_many(table, [{"id": row_id, "shared": self.shared} for row_id in other])


def table_of(kind: Shareable) -> type[Sharing]:
    """The table whose rows are of a kind."""
    match kind:
        case Shareable.PLAN:
            return Plan
        case Shareable.METRIC:
            return Metric
        case Shareable.CHANGE:
            return Change
        case Shareable.MILESTONE:
            return Milestone
        case Shareable.CONTACT:
            return Contact
        case Shareable.COMMITMENT:
            return Commitment
        case Shareable.ANSWER:
            return Answer
        case _:
            assert_never(kind)
