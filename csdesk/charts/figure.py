"""Paints a chart with matplotlib's own objects (never pyplot): pixels for the screen; PNG, SVG and PDF as files.

Loading this module loads matplotlib, so it is loaded when the first chart is wanted, and off the interface thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from matplotlib import font_manager, rcParams
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D, Transform

from csdesk.charts.layout import lay_out
from csdesk.charts.shapes import Area, Dots, Drawing, HitMap, Measure, Stroke, Words
from csdesk.charts.spec import ChartSpec, Dash, Shape
from csdesk.formats import Formats
from csdesk.tokens import Theme

LOGICAL_DPI = 72  # at which a point is a logical pixel
PICTURE_SIZE = (960.0, 540.0)
PICTURE_SCALE = 2.0
LAST_FONT = "DejaVu Sans"  # comes with matplotlib
NO_GLYPH = "□"
DASHES: dict[Dash, tuple[float, tuple[float, ...]] | str] = {
    Dash.SOLID: "solid",
    Dash.DASHED: (0.0, (4.5, 3.0)),
    Dash.DOTTED: (0.0, (1.0, 2.2)),
}
SHAPES = {Shape.CIRCLE: "o", Shape.DIAMOND: "D", Shape.TRIANGLE: "^", Shape.SQUARE: "s"}
SHAPE_SIZES = {Shape.CIRCLE: 1.0, Shape.DIAMOND: 0.9, Shape.TRIANGLE: 1.1, Shape.SQUARE: 0.9}
HOLLOW_EDGE = 1.3
HALF_CAPITAL = 0.36  # of the type size; digits and capitals then stand at their line's middle in every font


class Format(StrEnum):
    """What a picture can be saved as; the value is the file's ending."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


METADATA: dict[Format, dict[str, str | None]] = {
    Format.PNG: {"Software": None},
    Format.SVG: {"Creator": None, "Date": None},
    Format.PDF: {"Creator": None, "Producer": None, "CreationDate": None},
}
"""What matplotlib would say about itself and the hour is left out."""


@dataclass(frozen=True, slots=True)
class Look:
    """In which colours, manners and fonts a chart is painted; `fonts` are tried in their order."""

    theme: Theme
    formats: Formats
    fonts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, four bytes each (red, green, blue, alpha), row by row from the top; `hits` is in logical pixels."""

    rgba: bytes
    width: int
    height: int
    scale: float
    hits: HitMap


# Without hinting a text is as wide on a coarse screen as it was measured.
rcParams["text.hinting"] = "no_hinting"

# matplotlib's font cache and its fonts themselves are not made for several threads at once.
_one_at_a_time = threading.Lock()


def draw(spec: ChartSpec, look: Look, size: tuple[float, float], scale: float = 1.0) -> Picture:
    """The chart as pixels for `size` logical pixels on a screen with `scale` pixels to each."""
    with _one_at_a_time:
        drawing = lay_out(spec, size, look.formats, _measure(look.fonts))
        canvas = FigureCanvasAgg(_figure(drawing, look, LOGICAL_DPI * scale))
        canvas.draw()  # type: ignore[no-untyped-call]
        width, height = canvas.get_width_height(physical=True)
        pixels = bytes(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
        return Picture(pixels, width, height, scale, drawing.hits)


def render(
    spec: ChartSpec,
    look: Look,
    form: Format,
    size: tuple[float, float] = PICTURE_SIZE,
    scale: float = PICTURE_SCALE,
) -> bytes:
    """The chart as a file's content, with its title, source and sentence, able to stand alone."""
    with _one_at_a_time:
        drawing = lay_out(spec, size, look.formats, _measure(look.fonts), framed=True)
        figure = _figure(drawing, look, LOGICAL_DPI * (scale if form is Format.PNG else 1.0))
        content = BytesIO()
        _canvas_of(form)(figure).print_figure(
            content,
            format=form.value,
            dpi=figure.dpi,
            facecolor=figure.get_facecolor(),
            metadata={**METADATA[form], "Title": look.formats.say(spec.title)},
        )
        return content.getvalue()


def picture_of(lay_out: Callable[[Measure], Drawing], look: Look, scale: float = PICTURE_SCALE) -> bytes:
    """Whatever is laid out as shapes and words, as a PNG; `lay_out` is told how wide texts are."""
    with _one_at_a_time:
        figure = _figure(lay_out(_measure(look.fonts)), look, LOGICAL_DPI * scale)
        content = BytesIO()
        FigureCanvasAgg(figure).print_figure(
            content,
            format=Format.PNG.value,
            dpi=figure.dpi,
            facecolor=figure.get_facecolor(),
            metadata=METADATA[Format.PNG],
        )
        return content.getvalue()


def _canvas_of(form: Format) -> type[FigureCanvasBase]:
    """What writes a form of file. That of PDF takes longer to load than a first chart may take to be seen."""
    if form is Format.PDF:
        from matplotlib.backends.backend_pdf import FigureCanvasPdf

        return FigureCanvasPdf
    if form is Format.SVG:
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        return FigureCanvasSVG
    return FigureCanvasAgg


