"""What the search offers as lines: records of the book with the place where they stand, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from csdesk.domain.folding import fold, holds_all
from csdesk.queries.search import Found, Marked
from csdesk.ui.action import Action
from csdesk.ui.key_words import keys_in_words
from csdesk.ui.places import Place
from csdesk.ui.shell import Shell
from csdesk.words import Phrase, phrase

MOST_ACTIONS = 4
LEAST_LETTERS = 2
"""One letter begins too many commands to be of help."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a record is called, and the section of its account's page in which it stands."""

    title: Phrase
    section: str


KINDS = {
    "account": Kind(phrase("Account"), ""),
    "contract": Kind(phrase("Contract"), "timeline"),
    "contact": Kind(phrase("Contact"), "people"),
    "plan": Kind(phrase("Success plan"), "plan"),
    "metric": Kind(phrase("Metric"), "results"),
    "definition": Kind(phrase("Definition"), "results"),
    "milestone": Kind(phrase("Milestone"), "timeline"),
    "responsibility": Kind(phrase("Responsibility"), "plan"),
    "next_phase": Kind(phrase("Next phase"), "plan"),
    "change": Kind(phrase("Change"), "timeline"),
    "answer": Kind(phrase("Question"), "questions"),
    "commitment": Kind(phrase("Commitment"), "timeline"),
    "decision": Kind(phrase("Decision"), "reviews"),
    "interaction": Kind(phrase("Interaction"), "timeline"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what was found: what it is called, what is said of it, and where it leads or what it does."""

    title: Marked
    kind: str
    under: Marked = field(default_factory=lambda: Marked(""))
    hint: str = ""
    place: Place | None = None
    action: str = ""


def record_lines(shell: Shell, found: Iterable[Found]) -> list[Line]:
    """Records as lines; a text without a name is called by what it says."""
    return [_record_line(shell, one) for one in found]


def action_lines(shell: Shell, actions: Iterable[Action], typed: str) -> list[Line]:
    """The actions whose titles hold every word that was typed, with their keys."""
    parts = fold(typed).split()
    if len("".join(parts)) < LEAST_LETTERS:
        return []
    titles = [(shell.words(one.title), one) for one in actions if not one.lists]
    fitting = [(title, one) for title, one in titles if holds_all(fold(title), parts)]
    kind = shell.words("Command")
    return [
        Line(Marked(title), kind, hint=keys_in_words(*one.keys[:1]), action=one.id)
        for title, one in fitting[:MOST_ACTIONS]
    ]


def _record_line(shell: Shell, found: Found) -> Line:
    kind = KINDS[found.kind]
    named = bool(found.name.text)
    return Line(
        title=found.name if named else found.text,
        kind=shell.say(kind.title),
        under=found.text if named else Marked(""),
        hint="" if found.kind == "account" else shell.say(_whose(found)),
        place=_place(found, kind),
    )


def _whose(found: Found) -> Phrase:
    if found.day is None:
        return phrase("{account}", account=found.account_name)
    return phrase("{account} · {day}", account=found.account_name, day=found.day)


def _place(found: Found, kind: Kind) -> Place:
    """Where a record stands: in a section of its account, or on the page of the meeting in which it was decided."""
    if found.kind == "decision":
        return Place("afterwards", found.account, record=found.at)
    record = "" if found.kind == "account" else found.at
    return Place("account", found.account, kind.section, record)
