"""The tables of a book, one file a subject.

These files do without postponed annotations: SQLAlchemy would read each of a thousand anew from its text, at every
start.
"""

from csdesk.db.tables.account import Account, Contact, Contract, ContractEvent
from csdesk.db.tables.base import Base, Travelling
from csdesk.db.tables.change import Change, ChangeMetric
from csdesk.db.tables.conversation import (
    Answer,
    Commitment,
    CommitmentStep,
    Interaction,
    InteractionContact,
    Snooze,
)
from csdesk.db.tables.history import EntryState, HistoryAccount, HistoryEntry, HistoryRow, HistorySpan
from csdesk.db.tables.metric import Definition, Goal, GoalRevision, Measurement, Metric
from csdesk.db.tables.plan import Milestone, NextPhase, Plan, Responsibility
from csdesk.db.tables.review import (
    AgendaItem,
    AllowedText,
    DataRequest,
    Decision,
    KeptFile,
    Review,
    ReviewAttendee,
    ReviewFile,
    ReviewQuestion,
    ReviewSheet,
)

__all__ = [
    "Account",
    "AgendaItem",
    "AllowedText",
    "Answer",
    "Base",
    "Change",
    "ChangeMetric",
    "Commitment",
    "CommitmentStep",
    "Contact",
    "Contract",
    "ContractEvent",
    "DataRequest",
    "Decision",
    "Definition",
    "EntryState",
    "Goal",
    "GoalRevision",
    "HistoryAccount",
    "HistoryEntry",
    "HistoryRow",
    "HistorySpan",
    "Interaction",
    "InteractionContact",
    "KeptFile",
    "Measurement",
    "Metric",
    "Milestone",
    "NextPhase",
    "Plan",
    "Responsibility",
    "Review",
    "ReviewAttendee",
    "ReviewFile",
    "ReviewQuestion",
    "ReviewSheet",
    "Snooze",
    "Travelling",
]
