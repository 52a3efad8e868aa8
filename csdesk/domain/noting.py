"""What was written on a review's sheet of discussion and decisions, held against what the book says now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from csdesk.domain.deciding import NearText
from csdesk.domain.discussed import (
    Discussed,
    Note,
    Noted,
    Written,
    begins,
    by_whom,
    is_cut,
    rest_of,
)
from csdesk.domain.folding import key_of
from csdesk.domain.returned import Standing
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known, who
from csdesk.words import Phrase, phrase

NO_TEXT = phrase("It says who or by when, but not what.")
NO_DAY = phrase("“{text}” is not a day of the calendar.")
TOO_EARLY = phrase("{due} is before the review was held, on {held}.")
NOT_AFTER = phrase("The next date, {due}, is not after the review, which was held on {held}.")
OTHERWISE_PROMISED = phrase(
    "This promise is in the book with another owner or day; change it there if the file is right."
)
CODES = {Noted.ANSWER: "Q", Noted.DECISION: "D", Noted.ACTION: "A", Noted.NEXT: "N"}


def noted(
    rows: Sequence[Written], known: Discussed, people: Collection[Known], near: NearText
) -> tuple[Note, ...]:
    """What stands on the sheet, row by row; what says the same twice counts once.

    A decision in other words than those that were wanted answers the open one that it is near to.
    """
    counts: Counter[Noted] = Counter()
    found = []
    for row in dict.fromkeys(rows):
        counts[row.sort] += 1
        found.append(_note(f"{CODES[row.sort]}{counts[row.sort]}", row, known, people, near))
    return tuple(found)


def _note(code: str, row: Written, known: Discussed, people: Collection[Known], near: NearText) -> Note:
    person = who(row.who, people) or Known(row.who, Side.OURS)
    note = Note(
        code, row.sort, row.text, Standing.FILLED, person.name, person.side, row.due, wanted=row.question
    )
    unfit = _unfit(row, known)
    if unfit is not None:
        return replace(note, standing=Standing.UNREADABLE, why=unfit)
    match row.sort:
        case Noted.ANSWER:
            return _answer(note, known)
        case Noted.DECISION:
            return _decision(note, known, near)
        case Noted.ACTION:
            return _action(note, known)
        case Noted.NEXT:
            return _next(note, known)


def _unfit(row: Written, known: Discussed) -> Phrase | None:
    """Why nothing of a row can be taken in, whatever the book says."""
    if not row.text and row.sort is not Noted.NEXT:
        return NO_TEXT
    if row.unread:
        return replace(NO_DAY, values=(("text", row.unread),))
    if row.sort is Noted.NEXT and row.due is not None and row.due <= known.held:
        return replace(NOT_AFTER, values=(("due", row.due), ("held", known.held)))
    if row.due is not None and row.due < known.held:
        return replace(TOO_EARLY, values=(("due", row.due), ("held", known.held)))
    return None


def _answer(note: Note, known: Discussed) -> Note:
    """An answer to a question that was answered before takes its place, unless it was given after we had asked."""
    there = next((one for one in known.answers if one.answer and _same(one.question, note.wanted)), None)
    if there is None:
        return note
    if _same(there.answer, note.text):
        standing = Standing.KNOWN
    else:
        asked = known.asked.sent_on or known.held
        newer = there.since is not None and there.since > asked
        standing = Standing.CHANGED_HERE if newer else Standing.CORRECTED
    return replace(note, standing=standing, now=there.answer)


def _next(note: Note, known: Discussed) -> Note:
    """A next date three ways: as it went out, as it came back, and as it is in the book."""
    sent, now = known.asked.next_date, known.next_date
    note = replace(note, sent=sent or "", now=now or "")
    if note.due == now:
        return replace(note, standing=Standing.KNOWN)
    if note.due == sent:
        return replace(note, standing=Standing.OPEN)
    if now is None:
        return note
    return replace(note, standing=Standing.CORRECTED if now == sent else Standing.CHANGED_HERE)


def _action(note: Note, known: Discussed) -> Note:
    there = next((one for one in known.promises if _same(one.text, note.text)), None)
    if there is None:
        return note
    now = by_whom(there.owner, there.due) or there.text
    alike = _same(there.owner, note.owner) and there.due == note.due
    return replace(note, standing=Standing.KNOWN, now=now, why=None if alike else OTHERWISE_PROMISED)


def _decision(note: Note, known: Discussed, near: NearText) -> Note:
    if any(_same(one.taken, note.text) for one in known.decisions if one.taken):
        return replace(note, standing=Standing.KNOWN, now=note.text)
    asked = next((one for one in known.decisions if one.wanted and _begins(note.text, one.wanted)), None)
    if asked is None:
        open_ones = [one.wanted for one in known.decisions if one.wanted and not one.taken]
        return replace(note, wanted=near(note.text, open_ones) or "")
    rest = rest_of(note.text, asked.wanted)
    answered = bool(rest) or note.is_promise
    note = replace(note, text=note.text if rest else asked.wanted, wanted=asked.wanted, now=asked.taken)
    if not asked.taken:
        return replace(note, standing=Standing.FILLED if answered else Standing.OPEN)
    known_already = not answered or _same(asked.taken, rest or asked.wanted)
    return replace(note, standing=Standing.KNOWN if known_already else Standing.CHANGED_HERE)


def _begins(text: str, wanted: str) -> bool:
    return begins(text, wanted) or is_cut(text, wanted)


def _same(one: str, other: str) -> bool:
    return key_of(one) == key_of(other)
