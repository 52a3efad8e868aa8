"""What a returned review says of its meeting: which review it is, and line by line what was filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from csdesk.commands.afterwards import Agreed, Replied, WriteUpReview
from csdesk.deck.manners import ReviewFormats
from csdesk.deck.voice import Voice
from csdesk.desk import Desk
from csdesk.domain.discussed import Discussed, Note, Noted
from csdesk.domain.noting import noted
from csdesk.domain.sides import Side
from csdesk.domain.typed import Known
from csdesk.exchange.discussion import discussion_of
from csdesk.exchange.returned import ReturnedSheet
from csdesk.flows.near_names import near_sentence
from csdesk.near_days import near_day
from csdesk.queries.discussed import NamedReview, discussed, named_reviews
from csdesk.queries.known_people import known_people

LANGUAGES = ("en_GB", "de_DE")
"""What the heads of a review's tables may be written in, whatever its account says now."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A review with what was filled in in its returned file, and what the book says of it."""

    review: NamedReview
    known: Discussed
    notes: tuple[Note, ...]

    def written_up(self, chosen: Sequence[Note], by_id: int | None = None) -> WriteUpReview | None:
        """The chosen notes as they are taken in, answers as given by a contact; nothing where none was chosen."""
        if not chosen:
            return None
        of = {sort: [note for note in chosen if note.sort is sort] for sort in Noted}
        return WriteUpReview(
            self.review.id,
            held_on=self.known.held,
            decisions=tuple(note.decision for note in of[Noted.DECISION]),
            answers=tuple(Replied(note.wanted, note.text, by_id) for note in of[Noted.ANSWER]),
            next_date=next((note.due for note in of[Noted.NEXT]), None),
            actions=tuple(
                Agreed(note.promise, note.owner, note.side, note.due) for note in chosen if note.is_promise
            ),
        )


def has_discussion(sheets: Sequence[ReturnedSheet]) -> bool:
    """Whether the tables for decisions and actions are in a file."""
    return discussion_of(sheets, [ReviewFormats(one) for one in LANGUAGES], _no_day) is not None


def review_of_file(
    desk: Desk, sheets: Sequence[ReturnedSheet], locale: str, account_id: int | None = None
) -> NamedReview | None:
    """The review whose name and period stand on the cover; None where the book has none, or it can't be told."""
    said = {" ".join(text.split()) for text in _texts(sheets)}
    for review in desk.ask(named_reviews, account_id):
        if " ".join(review.account.split()) in said and _covers(review, locale) & said:
            return review
    return None


def meeting_of(desk: Desk, sheets: Sequence[ReturnedSheet], review: NamedReview, locale: str) -> Meeting:
    """What stands in the tables of a review's file, held against the book."""
    formats = ReviewFormats(review.locale or locale)
    read_day = partial(near_day, formats=formats, today=desk.today)
    languages = (formats, *map(ReviewFormats, LANGUAGES))
    known = desk.ask(discussed, review.id, desk.today)
    rows = discussion_of(sheets, languages, read_day, known.asked.questions) or ()
    people = desk.ask(known_people, review.account_id)
    customer = Known(review.account, Side.THEIRS)
    return Meeting(review, known, noted(rows, known, (*people, customer), near_sentence))


def _covers(review: NamedReview, locale: str) -> set[str]:
    """How a cover may say which review it is, by the language that it was written in."""
    locales = dict.fromkeys((review.locale or locale, *LANGUAGES))
    voices = (Voice(ReviewFormats(one)) for one in locales)
    return {
        voice.joined(voice.say(review.kind.label), voice.period(review.starts, review.ends))
        for voice in voices
    }


def _texts(sheets: Sequence[ReturnedSheet]) -> Iterator[str]:
    for sheet in sheets:
        for row in sheet.rows:
            yield from (cell for cell in row.cells if isinstance(cell, str))


def _no_day(_: str) -> None:
    return None
