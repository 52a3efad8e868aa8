"""What the records of a book are called, one by one and counted, by the tables that hold them."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.words import Phrase, counted, phrase

ONE = {
    "account": phrase("account"),
    "agenda_item": phrase("point of agenda"),
    "allowed_text": phrase("text that may go out"),
    "answer": phrase("question"),
    "change": phrase("change"),
    "change_metric": phrase("metric of a change"),
    "commitment": phrase("commitment"),
    "commitment_step": phrase("step of a commitment"),
    "contact": phrase("contact"),
    "contract": phrase("contract"),
    "contract_event": phrase("contract event"),
    "data_request": phrase("request for figures"),
    "decision": phrase("decision"),
    "definition": phrase("definition"),
    "goal": phrase("goal"),
    "goal_revision": phrase("revision of target"),
    "interaction": phrase("interaction"),
    "interaction_contact": phrase("person in an interaction"),
    "measurement": phrase("figure"),
    "metric": phrase("metric"),
    "milestone": phrase("milestone"),
    "next_phase": phrase("part of the next phase"),
    "plan": phrase("plan"),
    "responsibility": phrase("responsibility"),
    "review": phrase("review"),
    "review_attendee": phrase("attendee"),
    "review_file": phrase("written review"),
    "review_question": phrase("question for discussion"),
    "review_sheet": phrase("sheet of review"),
    "snooze": phrase("putting off"),
}
MANY = {
    "account": ("{count} account", "{count} accounts"),
    "answer": ("{count} question", "{count} questions"),
    "change": ("{count} change", "{count} changes"),
    "commitment": ("{count} commitment", "{count} commitments"),
    "contact": ("{count} contact", "{count} contacts"),
    "contract": ("{count} contract", "{count} contracts"),
    "definition": ("{count} definition", "{count} definitions"),
    "goal": ("{count} goal", "{count} goals"),
    "interaction": ("{count} interaction", "{count} interactions"),
    "measurement": ("{count} figure", "{count} figures"),
    "metric": ("{count} metric", "{count} metrics"),
    "milestone": ("{count} milestone", "{count} milestones"),
    "plan": ("{count} plan", "{count} plans"),
    "responsibility": ("{count} responsibility", "{count} responsibilities"),
    "review": ("{count} review", "{count} reviews"),
    "review_file": ("{count} written review", "{count} written reviews"),
}
"""Those that are counted by their own names; the others are parts of them."""


def counted_records(counts: Iterable[tuple[str, int]]) -> Phrase | None:
    """Records by kind in one line, the most numerous kinds first; None for none at all."""
    by_name: dict[str, int] = {}
    for table, count in counts:
        name = table if table in MANY else ""
        by_name[name] = by_name.get(name, 0) + count
    named = sorted((one for one in by_name.items() if one[0] and one[1]), key=lambda one: (-one[1], one[0]))
    said = [counted(*MANY[table], count) for table, count in named]
    if parts := by_name.get(""):
        said.append(
            counted("{count} part of them", "{count} parts of them", parts) if said else _parts(parts)
        )
    if not said:
        return None
    first, *rest = said
    for one in rest:
        first = phrase("{first}, {then}", first=first, then=one)
    return first


def _parts(count: int) -> Phrase:
    return counted("{count} small part", "{count} small parts", count)
