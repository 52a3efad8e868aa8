"""What needs a hand today: a few visible rules, each of which says why it speaks; what is quiet is not said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.domain.commitment import CommitmentState, Promised
from csdesk.domain.course import Course
from csdesk.domain.follow_up import WITHIN
from csdesk.domain.result import Maybe
from csdesk.domain.review import ReviewKind
from csdesk.domain.review_due import Due
from csdesk.domain.sides import Side
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, counted, phrase

REVIEW_AHEAD = timedelta(days=21)
"""How long before it is due a review is to be prepared."""

SILENT_AFTER = timedelta(days=45)
RENEWALS = (30, 90, 180)


class Rule(Worded):
    """What can need a hand, in the order of what it endangers."""

    PROMISE_OVERDUE = "promise-overdue", phrase("Overdue")
    FOLLOW_UP = "follow-up", phrase("Follow-up")
    RENEWAL = "renewal", phrase("Renewal")
    OFF_COURSE = "off-course", phrase("Off course")
    NO_PLAN = "no-plan", phrase("No plan")
    NO_SPONSOR = "no-sponsor", phrase("No sponsor")
    STALE = "stale", phrase("Out of date")
    MILESTONE = "milestone", phrase("Late milestone")
    REVIEW = "review", phrase("Review")
    PROMISE_DUE = "promise-due", phrase("Due soon")
    SILENCE = "silence", phrase("Silence")
    DRIFTING = "drifting", phrase("Drifting")
    AGED_ANSWER = "aged-answer", phrase("Aged answer")


@dataclass(frozen=True, slots=True)
class Made:
    """A promise that is open: its id, its words, whose it is, and where it stands."""

    id: int
    text: str
    side: Side
    owner: str
    standing: Promised


@dataclass(frozen=True, slots=True)
class AccountToday:
    """What the rules ask of an account. Pairs and triples begin with the record's id.

    `headlines` are (goal, metric, course), `late_milestones` (milestone, phrase, planned), `unwritten` reviews that
    were held and not followed up (review, kind, held on), `aged` answers (answer, question, to be renewed after).
    """

    id: int
    name: str
    promises: tuple[Made, ...] = ()
    headlines: tuple[tuple[int, str, Maybe[Course]], ...] = ()
    late_milestones: tuple[tuple[int, str, date], ...] = ()
    has_open_plan: bool = True
    has_sponsor: bool = True
    renewal: date | None = None
    due: tuple[Due, ...] = ()
    unwritten: tuple[tuple[int, ReviewKind, date], ...] = ()
    aged: tuple[tuple[int, str, date], ...] = ()
    last_spoken: date | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs a hand: what, why, and for which record ("commitment:12"); `day` is what it hangs on."""

    rule: Rule
    subject: str
    what: str
    why: Phrase
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A need and whose it is."""

    account_id: int
    account: str
    need: Need


def lines_of(account: AccountToday, today: date) -> tuple[Line, ...]:
    """All that the rules say of an account, in the order of what it endangers, the earliest day first."""
    found = (Line(account.id, account.name, need) for rule in RULES for need in rule(account, today))
    return tuple(sorted(found, key=place_of))


def place_of(line: Line) -> tuple[int, date, str]:
    """Where a line stands in the list of all."""
    return (ORDER[line.need.rule], line.need.day or date.max, line.account.casefold())


def _promises(account: AccountToday, _: date) -> Iterator[Need]:
    """Overdue from the day after its day, due soon three working days ahead; on either side."""
    for made in account.promises:
        due = made.standing.due
        if due is None or made.standing.state not in (CommitmentState.OVERDUE, CommitmentState.DUE_SOON):
            continue
        who = made.owner or (phrase("us") if made.side is Side.OURS else phrase("the customer"))
        late = made.standing.state is CommitmentState.OVERDUE
        why = phrase("Promised by {who} for {day}.", who=who, day=due)
        rule = Rule.PROMISE_OVERDUE if late else Rule.PROMISE_DUE
        yield Need(rule, f"commitment:{made.id}", made.text, why, due)


def _courses(account: AccountToday, _: date) -> Iterator[Need]:
    """Headlines that are out of date, overdue, off course or drifting."""
    for goal, metric, course in account.headlines:
        if not isinstance(course, Course) or course not in COURSES:
            continue
        rule, why = COURSES[course]
        yield Need(rule, f"goal:{goal}", metric, why)


COURSES = {
    Course.OVERDUE: (Rule.OFF_COURSE, phrase("The goal's day has passed and it is not reached.")),
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


def _milestones(account: AccountToday, _: date) -> Iterator[Need]:
    for milestone, text, planned in account.late_milestones:
        why = phrase("It was planned for {day}.", day=planned)
        yield Need(Rule.MILESTONE, f"milestone:{milestone}", text, why, planned)


def _plan(account: AccountToday, _: date) -> Iterator[Need]:
    """Without an open plan its sponsor is not asked for yet."""
    if not account.has_open_plan:
        why = phrase("No plan is open: nothing says what success is.")
        yield Need(Rule.NO_PLAN, "account", account.name, why)
    elif not account.has_sponsor:
        why = phrase("Nobody among its people is the sponsor.")
        yield Need(Rule.NO_SPONSOR, "account", account.name, why)


def _renewal(account: AccountToday, today: date) -> Iterator[Need]:
    """In 180, 90 and 30 days: once put off, it speaks again at the next of them."""
    if account.renewal is None or account.renewal < today:
        return
    left = (account.renewal - today).days
    near = next((days for days in RENEWALS if left <= days), None)
    if near is not None:
        why = counted("The contract ends in {count} day.", "The contract ends in {count} days.", left)
        yield Need(Rule.RENEWAL, f"renewal:{near}", account.name, why, account.renewal)


def _reviews(account: AccountToday, today: date) -> Iterator[Need]:
    """What was held and not followed up, and what is due within three weeks."""
    for review, kind, held in account.unwritten:
        why = phrase("Held on {day}; a follow-up goes out within a day.", day=held)
        what = kind.label.template
        yield Need(Rule.FOLLOW_UP, f"review:{review}", what, why, held + WITHIN)
    for due in account.due:
        if due.day - REVIEW_AHEAD <= today:
            subject = f"due:{due.kind.value}"
            yield Need(Rule.REVIEW, subject, due.kind.label.template, due.why, due.day)


def _silence(account: AccountToday, today: date) -> Iterator[Need]:
    """An account of which conversations are kept, and none for 45 days."""
    last = account.last_spoken
    if last is not None and today - last > SILENT_AFTER:
        why = counted(
            "Nothing was said for {count} day.", "Nothing was said for {count} days.", (today - last).days
        )
        yield Need(Rule.SILENCE, "account", account.name, why, last)


def _answers(account: AccountToday, _: date) -> Iterator[Need]:
    for answer, question, after in account.aged:
        why = phrase("It was to be looked at again after {day}.", day=after)
        yield Need(Rule.AGED_ANSWER, f"answer:{answer}", question, why, after)


RULES: tuple[Callable[[AccountToday, date], Iterator[Need]], ...] = (
    _promises,
    _courses,
    _milestones,
    _plan,
    _renewal,
    _reviews,
    _silence,
    _answers,
)
ORDER = {rule: place for place, rule in enumerate(Rule)}
