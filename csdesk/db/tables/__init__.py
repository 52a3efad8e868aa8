"""The tables of a book, one file a subject.

A file is loaded when one of its tables is first asked for: mapping them is the dearest part of opening a book, and the
first page reads half of them. Whoever needs all of them, as every change does, takes `whole_schema`.

These files do without postponed annotations: SQLAlchemy would read each of a thousand anew from its text, at every
start.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData
from sqlalchemy.orm.mapper import _CONFIGURE_MUTEX

from csdesk.db.tables.base import Base, Travelling

if TYPE_CHECKING:
    from csdesk.db.tables.account import Account, Contact, Contract, ContractEvent
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
    from csdesk.db.tables.kept_file import KeptFile
    from csdesk.db.tables.metric import Definition, Goal, GoalRevision, Measurement, Metric
    from csdesk.db.tables.plan import Milestone, NextPhase, Plan, Responsibility
    from csdesk.db.tables.review import (
        AgendaItem,
        AllowedText,
        DataRequest,
        Decision,
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
    "whole_schema",
]

FILES = {
    "account": "Account Contact Contract ContractEvent",
    "change": "Change ChangeMetric",
    "conversation": "Answer Commitment CommitmentStep Interaction InteractionContact Snooze",
    "history": "EntryState HistoryAccount HistoryEntry HistoryRow HistorySpan",
    "kept_file": "KeptFile",
    "metric": "Definition Goal GoalRevision Measurement Metric",
    "plan": "Milestone NextPhase Plan Responsibility",
    "review": "AgendaItem AllowedText DataRequest Decision Review ReviewAttendee ReviewFile ReviewQuestion "
    "ReviewSheet",
}
"""What stands in which file."""

_FILE_OF = {name: file for file, names in FILES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _FILE_OF:
        raise AttributeError(f"no table of a book is called {name}")
    return getattr(_loaded(_FILE_OF[name]), name)


def whole_schema() -> MetaData:
    """Every table of a book, all of them mapped."""
    for file in FILES:
        _loaded(file)
    return Base.metadata


def _loaded(file: str) -> Any:
    # SQLAlchemy's own lock: a statement of another thread would look through mappings while they become more.
    with _CONFIGURE_MUTEX:
        return import_module(f"{__name__}.{file}")
