"""The text that follows a review within a day, in the customer's language, and the e-mail draft that carries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from csdesk.deck.check import Hit, words_among
from csdesk.deck.secrets import Secrets, Sort
from csdesk.deck.voice import Voice
from csdesk.domain.sides import Side
from csdesk.errors import Refusal
from csdesk.flows.forbidden import Overheard, forbidden_words
from csdesk.flows.publish import publish, refuse_unfit
from csdesk.flows.review_name import plain_name
from csdesk.formats import Formats
from csdesk.queries.follow_up_draft import FollowUpDraft
from csdesk.queries.shared.follow_up import FollowUpFacts
from csdesk.queries.shared.rows import Person
from csdesk.words import Phrase, phrase

SUFFIX = ".eml"
"""What mail programs open as a draft that is still to be sent."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The text with its subject, and what stands in it that must not leave the book."""

    subject: str
    text: str
    hits: tuple[Hit, ...] = ()


def follow_up(found: FollowUpDraft, signature: Sequence[str], locale: str) -> FollowUp:
    """What to say after a review, in the customer's language, or in that of `locale` where none is known.

    Only shared commitments are in it; `signature` is signed with, line by line. It is searched as a review's file is,
    since what was heard and decided is said as it was typed.
    """
    facts = found.facts
    formats = Overheard(facts.locale or locale)
    subject = formats.say(_subject(facts, Voice(formats)))
    text = "\n".join((*_text(facts, formats), *(line for line in signature if line)))
    lines = [(line, line) for line in (subject, *text.splitlines())]
    return FollowUp(subject, text, words_among(lines, _forbidden(found, tuple(signature), formats)))


def draft(found: FollowUp, to: Sequence[str], sender: str, path: Path) -> Path:
    """Write the follow-up as a draft that a mail program opens for sending, and give its place back.

    Raises Refusal, with nothing written, where something stands in it that must not leave the book, and where the file
    can't be put there.
    """
    if found.hits:
        first = found.hits[0]
        raise Refusal(
            "“{word}” stands in the follow-up and must not leave this book ({sort}); no draft was written.",
            word=first.word,
            sort=first.sort.label,
        )
    refuse_unfit(path, SUFFIX)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = found.subject
    if sender:
        message["From"] = sender
    if to:
        message["To"] = ", ".join(to)
    message["X-Unsent"] = "1"
    message.set_content(found.text + "\n")
    publish(message.as_bytes(), path)
    return path


def draft_name(subject: str) -> str:
    """What a draft's file is called, after its subject."""
    return plain_name(subject) + SUFFIX


def _forbidden(found: FollowUpDraft, signature: tuple[str, ...], formats: Overheard) -> Secrets:
    """As for a review; that we typed a word of ours as heard or decided is no reason to say it."""

    def of(facts: FollowUpFacts) -> Secrets:
        return forbidden_words(found.inside, facts.customer, (facts, signature), formats)

    secrets, strict = of(found.facts), of(replace(found.facts, heard=(), decisions=()))
    return replace(secrets, phrases={**secrets.phrases, Sort.WORDS: strict.phrases[Sort.WORDS]})


def _subject(facts: FollowUpFacts, voice: Voice) -> Phrase:
    period = voice.period(facts.starts, facts.ends)
    return phrase("{kind} {period}: what we agreed", kind=facts.kind.label, period=period)


def _text(facts: FollowUpFacts, formats: Formats) -> Iterator[str]:
    say = formats.say
    held = facts.held_on
    yield say(phrase("Hello,"))
    yield ""
    if held is None:
        yield say(phrase("thank you for your time. This is what we take from our review:"))
    else:
        yield say(phrase("thank you for your time on {day}. This is what we take from our review:", day=held))
    yield from _part(say(phrase("What we heard")), facts.heard)
    decisions = [f"{one.wanted}: {one.taken}" if one.wanted else one.taken for one in facts.decisions]
    yield from _part(say(phrase("What was decided")), decisions)
    actions = [say(_action(one.text, one.answerable, one.side, one.standing.due)) for one in facts.actions]
    yield from _part(say(phrase("Who does what, by when")), actions)
    yield ""
    if facts.next_date is None:
        yield say(phrase("When shall we meet next?"))
    else:
        yield say(phrase("We meet again on {day}.", day=facts.next_date))
    yield ""
    yield say(phrase("If we have understood something wrongly, please tell us."))
    yield ""
    yield say(phrase("Kind regards"))


def _part(title: str, lines: Sequence[str]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield title
    yield from (f"\N{EN DASH} {line}" for line in lines)


def _action(text: str, owner: Person | None, side: Side, due: date | None) -> Phrase:
    whose: Phrase | str = phrase("you") if side is Side.THEIRS else phrase("we")
    if owner is not None and owner.name:
        whose = owner.name
    elif owner is not None and owner.part is not None:
        whose = owner.part.label
    if due is None:
        return phrase("{text} ({owner})", text=text, owner=whose)
    return phrase("{text} ({owner}, by {day})", text=text, owner=whose, day=due)
