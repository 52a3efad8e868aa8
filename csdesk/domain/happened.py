"""What happens between us and a customer, of whatever kind, as one line of the account's timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.worded import Worded
from csdesk.words import Phrase, phrase


class Sort(Worded):
    """What kind of thing happened, in the order of the timeline's filter."""

    INTERACTION = "interaction", phrase("Interactions")
    COMMITMENT = "commitment", phrase("Commitments")
    MILESTONE = "milestone", phrase("Milestones")
    FIGURE = "figure", phrase("Figures")
    CHANGE = "change", phrase("Changes")
    REVIEW = "review", phrase("Reviews")
    DECISION = "decision", phrase("Decisions")
    ANSWER = "answer", phrase("Questions")
    CONTRACT = "contract", phrase("Contracts")
    PLAN = "plan", phrase("Plan")


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing on its day, past or to come: what it was, and what there is to say of it besides.

    `table` and `record` name where it is kept, `about` are the words by which it is looked for. What doesn't count
    is told in the list alone, as it goes with something else that is drawn: a review that was sent before it was held.
    """

    day: date
    sort: Sort
    table: str
    record: int
    what: str | Phrase
    more: Phrase
    about: str = ""
    counts: bool = True
