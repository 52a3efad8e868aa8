"""The big book at work: Today, search and every page as they are shown, and Today's rows beside bare SQLite."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import event
from sqlcipher3 import dbapi2

from csdesk.commands.account import EditAccount
from csdesk.desk import Desk
from csdesk.flows.sample_book import write_sample_book
from csdesk.queries.accounts import list_accounts
from csdesk.queries.today import today_page
from csdesk.ui.jump import JumpField
from csdesk.ui.pages.account import AccountPage
from csdesk.ui.places import Place
from csdesk.ui.sections.timeline import TimelineSection
from csdesk.ui.window import Window
from tests.benchmarks import start
from tests.benchmarks.big_book import ACCOUNTS, big_book
from tests.benchmarks.books import TODAY
from tests.benchmarks.ratio import Ratio, interleaved, milliseconds
from tests.benchmarks.windows import opened, wait_for, wait_until

SHOWN_BAR = 150.0
KEY_BAR = 50.0
ROUNDS = 7
SECTIONS = ("plan", "results", "timeline", "people", "questions", "reviews")
TYPED = ("export", "night shift", "routing", "berg", "Logistics", "invoice question")


def measure() -> Iterator[Ratio]:
    """Rows first, then the window."""
    with big_book() as book:
        yield _beside_bare(book, "today-rows", 5.0, today_page)
        yield _beside_bare(book, "accounts-rows", 5.0, list_accounts)
        yield from _start(book)
        with opened(book, Place("accounts")) as window:
            rest(window)
            yield _today(window)
            yield from _search(window)
            yield from _pages(window)
            yield _sought(window)


def _start(book: Path) -> Iterator[Ratio]:
    """Until the first page is there, and the memory by then, beside the sample book's."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "Sample book.csdesk"
        write_sample_book(sample, TODAY)
        rounds = [
            (start.run(start.OUR_FIRST_PAGE, book), start.run(start.OUR_FIRST_PAGE, sample))
            for _ in range(ROUNDS + 1)
        ][1:]
    ours, theirs = zip(*rounds, strict=True)
    yield Ratio("start-of-big-book", 1.3, start.times(ours), start.times(theirs), "ms")
    yield Ratio("memory-of-big-book", 1.5, start.sizes(ours), start.sizes(theirs), "MB")


def rest(window: Window) -> None:
    """Wait until the book was looked after, which it is once after it was opened."""
    wait_until(lambda: not window.shell.hands.is_reading)


def _beside_bare(book: Path, name: str, limit: float, query: Callable[..., object]) -> Ratio:
    """A query through the desk, reading everything, and the same statements by the driver alone."""
    desk = Desk.open(book, today=lambda: TODAY)
    desk._book.known = None
    said: list[tuple[str, Any]] = []
    reader = desk._book.reader  # the engine is nobody's business but a benchmark's

    def listen(_: object, __: object, statement: str, values: object, *___: object) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            said.append((statement, values))

    event.listen(reader, "before_cursor_execute", listen)
    desk.ask(query, TODAY)
    event.remove(reader, "before_cursor_execute", listen)
    bare = dbapi2.connect(str(book))

    def ask_bare() -> None:
        for statement, values in said:
            bare.execute(statement, values).fetchall()

    ask_bare()
    ours, theirs = interleaved(
        ROUNDS, partial(milliseconds, lambda: desk.ask(query, TODAY)), partial(milliseconds, ask_bare)
    )
    bare.close()
    desk.close()
    return Ratio(name, limit, ours, theirs, "ms")


def _today(window: Window) -> Ratio:
    """From the key to the filled and painted list, after something was done in an account."""
    _show(window, Place("today"))
    times = []
    for account in range(1, ROUNDS + 1):
        _show(window, Place("accounts"))
        _edit(window, account)
        times.append(milliseconds(lambda: _show(window, Place("today"))))
    return Ratio("today-shown", 1.0, tuple(times), (SHOWN_BAR,), "ms")


