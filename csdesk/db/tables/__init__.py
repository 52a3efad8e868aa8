"""The tables of a book, one file a subject."""

from csdesk.db.tables.account import Account, Contact, Contract, ContractEvent
from csdesk.db.tables.base import Base, Travelling
from csdesk.db.tables.change import Change, ChangeMetric
from csdesk.db.tables.history import EntryState, HistoryAccount, HistoryEntry, HistoryRow, HistorySpan
from csdesk.db.tables.metric import Definition, Goal, GoalRevision, Measurement, Metric
from csdesk.db.tables.plan import Milestone, NextPhase, Plan, Responsibility

__all__ = [
    "Account",
    "Base",
    "Change",
    "ChangeMetric",
    "Contact",
    "Contract",
    "ContractEvent",
    "Definition",
    "EntryState",
    "Goal",
    "GoalRevision",
    "HistoryAccount",
    "HistoryEntry",
    "HistoryRow",
    "HistorySpan",
    "Measurement",
    "Metric",
    "Milestone",
    "NextPhase",
    "Plan",
    "Responsibility",
    "Travelling",
]
