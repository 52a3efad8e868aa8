"""Milestones on a time axis: what is said of each, and where it is drawn."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.charts.shapes import Anchor, Box, Drawing, Words
from csdesk.charts.timeline import Timeline, timeline_of
from csdesk.charts.timeline_layout import EXPECTED, PLANNED, REACHED, lay_out_timeline
from csdesk.domain.milestone import MilestoneDates
from csdesk.formats import Formats

TODAY = date(2026, 11, 22)
FORMATS = Formats("en_GB")
WIDTH = 900.0
PLAN = (
    ("Questions at night wait for nobody", MilestoneDates(date(2026, 2, 20), date(2026, 3, 1))),
    ("Four teams answer with one click", MilestoneDates(date(2026, 5, 30), date(2026, 5, 28))),
    ("Planners see the answer", MilestoneDates(date(2026, 9, 18), date(2026, 10, 30))),
    ("Nobody asks twice", MilestoneDates(date(2026, 11, 1))),
    ("The report writes itself", MilestoneDates(date(2027, 1, 10))),
)


def timeline(*milestones: tuple[str, MilestoneDates]) -> Timeline:
    made = timeline_of(milestones, TODAY)
    assert made is not None
    return made


def drawn(made: Timeline) -> Drawing:
    return lay_out_timeline(made, WIDTH, FORMATS, lambda text, size, bold: len(text) * size * 0.55)


def said(made: Timeline) -> list[str]:
    return [FORMATS.say(row.words) for row in made.rows]


def test_each_milestone_says_how_it_stands() -> None:
    assert said(timeline(*PLAN)) == [
        "reached 1 Mar 2026, 9 days late",
        "reached 28 May 2026, 2 days early",
        "reached 30 Oct 2026, 6 weeks late",
        "open, 21 days late so far",
        "expected 19 Jan 2027",
    ]


def test_without_a_pace_what_is_ahead_is_expected_as_planned() -> None:
    (row,) = timeline(PLAN[-1]).rows
    assert (row.expected, row.late) == (None, False)
    assert FORMATS.say(row.words) == "planned for 10 Jan 2027"


def test_what_is_reached_on_its_day_is_not_late() -> None:
    (row,) = timeline(("Live", MilestoneDates(TODAY, TODAY))).rows
    assert (FORMATS.say(row.words), row.late) == ("reached 22 Nov 2026, on the day", False)


def test_what_was_reached_without_a_plan_is_on_it_and_what_has_no_day_is_not() -> None:
    made = timeline(("Live", MilestoneDates(None, date(2026, 5, 4))), ("Some day", MilestoneDates(None)))
    assert said(made) == ["reached 4 May 2026"]
    assert timeline_of([("Some day", MilestoneDates(None))], TODAY) is None


def test_a_late_open_milestone_is_not_expected_today() -> None:
    assert timeline(*PLAN).rows[3].expected is None


def test_somebody_who_cannot_see_it_hears_every_milestone() -> None:
    heard = FORMATS.join(timeline(*PLAN).alternative)
    assert all(name in heard for name, _ in PLAN)
    assert "Nobody asks twice: open, 21 days late so far." in heard


def test_days_are_drawn_in_their_order_on_one_axis_that_today_lies_on() -> None:
    drawing = drawn(timeline(*PLAN))
    scale = drawing.time
    assert scale.left < scale.x(date(2026, 2, 20)) < scale.x(TODAY) < scale.x(date(2027, 1, 10)) < scale.right
    assert "Today, 22 Nov 2026" in [words.text for words in drawing.words]


def test_planned_reached_and_expected_differ_without_colour() -> None:
    drawing = drawn(timeline(*PLAN))
    looks = {(dots.marker.shape, dots.hollow) for dots in drawing.dots}
    assert looks == {(PLANNED.shape, True), (REACHED.shape, False), (EXPECTED.shape, True)}
    assert len(looks) == 3


DAYS = st.dates(TODAY - timedelta(days=900), TODAY + timedelta(days=900))


@given(
    st.lists(
        st.tuples(st.text("abc äöü", min_size=1, max_size=120), DAYS, st.none() | DAYS),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from(["en_GB", "de_DE", "ja_JP"]),
)
def test_no_words_meet_and_none_leave_the_picture(
    milestones: list[tuple[str, date, date | None]], locale: str
) -> None:
    made = timeline(*((text, MilestoneDates(planned, reached)) for text, planned, reached in milestones))
    drawing = lay_out_timeline(made, WIDTH, Formats(locale), lambda text, size, bold: len(text) * size * 0.55)
    boxes = [_box(words) for words in drawing.words if words.text.strip()]
    for box in boxes:
        assert box.left >= 0 and box.right <= WIDTH + 0.01
        assert box.top >= 0 and box.bottom <= drawing.height
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]


def _box(words: Words) -> Box:
    width = len(words.text) * words.size * 0.55
    left = words.x - {Anchor.LEFT: 0.0, Anchor.CENTRE: 0.5, Anchor.RIGHT: 1.0}[words.anchor] * width
    return Box(left, words.middle - words.size / 2, left + width, words.middle + words.size / 2)


@pytest.mark.parametrize("late", [0, 9])
def test_the_way_from_planned_to_reached_is_drawn_where_there_is_one(late: int) -> None:
    reached = date(2026, 5, 30) + timedelta(days=late)
    drawing = drawn(timeline(("Live", MilestoneDates(date(2026, 5, 30), reached))))
    assert len(drawing.curves) == (1 if late else 0)