def _edit(window: Window, account: int) -> None:
    """Do something in an account, so that what was read of it does not hold any more."""
    wait_for(window.shell.hands.changed, lambda: window.shell.hands.do(EditAccount(account, segment="Key")))
    rest(window)


def _show(window: Window, place: Place) -> None:
    """Open a page and wait until it is filled, which a page that is current is already."""
    page = window.area._pages.get(place.page)
    if page is None:
        wait_for(window.travel.went, lambda: window.travel.open(place))
        page = window.area.page
        assert page is not None
    if page._stale or page.place != place:
        wait_for(page.filled, lambda: window.travel.open(place))
    else:
        window.travel.open(place)
    window.frame.repaint()


def _search(window: Window) -> Iterator[Ratio]:
    """From each key to the list of what was found; the index is made when the keyboard comes into the field."""
    QTest.keyClick(window.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, JumpField)
    rest(window)
    times: list[float] = []
    for text in TYPED:
        for key in text:
            times.append(milliseconds(partial(_press, window, field, key)))
        field.clear()
    worst = statistics.quantiles(times, n=20)[-1]
    yield Ratio("search-key", 1.0, (worst,), (KEY_BAR,), "ms, 95th percentile")


def _press(window: Window, field: JumpField, key: str) -> None:
    asked = field._asked
    QTest.keyClick(field, key)
    wait_until(lambda: field._asked > asked and not window.shell.hands.is_reading)
    field.found.repaint()


def _pages(window: Window) -> Iterator[Ratio]:
    """Each page and section of one account after the other, all of them opened once before."""
    for place in _places((1, 2)):
        _come_to(window, place)
    _edit(window, ACCOUNTS - 1)
    times = {
        place.section or place.page: milliseconds(partial(_come_to, window, place))
        for place in _places(range(ACCOUNTS - 1, ACCOUNTS))
    }
    worst = max(times, key=lambda name: times[name])
    yield Ratio(f"page-shown ({worst} of {len(times)})", 1.0, (times[worst],), (SHOWN_BAR,), "ms at worst")


def _sought(window: Window) -> Ratio:
    """From a line of the search to the keyboard in an account's very first conversation, of which it has hundreds."""
    times = tuple(milliseconds(partial(_seek, window, account)) for account in range(20, 20 + ROUNDS))
    return Ratio("sought-shown", 1.0, times, (SHOWN_BAR,), "ms")


def _seek(window: Window, account: int) -> None:
    """The conversations were written down account by account, so that the first ones have their accounts' numbers."""
    window.travel.open(Place("account", account, "timeline", record=f"interaction:{account}"))
    page = window.area.page
    assert isinstance(page, AccountPage)
    section = page.sections["timeline"]
    assert isinstance(section, TimelineSection)
    wait_until(lambda: section.interactions.isAncestorOf(QApplication.focusWidget() or window.frame))
    window.frame.repaint()


def _places(accounts: Sequence[int]) -> Iterator[Place]:
    for account in accounts:
        yield Place("figures", account)
        for section in SECTIONS:
            yield Place("account", account, section)
        for page in ("reviews", "today", "accounts"):
            yield Place(page)


def _come_to(window: Window, place: Place) -> None:
    if place.page != "account":
        if place.account is None and place.page in window.area._pages:
            window.area._pages[place.page]._stale = True
        _show(window, place)
        return
    page = window.area._pages.get("account")
    if not isinstance(page, AccountPage) or place.section not in page.sections:
        wait_for(window.travel.went, lambda: window.travel.open(place))
        page = window.area._pages["account"]
        assert isinstance(page, AccountPage)
        wait_until(lambda: place.section in page.sections and page.sections[place.section].isVisible())
        rest(window)
        return
    wait_for(page.sections[place.section].filled, lambda: window.travel.open(place))
    window.frame.repaint()
