from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from csdesk.charts.labels import MarkRows, Naming, shortened, stacked, wrapped

LEFT, RIGHT = 40.0, 1000.0


def measure(text: str, size: float, bold: bool) -> float:
    return len(text) * size * 0.6


def rows() -> MarkRows:
    return MarkRows(LEFT, RIGHT, 3, 11.0, measure)


def spans(naming: Naming) -> list[tuple[int, float, float]]:
    return [(label.row, label.x, label.x + measure(label.text, 11.0, False)) for label in naming.labels]


MARKS = st.lists(
    st.tuples(st.floats(min_value=LEFT, max_value=RIGHT), st.text(min_size=1, max_size=60)), max_size=20
)


@given(MARKS)
def test_names_of_changes_never_meet_and_are_never_cut_off(marks: list[tuple[float, str]]) -> None:
    placed = [(x, n + 1, text) for n, (x, text) in enumerate(sorted(marks))]
    naming = rows().naming(placed)
    found = spans(naming)
    assert all(start >= LEFT and end <= RIGHT + 0.01 for _, start, end in found)
    for (row, start, end), (other, begin, stop) in combinations(found, 2):
        assert row != other or end <= begin or stop <= start


@given(MARKS)
def test_no_line_of_a_change_runs_through_a_name(marks: list[tuple[float, str]]) -> None:
    placed = [(x, n + 1, text) for n, (x, text) in enumerate(sorted(marks))]
    naming = rows().naming(placed)
    for (x, _, _), rise in zip(placed, naming.rises, strict=True):
        for row, start, end in spans(naming):
            assert rise is None or row < rise or not start < x < end


def test_two_changes_with_room_are_named_in_full_in_one_row() -> None:
    naming = rows().naming([(100, 1, "Go-live"), (500, 2, "Triage rota changed")])
    assert [label.text for label in naming.labels] == ["① Go-live", "② Triage rota changed"]
    assert naming.rows == 1
    assert naming.whole


def test_crowded_changes_keep_their_numbers() -> None:
    naming = rows().naming([(100 + 5 * n, n + 1, "A change with a long name") for n in range(8)])
    assert naming.rises == (None,) * 8
    said = "".join(label.text for label in naming.labels)
    assert said.startswith("①–") and said.endswith("⑧")
    assert not naming.whole


@given(st.lists(st.floats(min_value=0, max_value=200), min_size=1, max_size=8))
def test_words_at_the_edge_keep_apart(middles: list[float]) -> None:
    placed = sorted(stacked(middles, 15, 0, 200))
    assert all(later - earlier > 15 - 1e-9 for earlier, later in pairwise(placed))


def test_words_with_room_stand_right_at_their_lines() -> None:
    assert stacked([20, 80, 140], 15, 0, 200) == [20, 80, 140]


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    short = shortened("Customer service desk lead", 80, 11, measure)
    assert short.endswith("…")
    assert measure(short, 11, False) <= 80
    assert shortened("Go-live", 80, 11, measure) == "Go-live"


@given(st.text(max_size=200))
def test_wrapped_lines_are_no_wider_than_the_room(text: str) -> None:
    assert all(measure(line, 12, False) <= 150 for line in wrapped(text, 150, 12, measure))
