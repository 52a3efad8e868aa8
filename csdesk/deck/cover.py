"""The cover: for whom, which review, about which time, by whom, and what it is about, sheet by sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from csdesk.deck.measure import fitted
from csdesk.deck.page import Block, Cell, Column, Page, Paragraph, Picture, Space, Table, Tone
from csdesk.deck.story import Story
from csdesk.deck.voice import Voice, capital
from csdesk.domain.sides import Side
from csdesk.queries.shared import AgendaPoint, InvitedPerson
from csdesk.tokens import PAPER
from csdesk.words import Phrase, Quantity

CLAUSE = "; "
SHARES, AGENDA_SHARES = (1, 3, 8), (1, 9, 2)


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever prepared the review, as their profile says it; parts may be empty. `accent` can be read on paper."""

    name: str = ""
    title: str = ""
    company: str = ""
    logo: Picture | None = None
    accent: str = PAPER.accent

    @property
    def shown(self) -> str:
        """The one name that stands in the file's properties."""
        return self.name or self.company


def cover_page(story: Story, kind: Phrase, author: Author, others: tuple[Page, ...]) -> Page:
    """The first page: who meets and what about, where that was prepared, and what each page that follows says."""
    voice, facts = story.voice, story.facts
    by = ", ".join(part for part in (author.name, author.title, author.company) if part)
    day = facts.today if story.prepared is None else story.prepared.planned_for or facts.today
    return Page(
        name=voice.say("Cover"),
        title=facts.customer,
        under=voice.joined(voice.say(kind), voice.period(facts.start, facts.end)),
        blocks=(
            Paragraph(
                voice.joined(voice.say("Prepared by {who}", who=by) if by else "", voice.day(day)), Tone.MUTED
            ),
            *_prepared(story, author),
            *_contents(story, others),
        ),
        cover=True,
        ours=author.logo,
        theirs=None if facts.logo is None else Picture.png(facts.logo, facts.customer),
    )


def _prepared(story: Story, author: Author) -> tuple[Block, ...]:
    """The agenda with its minutes, and who meets."""
    prepared = story.prepared
    if prepared is None:
        return ()
    blocks: list[Block] = []
    if prepared.agenda:
        blocks += [Space(16.0), _agenda(prepared.agenda, story.voice)]
    if prepared.attendees:
        blocks += [Space(16.0), _attendees(prepared.attendees, story, author)]
    return tuple(blocks)


def _agenda(points: Sequence[AgendaPoint], voice: Voice) -> Table:
    headings = ("", "Agenda", "Minutes")
    return Table(
        tuple(
            Column(voice.say(h) if h else "", share) for h, share in zip(headings, AGENDA_SHARES, strict=True)
        ),
        tuple(
            (
                Cell(str(n), Tone.MUTED),
                Cell(" ".join(point.text.split())),
                Cell("" if point.minutes is None else Quantity(point.minutes, "", 0)),
            )
            for n, point in enumerate(points, start=1)
        ),
    )


def _attendees(people: Sequence[InvitedPerson], story: Story, author: Author) -> Table:
    """Both sides beside one another."""
    voice = story.voice
    sides = [
        [capital(voice.titled(one.person)) for one in people if one.side is side]
        for side in (Side.THEIRS, Side.OURS)
    ]
    return Table(
        (Column(story.facts.customer, 6), Column(author.company or voice.say("Our side"), 6)),
        tuple((Cell(theirs), Cell(ours)) for theirs, ours in zip_longest(*sides, fillvalue="")),
    )


def _contents(story: Story, others: tuple[Page, ...]) -> tuple[Block, ...]:
    """The pages that follow with what each of them says; larger where nothing else is on the cover."""
    voice = story.voice
    alone = story.prepared is None or not (story.prepared.agenda or story.prepared.attendees)
    headings = ("", "Agenda" if alone else "On these pages", "What it says")
    return (
        Space(30.0 if alone else 16.0),
        Table(
            tuple(
                Column(voice.say(heading) if heading else "", share)
                for heading, share in zip(headings, SHARES, strict=True)
            ),
            tuple(
                (
                    Cell(str(n), Tone.MUTED),
                    Cell(page.name, Tone.ACCENT, bold=True, leads=page.name),
                    Cell(page.title if alone else _in_a_line(page.title)),
                )
                for n, page in enumerate(others, start=1)
            ),
        ),
    )


def _in_a_line(title: str) -> str:
    """As many of a title's clauses as fit into a line; of the first one as much as fits."""
    clauses = title.split(CLAUSE)
    parts = (CLAUSE.join(clauses[:count]) for count in range(len(clauses), 0, -1))
    short = next((part for part in parts if fitted(part, SHARES[2], most=1) == part), None)
    return short or fitted(title, SHARES[2], most=1)
