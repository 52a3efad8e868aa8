"""What was written on a review's sheet of decisions and actions, held against what was wanted and what is known now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from csdesk.domain.returned import Standing
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known, who
from csdesk.domain.worded import Worded
from csdesk.words import Phrase, Value, phrase

WHO, BY = phrase("Who"), phrase("By")
"""The heads of the columns beside what is decided or to be done."""

CUT = "…"
WANTED = phrase("wanted")
NO_TEXT = phrase("It says who or by when, but not what.")
NO_DAY = phrase("“{text}” is not a day of the calendar.")
TOO_EARLY = phrase("{due} is before the review was held, on {held}.")
OTHERWISE_PROMISED = phrase(
    "This promise is in the book with another owner or day; change it there if the file is right."
)


class Noted(Worded):
    """The two tables that are filled in during the meeting, by their heads."""

    DECISION = "decision", phrase("Decisions")
    ACTION = "action", phrase("What is to be done")


CODES = {Noted.DECISION: "D", Noted.ACTION: "A"}
WHATS = {Noted.DECISION: phrase("Decision: {text}"), Noted.ACTION: phrase("Action: {text}")}


@dataclass(frozen=True, slots=True)
class Written:
    """A row as it stands on the sheet; `unread` is what stands where a day belongs and is none."""

    sort: Noted
    text: str
    who: str = ""
    due: date | None = None
    unread: str = ""


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
class Discussed:
    """What the book says of a review: held when, what was decided and promised in it."""

    held: date
    decisions: tuple[Decided, ...] = ()
    promises: tuple[Promised, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A row with what became of it: what would be taken in, and `now` what the book says already."""

    code: str
    sort: Noted
    text: str
    standing: Standing
    owner: str = ""
    side: Side = Side.OURS
    due: date | None = None
    wanted: str = ""
    now: Phrase | str = ""
    why: Phrase | None = None
    remark: str = field(default="", init=False)

    @property
    def what(self) -> Phrase:
        """What it is."""
        return replace(WHATS[self.sort], values=(("text", self.text),))

    @property
    def shown(self) -> tuple[Value, Value, Value]:
        """What was sent, what came back, and what the book says now; nothing where there is nothing."""
        return WANTED if self.wanted else "", _returned(self), self.now

    @property
    def decision(self) -> str:
        """What was decided, behind what was wanted."""
        rest = _rest(self.text, self.wanted)
        return self.text if not self.wanted else f"{self.wanted}: {rest}" if rest else self.wanted

    @property
    def is_promise(self) -> bool:
        """Whether somebody is to do it: an action, or a decision with a name or a day beside it."""
        return self.sort is Noted.ACTION or bool(self.owner or self.due)


def noted(rows: Sequence[Written], known: Discussed, people: Collection[Known]) -> tuple[Note, ...]:
    """What stands on the sheet, row by row; what says the same twice counts once."""
    counts: Counter[Noted] = Counter()
    found = []
    for row in dict.fromkeys(rows):
        counts[row.sort] += 1
        found.append(_note(f"{CODES[row.sort]}{counts[row.sort]}", row, known, people))
    return tuple(found)


def _note(code: str, row: Written, known: Discussed, people: Collection[Known]) -> Note:
    person = who(row.who, people) or Known(row.who, Side.OURS)
    note = Note(code, row.sort, row.text, Standing.FILLED, person.name, person.side, row.due)
    unfit = _unfit(row, known)
    if unfit is not None:
        return replace(note, standing=Standing.UNREADABLE, why=unfit)
    return _action(note, known) if row.sort is Noted.ACTION else _decision(note, known)


def _unfit(row: Written, known: Discussed) -> Phrase | None:
    """Why nothing of a row can be taken in, whatever the book says."""
    if not row.text:
        return NO_TEXT
    if row.unread:
        return replace(NO_DAY, values=(("text", row.unread),))
    if row.due is not None and row.due < known.held:
        return replace(TOO_EARLY, values=(("due", row.due), ("held", known.held)))
    return None


def _action(note: Note, known: Discussed) -> Note:
    there = next((one for one in known.promises if _same(one.text, note.text)), None)
    if there is None:
        return note
    now = _by(there.owner, there.due) or there.text
    alike = _same(there.owner, note.owner) and there.due == note.due
    return replace(note, standing=Standing.KNOWN, now=now, why=None if alike else OTHERWISE_PROMISED)


def _decision(note: Note, known: Discussed) -> Note:
    if any(_same(one.taken, note.text) for one in known.decisions if one.taken):
        return replace(note, standing=Standing.KNOWN, now=note.text)
    asked = next((one for one in known.decisions if one.wanted and _begins(note.text, one.wanted)), None)
    if asked is None:
        return note
    rest = _rest(note.text, asked.wanted)
    answered = bool(rest) or note.is_promise
    note = replace(note, text=note.text if rest else asked.wanted, wanted=asked.wanted, now=asked.taken)
    if not asked.taken:
        return replace(note, standing=Standing.FILLED if answered else Standing.OPEN)
    known_already = not answered or _same(asked.taken, rest or asked.wanted)
    return replace(note, standing=Standing.KNOWN if known_already else Standing.CHANGED_HERE)


def _returned(note: Note) -> Phrase | str:
    """What is new in a row: what was added to what was wanted, and by whom and when."""
    if note.standing is Standing.OPEN:
        return ""
    rest = _rest(note.text, note.wanted) if note.wanted else ""
    by = _by(note.owner, note.due, note.side)
    if rest and by:
        return phrase("{text} ({by})", text=rest, by=by)
    return rest or by or note.text


def _by(owner: str, due: date | None, side: Side | None = None) -> Phrase | str:
    named: Phrase | str = owner
    if owner and side is not None:
        named = phrase("{owner}, {side}", owner=owner, side=side.label)
    if due is None:
        return named
    return phrase("{owner}, by {day}", owner=named, day=due) if owner else phrase("by {day}", day=due)


def _begins(text: str, wanted: str) -> bool:
    return _folded(text).startswith(_folded(wanted)) or _is_cut(text, wanted)


def _is_cut(text: str, wanted: str) -> bool:
    """Whether a text is what was wanted, cut short to fit its page."""
    return text.endswith(CUT) and len(text) > 1 and _folded(wanted).startswith(_folded(text[:-1]))


def _rest(text: str, wanted: str) -> str:
    return "" if _is_cut(text, wanted) else text[len(wanted) :].strip(" :;,.\u2013\u2014-")


def _same(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
