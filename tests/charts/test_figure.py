import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from csdesk.charts.figure import SHAPES, Format, Look, draw, render
from csdesk.charts.spec import ChartSpec, Dash, Kind, Mark, Shape
from csdesk.formats import Formats
from csdesk.tokens import DARK, LIGHT, PAPER

MakeSpec = Callable[..., ChartSpec]
LOOK = Look(LIGHT, Formats("en_GB"))
STARTS = {Format.PNG: b"\x89PNG", Format.SVG: b"<?xml", Format.PDF: b"%PDF"}


def test_a_chart_becomes_as_many_pixels_as_the_screen_has(make_spec: MakeSpec) -> None:
    picture = draw(make_spec(), LOOK, (600, 240), scale=2.0)
    assert (picture.width, picture.height) == (1200, 480)
    assert len(picture.rgba) == 1200 * 480 * 4


def test_it_lies_on_the_panel_of_its_theme(make_spec: MakeSpec) -> None:
    corners = {
        theme: draw(make_spec(), Look(theme, Formats()), (600, 240)).rgba[:4] for theme in (LIGHT, DARK)
    }
    for theme, corner in corners.items():
        assert corner == bytes.fromhex(theme.panel[1:]) + b"\xff"


def test_a_point_is_painted_where_the_hit_map_says(make_spec: MakeSpec) -> None:
    picture = draw(make_spec(), LOOK, (1000, 260))
    hit = next(hit for hit in picture.hits.points if hit.index == 20)
    at = (int(hit.y) * picture.width + int(hit.x)) * 4
    assert picture.rgba[at : at + 3] == bytes.fromhex(LIGHT.accent[1:])


def test_equal_specs_are_equal_pictures(make_spec: MakeSpec) -> None:
    assert draw(make_spec(), LOOK, (600, 240)).rgba == draw(make_spec(), LOOK, (600, 240)).rgba


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_saved_in_every_format(make_spec: MakeSpec, form: Format, kind: Kind) -> None:
    assert render(make_spec(kind=kind, panels=2), Look(PAPER, Formats()), form).startswith(STARTS[form])


@pytest.mark.parametrize("form", list(Format))
def test_a_file_says_nothing_of_the_program_or_the_hour(make_spec: MakeSpec, form: Format) -> None:
    content = render(make_spec(), LOOK, form)
    assert b"atplotlib v" not in content and b"Matplotlib" not in content
    assert not re.search(rb"CreationDate|<dc:date>", content)


def test_words_are_never_read_as_formulas_and_no_script_stops_a_chart(make_spec: MakeSpec) -> None:
    spec = make_spec()
    texts = ["$x^2$ and \\frac", "東京の支店", "الرياض", "Ünïcödé 😀", "a\ttab"]
    marks = tuple(Mark(n + 1, spec.panel.points[8 * n + 4].at, text) for n, text in enumerate(texts))
    spec = replace(spec, panels=(replace(spec.panel, marks=marks),))
    assert draw(spec, LOOK, (1094, 250)).rgba


def test_an_unknown_font_falls_back(make_spec: MakeSpec) -> None:
    assert draw(make_spec(), Look(LIGHT, Formats(), ("No Such Font",)), (600, 240)).rgba


def test_every_shape_and_dash_is_known() -> None:
    from csdesk.charts.figure import DASHES

    assert set(SHAPES) == set(Shape)
    assert set(DASHES) == set(Dash)


def test_nothing_but_the_figure_loads_matplotlib() -> None:
    code = "import sys, csdesk.charts.layout; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
