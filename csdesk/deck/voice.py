"""How a review speaks: the customer's language and figures, people by name or part, sides as the customer sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csdesk.domain.contact import Part
from csdesk.domain.evidence import Evidence
from csdesk.domain.periods import Cadence, last_day
from csdesk.domain.sides import Side
from csdesk.formats import Formats
from csdesk.queries.shared import Person
from csdesk.words import Phrase, Value, counted, phrase

PARTS = {
    Part.SPONSOR: phrase("your sponsor"),
    Part.DECISION_MAKER: phrase("your decision maker"),
    Part.CHAMPION: phrase("your champion"),
    Part.PROJECT_LEAD: phrase("your project lead"),
    Part.USER: phrase("one of your users"),
}
SOMEBODY = phrase("one of your colleagues")
EVIDENCE = {
    Evidence.CONFIRMED: phrase("confirmed by you"),
    Evidence.MEASURED: phrase("measured"),
    Evidence.ESTIMATED: phrase("estimated"),
    Evidence.ASSERTED: phrase("asserted"),
}
SIDES = {
    Side.OURS: phrase("us"),
    Side.THEIRS: phrase("you"),
    Side.BOTH: phrase("both of us"),
}
CADENCES = {
    Cadence.WEEKLY: phrase("weekly"),
    Cadence.MONTHLY: phrase("monthly"),
    Cadence.QUARTERLY: phrase("quarterly"),
}
BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Voice:
    """The manners of a review's reader."""

    formats: Formats

    def say(self, template: str | Phrase, **values: Value) -> str:
        """A sentence in the reader's language."""
        return self.formats.say(template if isinstance(template, Phrase) else phrase(template, **values))

    def count(self, one: str, many: str, count: int, **values: Value) -> str:
        """A sentence that depends on a count."""
        return self.formats.say(counted(one, many, count, **values))

    def who(self, person: Person) -> str:
        """Somebody by name, or by the part that they play where the name isn't shared."""
        if person.name:
            return person.name
        return self.say(SOMEBODY if person.part is None else PARTS[person.part])

    def whose(self, person: Person | None, side: Side) -> str:
        """Somebody by name, or the side where nobody is named."""
        return self.say(SIDES[side]) if person is None else self.who(person)

    def titled(self, person: Person) -> str:
        """Somebody with their title, where both may be said."""
        return f"{person.name}, {person.title}" if person.name and person.title else self.who(person)

    def evidence(self, evidence: Evidence) -> str:
        """How sure a figure is."""
        return self.say(EVIDENCE[evidence])

    def day(self, day: date | None) -> str:
        """A day, or that there is none."""
        return self.say("no date yet") if day is None else self.formats.day(day)

    def period(self, start: date, end: date) -> str:
        """A quarter, month or year by its name, any other time by its first and last day."""
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
            return self.formats.year(start)
        for cadence in (Cadence.MONTHLY, Cadence.QUARTERLY):
            if (
                start.day == 1
                and end == last_day(cadence, start)
                and (cadence is Cadence.MONTHLY or start.month % 3 == 1)
            ):
                return self.formats.period(start, cadence)
        return self.say("{start} to {end}", start=start, end=end)

    def joined(self, *parts: str) -> str:
        """Several short texts in one line; empty ones are left out."""
        return BETWEEN.join(part for part in parts if part)


def capital(text: str) -> str:
    """A text that begins a line."""
    return text[:1].upper() + text[1:]
