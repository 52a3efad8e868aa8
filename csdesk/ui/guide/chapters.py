"""The guide's chapters: files of Markdown in resources/help, in the order in which index.md lists them.

A language's own chapters lie in a folder of its code under the same names, "de/plan.md"; one that is not there is read
in English. The address of a part ends in the slug of its heading, so it is the language's own, as in any viewer of
Markdown; the program itself opens whole chapters only, whose addresses are the same in all languages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from csdesk.domain.folding import fold, holds_all
from csdesk.paths import resource
from csdesk.ui.guide.places import START
from csdesk.words import ENGLISH

FOLDER = "help"
LISTED = re.compile(r"^- \[(?P<title>[^\]]+)\]\((?P<name>[\w-]+)\.md\)", re.MULTILINE)
GROUP = re.compile(r"^## (?P<group>.+)$", re.MULTILINE)
HEADING = re.compile(r"^#{1,3} +(.+?)\s*$", re.MULTILINE)
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
CODE = re.compile(r"`([^`\n]+)`")
KEYS = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)+\S+|F\d+|Enter|Tab|Esc|Space|Del|Left|Right|Up|Down|PgUp|PgDown")
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
    """Reads the chapters of a language when they are first wanted; `say_keys` writes keys as the user knows them."""

    def __init__(self, language: str = ENGLISH, say_keys: Callable[[str], str] = str) -> None:
        self.folder = resource(FOLDER)
        self.language = language
        self._say_keys = say_keys

    def file(self, name: str) -> Path | None:
        """The file that an address of the guide means, the language's own first; nothing outside the guide."""
        for folder in (self.folder / self.language, self.folder):
            path = (folder / name).resolve()
            if path.is_file() and path.is_relative_to(self.folder.resolve()):
                return path
        return None

    def text(self, chapter: str) -> str:
        """A chapter's Markdown. Raises OSError for one that is not there."""
        path = self.file(f"{chapter}.md") or self.folder / f"{chapter}.md"
        return CODE.sub(self._said, path.read_text(encoding="utf-8"))

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

    def _said(self, code: re.Match[str]) -> str:
        return f"`{self._say_keys(code[1])}`" if KEYS.fullmatch(code[1]) else code[0]

    def _parts(self, chapter: Listed) -> Iterator[Part]:
        text = self.text(chapter.name)
        places = list(HEADING.finditer(text))
        ends = [place.start() for place in places[1:]] + [len(text)]
        for number, (place, end) in enumerate(zip(places, ends, strict=True)):
            slug = slug_of(place[1]) if number else ""
            yield Part(chapter.name, chapter.title, slug, plain(place[1]), plain(text[place.end() : end]))


def slug_of(heading: str) -> str:
    """A heading as the end of an address, as viewers of Markdown make it."""
    return re.sub(r"[^\w\- ]", "", plain(heading).lower()).strip().replace(" ", "-")


def plain(markdown: str) -> str:
    """The words alone."""
    return " ".join(MARKS.sub(" ", LINK.sub(r"\1", markdown)).split())
