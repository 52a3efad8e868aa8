"""What one line says of an account: a conversation, a promise, a question with its answer, or a figure.

Every way in which a line can be understood is a reading; the likeliest comes first, whoever typed it chooses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from csdesk.domain.contact import Part
from csdesk.domain.interaction import InteractionKind
from csdesk.domain.named_metric import KnownMetric, initials
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known, Manner, cut_day_within
from csdesk.domain.typed_interaction import Conversation, named, read_conversation
from csdesk.domain.typed_measurement import Measured, read_measurements, unknown_metric
from csdesk.domain.typed_newcomer import newcomer
from csdesk.domain.typed_promise import DEADLINE, Promise, read_task, sounds_promised
from csdesk.domain.typed_question import Answered, read_answered, sounds_asked
from csdesk.words import Phrase, phrase

PARTS_SAID = {
    Part.SPONSOR: r"sponsor(?:in)?",
    Part.CHAMPION: r"champion|fürsprecher(?:in)?",
    Part.DECISION_MAKER: r"decision[- ]maker|entscheider(?:in)?",
    Part.PROJECT_LEAD: r"project (?:lead|manager)|projektleit(?:er|erin|ung)",
}
SHORT_LIST = 5
LONG_AGO = 60
"""Days after which nobody writes down a conversation by a day without a year: the next one is meant, not the last."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the account that a line is about. `parts` are who plays which part, `asked` open questions."""

    account: int
    name: str
    people: tuple[Known, ...] = ()
    parts: tuple[tuple[Part, Known], ...] = ()
    metrics: tuple[KnownMetric, ...] = ()
    asked: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Talked:
    """A conversation that was held, on a day that has come; `newcomer` took part and is not known yet."""

    conversation: Conversation
    day: date
    newcomer: str = ""


@dataclass(frozen=True, slots=True)
class ToTalk:
    """A conversation still to be held: until then it is a promise of ours to ourselves, `text`, for a day perhaps."""

    text: str
    kind: InteractionKind
    contacts: tuple[Known, ...]
    due: date | None


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, answered perhaps; `open_id` is the same one where it waits for its answer in the book."""

    answered: Answered
    open_id: int | None = None


@dataclass(frozen=True, slots=True)
class Unclear:
    """What reads like something that it can't be, and why."""

    why: Phrase


Reading = Talked | ToTalk | Promise | Asking | Measured | Unclear


def readings(line: str, around: Around, manner: Manner, figure: str | None = None) -> tuple[Reading, ...]:
    """The ways in which a line can be understood, the likeliest first; none of an empty line.

    `figure` is the line by which a metric is looked for, where the account's name is left out of it.
    """
    text = " ".join(line.split())
    if not text:
        return ()
    promised = sounds_promised(_players_named(text, around), around.people)
    talks = (_noted(text, around, manner),) if promised else _talks(text, around, manner)
    promise, asking = _promise(text, around, manner), _asking(text, around, manner)
    spoken = any(
        isinstance(talk, ToTalk) or talk.conversation.kind is not InteractionKind.NOTE for talk in talks
    )
    likely: list[Reading] = list(_figures(text if figure is None else figure, around, manner))
    if sounds_asked(text):
        likely.append(asking)
    if promised or (
        promise.due is not None and not spoken and not _lies_back(text, talks[0], promise, manner)
    ):
        likely.append(promise)
    return tuple(dict.fromkeys((*likely, *talks, promise, asking)))


def _lies_back(text: str, talk: Talked | ToTalk, promise: Promise, manner: Manner) -> bool:
    """Whether the words or the day say that it is over: "on 12 Nov Ann was here" promises nothing for next year."""
    if not isinstance(talk, Talked) or promise.due is None or DEADLINE.search(text):
        return False
    ago, ahead = (manner.today - talk.day).days, (promise.due - manner.today).days
    return talk.conversation.is_over or (0 < ago <= LONG_AGO < ahead)


def _figures(text: str, around: Around, manner: Manner) -> tuple[Reading, ...]:
    found = read_measurements(text, around.metrics, manner)
    if isinstance(found, Phrase):
        return (Unclear(found),)
    unknown = None if found else unknown_metric(text, manner)
    return found if unknown is None else (Unclear(_no_such_metric(unknown, around)),)


def _no_such_metric(said: str, around: Around) -> Phrase:
    if not around.metrics:
        return phrase(
            "{account} has no metric yet, so “{said}” can't be one.", account=around.name, said=said
        )
    there = ", ".join(
        f"{one.metric.name} ({initials(one.metric.name)})" for one in around.metrics[:SHORT_LIST]
    )
    return phrase(
        "{account} has no metric called “{said}”. It has: {metrics}.",
        account=around.name,
        said=said,
        metrics=there,
    )


