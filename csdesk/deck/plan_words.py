"""The success plan in short sentences, as several pages say it."""

from __future__ import annotations

from datetime import date

from csdesk.deck.voice import Voice
from csdesk.queries.shared import SharedPlan


def agreement_words(plan: SharedPlan, voice: Voice) -> str:
    """Who agreed to the plan and when; it is agreed only with both."""
    if plan.agreed_by is None or plan.agreed_on is None:
        return voice.say("plan not yet agreed")
    return voice.say("plan agreed by {who}, {day}", who=voice.who(plan.agreed_by), day=plan.agreed_on)


def milestone_counts(plan: SharedPlan) -> tuple[int, int]:
    """How many milestones are reached, and how many there are."""
    return sum(one.reached is not None for one in plan.milestones), len(plan.milestones)


def milestone_words(plan: SharedPlan, voice: Voice) -> str:
    """How many milestones are reached."""
    reached, all_ = milestone_counts(plan)
    if not all_:
        return voice.say("no milestone is agreed yet")
    return voice.count(
        "{reached} of {count} milestone reached",
        "{reached} of {count} milestones reached",
        all_,
        reached=reached,
    )


def next_words(plan: SharedPlan, today: date, voice: Voice) -> str:
    """How many milestones are reached, and which one is next or overdue."""
    counted = milestone_words(plan, voice)
    ahead = [
        (one.planned, one.phrase)
        for one in plan.milestones
        if one.reached is None and one.planned is not None
    ]
    if not ahead:
        return counted[:1].upper() + counted[1:] + "."
    planned, phrase_ = min(ahead)
    template = (
        "{counted}; “{milestone}” was planned for {day} and is still open."
        if planned < today
        else "{counted}; next is “{milestone}” by {day}."
    )
    said = voice.say(template, counted=counted, milestone=phrase_, day=planned)
    return said[:1].upper() + said[1:]
