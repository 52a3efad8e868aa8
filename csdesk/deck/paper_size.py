"""On which paper a customer prints."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formats import Formats


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A landscape sheet of paper in millimetres, and the number by which workbooks know it."""

    code: int
    width: float
    height: float


A4 = PaperSize(9, 297.0, 210.0)
LETTER = PaperSize(1, 279.4, 215.9)
LETTER_TERRITORIES = frozenset("US CA MX PH CL CO VE".split())
"""Where letters are written on US Letter. Source: CLDR, paperSize in territory information."""


def paper_of(formats: Formats) -> PaperSize:
    """The paper of a locale."""
    return LETTER if formats.locale.rpartition("_")[2] in LETTER_TERRITORIES else A4
