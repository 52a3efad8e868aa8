"""Domain values as JSON has them: ISO dates, plain numbers, and null with a reason beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from csdesk.domain.result import Maybe, Missing
from csdesk.formats import Formats

T = TypeVar("T")


def day(value: date | None) -> str | None:
    """A date as 2026-11-22."""
    return None if value is None else value.isoformat()


class Fields:
    """An object of fields; each that can't be computed is null, with its reason under `why`."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self._values: dict[str, object] = {}
        self._whys: dict[str, str] = {}

    def put(self, name: str, value: object) -> None:
        """A field that is known."""
        self._values[name] = value

    def maybe(self, name: str, value: Maybe[T], plain: Callable[[T], object]) -> None:
        """A field that may be missing; `plain` makes it a JSON value where it is not."""
        if isinstance(value, Missing):
            self._values[name] = None
            self._whys[name] = self._formats.say(value.why)
        else:
            self._values[name] = plain(value)

    @property
    def data(self) -> dict[str, object]:
        """The object."""
        return {**self._values, "why": self._whys} if self._whys else self._values
