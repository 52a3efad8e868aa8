"""Chart markup in small pieces: elements, lines, fills, markers and texts, in the order that the schema asks for.

Source: ISO/IEC 29500-4, DrawingML charts. Colours are token names, given their values by the paper theme.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from csdesk.charts.sheet_text import clean
from csdesk.charts.spec import Look, Marker
from csdesk.tokens import PAPER, TYPE_SMALL

FONT = "Calibri"
TEXT = float(TYPE_SMALL - 3)
"""The size of a chart's texts, in points."""

EMU_A_POINT = 12_700
THOUSANDTHS = 1_000


class Nothing(StrEnum):
    """What is not there, said outright: where it is left out, programs draw something of their own."""

    FILL = "<a:noFill/>"
    LINE = "<a:ln><a:noFill/></a:ln>"


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """An element with what it holds, which is markup already."""
    said = "".join(f" {key}={_quoted(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def text(content: str) -> str:
    """A text as markup, without what no file can hold."""
    return escape(clean(content))


@cache
def fill(token: str, opacity: float = 1.0) -> str:
    """A colour by its token, fainter where the opacity is below 1; the accent is the workbook's own for charts."""
    faint = (tag("a:alpha", val=int(100 * opacity) * THOUSANDTHS),) if opacity < 1 else ()
    if token == "accent":
        return tag("a:solidFill", tag("a:schemeClr", *faint, val="accent2"))
    return tag("a:solidFill", tag("a:srgbClr", *faint, val=PAPER.colour(token).lstrip("#")))


@cache
def stroke(token: str, width: float, dash: str = "solid", opacity: float = 1.0) -> str:
    """A line of a width in points."""
    return tag(
        "a:ln",
        fill(token, opacity),
        tag("a:prstDash", val=dash),
        tag("a:round"),
        w=int(width * EMU_A_POINT),
        cap="rnd",
    )


@cache
def looks(look: Look | None, opacity: float = 1.0) -> str:
    """How a series' line is drawn; without a look there is none."""
    return tag("c:spPr", Nothing.LINE if look is None else stroke(look.token, look.width, look.dash, opacity))


@cache
def dot(marker: Marker | None, size: int, hollow: bool = False) -> str:
    """How a series' points are drawn; without a marker there are none."""
    if marker is None or not size:
        return tag("c:marker", tag("c:symbol", val="none"))
    inside = fill("panel" if hollow else marker.token)
    return tag(
        "c:marker",
        tag("c:symbol", val=marker.shape),
        tag("c:size", val=size),
        tag("c:spPr", inside, stroke(marker.token, 0.75)),
    )


@cache
def text_looks(token: str = "muted", bold: bool = False) -> str:
    """How an element's texts look."""
    return tag(
        "c:txPr", tag("a:bodyPr"), tag("a:lstStyle"), tag("a:p", _paragraph(token, bold), tag("a:endParaRPr"))
    )


def words(content: str, token: str = "muted") -> str:
    """A text of its own instead of a figure."""
    run = tag("a:r", _run("a:rPr", token, False), tag("a:t", text(content)))
    body = tag("a:bodyPr", wrap="none", lIns=0, rIns=0, tIns=0, bIns=0)
    return tag("c:tx", tag("c:rich", body, tag("a:lstStyle"), tag("a:p", _paragraph(token, False), run)))


def layout(x: float, y: float, w: float | None = None, h: float | None = None, inner: bool = False) -> str:
    """A place as shares of the chart: of its edges with width and height, else by how much to move."""
    placed = [] if w is None else [tag("c:xMode", val="edge"), tag("c:yMode", val="edge")]
    target = [tag("c:layoutTarget", val="inner")] if inner else []
    sizes = [
        tag(f"c:{name}", val=value)
        for name, value in (("x", x), ("y", y), ("w", w), ("h", h))
        if value is not None
    ]
    return tag("c:layout", tag("c:manualLayout", *target, *placed, *sizes))


def _paragraph(token: str, bold: bool) -> str:
    return tag("a:pPr", _run("a:defRPr", token, bold))


def _run(name: str, token: str, bold: bool) -> str:
    return tag(name, fill(token), tag("a:latin", typeface=FONT), sz=int(TEXT * 100), b=int(bold))


def _quoted(value: str | float) -> str:
    return quoteattr(value) if isinstance(value, str) else f'"{value!r}"'
