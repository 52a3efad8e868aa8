"""The sample book in the user's language: its texts come from a catalogue of their own, its structure stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from csdesk.flows.sample.story import Story
from csdesk.formats import FALLBACK
from csdesk.words import SAMPLE, catalogue

Told = TypeVar("Told")

LOCALES = {"de": "de_DE"}


def in_language(told: Told, language: str) -> Told:
    """A story, or anything in one, as it is told in `language`.

    What the catalogue lacks, such as keys, stays. A key that is a text elsewhere is said like it in all of its places,
    so that it still leads to what it stands for.
    """
    translated: Told = _each_text(told, catalogue(language, SAMPLE).gettext)
    return translated


def locale_of(language: str) -> str:
    """Where the customers of a story that is told in `language` are at home, if it isn't said of one."""
    return LOCALES.get(language, FALLBACK)


def texts_of(story: Story) -> tuple[str, ...]:
    """What a story says, in its order: every text but keys, amounts and what its customer says in other letters."""
    said: list[str] = []

    def note(text: str) -> str:
        said.append(text)
        return text

    _each_text(story, note)
    keys = {person.key for person in story.people} | {measured.key for measured in story.metrics}
    keys -= {measured.unit for measured in story.metrics}
    return tuple(text for text in dict.fromkeys(said) if text not in keys and _is_latin(text))


def _each_text(told: Any, say: Callable[[str], str]) -> Any:
    """The same with `say` of each text in it; no text is asked for where there is none."""
    if type(told) is str:  # and no member of an enumeration
        return say(told) if told else told
    if isinstance(told, tuple):
        return tuple(_each_text(one, say) for one in told)
    if is_dataclass(told) and not isinstance(told, type):
        return replace(told, **{one.name: _each_text(getattr(told, one.name), say) for one in fields(told)})
    return told


def _is_latin(text: str) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in text)
