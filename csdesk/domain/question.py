"""Questions: the five pillars under which a customer is asked, and what is still to be asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from csdesk.domain.folding import key_of
from csdesk.domain.plan import Element
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, phrase

RENEW_AFTER = timedelta(days=180)
"""How long an answer is taken to hold where nobody says when it is to be looked at again."""


class Pillar(Worded):
    """One of the five questions."""

    WHY = "why", phrase("Why")
    HOW = "how", phrase("How")
    WHAT = "what", phrase("What")
    WHO = "who", phrase("Who")
    WHEN = "when", phrase("When")


class AnswerState(Worded):
    """Where a question stands on a day."""

    OPEN = "open", phrase("Not answered yet")
    AGED = "aged", phrase("To be asked again")
    ANSWERED = "answered", phrase("Answered")


def answer_state(answer: str, review_after: date | None, today: date) -> AnswerState:
    """Open without an answer; aged when the day after which it is to be looked at again has passed."""
    if not answer.strip():
        return AnswerState.OPEN
    aged = review_after is not None and review_after < today
    return AnswerState.AGED if aged else AnswerState.ANSWERED


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question worth asking, and what is missing that it would fill."""

    pillar: Pillar
    question: Phrase
    why: Phrase | None = None


ALWAYS = Suggestion(Pillar.HOW, phrase("Why do you do it that way?"))
"""Always at hand. Source: method.md, section 5."""

STANDARD: tuple[Suggestion, ...] = (
    Suggestion(Pillar.WHY, phrase("What is success for you?")),
    Suggestion(Pillar.WHY, phrase("What are your top priorities?")),
    Suggestion(Pillar.HOW, phrase("How is it done now?")),
    Suggestion(Pillar.WHAT, phrase("Which resources can go into it?")),
    Suggestion(Pillar.WHAT, phrase("Which limits are there?")),
    Suggestion(Pillar.WHO, phrase("Who answers for it?")),
    Suggestion(Pillar.WHO, phrase("Who else must be involved?")),
    Suggestion(Pillar.WHEN, phrase("By when is it needed?")),
)

OF_ELEMENT: Mapping[Element, Suggestion] = {
    Element.PURPOSE: Suggestion(
        Pillar.WHY, phrase("What is success for you?"), phrase("The plan has no purpose.")
    ),
    Element.METRICS: Suggestion(
        Pillar.HOW,
        phrase("How is it measured now, and by whom?"),
        phrase("The plan has no metric with a baseline."),
    ),
    Element.TARGET: Suggestion(Pillar.WHAT, phrase("How much is enough?"), phrase("The plan has no target.")),
    Element.TIMELINE: Suggestion(
        Pillar.WHEN, phrase("What will be seen first, and by when?"), phrase("The plan has no timeline.")
    ),
    Element.ROLES: Suggestion(
        Pillar.WHO, phrase("Who answers for it?"), phrase("Nobody answers for the plan on both sides.")
    ),
    Element.NEXT_PHASE: Suggestion(
        Pillar.WHY, phrase("What comes after this?"), phrase("The next phase is not written down.")
    ),
}


def suggestions(
    missing: Collection[Element], asked: Mapping[Pillar, int], known: Collection[str]
) -> tuple[Suggestion, ...]:
    """What to ask next: what the plan lacks, then pillars of which nothing is known, then "Why that way?".

    `missing` are the plan's elements that aren't filled, `asked` how many questions each pillar has, `known` the
    questions asked so far, which are not suggested again.
    """
    there = {key_of(text) for text in known}
    found: dict[str, Suggestion] = {}
    for one in (*_for_gaps(missing), *_for_silence(asked)):
        if key_of(one.question.template) not in there:
            found.setdefault(key_of(one.question.template), one)
    return (*found.values(), ALWAYS)


def _for_gaps(missing: Collection[Element]) -> Iterator[Suggestion]:
    return (OF_ELEMENT[element] for element in Element if element in missing)


def _for_silence(asked: Mapping[Pillar, int]) -> Iterator[Suggestion]:
    return (one for one in STANDARD if not asked.get(one.pillar))
