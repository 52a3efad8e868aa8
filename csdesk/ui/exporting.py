"""Taking things out from the window: the book, an account, the list that is shown; and in what another csdesk wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QTableView, QWidget

from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.ui.loading import named
from csdesk.ui.pagearea import PageArea
from csdesk.ui.shell import Shell
from csdesk.ui.travel import keep_field
from csdesk.words import phrase

FLOWS = "csdesk.flows"
LIST_OUT = "csdesk.exchange.lists_out:ListOut"
WHEN_THERE = "csdesk.domain.package:WhenThere"
IMPORT = f"{FLOWS}.package:import_from_csdesk"
RECORD_LISTS = {"accounts": "accounts", "reviews": "reviews"}
"""Pages of lists whose rows are records, so that all of their fields can go out, by the kinds of those."""

WITHIN = {
    "agenda_item": "agenda_items",
    "answer": "answers",
    "change": "changes",
    "commitment": "commitments",
    "contact": "contacts",
    "contract": "contracts",
    "contract_event": "contract_events",
    "decision": "decisions",
    "definition": "definitions",
    "goal": "goals",
    "goal_revision": "goal_revisions",
    "interaction": "interactions",
    "measurement": "measurements",
    "metric": "metrics",
    "milestone": "milestones",
    "next_phase": "next_phases",
    "responsibility": "responsibilities",
    "review_attendee": "review_attendees",
    "review_question": "review_questions",
}
"""Lists within an account's sections and a review's page, by the tables of their records and with their kinds."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which something goes out: what it is called, its ending, and the flow that writes it."""

    title: str
    ending: str
    flow: str = ""
    how: tuple[tuple[str, bool], ...] = ()


BOOK = (
    Form("Folder of CSV files", "", "export_book:export_folder"),
    Form("Folder of CSV files, safe for Excel", "", "export_book:export_folder", (("for_excel", True),)),
    Form("One JSON file", ".json", "export_book:export_json"),
    Form("Workbook to look at", ".xlsx", "export_lists:export_workbook"),
    Form("Calendar", ".ics", "export_lists:export_calendar"),
)
ACCOUNT = (
    Form("Package for a colleague, with internal notes", ".json", "package:export_package"),
    Form("Package without internal notes", ".json", "package:export_package", (("notes", False),)),
    Form("Workbook to look at", ".xlsx", "export_lists:export_workbook"),
    Form("Calendar", ".ics", "export_lists:export_calendar"),
)
ALL = "all fields"
LISTS = (
    Form("Workbook", ".xlsx"),
    Form("CSV for Excel", ".csv"),
    Form("Workbook with all fields", ".xlsx", ALL),
    Form("CSV with all fields", ".csv", ALL),
)


