"""The card of both sides: the map of who speaks with whom, and at which level the main contact stood over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from csdesk.domain.altitude import Stand
from csdesk.domain.contact import Level, Part
from csdesk.domain.relations import LEVELS, Link, Relations, Spoken
from csdesk.queries.relations import RelationsPage
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.card import Card
from csdesk.ui.widgets.labels import Elided, label
from csdesk.ui.widgets.relation_map import Node, RelationMap, Tie
from csdesk.ui.widgets.time_axis import TimeAxis
from csdesk.ui.widgets.time_lanes import Lane, Thing
from csdesk.words import Phrase, counted, phrase

MOST_SHOWN = 14
"""People on either side; with more nobody sees through the lines."""

NOT_NAMED = phrase("Somebody, not named")
DOWN = "\u2193 "


class RelationsCard(Card):
    """`chosen` carries the id of a contact to go to."""

    chosen = Signal(int)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        words = shell.words
        super().__init__(words("Who speaks with whom"), words("Internal, never shared"), parent)
        self._shell = shell
        self.warnings = label("", "warning", wraps=True)
        self.map = RelationMap(shell.looks, (words("The customer's people"), words("Our people")))
        self.map.chosen.connect(self.chosen)
        self.reading = Elided("", "muted")
        self.map.read.connect(self.reading.setText)
        self.hidden = label("", "muted", wraps=True)
        self.level = label(words("Level of the main contact"), "strong")
        self.axis = TimeAxis(shell, words("Level of the main contact over time; arrows read it out"))
        self.axis.read.connect(self.reading.setText)
        self.no_talks = label(
            words(
                "No conversation says yet who of them took part. Ctrl+J takes “spoke with Ann yesterday”; then lines "
                "show who speaks with whom, and it is seen when we are handed down a level."
            ),
            "muted",
            wraps=True,
        )
        for part in (
            self.warnings,
            self.map,
            self.hidden,
            self.no_talks,
            self.level,
            self.axis,
            self.reading,
        ):
            self.add(part)

    def show_page(self, page: RelationsPage, today: date) -> None:
        """Show the map of an account; without people there is nothing to show."""
        found = page.map
        self.setVisible(bool(found.theirs))
        self._say(self.warnings, found.warnings)
        theirs = sorted(_mattering_first(found)[:MOST_SHOWN], key=found.theirs.index)
        ours = found.ours[:MOST_SHOWN]
        self.map.show_map(
            [self._their_node(one, found, today) for one in theirs],
            [self._our_node(name, last, found) for name, last in ours],
            [
                Tie(link.theirs, link.ours, link.count, (today - link.last).days <= found.lately)
                for link in found.links
            ],
            [self._shell.say(_nobody_at(level)) for level in found.unknown],
        )
        left_out = len(found.theirs) - len(theirs)
        how = (_how_to_read(found.lately),) if found.links else ()
        self._say(self.hidden, (*how, _and_others(left_out)) if left_out else how)
        self.no_talks.setVisible(not found.links)
        self.level.setVisible(bool(page.stands))
        self.axis.setVisible(bool(page.stands))
        self.axis.show_lanes(tuple(self._lanes(page.stands)), today)

    def _say(self, shown: QLabel, said: tuple[Phrase, ...]) -> None:
        shown.setVisible(bool(said))
        shown.setText(" ".join(self._shell.say(one) for one in said))

    def _their_node(self, one: Spoken, found: Relations, today: date) -> Node:
        say, person = self._shell.say, one.person
        parts = ", ".join(say(part.label) for part in Part if part in person.parts)
        spoken = one.gap or _last_spoken(one.last)
        level = say(person.level.label) if person.level is not None else self._shell.words("Level not known")
        under = tuple(part for part in (parts, say(spoken)) if part)
        ties = ", ".join(say(_tie(link)) for link in found.links if link.theirs == person.id)
        told = phrase("{name}, {level}. {under}.", name=person.name, level=level, under=", ".join(under))
        says = say(phrase("{told} Spoken with by {ties}.", told=told, ties=ties) if ties else told)
        return Node(person.id, person.name, under, says, level, one.gap is not None)

    def _our_node(self, name: str, last: date | None, found: Relations) -> Node:
        say = self._shell.say
        shown = name or say(NOT_NAMED)
        under = say(
            phrase("last spoke {day}", day=last)
            if last is not None
            else phrase("hasn't spoken with them yet")
        )
        names = {one.person.id: one.person.name for one in found.theirs}
        ties = ", ".join(
            say(phrase("{name} ({times})", name=names[link.theirs], times=_times(link.count)))
            for link in found.links
            if link.ours == name
        )
        told = phrase("{name}, of us. {under}.", name=shown, under=under)
        says = say(phrase("{told} Speaks with {ties}.", told=told, ties=ties) if ties else told)
        return Node(name, shown, (under,), says)

    def _lanes(self, stands: tuple[Stand, ...]) -> Iterator[Lane]:
        """A lane for each level that is known of a main contact, and those between them."""
        if not stands:
            return
        places = [LEVELS.index(one.level) for one in stands]
        for level in LEVELS[min(places) : max(places) + 1]:
            title = self._shell.say(level.label) if level is not None else self._shell.words("Not known")
            yield Lane(title, tuple(self._span(one) for one in stands if one.level is level))

    def _span(self, one: Stand) -> Thing:
        down = one.handed_down_from
        said = phrase(
            "{first} to {last}: most conversations with {name} ({times})",
            first=one.first,
            last=one.last,
            name=one.name,
            times=_times(one.talks),
        )
        if down is not None:
            said = phrase("{said}. Handed down from {name}.", said=said, name=down.name)
        name = f"{DOWN}{one.name}" if down is not None else one.name
        token = "warning" if down is not None else "accent"
        return Thing(one.first, name, said, token, until=one.last, key=one.name)


def _mattering_first(found: Relations) -> list[Spoken]:
    spoken = Counter(link.theirs for link in found.links)
    return sorted(found.theirs, key=lambda one: (not one.person.matters, -spoken[one.person.id]))


def _last_spoken(last: date | None) -> Phrase:
    return phrase("last spoken to {day}", day=last) if last is not None else phrase("not spoken to yet")


def _tie(link: Link) -> Phrase:
    return phrase(
        "{name} ({times}, last {day})", name=link.ours or NOT_NAMED, times=_times(link.count), day=link.last
    )


def _times(count: int) -> Phrase:
    return counted("once", "{count} times", count)


def _nobody_at(level: Level) -> Phrase:
    return phrase("{level}: nobody is known", level=level.label)


def _how_to_read(lately: int) -> Phrase:
    return phrase(
        "The stronger a line, the more often they speak; it is dashed where the last time is over {days} days ago.",
        days=lately,
    )


def _and_others(count: int) -> Phrase:
    return counted("One more stands in the list below.", "{count} more stand in the list below.", count)
