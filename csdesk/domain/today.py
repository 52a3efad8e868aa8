"""What needs a hand today: which rules there are, what they ask of an account, and the lines that they say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.commitment import DUE_SOON_DAYS, Promised
from csdesk.domain.course import Course
from csdesk.domain.folding import in_order
from csdesk.domain.result import Maybe
from csdesk.domain.review import ReviewKind
from csdesk.domain.review_due import Due
from csdesk.domain.sides import Side
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, phrase


class Rule(Worded):
    """What can need a hand, in the order of what it endangers."""

    PROMISE_OVERDUE = "promise-overdue", phrase("Overdue")
    FOLLOW_UP = "follow-up", phrase("Follow-up")
    RENEWAL = "renewal", phrase("Renewal")
    OFF_COURSE = "off-course", phrase("Off course")
    NO_PLAN = "no-plan", phrase("No plan")
    NO_SPONSOR = "no-sponsor", phrase("No sponsor")
    NOT_AGREED = "not-agreed", phrase("Not agreed")
    NO_NEXT_PHASE = "no-next-phase", phrase("No next phase")
    STALE = "stale", phrase("Out of date")
    MILESTONE = "milestone", phrase("Late milestone")
    REVIEW = "review", phrase("Review")
    PROMISE_DUE = "promise-due", phrase("Due soon")
    SPONSOR = "sponsor", phrase("Sponsor")
    SILENCE = "silence", phrase("Silence")
    DRIFTING = "drifting", phrase("Drifting")
    AGED_ANSWER = "aged-answer", phrase("Aged answer")


ORDER = {rule: place for place, rule in enumerate(Rule)}


@dataclass(frozen=True, slots=True)
class Days:
    """How many days ahead or after the rules speak; None, or no day at all, silences a rule.

    `promise_ahead` counts working days. `sponsor_every` holds for accounts in which nothing was agreed.
    """

    promise_ahead: int | None = DUE_SOON_DAYS
    milestone_late: int | None = 1
    renewals: tuple[int, ...] = (180, 90, 30)
    review_ahead: int | None = 21
    unagreed_after: int | None = 14
    sponsor_every: int | None = None
    silent_after: int | None = 45


USUAL = Days()


@dataclass(frozen=True, slots=True)
class Made:
    """A promise that is open: its id, its words, whose it is, and where it stands."""

    id: int
    text: str
    side: Side
    owner: str
    standing: Promised


@dataclass(frozen=True, slots=True)
class Aimed:
    """A goal of the open plan that counts, a headline where there is one: its metric and where it stands."""

    id: int
    metric_id: int
    metric: str
    course: Maybe[Course]


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """The plan that is open: from when it runs, whether somebody agreed to it, and whether it says what comes next."""

    id: int
    starts: date | None = None
    agreed: bool = True
    has_next_phase: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review that has a day: the one it was held on, or the one it is planned for."""

    id: int
    kind: ReviewKind
    day: date
    sent: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """When something was last heard of the customer, and when the sponsor last took part.

    `every` are the days within which the sponsor is to be spoken to, where that was agreed.
    """

    heard: date | None = None
    sponsor: date | None = None
    every: int | None = None


@dataclass(frozen=True, slots=True)
class AccountToday:
    """What the rules ask of an account.

    `late_milestones` are (milestone, phrase, planned), `unwritten` reviews that were held and not followed up,
    `planned` those still to be held, `aged` answers (answer, question, to be renewed after). `renewal` is the day on
    which `contract` ends.
    """

    id: int
    name: str
    since: date | None = None
    promises: tuple[Made, ...] = ()
    goals: tuple[Aimed, ...] = ()
    late_milestones: tuple[tuple[int, str, date], ...] = ()
    plan: OpenPlan | None = None
    has_sponsor: bool = True
    renewal: date | None = None
    contract: int | None = None
    due: tuple[Due, ...] = ()
    planned: tuple[Meeting, ...] = ()
    unwritten: tuple[Meeting, ...] = ()
    aged: tuple[tuple[int, str, date], ...] = ()
    spoken: Spoken = Spoken()


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that needs a hand: what, why, and by which subject it is put off ("commitment:12").

    `day` is what it hangs on, `record` where it is mended, where that is another record than the subject.
    """

    rule: Rule
    subject: str
    what: str | Phrase
    why: Phrase
    day: date | None = None
    record: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A need and whose it is."""

    account_id: int
    account: str
    need: Need


def place_of(line: Line) -> tuple[int, date, str]:
    """Where a line stands in the list of all."""
    return (ORDER[line.need.rule], line.need.day or date.max, in_order(line.account))
