"""What happened to the book: one entry a command, with the rows it touched as they were before and after.

These tables are never recorded themselves, and no command writes them.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import DateTime, ForeignKey, Index, Integer, LargeBinary, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from csdesk.db.tables.base import Base, choice


class EntryState(StrEnum):
    """Whether an entry's changes stand, were taken back, or were taken back and then overtaken by other work."""

    DONE = "done"
    UNDONE = "undone"
    OVERTAKEN = "overtaken"


class HistoryBase(DeclarativeBase):
    """History lies in the same file and the same schema, outside what is recorded."""

    metadata = Base.metadata


class HistoryEntry(HistoryBase):
    """One command that was kept, with the sentence shown in the Undo menu."""

    __tablename__ = "history_entry"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime)
    command: Mapped[str] = mapped_column(String(80))
    title: Mapped[str] = mapped_column(Text)
    state: Mapped[EntryState] = mapped_column(
        choice(EntryState, "state"), default=EntryState.DONE, index=True
    )
    undoable: Mapped[bool] = mapped_column(default=True)
    imported_from: Mapped[str] = mapped_column(Text, default="", server_default="")
    """The name of the file that an import brought in, or ""."""
    takes_back_id: Mapped[int | None]
    """The earlier entry that this one took back, out of turn."""
    back_to_id: Mapped[int | None]
    """The earlier entry after which this one took everything back."""


class HistoryAccount(HistoryBase):
    """That an entry concerned an account; kept when the account is gone, so its past can be found."""

    __tablename__ = "history_account"

    entry_id: Mapped[int] = mapped_column(ForeignKey("history_entry.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(primary_key=True, index=True)


class HistoryRow(HistoryBase):
    """One row that an entry touched, as JSON before and after; null where the row was not there."""

    __tablename__ = "history_row"
    __table_args__ = (Index("ix_history_row_record", "table_name", "row_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("history_entry.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(40))
    row_id: Mapped[int] = mapped_column(Integer)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class HistorySpan(HistoryBase):
    """A run of rows that an entry added in bulk, or `removed` in bulk; the rows themselves are packed while gone."""

    __tablename__ = "history_span"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("history_entry.id"), index=True)
    table_name: Mapped[str] = mapped_column(String(40))
    first_id: Mapped[int]
    last_id: Mapped[int]
    packed: Mapped[bytes | None] = mapped_column(LargeBinary)
    removed: Mapped[bool] = mapped_column(default=False, server_default=text("0"))
