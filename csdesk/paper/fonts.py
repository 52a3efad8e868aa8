"""In which font pages are painted, and how wide it is: measured once at one size, so that every size agrees."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from threading import get_ident

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from csdesk.charts.widths import width

FAMILIES = ("Calibri", "Carlito", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans")
"""The workbook's font and its twin, then what systems have in its place."""

EM = 100
"""The size at which texts are measured and painted, in the painter's units; it is then scaled to the wanted one."""

LIGATURES = ("liga", "clig", "dlig")
"""Letters joined into one sign, as Calibri's "ti" and "tt": a PDF would not say which letters they are."""

MOST_KEPT = 8192
WORD = re.compile(r"\S+")


def font(bold: bool) -> QFont:
    """The font of a weight, `EM` high and without hinting, so that letters stand alike at every zoom."""
    return _font(bold, get_ident())


@cache
def _font(bold: bool, _thread: int) -> QFont:
    """Each thread has its own: Qt's fonts may not be used by two at once."""
    made = QFont(_family())
    made.setPixelSize(EM)
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    for joined in LIGATURES:
        made.setFeature(QFont.Tag(joined), 0)
    return made


@lru_cache(MOST_KEPT)
def fitting(text: str, bold: bool) -> tuple[float, float]:
    """How wide a text is painted, and how much narrower than by itself, both at size 1.

    No text is painted wider than was counted when the page was laid out, whatever the font.
    """
    natural = QFontMetricsF(font(bold)).horizontalAdvance(text) / EM
    counted = width(text, 1.0, bold)
    return (natural, 1.0) if natural <= counted else (counted, counted / natural)


@lru_cache(MOST_KEPT)
def places_of(text: str, bold: bool) -> tuple[tuple[float, str], ...]:
    """The words of a text, and where each begins at the size `EM`.

    Blanks are not painted: in some fonts Qt would tell readers of a PDF that they are tabs.
    """
    metrics = QFontMetricsF(font(bold))
    return tuple(
        (metrics.horizontalAdvance(text[: found.start()]), found.group()) for found in WORD.finditer(text)
    )


@cache
def _family() -> str:
    known = set(QFontDatabase.families())
    return next((family for family in FAMILIES if family in known), QFont().family())
