"""How a review writes days: as the cells beside its sentences do, whose months workbooks name themselves."""

from __future__ import annotations

from datetime import date

from csdesk.formats import Formats

NUMBERED = {"de"}
"""Languages whose months workbooks shorten as nobody writes them ("5. Mrz. 2026"): there days are numbers."""


class ReviewFormats(Formats):
    """A locale's manners, but for months that workbooks shorten otherwise.

    British English says Sept, cells say Sep; a German day is 5.3.2026.
    """

    def day(self, day: date) -> str:
        """A date that can't be misread."""
        return self._skeleton(day, "yMd") if self._is_numbered else self._as_in_cells(super().day(day))

    def short_day(self, day: date) -> str:
        """A date within a year that is known."""
        return self._skeleton(day, "Md") if self._is_numbered else self._as_in_cells(super().short_day(day))

    def month(self, day: date) -> str:
        """A month with its year."""
        return self._as_in_cells(super().month(day))

    @property
    def _is_numbered(self) -> bool:
        return self.language in NUMBERED

    def _as_in_cells(self, said: str) -> str:
        return said.replace("Sept", "Sep") if self.language == "en" else said
