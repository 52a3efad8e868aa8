from collections.abc import Callable
from itertools import combinations, pairwise

import pytest

from csdesk.charts.layout import LAYOUTS, lay_out
from csdesk.charts.shapes import Anchor, Box, Drawing, Words
from csdesk.charts.spec import ChartSpec, Kind, Sign
from csdesk.formats import Formats

MakeSpec = Callable[..., ChartSpec]
SIZES = [(1094.0, 250.0), (760.0, 240.0), (420.0, 200.0)]
CROWD = tuple(
    (n, "Rota paused for two weeks: sickness") for n in (2, 3, 5, 12, 13, 30, 31, 32, 33, 50, 52, 53)
)


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * 0.58


def drawn(spec: ChartSpec, size: tuple[float, float] = SIZES[0], framed: bool = False) -> Drawing:
    return lay_out(spec, size, Formats("en_GB"), measure, framed)


def box_of(words: Words) -> Box:
    width = measure(words.text, words.size, words.bold)
    left = words.x - {Anchor.LEFT: 0.0, Anchor.CENTRE: 0.5, Anchor.RIGHT: 1.0}[words.anchor] * width
    return Box(left, words.middle - words.size / 2, left + width, words.middle + words.size / 2)


def test_every_kind_of_chart_is_laid_out() -> None:
    assert set(LAYOUTS) == set(Kind)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("marks", [(), ((12, "Go-live"), (16, "Triage rota changed")), CROWD])
@pytest.mark.parametrize("framed", [False, True])
def test_no_words_meet_and_none_are_cut(
    make_spec: MakeSpec, size: tuple[float, float], marks: tuple[tuple[int, str], ...], framed: bool
) -> None:
    if framed:
        size = (max(size[0], 700), 480)
    drawing = drawn(make_spec(marks=marks), size, framed)
    boxes = [box_of(words) for words in drawing.words]
    for box in boxes:
        assert box.left >= 0 and box.right <= size[0] + 0.01
        assert box.top >= 0 and box.bottom <= size[1]
    assert not [(one, other) for one, other in combinations(boxes, 2) if one.meets(other)]


def test_a_gap_breaks_the_line(make_spec: MakeSpec) -> None:
    whole = [stroke for stroke in drawn(make_spec()).curves if len(stroke.places) > 2]
    broken = [stroke for stroke in drawn(make_spec(gap=True)).curves if len(stroke.places) > 2]
    assert len(whole) == 1
    assert len(broken) == 2


def test_special_points_differ_by_shape_and_by_colour(make_spec: MakeSpec) -> None:
    markers = {dots.marker for dots in drawn(make_spec()).dots}
    assert len({marker.shape for marker in markers}) == len({marker.token for marker in markers}) == len(Sign)


def test_an_incomplete_period_is_hollow(make_spec: MakeSpec) -> None:
    spec = make_spec()
    drawing = drawn(spec)
    last = drawing.points[-1]
    hollow = [place for dots in drawing.dots if dots.hollow for place in dots.places]
    assert (last.x, last.y) in hollow
    assert "incomplete period" in [words.text for words in drawing.words]


def test_the_words_of_a_level_stand_at_its_line(make_spec: MakeSpec) -> None:
    drawing = drawn(make_spec())
    words = {one.text: one for one in drawing.words}
    plot = drawing.plots[0]
    target_height = next(stroke.places[0][1] for stroke in drawing.lines if stroke.token == "good")
    assert words["target 4.0 h"].x > plot.right
    assert abs(words["target 4.0 h"].middle - target_height) < 8


def test_changes_are_named_at_their_lines(make_spec: MakeSpec) -> None:
    drawing = drawn(make_spec())
    said = [words.text for words in drawing.words]
    assert "① Go-live" in said and "② Triage rota changed" in said


def test_a_picture_of_its_own_carries_title_source_and_sentence(make_spec: MakeSpec) -> None:
    said = [words.text for words in drawn(make_spec(), (960, 540), framed=True).words]
    assert "First response time (h), weekly" in said
    assert "It fell." in said
    assert any(text.startswith("measured by the customer") for text in said)


def test_crowded_changes_are_listed_under_a_picture_of_its_own(make_spec: MakeSpec) -> None:
    said = " ".join(words.text for words in drawn(make_spec(marks=CROWD), (960, 540), framed=True).words)
    assert "17 Nov 2025" in said


def test_the_hit_map_finds_days_and_points_again(make_spec: MakeSpec) -> None:
    spec = make_spec()
    hits = drawn(spec).hits
    for hit in hits.points:
        assert hits.time.day(hit.x) == spec.panel.points[hit.index].at
        assert hits.plots[0].holds(hit.x, hit.y)
    assert [hits.time.day(mark.x) for mark in hits.marks] == [mark.day for mark in spec.panel.marks]


def test_several_metrics_share_one_time_axis(make_spec: MakeSpec) -> None:
    drawing = drawn(make_spec(kind=Kind.MULTIPLES, panels=3), (1094, 520))
    assert len(drawing.plots) == 3
    assert len({(plot.left, plot.right) for plot in drawing.plots}) == 1
    for above, below in pairwise(drawing.plots):
        assert above.bottom < below.top
    assert {hit.panel for hit in drawing.points} == {0, 1, 2}


def test_thousands_of_points_keep_their_line_and_their_special_points(make_spec: MakeSpec) -> None:
    drawing = drawn(make_spec(weeks=5000))
    assert sum(len(stroke.places) for stroke in drawing.curves) >= 5000
    assert all(dots.marker.token != "accent" or dots.hollow for dots in drawing.dots)
    assert any(dots.marker.token == "good" for dots in drawing.dots)
