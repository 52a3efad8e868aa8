"""The replies on a returned sheet: its columns by their headings, its cells as their customer writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from csdesk.domain.asking import NO, YES, Asked, AskedRow, Column
from csdesk.domain.fields import FIRST_YEAR, LARGEST_NUMBER, LAST_YEAR
from csdesk.domain.folding import key_of
from csdesk.domain.returned import Reply
from csdesk.errors import Refusal
from csdesk.exchange.returned import ReturnedSheet, SheetRow
from csdesk.exchange.row import CellError, Percentage, as_text
from csdesk.formats import Formats
from csdesk.words import phrase

FIRST_SERIAL = date(1899, 12, 30)
"""The day before the first one, as spreadsheet programs count them."""

SERIALS = range(20_000, 110_000)
PERCENT = "%"
WORDS_FOR_YES = {"yes", "y", "ja", "j", "oui", "sí", "si", "ok", "x", "true", "1", "✓"}
WORDS_FOR_NO = {"no", "n", "nein", "non", "false", "0", "✗"}
NOT_A_NUMBER = phrase("“{text}” is not a number.")
TOO_LARGE = phrase("This number is too large to be meant.")
IN_ERROR = phrase("The cell shows an error, {name}.")
NOT_A_DAY = phrase("“{text}” is not a day of the calendar.")
FAR_DAY = phrase("{day} is too far off to be meant.")


@dataclass(frozen=True, slots=True)
class Replies:
    """What stands on a returned sheet: the reply of each row by its code, and the rows that nobody asked about."""

    by_code: Mapping[str, Reply]
    extra: tuple[str, ...]


def replies_of(sheet: ReturnedSheet, rows: Sequence[AskedRow], formats: Formats) -> Replies:
    """Read a sheet. Raises Refusal where its columns can't be told any more."""
    head, places = _head(sheet, formats)
    asked = {row.code: row for row in rows}
    found: dict[str, Reply] = {}
    extra: list[str] = []
    for row in sheet.rows:
        code = sheet.codes.get(row.line)
        if code in asked:
            reply = _reply(asked[code], row, places, formats)
            found[code] = _twice(found[code], reply) if code in found else reply
        elif row.line > head and (said := _extra(row, places, code)):
            extra.append(said)
    return Replies(found, tuple(extra))


def _head(sheet: ReturnedSheet, formats: Formats) -> tuple[int, dict[Column, int]]:
    """The line of the headings and where each column is: they may have been moved, not taken away."""
    wanted = {key_of(formats.say(column.label)): column for column in Column}
    best: tuple[int, dict[Column, int]] = (0, {})
    for row in sheet.rows:
        places = {
            wanted[said]: place
            for place in reversed(range(len(row.cells)))
            if (said := key_of(row.text(place))) in wanted
        }
        if len(places) > len(best[1]):
            best = row.line, places
    missing = [
        column for column in (Column.CODE, Column.WHAT, Column.KNOWN, Column.VALUE) if column not in best[1]
    ]
    if missing:
        raise Refusal(
            "On the sheet “{sheet}” the column “{column}” is not there any more, so what was meant can't be told. Ask "
            "for the file with its columns as they were; nothing was taken in.",
            sheet=sheet.name,
            column=formats.say(missing[0].label),
        )
    return best


def _reply(asked: AskedRow, row: SheetRow, places: Mapping[Column, int], formats: Formats) -> Reply:
    reply = Reply(
        right=_answer(_text(row, places, Column.RIGHT), formats),
        remark=_text(row, places, Column.REMARK),
        edited=_edited(asked, row, places, formats),
    )
    try:
        return replace(reply, given=_given(asked, row, places[Column.VALUE], formats))
    except Refusal as refused:
        return replace(reply, why=refused.said)


def _text(row: SheetRow, places: Mapping[Column, int], column: Column) -> str:
    return row.text(places[column]) if column in places else ""


def _answer(text: str, formats: Formats) -> bool | None:
    said = key_of(text)
    if said in WORDS_FOR_YES | {key_of(formats.say(YES))}:
        return True
    return False if said in WORDS_FOR_NO | {key_of(formats.say(NO))} else None


