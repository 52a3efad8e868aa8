"""Confirm and correct: what we know, row by row, with room for the customer to say whether it is right."""

from __future__ import annotations

from datetime import date

from csdesk.deck.page import Cell, Content, Fill, Page, Paragraph, Review, Room, Sort, Space, Table, Tone
from csdesk.deck.page import Column as TableColumn
from csdesk.deck.story import Story
from csdesk.deck.voice import Voice
from csdesk.domain.asking import NO, YES, Asked, AskedRow, Column, Request
from csdesk.domain.review import Sheet
from csdesk.formats import Formats
from csdesk.tokens import PAPER
from csdesk.words import Phrase, Quantity, phrase

SHARES = (1, 4, 2, 1, 2, 2)
ASKED = phrase("Data request")


def asking_page(request: Request, voice: Voice) -> Page:
    """The page with a request's rows; nothing but the coloured cells can be changed on its sheet."""
    rows = request.rows
    return Page(
        name=voice.say(Sheet.CONFIRM.label),
        title=voice.count(
            "Is this right? {count} line to confirm, correct or fill in",
            "Are these right? {count} lines to confirm, correct or fill in",
            len(rows),
        ),
        under=voice.say(
            "Say {yes} where it is right, write what is right where it is not, and send the file back.",
            yes=YES,
        ),
        blocks=(
            Table(
                tuple(
                    TableColumn(voice.say(column.label), share)
                    for column, share in zip(Column, SHARES, strict=True)
                ),
                tuple(_row(row, voice) for row in rows),
                empty=voice.say("There is nothing to confirm."),
                room=Room.SNUG,
            ),
            Space(8.0),
            Paragraph(
                voice.say(
                    "Only the coloured cells are yours to fill in; the file comes back to us with them."
                ),
                Tone.MUTED,
                small=True,
            ),
        ),
        sheet=Sheet.CONFIRM,
    )


def confirm_page(story: Story) -> Page:
    """The same as a sheet of a review."""
    return asking_page(story.asking or Request(story.facts.customer, "", ()), story.voice)


def no_asking(story: Story) -> Phrase | None:
    """Why a review has no such sheet: nobody wanted one, or there is nothing to ask."""
    if story.asking is None:
        return phrase(
            "Put it in where the customer is to confirm figures, days and names and send them back."
        )
    return None if story.asking.rows else phrase("Every shared figure is up to date and confirmed.")


def request_workbook(request: Request, author: str, accent: str, formats: Formats) -> Review:
    """A data request as a workbook of its own: the one page."""
    voice = Voice(formats)
    title = voice.joined(request.account, voice.say(ASKED))
    return Review(
        title=title,
        foot=title,
        author=author,
        pages=(asking_page(request, voice),),
        accent=accent or PAPER.accent,
    )


def headings(formats: Formats) -> dict[Column, str]:
    """What stands over each column in a language."""
    return {column: formats.say(column.label) for column in Column}


def _row(row: AskedRow, voice: Voice) -> tuple[Cell, ...]:
    known = _content(row, voice)
    right = Fill(choices=(voice.say(YES), voice.say(NO)))
    return (
        Cell(row.code, Tone.MUTED),
        Cell(voice.say(row.what)),
        Cell(known, Tone.INK if row.sent else Tone.MUTED),
        Cell("", fill=right) if row.sent else Cell(""),
        Cell("", fill=_fill(row, voice)),
        Cell("", fill=Fill()),
    )


def _content(row: AskedRow, voice: Voice) -> Content:
    """What we know, as a figure, a day or a name that a cell can hold."""
    value = row.value(row.sent)
    return value if isinstance(value, str | Quantity | date) else voice.say("nothing yet")


def _fill(row: AskedRow, voice: Voice) -> Fill:
    match row.sort:
        case Asked.FIGURE:
            hint = voice.say("A number in {unit}.", unit=row.unit) if row.unit else voice.say("A number.")
            return Fill(Sort.NUMBER, hint=hint)
        case Asked.PLANNED | Asked.DUE:
            return Fill(Sort.DAY, hint=voice.say("A day, like {day}.", day=voice.formats.day_example))
        case _:
            return Fill()
