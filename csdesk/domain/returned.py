"""What came back, compared three ways: what was sent, what was returned, and what the book says now."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.domain.asking import AskedRow
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, Value, phrase


class Standing(Worded):
    """What became of a row."""

    CONFIRMED = "confirmed", phrase("Confirmed")
    CORRECTED = "corrected", phrase("Corrected")
    FILLED = "filled", phrase("Filled in")
    CHANGED_HERE = "changed-here", phrase("Changed here since")
    KNOWN = "known", phrase("In the book already")
    DOUBTED = "doubted", phrase("Said to be wrong")
    UNREADABLE = "unreadable", phrase("Can't be read")
    EDITED = "edited", phrase("Changed in a locked cell")
    TWICE = "twice", phrase("In the file twice")
    GONE = "gone", phrase("Not in the book any more")
    TAKEN_AWAY = "taken-away", phrase("Taken out of the file")
    OPEN = "open", phrase("Not answered")

    @property
    def acceptable(self) -> bool:
        """Whether there is something to take in."""
        return self in _ACCEPTABLE

    @property
    def suggested(self) -> bool:
        """Whether it is taken in unless somebody refuses it: nothing here was changed meanwhile."""
        return self.acceptable and self is not Standing.CHANGED_HERE

    @property
    def meaning(self) -> Phrase | None:
        """What that means for what can be done, where it is not plain."""
        return _MEANINGS.get(self)


_MEANINGS = {
    Standing.CHANGED_HERE: phrase(
        "The book says something else than when this was sent, so it is taken in only where you say so."
    ),
    Standing.DOUBTED: phrase("What is right was not said; ask, and record it yourself."),
    Standing.EDITED: phrase(
        "What was asked, or what we know, was changed on the sheet: what the answer means can't be told any more."
    ),
    Standing.TWICE: phrase("Its two rows say different things; ask which one counts."),
    Standing.GONE: phrase("It was deleted here, is done already, or is measured otherwise now."),
    Standing.TAKEN_AWAY: phrase("Its row is not on the sheet any more, so nothing was said."),
}
_ACCEPTABLE = {Standing.CONFIRMED, Standing.CORRECTED, Standing.FILLED, Standing.CHANGED_HERE}


@dataclass(frozen=True, slots=True)
class Now:
    """What the book says of a row now: its value, and whether the customer confirmed it since."""

    value: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What stands in a returned row: whether it is said to be right, the value given, and a remark.

    `why` says why what was given can't be read; `edited` that locked cells say something else than what was sent.
    """

    right: bool | None = None
    given: str = ""
    remark: str = ""
    why: Phrase | None = None
    edited: bool = False
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row with what became of it: `returned` is what would be taken in, `why` the reason where there is one."""

    row: AskedRow
    standing: Standing
    returned: str = ""
    now: str = ""
    remark: str = ""
    why: Phrase | None = None

    @property
    def code(self) -> str:
        """What it is known by."""
        return self.row.code

    @property
    def what(self) -> Phrase:
        """What was asked."""
        return self.row.what

    @property
    def shown(self) -> tuple[Value, Value, Value]:
        """What was sent, what came back, and what the book says now; nothing where there is nothing."""
        sent, returned, now = (
            self.row.value(text) if text else "" for text in (self.row.sent, self.returned, self.now)
        )
        return sent, returned, now


def compared(row: AskedRow, reply: Reply | None, now: Now | None) -> Line:
    """A row three ways. A value that was given counts, whatever was ticked beside it."""
    if reply is None:
        return Line(row, Standing.TAKEN_AWAY, now="" if now is None else now.value)
    returned = reply.given or (row.sent if reply.right else "")
    standing = _standing(row, reply, now, returned)
    return Line(row, standing, returned, "" if now is None else now.value, reply.remark, reply.why)


def _standing(row: AskedRow, reply: Reply, now: Now | None, returned: str) -> Standing:
    unfit = _unfit(reply, now)
    if unfit is not None:
        return unfit
    assert now is not None
    if not returned:
        return Standing.DOUBTED if reply.right is False and row.sent else Standing.OPEN
    if row.same(returned, now.value) and now.confirmed:
        return Standing.KNOWN
    if not row.same(now.value, row.sent) and not row.same(now.value, returned):
        return Standing.CHANGED_HERE
    if row.same(returned, row.sent):
        return Standing.CONFIRMED
    return Standing.CORRECTED if row.sent else Standing.FILLED


def _unfit(reply: Reply, now: Now | None) -> Standing | None:
    """Why nothing of a row can be taken in, whatever it says."""
    if reply.twice:
        return Standing.TWICE
    if now is None:
        return Standing.GONE
    if reply.edited:
        return Standing.EDITED
    return None if reply.why is None else Standing.UNREADABLE
