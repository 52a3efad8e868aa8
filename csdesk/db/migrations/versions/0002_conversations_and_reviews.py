"""Promises, questions, conversations, reviews with what went out and came back, and what Today puts off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from csdesk.db.migrations.images import add_to_images

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEW_COLUMNS: dict[str, list[sa.Column[Any]]] = {
    "account": [
        sa.Column("locale", sa.String(20), nullable=False, server_default=""),
        sa.Column("logo", sa.String(64), nullable=False, server_default=""),
        sa.Column("speak_every", sa.Integer()),
    ],
    "next_phase": [
        sa.Column("ours", sa.String(200), nullable=False, server_default=""),
        sa.Column("theirs", sa.String(200), nullable=False, server_default=""),
        sa.Column("first_step", sa.Text(), nullable=False, server_default=""),
    ],
    "milestone": [sa.Column("confirmed_on", sa.Date())],
    "history_entry": [
        sa.Column("imported_from", sa.Text(), nullable=False, server_default=""),
        sa.Column("takes_back_id", sa.Integer()),
        sa.Column("back_to_id", sa.Integer()),
    ],
    "history_span": [sa.Column("removed", sa.Boolean(), nullable=False, server_default=sa.text("0"))],
}
CONFIRMED_BY = (
    "ALTER TABLE milestone ADD COLUMN confirmed_by_id INTEGER CONSTRAINT fk_milestone_confirmed_by_id"
    " REFERENCES contact (id) DEFERRABLE INITIALLY IMMEDIATE"
)
"""A link in one statement: SQLite adds no constraint to a table that is there."""

SIDES = ("ours", "theirs", "both")
SHEETS = (
    *("cover", "summary", "plan", "results", "milestones", "working", "then-and-now", "next", "discussion"),
    *("confirm", "other-metrics", "method", "data"),
)


def upgrade() -> None:
    """Make the new tables and add the new columns, also to what history remembers of their rows."""
    for table, columns in NEW_COLUMNS.items():
        for column in columns:
            op.add_column(table, column)
    op.execute(CONFIRMED_BY)
    op.create_index("ix_milestone_confirmed_by_id", "milestone", ["confirmed_by_id"])
    add_to_images("account", {"locale": "", "logo": "", "speak_every": None})
    add_to_images("next_phase", {"ours": "", "theirs": "", "first_step": ""})
    add_to_images("milestone", {"confirmed_by_id": None, "confirmed_on": None})
    _make_reviews()
    _make_parts_of_reviews()
    _make_files()
    _make_conversations()


def _make_reviews() -> None:
    _record(
        "review",
        *_child("account"),
        _choice("kind", ("ebr", "qbr", "solution")),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        _text("audience"),
        _day("planned_for"),
        _day("agenda_sent_on"),
        _day("read_through_on"),
        *_link("read_through_with_id", "contact"),
        _switch("confirm_sheet"),
        _day("sent_on"),
        _day("held_on"),
        _text("heard"),
        _day("followed_up_on"),
        _day("next_date"),
        sa.CheckConstraint("ends >= starts", name="ends_after_start"),
        travels=True,
    )


def _make_parts_of_reviews() -> None:
    _record(
        "review_attendee",
        *_child("review"),
        _choice("side", SIDES),
        *_link("contact_id", "contact"),
        _line("person"),
        _switch("executive"),
        _day("invited_on"),
        sa.CheckConstraint("contact_id IS NULL OR side = 'theirs'", name="contact_is_theirs"),
        sa.CheckConstraint("contact_id IS NOT NULL OR person <> ''", name="has_a_person"),
    )
    _record(
        "agenda_item",
        *_child("review"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("text"),
        sa.Column("minutes", sa.Integer()),
        sa.CheckConstraint("minutes IS NULL OR minutes BETWEEN 1 AND 480", name="minutes_in_reason"),
    )
    _record(
        "decision",
        *_child("review"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("wanted"),
        _text("taken"),
        _day("taken_on"),
    )
    _record(
        "review_question",
        *_child("review"),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("text"),
    )
    _record(
        "review_sheet",
        *_child("review"),
        _choice("sheet", SHEETS),
        *_link("goal_id", "goal"),
        sa.Column("included", sa.Boolean()),
        _text("title"),
    )


def _make_files() -> None:
    op.create_table(
        "kept_file",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
    )
    _record(
        "review_file",
        *_child("review"),
        _choice("form", ("workbook", "pdf")),
        _line("name", 260),
        _day("frozen_on"),
        _line("sha256", 64),
        _line("written_sha256", 64),
        _text("differences"),
        _text("facts"),
        _text("certificate"),
    )
    _record(
        "data_request",
        *_child("account"),
        *_link("review_id", "review"),
        _line("code", 12),
        *_link("asked_id", "contact"),
        sa.Column("made_on", sa.Date(), nullable=False),
        _text("rows"),
        _day("returned_on"),
        sa.UniqueConstraint("code"),
    )
    _record(
        "allowed_text",
        *_child("account"),
        _text("text"),
        _text("reason"),
        sa.Column("allowed_on", sa.Date(), nullable=False),
    )


def _make_conversations() -> None:
    _record(
        "commitment",
        *_child("account"),
        *_external_id(),
        _text("text"),
        _choice("side", SIDES),
        _line("answerable"),
        sa.Column("made_on", sa.Date(), nullable=False),
        *_link("review_id", "review"),
        _day("due"),
        *_link("confirmed_by_id", "contact"),
        _day("confirmed_on"),
        _switch("shared"),
        sa.CheckConstraint("side <> 'both'", name="one_side_promises"),
        travels=True,
    )
    _record(
        "commitment_step",
        *_child("commitment"),
        sa.Column("day", sa.Date(), nullable=False),
        _choice("state", ("open", "kept", "renegotiated", "cancelled")),
        _day("new_due"),
        _switch("customer_knows"),
        _text("note"),
        sa.CheckConstraint("state <> 'renegotiated' OR new_due IS NOT NULL", name="renegotiated_has_a_day"),
    )
    _record(
        "answer",
        *_child("account"),
        *_external_id(),
        _choice("pillar", ("why", "how", "what", "who", "when")),
        _text("question"),
        _day("asked_on"),
        _text("answer"),
        *_link("answered_by_id", "contact"),
        _day("answered_on"),
        _day("review_after"),
        _switch("shared"),
        travels=True,
    )
    _record(
        "interaction",
        *_refers("account_id", "account", nullable=False, index=False),
        *_external_id(),
        sa.Column("day", sa.Date(), nullable=False, index=True),
        _choice("kind", ("meeting", "call", "email", "ticket", "note", "back-channel")),
        _choice("started_by", SIDES),
        _text("ours"),
        _text("text"),
        sa.CheckConstraint("started_by <> 'both'", name="one_side_starts"),
        travels=True,
    )
    op.create_index("ix_interaction_account_id_day", "interaction", ["account_id", "day"])
    _record(
        "interaction_contact",
        *_child("interaction"),
        *_child("contact"),
        sa.UniqueConstraint("interaction_id", "contact_id"),
    )
    _record(
        "snooze",
        *_child("account"),
        _line("rule", 40),
        _line("subject", 80),
        sa.Column("until", sa.Date(), nullable=False),
        _text("reason"),
        sa.UniqueConstraint("account_id", "rule", "subject"),
    )


def _record(name: str, *items: Any, travels: bool = False) -> None:
    """A table of records: an id that is never used again, a version, and the uuid of what travels."""
    head: Sequence[Any] = (
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *((sa.Column("uuid", sa.String(32), nullable=False, unique=True),) if travels else ()),
    )
    op.create_table(name, *head, *items, sqlite_autoincrement=True)


def _child(parent: str) -> Iterable[Any]:
    return _refers(f"{parent}_id", parent, nullable=False)


def _link(column: str, target: str) -> Iterable[Any]:
    return _refers(column, target, nullable=True)


def _refers(column: str, target: str, *, nullable: bool, index: bool = True) -> Iterable[Any]:
    key = sa.ForeignKey(f"{target}.id", deferrable=True, initially="IMMEDIATE")
    return (sa.Column(column, sa.Integer(), key, nullable=nullable, index=index),)


def _external_id() -> Iterable[Any]:
    return (sa.Column("external_id", sa.String(200), unique=True),)


def _choice(name: str, values: Sequence[str]) -> Any:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)
    return sa.Column(name, kind, nullable=False)


def _line(name: str, length: int = 200) -> Any:
    return sa.Column(name, sa.String(length), nullable=False)


def _text(name: str) -> Any:
    return sa.Column(name, sa.Text(), nullable=False)


def _day(name: str) -> Any:
    return sa.Column(name, sa.Date())


def _switch(name: str) -> Any:
    return sa.Column(name, sa.Boolean(), nullable=False)