def _talks(text: str, around: Around, manner: Manner) -> tuple[Talked | ToTalk, ...]:
    """A conversation lies ahead where its day does, or where the words are those of a task and name no day that has
    passed; "meeting on Friday" may be both. Whatever else has a day ahead is a note of today.
    """
    back, ahead = (read_conversation(text, around.people, day) for day in (manner.back, manner.ahead))
    contacts = _with_parts(text, back.contacts, around)
    note = back.kind is InteractionKind.NOTE
    if note and not _has_come(back, ahead, manner):
        return (_noted(text, around, manner),)
    held = Talked(replace(back, contacts=contacts), back.day or manner.today)
    words, day = _as_task(text, contacts, around, manner)
    task = ToTalk(words, ahead.kind, contacts, ahead.day or day)
    if back.is_ahead and ahead.day is None:
        return (task,)
    if held.day > manner.today or (back.is_ahead and (ahead.day or manner.today) >= manner.today):
        return (task,)
    stranger = "" if contacts or note else newcomer(text, around.name, around.people)
    if stranger:
        return (replace(held, newcomer=stranger), held)
    both = not note and not back.is_over and ahead.day is not None and ahead.day > manner.today
    if not both:
        return (held,)
    return (task, held) if (manner.today - held.day).days > LONG_AGO else (held, task)


def _has_come(back: Conversation, ahead: Conversation, manner: Manner) -> bool:
    """Whether a note's day is one that it may have been taken on: "moving end of January" means the next one."""
    if back.day is None:
        return True
    long_ago = back.day != ahead.day and (manner.today - back.day).days > LONG_AGO
    return back.day <= manner.today and (back.is_over or not long_ago)


def _noted(text: str, around: Around, manner: Manner) -> Talked:
    """All the words as what was said today."""
    found = read_conversation(text, around.people, manner.back)
    contacts = _with_parts(text, found.contacts, around)
    return Talked(replace(found, day=None, text=text, contacts=contacts), manner.today)


def _as_task(
    text: str, contacts: tuple[Known, ...], around: Around, manner: Manner
) -> tuple[str, date | None]:
    """The words without their day, with the name of whoever was only called by a part; and that day, if it is ahead."""
    bare, day = cut_day_within(text, manner.ahead)
    if not bare or (day is not None and day < manner.today):
        bare, day = text, None
    nameless = [one.name for one in contacts if named(one, bare, around.people) is None]
    task = bare[:1].upper() + bare[1:]
    return f"{task} ({', '.join(nameless)})" if nameless else task, day


def _with_parts(text: str, contacts: tuple[Known, ...], around: Around) -> tuple[Known, ...]:
    """Who is named, and whoever alone plays a part that is: "the sponsor"."""
    found = list(contacts)
    for part, said in PARTS_SAID.items():
        players = [known for its, known in around.parts if its is part]
        if (
            len(players) == 1
            and players[0] not in found
            and re.search(rf"\b(?:{said})\b", text, re.IGNORECASE)
        ):
            found.append(players[0])
    return tuple(found)


def _promise(text: str, around: Around, manner: Manner) -> Promise:
    """A promise; one whose day has passed is none for that day, and keeps all its words."""
    found = read_task(_players_named(text, around), around.people, manner.ahead)
    if not found.text or (found.due is not None and found.due < manner.today):
        return replace(found, text=text, due=None)
    return found


def _players_named(text: str, around: Around) -> str:
    """The line with the name in the place of a part that begins it: "the sponsor promised …"."""
    for part, said in PARTS_SAID.items():
        players = [known for its, known in around.parts if its is part]
        begins = re.match(rf"(?:(?:the|der|die)\s+)?(?:{said})\b", text, re.IGNORECASE)
        if (
            len(players) == 1
            and begins is not None
            and sounds_promised(players[0].name + text[begins.end() :], around.people)
        ):
            return players[0].name + text[begins.end() :]
    return text


def _asking(text: str, around: Around, manner: Manner) -> Asking:
    def came(said: str) -> date | None:
        day = manner.back(said)
        return day if day is not None and day <= manner.today else None

    answered = read_answered(text, around.people, came)
    if answered.by is not None and answered.by.side is not Side.THEIRS:
        answered = replace(answered, by=None)
    wanted = _key(answered.asked.question)
    waiting = next((one for one, question in around.asked if _key(question) == wanted), None)
    return Asking(answered, waiting if answered.asked.answer else None)


def _key(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.casefold()))
