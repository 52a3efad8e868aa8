"""The guide's chapters: files of Markdown in resources/help, in the order in which index.md lists them.

Which chapter belongs to which place of the window is data here; tests see to it that every place has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from csdesk.domain.folding import fold, holds_all
from csdesk.paths import resource

FOLDER = "help"
START = "index"
# Pages, and the sections of an account as "account.section", with the chapters that tell of them.
CHAPTER_OF = {
    "today": "today",
    "accounts": "accounts",
    "account.plan": "plan",
    "account.results": "results",
    "account.timeline": "timeline",
    "account.people": "people",
    "account.questions": "questions",
    "account.reviews": "reviews",
    "figures": "figures",
    "reviews": "reviews",
    "review": "review",
    "afterwards": "afterwards",
    "history": "history",
    "trash": "history",
    "settings": "settings",
}
# Dialogs, by the names of their classes.
CHAPTER_OF_DIALOG = {
    "AboutDialog": "trouble",
    "BooksDialog": "books",
    "DamageDialog": "books",
    "DeletedDialog": "accounts",
    "FaultDialog": "trouble",
    "FindingsDialog": "books",
    "ForgetDialog": "accounts",
    "ImportDialog": "importing",
    "ImportsDialog": "importing",
    "KeysDialog": "keyboard",
    "LogDialog": "trouble",
    "MeetingCardDialog": "questions",
    "NoPassphraseDialog": "books",
    "PassphraseDialog": "books",
    "RestoreDialog": "books",
    "ReturnedDialog": "figures",
}
LISTED = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<name>[\w-]+)\.md\)", re.MULTILINE)
GROUP = re.compile(r"^## (?P<group>.+)$", re.MULTILINE)
HEADING = re.compile(r"^#{1,3} +(.+?)\s*$", re.MULTILINE)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"[*_`|>#]+")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading of a chapter; `slug` is the end of its address, empty for the chapter's own."""

    chapter: str
    title: str
    slug: str
    heading: str
    text: str

    @property
    def address(self) -> str:
        """Where it is, as links in the guide say it."""
        return f"{self.chapter}.md#{self.slug}" if self.slug else f"{self.chapter}.md"


@dataclass(frozen=True, slots=True)
class Listed:
    """A chapter as the list of contents has it."""

    group: str
    name: str
    title: str


class Guide:
    """Reads the chapters of a folder when they are first wanted."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or resource(FOLDER)

    def text(self, chapter: str) -> str:
        """A chapter's Markdown. Raises OSError for one that is not there."""
        return (self.folder / f"{chapter}.md").read_text(encoding="utf-8")

    @cached_property
    def contents(self) -> tuple[Listed, ...]:
        """The chapters in order, each with the group that it belongs to."""
        text = self.text(START)
        groups = [(found.start(), found["group"]) for found in GROUP.finditer(text)]
        return tuple(
            Listed(
                max((place, name) for place, name in groups if place < found.start())[1], *found.group(2, 1)
            )
            for found in LISTED.finditer(text)
        )

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Everything that can be found, in order."""
        return tuple(part for one in self.contents for part in self._parts(one))

    def find(self, typed: str) -> list[Part]:
        """The parts that hold every word typed: those first that have them in a heading."""
        words = fold(typed).split()
        found = [
            part for part in self.parts if holds_all(fold(f"{part.title} {part.heading} {part.text}"), words)
        ]
        return sorted(found, key=lambda part: not holds_all(fold(part.heading), words))

    def _parts(self, chapter: Listed) -> Iterator[Part]:
        text = self.text(chapter.name)
        places = list(HEADING.finditer(text))
        ends = [place.start() for place in places[1:]] + [len(text)]
        for number, (place, end) in enumerate(zip(places, ends, strict=True)):
            slug = slug_of(place[1]) if number else ""
            yield Part(chapter.name, chapter.title, slug, plain(place[1]), plain(text[place.end() : end]))


def chapter_of(page: str, section: str) -> str:
    """The chapter that tells of a page, or of a section of it; the contents where there is none."""
    return CHAPTER_OF.get(f"{page}.{section}") or CHAPTER_OF.get(page, START)


def slug_of(heading: str) -> str:
    """A heading as the end of an address, as viewers of Markdown make it."""
    return re.sub(r"[^\w\- ]", "", plain(heading).lower()).strip().replace(" ", "-")


def plain(markdown: str) -> str:
    """The words alone."""
    return " ".join(MARKS.sub(" ", LINK.sub(r"\1", markdown)).split())
