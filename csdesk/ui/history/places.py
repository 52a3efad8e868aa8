"""Where what an entry of the history was about stands in the book."""

from __future__ import annotations

from csdesk.queries.history_detail import EntryDetail, RecordRow
from csdesk.ui.places import Place

SECTIONS = {
    "account": "",
    "contract": "timeline",
    "contract_event": "timeline",
    "contact": "people",
    "plan": "plan",
    "milestone": "plan",
    "responsibility": "plan",
    "next_phase": "plan",
    "metric": "results",
    "definition": "plan",
    "goal": "results",
    "goal_revision": "results",
    "measurement": "results",
    "change": "timeline",
    "change_metric": "timeline",
    "commitment": "timeline",
    "commitment_step": "timeline",
    "answer": "questions",
    "interaction": "timeline",
    "interaction_contact": "timeline",
    "review": "reviews",
    "review_file": "reviews",
    "decision": "reviews",
}
"""The section of its account's page in which a record stands, by its table; the others stand in their reviews."""


def place_of(detail: EntryDetail) -> Place | None:
    """Where the first record is that is still in the book; None where none is."""
    return next((place_of_record(one) for one in detail.records if one.is_here and one.account), None)


def place_of_record(record: RecordRow) -> Place:
    """Where a record stands."""
    section = SECTIONS.get(record.table, "reviews")
    wanted = "" if record.table == "account" else f"{record.table}:{record.row_id}"
    return Place("account", record.account, section, wanted)
