"""What the fields of records are called, in the sentences of the history and wherever else one is named.

A few are called otherwise than their columns, where a command has a title of its own.
"""

from __future__ import annotations

from csdesk.words import phrase

ACCOUNT = {
    "name": phrase("name"),
    "external_id": phrase("external id"),
    "status": phrase("status"),
    "industry": phrase("industry"),
    "country": phrase("country"),
    "segment": phrase("segment"),
    "customer_since": phrase("customer since"),
    "required_outcome": phrase("required outcome"),
    "appropriate_experience": phrase("appropriate experience"),
    "reason_to_buy": phrase("reason to buy"),
    "locale": phrase("language"),
    "speak_every": phrase("agreed time between talks"),
}
AGENDA_ITEM = {"text": phrase("text"), "minutes": phrase("minutes")}
ANSWER = {
    "pillar": phrase("pillar"),
    "question": phrase("question"),
    "asked_on": phrase("day of asking"),
    "answer": phrase("answer"),
    "answered_by_id": phrase("who answered"),
    "answered_on": phrase("day of answering"),
    "review_after": phrase("day after which to ask again"),
    "shared": phrase("sharing"),
    "external_id": phrase("external id"),
}
CHANGE = {
    "day": phrase("day"),
    "text": phrase("text"),
    "kind": phrase("kind"),
    "side": phrase("side"),
    "by": phrase("who made it"),
    "confirmed_by_id": phrase("who confirmed it"),
    "confirmed_on": phrase("when it was confirmed"),
    "shared": phrase("sharing"),
    "metrics": phrase("metrics"),
    "external_id": phrase("external id"),
}
COMMITMENT = {
    "text": phrase("text"),
    "side": phrase("side"),
    "answerable": phrase("owner"),
    "made_on": phrase("day on which it was made"),
    "review_id": phrase("review"),
    "due": phrase("due day"),
    "shared": phrase("sharing"),
    "external_id": phrase("external id"),
}
CONTACT = {
    "name": phrase("name"),
    "external_id": phrase("external id"),
    "job_title": phrase("title"),
    "email": phrase("e-mail"),
    "level": phrase("level"),
    "parts": phrase("parts"),
    "stance": phrase("stance"),
    "left_on": phrase("day of leaving"),
    "shared": phrase("sharing"),
}
CONTRACT = {
    "external_id": phrase("external id"),
    "starts": phrase("start"),
    "ends": phrase("end"),
    "annual_value": phrase("annual value"),
    "currency": phrase("currency"),
    "predecessor_id": phrase("predecessor"),
}
CONTRACT_EVENT = {
    "day": phrase("day"),
    "kind": phrase("kind"),
    "value_change": phrase("change of value"),
    "reason": phrase("reason"),
}
DECISION = {
    "wanted": phrase("what is wanted"),
    "taken": phrase("what was decided"),
    "taken_on": phrase("day of deciding"),
}
DEFINITION = {
    "since": phrase("first day"),
    "meaning": phrase("meaning"),
    "how": phrase("way of measuring"),
    "side": phrase("side"),
    "measured_by": phrase("who measures"),
    "source": phrase("source"),
}
GOAL = {
    "kind": phrase("kind"),
    "starts": phrase("start"),
    "due": phrase("due date"),
    "baseline_from": phrase("baseline"),
    "baseline_to": phrase("baseline"),
    "baseline_value": phrase("baseline"),
    "baseline_source": phrase("baseline's source"),
    "baseline_evidence": phrase("baseline's evidence"),
    "target": phrase("target"),
    "low": phrase("band"),
    "high": phrase("band"),
}
GOAL_WORTH = {
    "worth": phrase("worth of a unit"),
    "worth_currency": phrase("currency of worth"),
    "volume": phrase("volume"),
    "volume_metric_id": phrase("volume"),
    "worth_agreed_by_id": phrase("who agreed the worth"),
    "worth_agreed_on": phrase("when the worth was agreed"),
}
INTERACTION = {
    "day": phrase("day"),
    "kind": phrase("kind"),
    "started_by": phrase("who started it"),
    "ours": phrase("who took part on our side"),
    "text": phrase("text"),
    "contacts": phrase("who took part"),
    "external_id": phrase("external id"),
}
MEASUREMENT = {
    "value": phrase("value"),
    "numerator": phrase("numerator"),
    "denominator": phrase("denominator"),
    "evidence": phrase("evidence"),
    "source": phrase("source"),
    "note": phrase("note"),
}
METRIC = {
    "name": phrase("name"),
    "external_id": phrase("external id"),
    "unit": phrase("unit"),
    "decimals": phrase("decimals"),
    "better": phrase("direction"),
    "cadence": phrase("cadence"),
    "kind": phrase("kind"),
    "summed_by": phrase("way of summing up"),
    "now_periods": phrase("periods of now"),
    "shared": phrase("sharing"),
}
MILESTONE = {
    "phrase": phrase("phrase"),
    "reached_when": phrase("sign of being reached"),
    "planned": phrase("planned day"),
    "reached": phrase("day of being reached"),
    "side": phrase("side"),
    "answerable": phrase("owner"),
    "waits_for_id": phrase("what it waits for"),
    "shared": phrase("sharing"),
    "expansion": phrase("expansion"),
    "expansion_value": phrase("expansion's value"),
    "expansion_currency": phrase("expansion's currency"),
    "take_rate": phrase("take rate"),
    "external_id": phrase("external id"),
}
NEXT_PHASE = {
    "kind": phrase("kind"),
    "text": phrase("text"),
    "metric_id": phrase("metric"),
    "from_value": phrase("start value"),
    "to_value": phrase("target value"),
    "by": phrase("day"),
    "ours": phrase("our owner"),
    "theirs": phrase("their owner"),
    "first_step": phrase("first step"),
}
PLAN = {
    "plan_title": phrase("title"),
    "purpose": phrase("purpose"),
    "said_by_id": phrase("who said it"),
    "said_on": phrase("when it was said"),
    "starts": phrase("first day"),
    "ends": phrase("last day"),
    "status": phrase("status"),
    "shared": phrase("sharing"),
}
RESPONSIBILITY = {
    "side": phrase("side"),
    "contact_id": phrase("person"),
    "person": phrase("person"),
    "answers_for": phrase("subject"),
    "confirmed_on": phrase("when it was confirmed"),
}
REVIEW = {
    "kind": phrase("kind"),
    "starts": phrase("first day"),
    "ends": phrase("last day"),
    "audience": phrase("audience"),
    "planned_for": phrase("day"),
    "agenda_sent_on": phrase("day of sending the agenda"),
    "read_through_on": phrase("day of reading it through"),
    "read_through_with_id": phrase("who read it through"),
    "confirm_sheet": phrase("“Confirm and correct”"),
    "sent_on": phrase("day of sending"),
    "held_on": phrase("day of being held"),
    "heard": phrase("what was heard"),
    "followed_up_on": phrase("day of following up"),
    "next_date": phrase("next date"),
}
REVIEW_ATTENDEE = {
    "side": phrase("side"),
    "contact_id": phrase("person"),
    "person": phrase("person"),
    "executive": phrase("being an executive"),
    "invited_on": phrase("day of inviting"),
}
OF_TABLE = {
    "account": {**ACCOUNT, "logo": phrase("logo")},
    "agenda_item": {**AGENDA_ITEM, "position": phrase("place")},
    "allowed_text": {
        "text": phrase("text"),
        "reason": phrase("reason"),
        "allowed_on": phrase("day of allowing"),
    },
    "answer": ANSWER,
    "change": CHANGE,
    "change_metric": {"metric_id": phrase("metric"), "new_start": phrase("limits anew from there")},
    "commitment": COMMITMENT,
    "commitment_step": {
        "day": phrase("day"),
        "state": phrase("state"),
        "new_due": phrase("new due day"),
        "customer_knows": phrase("whether the customer knows"),
        "note": phrase("note"),
    },
    "contact": {**CONTACT, "title": phrase("title")},
    "contract": CONTRACT,
    "contract_event": CONTRACT_EVENT,
    "data_request": {
        "asked_id": phrase("who is asked"),
        "made_on": phrase("day of asking"),
        "returned_on": phrase("day of return"),
    },
    "decision": {**DECISION, "position": phrase("place")},
    "definition": DEFINITION,
    "goal": {
        **GOAL,
        **GOAL_WORTH,
        "metric_id": phrase("metric"),
        "rank": phrase("rank among headlines"),
        "baseline_from": phrase("baseline from"),
        "baseline_to": phrase("baseline to"),
        "baseline_value": phrase("baseline’s value"),
        "low": phrase("low end of the band"),
        "high": phrase("high end of the band"),
    },
    "goal_revision": {
        "day": phrase("day"),
        "target": phrase("target"),
        "low": phrase("low end of the band"),
        "high": phrase("high end of the band"),
        "due": phrase("due date"),
        "reason": phrase("reason"),
    },
    "interaction": INTERACTION,
    "interaction_contact": {"contact_id": phrase("who took part")},
    "measurement": {
        **MEASUREMENT,
        "period": phrase("period"),
        "confirmed_by_id": phrase("who confirmed it"),
        "confirmed_on": phrase("when it was confirmed"),
    },
    "metric": METRIC,
    "milestone": MILESTONE,
    "next_phase": NEXT_PHASE,
    "plan": {
        **PLAN,
        "title": phrase("title"),
        "phase": phrase("phase"),
        "agreed_by_id": phrase("who agreed"),
        "agreed_on": phrase("day of agreement"),
    },
    "responsibility": RESPONSIBILITY,
    "review": REVIEW,
    "review_attendee": REVIEW_ATTENDEE,
    "review_file": {"name": phrase("file"), "form": phrase("form"), "frozen_on": phrase("day of sending")},
    "review_question": {"text": phrase("text"), "position": phrase("place")},
    "review_sheet": {
        "sheet": phrase("sheet"),
        "included": phrase("whether it is in"),
        "title": phrase("title"),
    },
    "snooze": {"until": phrase("until when"), "reason": phrase("reason")},
}
"""By the tables of records and their columns; a column that is not there says nothing to a person."""
