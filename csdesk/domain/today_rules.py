"""The rules of Today: a few, each of which says why it speaks; what is quiet is not said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from csdesk.domain.commitment import CommitmentState
from csdesk.domain.course import Course
from csdesk.domain.follow_up import WITHIN
from csdesk.domain.sides import Side
from csdesk.domain.today import USUAL, AccountToday, Aimed, Days, Line, Made, Need, Rule, place_of
from csdesk.domain.workdays import working_days_until
from csdesk.words import Phrase, counted, phrase

COURSES = {
    Course.OVERDUE: (Rule.OFF_COURSE, phrase("The goal's day has passed and it is not reached.")),
    Course.NOT_HELD: (Rule.OFF_COURSE, phrase("It was to be held where it is good, and it is not.")),
    Course.OFF_COURSE: (
        Rule.OFF_COURSE,
        phrase("It is more than a quarter of the way behind where it should be."),
    ),
    Course.DRIFTING: (
        Rule.DRIFTING,
        phrase("It is more than a tenth of the way behind where it should be."),
    ),
    Course.STALE: (Rule.STALE, phrase("Its last figure is older than one and a half periods.")),
    Course.NOT_MEASURED: (Rule.STALE, phrase("Nothing was ever measured for it.")),
    Course.NO_BASELINE: (Rule.STALE, phrase("It has no baseline, so nothing says how far it has come.")),
}


def lines_of(account: AccountToday, today: date, days: Days = USUAL) -> tuple[Line, ...]:
    """All that the rules say of an account, in the order of what it endangers, the earliest day first."""
    found = (Line(account.id, account.name, need) for rule in RULES for need in rule(account, today, days))
    return tuple(sorted(found, key=place_of))


def _promises(account: AccountToday, today: date, days: Days) -> Iterator[Need]:
    """Overdue from the day after its day, due soon a few working days ahead; on either side."""
    for made in account.promises:
        due = made.standing.due
        if due is None:
            continue
        if made.standing.state is CommitmentState.OVERDUE:
            yield _promise(Rule.PROMISE_OVERDUE, made, due)
        elif days.promise_ahead is not None and working_days_until(today, due) <= days.promise_ahead:
            yield _promise(Rule.PROMISE_DUE, made, due)


def _promise(rule: Rule, made: Made, due: date) -> Need:
    who = made.owner or (phrase("us") if made.side is Side.OURS else phrase("the customer"))
    why = phrase("Promised by {who} for {day}.", who=who, day=due)
    return Need(rule, f"commitment:{made.id}", made.text, why, due)


def _courses(account: AccountToday, _: date, __: Days) -> Iterator[Need]:
    """Goals that are out of date, overdue, not held, off course or drifting."""
    for goal in account.goals:
        if isinstance(goal.course, Course) and goal.course in COURSES:
            yield _goal(goal, *COURSES[goal.course])


def _goal(goal: Aimed, rule: Rule, why: Phrase) -> Need:
    return Need(rule, f"goal:{goal.id}", goal.metric, why, record=f"metric:{goal.metric_id}")


def _milestones(account: AccountToday, today: date, days: Days) -> Iterator[Need]:
    late = days.milestone_late
    for milestone, text, planned in account.late_milestones:
        if late is not None and (today - planned).days >= late:
            why = phrase("It was planned for {day}.", day=planned)
            yield Need(Rule.MILESTONE, f"milestone:{milestone}", text, why, planned)


def _plan(account: AccountToday, today: date, days: Days) -> Iterator[Need]:
    """Without an open plan neither a sponsor nor an agreement is asked for yet."""
    plan, name = account.plan, account.name
    if plan is None:
        why = phrase("No plan is open: nothing says what success is.")
        yield Need(Rule.NO_PLAN, "account", name, why, record="plan:new")
        return
    if not account.has_sponsor:
        why = phrase("Nobody among its people is the sponsor.")
        yield Need(Rule.NO_SPONSOR, "account", name, why, record="contact:new")
    begun = plan.starts or account.since or today
    if not plan.agreed and days.unagreed_after is not None and (today - begun).days >= days.unagreed_after:
        why = phrase("The plan runs since {day}, and nobody of the customer's has agreed to it.", day=begun)
        yield Need(Rule.NOT_AGREED, f"plan:{plan.id}", name, why, begun, "agreement:new")
    reached = [goal.course is Course.REACHED for goal in account.goals]
    if reached and all(reached) and not plan.has_next_phase:
        why = phrase("All of its goals are reached, and nothing says what comes next.")
        yield Need(Rule.NO_NEXT_PHASE, f"plan:{plan.id}", name, why, record="next_phase:new")


def _renewal(account: AccountToday, today: date, days: Days) -> Iterator[Need]:
    """At each of its marks: once put off, it speaks again at the next of them."""
    if account.renewal is None or account.renewal < today:
        return
    left = (account.renewal - today).days
    near = next((mark for mark in sorted(days.renewals) if left <= mark), None)
    if near is not None:
        why = counted("The contract ends in {count} day.", "The contract ends in {count} days.", left)
        subject, record = f"renewal:{near}", f"contract:{account.contract}"
        yield Need(Rule.RENEWAL, subject, account.name, why, account.renewal, record)


def _reviews(account: AccountToday, today: date, days: Days) -> Iterator[Need]:
    """What was held and not followed up; and what is due, or planned and not sent yet, before long."""
    for held in account.unwritten:
        why = phrase("Held on {day}; a follow-up goes out within a day.", day=held.day)
        yield Need(Rule.FOLLOW_UP, f"review:{held.id}", held.kind.label, why, held.day + WITHIN)
    if days.review_ahead is None:
        return
    until = today + timedelta(days=days.review_ahead)
    for meeting in account.planned:
        if meeting.day > until or (meeting.sent and meeting.day >= today):
            continue
        if meeting.day < today:
            why = phrase("It was planned for {day}, and nothing says that it was held.", day=meeting.day)
        else:
            why = phrase("It is planned for {day}, and nothing went out yet.", day=meeting.day)
        yield Need(Rule.REVIEW, f"review:{meeting.id}", meeting.kind.label, why, meeting.day)
    for due in account.due:
        if due.day <= until:
            yield Need(Rule.REVIEW, f"due:{due.kind.value}", due.kind.label, due.why, due.day)


def _silence(account: AccountToday, today: date, days: Days) -> Iterator[Need]:
    """Where conversations are kept: a sponsor who was not spoken to as agreed, and a customer who is silent."""
    spoken, new = account.spoken, "interaction:new"
    every = spoken.every or days.sponsor_every
    if every is not None and account.has_sponsor and (spoken.every or spoken.heard):
        if spoken.sponsor is None:
            why = phrase(
                "Every {every} days is wanted; no talk with the sponsor is written down.", every=every
            )
            yield Need(Rule.SPONSOR, "account", account.name, why, record=new)
        elif (gone := (today - spoken.sponsor).days) > every:
            said = counted(
                "The sponsor was last spoken to {count} day ago; every {every} days is wanted.",
                "The sponsor was last spoken to {count} days ago; every {every} days is wanted.",
                gone,
                every=every,
            )
            yield Need(Rule.SPONSOR, "account", account.name, said, spoken.sponsor, new)
    silent = None if spoken.heard is None else (today - spoken.heard).days
    if silent is not None and days.silent_after is not None and silent > days.silent_after:
        why = counted(
            "Nothing was heard of the customer for {count} day.",
            "Nothing was heard of the customer for {count} days.",
            silent,
        )
        yield Need(Rule.SILENCE, "account", account.name, why, spoken.heard, new)


def _answers(account: AccountToday, _: date, __: Days) -> Iterator[Need]:
    for answer, question, after in account.aged:
        why = phrase("It was to be looked at again after {day}.", day=after)
        yield Need(Rule.AGED_ANSWER, f"answer:{answer}", question, why, after)


RULES: tuple[Callable[[AccountToday, date, Days], Iterator[Need]], ...] = (
    _promises,
    _courses,
    _milestones,
    _plan,
    _renewal,
    _reviews,
    _silence,
    _answers,
)
