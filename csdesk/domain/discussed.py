"""What is filled in on a review's sheet of discussion and decisions, and what the book says of the same meeting."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from csdesk.domain.folding import key_of
from csdesk.domain.returned import Standing
from csdesk.domain.sides import Side
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, Value, phrase

WHO, BY = phrase("Who"), phrase("By")
"""The heads of the columns beside what is decided or to be done."""

CUT = "…"
WANTED = phrase("wanted")


class Noted(Worded):
    """What is filled in during the meeting, in its order on the sheet; all but answers by their tables' heads."""

    ANSWER = "answer", phrase("Answers")
    DECISION = "decision", phrase("Decisions")
    ACTION = "action", phrase("What is to be done")
    NEXT = "next", phrase("Next date")


TABLES = (Noted.DECISION, Noted.ACTION)
"""What has a table with a name and a day in each row."""

WHATS = {
    Noted.ANSWER: phrase("Answer to “{text}”"),
    Noted.DECISION: phrase("Decision: {text}"),
    Noted.ACTION: phrase("Action: {text}"),
    Noted.NEXT: Noted.NEXT.label,
}


@dataclass(frozen=True, slots=True)
class Written:
    """A row as it stands on the sheet; `unread` is what stands where a day belongs and is none.

    `question` is what an answer answers.
    """

    sort: Noted
    text: str
    who: str = ""
    due: date | None = None
    unread: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the book has it: what was wanted, and what was decided."""

    wanted: str
    taken: str


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment that was made in the review."""

    text: str
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that the account was asked, with the answer that the book has, and since when."""

    question: str
    answer: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a review's sheet said when it was written: when it went out, its questions and its next date."""

    sent_on: date | None = None
    questions: tuple[str, ...] = ()
    next_date: date | None = None


@dataclass(frozen=True, slots=True)
class Discussed:
    """What the book says of a review: held when, decided, promised and answered what, and when to meet again."""

    held: date
    decisions: tuple[Decided, ...] = ()
    promises: tuple[Promised, ...] = ()
    answers: tuple[Answered, ...] = ()
    next_date: date | None = None
    asked: Asked = Asked()


@dataclass(frozen=True, slots=True)
class Note:
    """A row with what became of it: what would be taken in, and `now` what the book says already.

    `wanted` is the decision that was wanted, or the question that is answered; `sent` is the next date as it went out.
    """

    code: str
    sort: Noted
    text: str
    standing: Standing
    owner: str = ""
    side: Side = Side.OURS
    due: date | None = None
    wanted: str = ""
    sent: Value = ""
    now: Value = ""
    why: Phrase | None = None
    remark: str = field(default="", init=False)

    @property
    def what(self) -> Phrase:
        """What it is."""
        text = self.wanted if self.sort is Noted.ANSWER else self.text
        return replace(WHATS[self.sort], values=(("text", text),))

    @property
    def shown(self) -> tuple[Value, Value, Value]:
        """What was sent, what came back, and what the book says now; nothing where there is nothing."""
        sent = self.sent
        if self.sort is Noted.DECISION and self.wanted:
            sent = WANTED if begins(self.text, self.wanted) else self.wanted
        return sent, _returned(self), self.now

    @property
    def decision(self) -> Decided:
        """What was decided, beside what was wanted."""
        return Decided(self.wanted, rest_of(self.text, self.wanted) or self.text)

    @property
    def promise(self) -> str:
        """What is to be done: what was wanted, where it is said in the same words."""
        return self.wanted if begins(self.text, self.wanted) else self.text

    @property
    def is_promise(self) -> bool:
        """Whether somebody is to do it: an action, or a decision with a name or a day beside it."""
        return self.sort is Noted.ACTION or (self.sort is Noted.DECISION and bool(self.owner or self.due))


def _returned(note: Note) -> Value:
    """What is new in a row: what was added to what was wanted, and by whom and when."""
    if note.standing is Standing.OPEN:
        return ""
    if note.sort is Noted.NEXT:
        return note.due or ""
    rest = rest_of(note.text, note.wanted) if note.wanted else ""
    by = by_whom(note.owner, note.due, note.side)
    if rest and by:
        return phrase("{text} ({by})", text=rest, by=by)
    return rest or by or note.text


def by_whom(owner: str, due: date | None, side: Side | None = None) -> Phrase | str:
    """Who is to do it and by when, as far as that was said."""
    named: Phrase | str = owner
    if owner and side is not None:
        named = phrase("{owner}, {side}", owner=owner, side=side.label)
    if due is None:
        return named
    return phrase("{owner}, by {day}", owner=named, day=due) if owner else phrase("by {day}", day=due)


def begins(text: str, wanted: str) -> bool:
    """Whether a text begins with what was wanted."""
    return bool(wanted) and key_of(text).startswith(key_of(wanted))


def is_cut(text: str, wanted: str) -> bool:
    """Whether a text is what was wanted, cut short to fit its page."""
    return text.endswith(CUT) and len(text) > 1 and key_of(wanted).startswith(key_of(text[:-1]))


def rest_of(text: str, wanted: str) -> str:
    """What stands behind what was wanted; all of it where it is said in other words."""
    if is_cut(text, wanted):
        return ""
    if not begins(text, wanted):
        return text
    return text[len(wanted) :].strip(" :;,.\u2013\u2014-")
