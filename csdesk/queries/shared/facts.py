"""All that a review can be made of, put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.queries.shared.review_rows import SharedAnswer, SharedCommitment
from csdesk.queries.shared.rows import SharedMilestone, SharedPlan, SharedResult, SharedWay


@dataclass(frozen=True, slots=True)
class ReviewFacts:
    """All that a review can be made of; `results` begin with the headlines, in the order of their ranks.

    `other_milestones` are those of the plan's other phases, `ways` all changes up to the period's end; commitments and
    answers are those of today. `locale` is the customer's language and number format, "" where none was chosen;
    `logo` is the customer's, as a PNG.
    """

    customer: str
    start: date
    end: date
    today: date
    plan: SharedPlan | None
    results: tuple[SharedResult, ...]
    locale: str = ""
    logo: bytes | None = None
    other_milestones: tuple[SharedMilestone, ...] = ()
    ways: tuple[SharedWay, ...] = ()
    commitments: tuple[SharedCommitment, ...] = ()
    answers: tuple[SharedAnswer, ...] = ()

    @property
    def as_of(self) -> date:
        """The day on which the review's figures stand: the period's end, or today while it goes on."""
        return min(self.end, self.today)

    @property
    def headlines(self) -> tuple[SharedResult, ...]:
        """The results that the plan puts first, at most three."""
        return tuple(one for one in self.results if one.goal is not None and one.goal.headline)
