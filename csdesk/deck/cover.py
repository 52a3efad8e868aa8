"""The cover: for whom, which review, about which time, by whom, and what it is about, sheet by sheet."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.deck.page import Cell, Column, Page, Paragraph, Picture, Space, Table, Tone
from csdesk.deck.story import Story
from csdesk.tokens import PAPER
from csdesk.words import Phrase

SHARES = (1, 3, 8)


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
    """The first page, with the agenda made from the pages that follow."""
    voice, facts = story.voice, story.facts
    headings = ("", "Agenda", "What it says")
    by = ", ".join(part for part in (author.name, author.title, author.company) if part)
    return Page(
        name=voice.say("Cover"),
        title=facts.customer,
        under=voice.joined(voice.say(kind), voice.period(facts.start, facts.end)),
        blocks=(
            Paragraph(
                voice.joined(voice.say("Prepared by {who}", who=by) if by else "", voice.day(facts.today)),
                Tone.MUTED,
            ),
            Space(30.0),
            Table(
                tuple(
                    Column(voice.say(heading) if heading else "", share)
                    for heading, share in zip(headings, SHARES, strict=True)
                ),
                tuple(
                    (
                        Cell(str(n), Tone.MUTED),
                        Cell(page.name, Tone.ACCENT, bold=True, leads=page.name),
                        Cell(page.title),
                    )
                    for n, page in enumerate(others, start=1)
                ),
                roomy=True,
            ),
        ),
        cover=True,
        ours=author.logo,
        theirs=None if facts.logo is None else Picture.png(facts.logo, facts.customer),
    )