class Exporting(QObject):
    """Asks where to, writes in the background, and says so at the foot of the window."""

    def __init__(self, shell: Shell, area: PageArea, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._area = area
        self._window = window

    @property
    def has_book(self) -> bool:
        """Whether a book is open."""
        return self._shell.hands.is_open

    @property
    def has_account(self) -> bool:
        """Whether an account is shown."""
        return self.has_book and self._account is not None

    @property
    def has_list(self) -> bool:
        """Whether a list with rows is shown, or the keyboard is in one."""
        table = self._table
        shown = table is not None and table.model().rowCount() > 0
        return self.has_book and (shown or self._within is not None or self._told is not None)

    def ask_for_book(self) -> None:
        """Ask in which form and where to the whole book is to go."""
        keep_field()
        chosen = self._ask(self._shell.words("Export the book"), "csdesk export", BOOK)
        if chosen is not None:
            path, form = chosen
            self._write(path, form, ())

    def ask_for_account(self) -> None:
        """Ask in which form and where to the account that is shown is to go."""
        keep_field()
        chosen = self._ask(self._shell.words("Export this account"), "account", ACCOUNT)
        if chosen is not None and (account := self._account) is not None:
            path, form = chosen
            self._write(path, form, (account,))

    def ask_for_list(self) -> None:
        """Ask in which form and where to the rows that are shown are to go."""
        within = self._within
        if within is not None:
            self._ask_for_list_within(*within)
            return
        table = self._table
        if table is None:
            self._ask_for_list_told()
            return
        page = self._area.page_name
        is_whole = self._area.page is not None and table is self._area.page.list
        name = page if is_whole else table.accessibleName()
        forms = LISTS if is_whole and page in RECORD_LISTS else LISTS[:2]
        chosen = self._ask(self._shell.words("Export this list"), name, forms)
        if chosen is None:
            return
        path, form = chosen
        rows = [table.model().row_at(place) for place in range(table.model().rowCount())]
        if form.flow == ALL:
            ids = [table.model().id_at(place) for place in range(len(rows))]
            work = partial(_write_records, path, (page, RECORD_LISTS[page], ids))
        else:
            columns = table.model().columns
            titles = [column.title for column in columns]
            values = [[_value(column, row) for column in columns] for row in rows]
            work = partial(_write_list, path, (name, titles, values))
        self._shell.hands.run(phrase("Exporting"), work, then=partial(self._written, path))

    def _ask_for_list_within(self, kind: str, ids: tuple[int, ...]) -> None:
        keep_field()
        chosen = self._ask(self._shell.words("Export this list"), kind, LISTS)
        if chosen is not None:
            path, form = chosen
            write = _write_records if form.flow == ALL else _write_told
            work = partial(write, path, (kind, kind, ids))
            self._shell.hands.run(phrase("Exporting"), work, then=partial(self._written, path))

    def _ask_for_list_told(self) -> None:
        told = self._told
        if told is None:
            return
        keep_field()
        chosen = self._ask(self._shell.words("Export this list"), told[0], LISTS[:2])
        if chosen is not None:
            path, _ = chosen
            work = partial(_write_list, path, told)
            self._shell.hands.run(phrase("Exporting"), work, then=partial(self._written, path))

    def ask_to_import(self) -> None:
        """Ask for a file that another csdesk wrote: a whole book, or an account."""
        title = self._shell.words("Import from another csdesk")
        form = self._shell.say(phrase("What csdesk exported ({patterns})", patterns="*.json"))
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(Path.home()), form)
        if chosen:
            keep_field()
            self.bring_in(Path(chosen))

    def bring_in(self, file: Path, when_there: object = None) -> None:
        """Bring in what another csdesk wrote; where an account is there already it is asked what becomes of it."""
        self._shell.hands.run(
            phrase("Importing {file}", file=file.name),
            named(IMPORT),
            file,
            when_there,
            then=partial(self._imported, file),
            refused=partial(self._refused, file),
            writes=True,
        )

    def _refused(self, file: Path, refused: Refusal) -> None:
        if refused.field != "when_there":
            self._shell.hands.refused.emit(refused)
            return
        asked = QMessageBox(self._window)
        asked.setText(self._shell.say(refused.said))
        ways = {
            asked.addButton(self._shell.say(way.label), QMessageBox.ButtonRole.AcceptRole): way
            for way in named(WHEN_THERE)
        }
        asked.addButton(QMessageBox.StandardButton.Cancel)
        asked.finished.connect(partial(self._answered, asked, ways, file))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _answered(self, asked: QMessageBox, ways: dict[Any, Any], file: Path, _: int) -> None:
        way = ways.get(asked.clickedButton())
        if way is not None:
            self.bring_in(file, way)

    def _imported(self, file: Path, done: Any) -> None:
        self._shell.notify(phrase("Imported {file}.", file=file.name), done.changes.entry)

    def _ask(self, title: str, name: str, forms: Sequence[Form]) -> tuple[Path, Form] | None:
        words = self._shell.words
        filters = {
            f"{words(form.title)} ({f'*{form.ending}' if form.ending else '*'})": form for form in forms
        }
        chosen, filtered = QFileDialog.getSaveFileName(
            self._window, title, str(Path.home() / name), ";;".join(filters)
        )
        if not chosen:
            return None
        form = filters.get(filtered, forms[0])
        path = Path(chosen)
        return (path if path.suffix.lower() == form.ending else path.with_name(path.name + form.ending)), form

    def _write(self, path: Path, form: Form, account: tuple[int, ...]) -> None:
        work = partial(_write_form, form, path, (self._shell.speech.formats, *account))
        self._shell.hands.run(phrase("Exporting"), work, then=partial(self._written, path))

    def _written(self, path: Path, _: object) -> None:
        self._shell.notify(phrase("Written: {path}", path=str(path)))

    @property
    def _table(self) -> Any:
        """The page's list, or the table in a section in which the keyboard is."""
        places = chain((getattr(self._area.page, "list", None),), self._around())
        tables = (one for one in places if isinstance(one, QTableView))
        return next((one for one in tables if hasattr(one.model(), "row_at")), None)

    @property
    def _told(self) -> tuple[str, Sequence[str], Sequence[Sequence[str]]] | None:
        """The title, heads and rows of the list in which the keyboard is, where its rows are no records."""
        found = next((one for one in self._around() if hasattr(one, "told")), None)
        return None if found is None else found.told()

    @property
    def _within(self) -> tuple[str, tuple[int, ...]] | None:
        """The kind and the records' ids of the list within a section in which the keyboard is, if it has any."""
        found = None if self._area.page is None else self._area.page.list_here()
        if found is None or not found[1] or found[0] not in WITHIN:
            return None
        return WITHIN[found[0]], found[1]

    @property
    def _account(self) -> int | None:
        page = self._area.page
        return None if page is None or page.place is None else page.place.account

    def _around(self) -> Iterator[Any]:
        """What the keyboard is in, from the inside out, as far as the page. (What holds that is of Qt's own making.)"""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self._area.page:
            yield widget
            widget = widget.parentWidget()


def _value(column: Any, row: Any) -> str | float | None:
    """What a cell of a list says; figures as figures."""
    if column.right:
        order = column.order(row)
        return order if isinstance(order, int | float) else None
    return str(column.says(row))


def _write_form(form: Form, path: Path, what: tuple[Any, ...], desk: Any, progress: Progress) -> None:
    progress.step(0, 1)
    formats, *account = what
    flow, how = named(f"{FLOWS}.{form.flow}"), dict(form.how)
    match form.flow.partition(":")[2]:
        case "export_package":
            flow(desk, *account, path, **how)
        case "export_calendar":
            flow(desk, path, formats, *account)
        case _:
            flow(desk, path, *account, **how)


def _write_list(path: Path, what: tuple[Any, ...], _desk: Any, progress: Progress) -> None:
    progress.step(0, 1)
    named(f"{FLOWS}.export_lists:export_list")(named(LIST_OUT)(*what), path)


def _write_records(path: Path, what: tuple[Any, ...], desk: Any, progress: Progress) -> None:
    progress.step(0, 1)
    named(f"{FLOWS}.export_lists:export_records")(desk, *what, path)


def _write_told(path: Path, what: tuple[Any, ...], desk: Any, progress: Progress) -> None:
    progress.step(0, 1)
    named(f"{FLOWS}.export_lists:export_told")(desk, *what, path)
