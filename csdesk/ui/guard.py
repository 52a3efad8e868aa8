"""A mistake of ours kept to the place where it was made, so that the rest of the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from csdesk.ui.faults import Fault, note


class Guard:
    """Around what fills a place: a mistake inside is logged and handed to `broken`, and nothing else stops for it."""

    def __init__(self, broken: Callable[[Fault], object]) -> None:
        self._broken = broken

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None
    ) -> bool:
        if not isinstance(error, Exception):
            return False
        self._broken(note(error))
        return True