def _edited(asked: AskedRow, row: SheetRow, places: Mapping[Column, int], formats: Formats) -> bool:
    """Whether what was asked or what was known says something else now."""
    if key_of(row.text(places[Column.WHAT])) != key_of(formats.say(asked.what)):
        return True
    place = places[Column.KNOWN]
    if not asked.sent:
        return row.text(place) not in {"", formats.value(asked.value(""))}
    try:
        return not asked.same(_given(asked, row, place, formats), asked.sent)
    except Refusal:
        return True


def _given(asked: AskedRow, row: SheetRow, place: int, formats: Formats) -> str:
    """The value in a cell as the request keeps values. Raises Refusal, saying why, where it can't be read."""
    cell = row.cells[place] if place < len(row.cells) else ""
    if isinstance(cell, CellError):
        raise Refusal(replace(IN_ERROR, values=(("name", cell.name),)))
    if not as_text(cell).strip():
        return ""
    match asked.sort:
        case Asked.FIGURE:
            return _number(asked, cell, formats)
        case Asked.PLANNED | Asked.DUE:
            return _day(cell, formats)
        case _:
            return row.text(place)


def _number(asked: AskedRow, cell: object, formats: Formats) -> str:
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise Refusal(replace(NOT_A_NUMBER, values=(("text", str(cell)[:60]),)))
    if isinstance(cell, str):
        number = formats.read_number(_bare(cell, asked.unit))
    elif isinstance(cell, Percentage) and asked.unit == PERCENT:
        number = Decimal(str(cell).removesuffix(PERCENT))
    elif isinstance(cell, Percentage):
        raise Refusal(replace(NOT_A_NUMBER, values=(("text", str(cell)),)))
    else:
        number = Decimal(repr(cell))
        _insist_on_clear_percentage(asked, number)
    if not number.is_finite() or abs(number) > Decimal(LARGEST_NUMBER):
        raise Refusal(TOO_LARGE)
    return f"{number.normalize():f}"


def _bare(text: str, unit: str) -> str:
    """A figure without its unit behind it."""
    stripped = " ".join(text.split())
    return stripped.removesuffix(unit).strip() if unit and stripped.endswith(unit) else stripped


def _insist_on_clear_percentage(asked: AskedRow, number: Decimal) -> None:
    """Some programs keep a typed 5.4 % as 0.054 and show it so: what may be either is left for somebody to say."""
    if asked.unit != PERCENT or not 0 < abs(number) < 1:
        return
    if asked.sent and abs(Decimal(asked.sent)) < 1:
        return
    raise Refusal(
        "The cell holds {small}, which may mean {small} % or {large} %. Ask which, and record it yourself.",
        small=number,
        large=number * 100,
    )


def day_in(cell: object, read: Callable[[str], date | None]) -> date | None:
    """The day that a cell holds, be it one to its program, a number of days or a text that `read` understands."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and int(cell) in SERIALS:
        return FIRST_SERIAL + timedelta(days=int(cell))
    return read(cell) if isinstance(cell, str) else None


def _day(cell: object, formats: Formats) -> str:
    day = day_in(cell, formats.read_day)
    if day is None:
        raise Refusal(replace(NOT_A_DAY, values=(("text", str(cell)[:60]),)))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal(replace(FAR_DAY, values=(("day", day),)))
    return day.isoformat()


def _twice(one: Reply, other: Reply) -> Reply:
    """A row that stands there twice counts once where both say the same."""
    return one if one == other else replace(one, twice=True)


def _extra(row: SheetRow, places: Mapping[Column, int], code: str | None) -> str:
    """What stands in a row that nobody asked about, where something was written into it to be taken in."""
    texts = [_text(row, places, column) for column in (Column.WHAT, Column.VALUE, Column.REMARK)]
    if not code and not (texts[1] or texts[2]):
        return ""
    return " · ".join(text for text in (code or "", *texts) if text)