def _figure(drawing: Drawing, look: Look, dpi: float) -> Figure:
    figure = Figure(
        figsize=(drawing.width / LOGICAL_DPI, drawing.height / LOGICAL_DPI),
        dpi=dpi,
        facecolor=look.theme.panel,
    )
    place = (
        Affine2D().scale(1, -1).translate(0, drawing.height).scale(1 / LOGICAL_DPI) + figure.dpi_scale_trans
    )
    for artist in (
        _areas(drawing.areas, look.theme, place),
        _strokes(drawing.lines, look.theme, place, snap=True),
        _strokes(drawing.curves, look.theme, place, snap=False),
        *(_dots(dots, look.theme, place) for dots in drawing.dots),
        *(_words(words, look, place) for words in drawing.words),
    ):
        figure.add_artist(artist)
    return figure


def _areas(areas: Sequence[Area], theme: Theme, place: Transform) -> PolyCollection:
    corners = [
        [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)]
        for box in (area.box for area in areas)
    ]
    colours = [to_rgba(theme.colour(area.token), area.alpha) for area in areas]
    return PolyCollection(corners, facecolors=colours, edgecolors="none", transform=place)


def _strokes(strokes: Sequence[Stroke], theme: Theme, place: Transform, snap: bool) -> LineCollection:
    return LineCollection(
        [stroke.places for stroke in strokes],
        colors=[to_rgba(theme.colour(stroke.token), stroke.alpha) for stroke in strokes],
        linewidths=[stroke.width for stroke in strokes],
        linestyles=[DASHES[stroke.dash] for stroke in strokes],
        transform=place,
        snap=snap,
    )


def _dots(dots: Dots, theme: Theme, place: Transform) -> Line2D:
    colour = theme.colour(dots.marker.token)
    return Line2D(
        [x for x, _ in dots.places],
        [y for _, y in dots.places],
        linestyle="none",
        marker=SHAPES[dots.marker.shape],
        markersize=dots.size * SHAPE_SIZES[dots.marker.shape],
        markerfacecolor=theme.panel if dots.hollow else colour,
        markeredgecolor=colour,
        markeredgewidth=HOLLOW_EDGE if dots.hollow else 0.0,
        transform=place,
    )


def _words(words: Words, look: Look, place: Transform) -> Text:
    return Text(
        words.x,
        words.middle + words.size * HALF_CAPITAL,
        _writable(words.text, look.fonts),
        color=look.theme.colour(words.token),
        fontproperties=_font(look.fonts, words.text, words.size, words.bold),
        horizontalalignment=words.anchor.value,
        verticalalignment="baseline",
        parse_math=False,
        transform=place,
    )


@cache
def _measure(fonts: tuple[str, ...]) -> Measure:
    @lru_cache(maxsize=4096)
    def width(text: str, size: float, bold: bool) -> float:
        font = _font(fonts, text, size, bold)
        found, _, _ = text_to_path.get_text_width_height_descent(_writable(text, fonts), font, ismath=False)
        return float(found)

    return width


def _font(fonts: tuple[str, ...], text: str, size: float, bold: bool) -> FontProperties:
    rare = frozenset(_rare(text, fonts))
    return FontProperties(
        family=[*_installed(fonts), *_families_for(rare)], size=size, weight="bold" if bold else "normal"
    )


def _writable(text: str, fonts: tuple[str, ...]) -> str:
    """`text` with a box for each character that no font of this machine has."""
    lost = {character for character in _rare(text, fonts) if _family_of(character) is None}
    return "".join(NO_GLYPH if character in lost else character for character in text) if lost else text


def _rare(text: str, fonts: tuple[str, ...]) -> Iterable[str]:
    """The characters that the wanted fonts don't have."""
    if text.isascii():
        return ()
    known = [_characters(_file_of(family)) for family in _installed(fonts)]
    return [one for one in text if not any(ord(one) in characters for characters in known)]


def _families_for(characters: frozenset[str]) -> list[str]:
    return sorted({family for one in characters if (family := _family_of(one)) is not None})


@cache
def _installed(fonts: tuple[str, ...]) -> tuple[str, ...]:
    for family in fonts:
        if family not in font_manager.fontManager.get_font_names():
            _look_again_for(family)
    names = set(font_manager.fontManager.get_font_names())
    return (*(family for family in fonts if family in names and family != LAST_FONT), LAST_FONT)


def _look_again_for(family: str) -> None:
    """Take in a font that was installed after matplotlib wrote its list of fonts."""
    wanted = _letters(family)
    for file in font_manager.findSystemFonts():
        if _letters(Path(file).stem).startswith(wanted):
            font_manager.fontManager.addfont(file)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


@cache
def _file_of(family: str) -> str:
    return str(font_manager.findfont(FontProperties(family=[family])))


@cache
def _characters(file: str) -> frozenset[int]:
    return frozenset(font_manager.get_font([file]).get_charmap())


@cache
def _family_of(character: str) -> str | None:
    """A family of this machine that has the character; fonts that only draw boxes don't count."""
    for entry in font_manager.fontManager.ttflist:
        if "Last Resort" not in entry.name and ord(character) in _characters(entry.fname):
            return entry.name
    return None
