"""Going from account to account in the open window, until the first chart is seen, beside one bare drawing of it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from csdesk.charts.spec import ChartSpec
from csdesk.desk import Desk
from csdesk.ui.places import Place
from csdesk.ui.widgets.chart_view import ChartView
from csdesk.ui.window import Window
from tests.benchmarks import charts
from tests.benchmarks.books import TODAY, add_accounts, fill_account
from tests.benchmarks.ratio import Ratio, milliseconds
from tests.benchmarks.windows import opened, wait_for_any, wait_until

ACCOUNTS = 20
METRICS = 3


def measure() -> Iterator[Ratio]:
    """Twenty accounts with three metrics each, all of them opened once before."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "twenty.csdesk"
        desk = Desk.create(path, today=lambda: TODAY)
        accounts = add_accounts(desk, ACCOUNTS)
        for account in accounts:
            fill_account(desk, account, METRICS)
        desk.close()
        places = [Place("account", account, "results") for account in accounts]
        with opened(path, places[0]) as window:
            turn = (*places[1:], places[0])
            _rest(window)
            for place in turn:
                _switch(window, place)
                _rest(window)
            spec = charts.everything()
            charts.bare(spec)
            rounds = [_round(window, place, spec) for place in turn]
    ours, theirs = zip(*rounds, strict=True)
    yield Ratio("switch-accounts", 1.5, ours, theirs, "ms")


def _round(window: Window, place: Place, spec: ChartSpec) -> tuple[float, float]:
    ours = milliseconds(lambda: _switch(window, place))
    _rest(window)
    return ours, milliseconds(lambda: charts.bare(spec))


def _switch(window: Window, place: Place) -> None:
    """Open a place and wait until one of its charts is on the screen."""
    before = [(view, view.spec) for view in _views(window)]

    def is_another_drawn() -> bool:
        return any(_is_drawn(view) and view.spec != spec for view, spec in before)

    wait_for_any([view.drawn for view, _ in before], is_another_drawn, lambda: window.travel.open(place))


def _rest(window: Window) -> None:
    """Wait until every chart in sight is drawn, as somebody does who looks at it."""

    def are_drawn() -> bool:
        seen = [view for view in _views(window) if not view.visibleRegion().isEmpty()]
        return bool(seen) and all(_is_drawn(view) for view in seen)

    wait_until(are_drawn)


def _views(window: Window) -> list[ChartView]:
    return window.area.findChildren(ChartView)


def _is_drawn(view: ChartView) -> bool:
    return view.isVisible() and view.is_drawn
