"""What a reader may write into a cell: a list, a number or a day, which every spreadsheet program sees to."""

from __future__ import annotations

from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from csdesk.charts.sheet_text import clean_line
from csdesk.deck.page import Fill, Sort
from csdesk.domain.fields import LARGEST_NUMBER

DAY_CODE = "yyyy-mm-dd"
FIRST_SERIAL, LAST_SERIAL = 1, 109_939
"""The days from 1900 to 2200 as spreadsheet programs count them."""

LONGEST_HINT = 250


def validate(sheet: Worksheet, cell: Cell, fill: Fill) -> None:
    """Let a cell take what it is for; cells that take the same share one rule."""
    rule = _rule(fill)
    if rule is None:
        return
    shared = next((one for one in sheet.data_validations.dataValidation if _alike(one, rule)), None)
    if shared is None:
        sheet.add_data_validation(rule)
        shared = rule
    shared.add(cell)


def _rule(fill: Fill) -> DataValidation | None:
    hint = clean_line(fill.hint)[:LONGEST_HINT] or None
    if fill.choices:
        listed = ",".join(one.replace('"', "").replace(",", "") for one in fill.choices)
        return DataValidation("list", f'"{listed}"', allow_blank=True, showErrorMessage=True)
    if fill.sort is Sort.NUMBER:
        rule = DataValidation("decimal", str(-int(LARGEST_NUMBER)), str(int(LARGEST_NUMBER)))
    elif fill.sort is Sort.DAY:
        rule = DataValidation("date", str(FIRST_SERIAL), str(LAST_SERIAL))
    else:
        return None
    rule.operator, rule.allow_blank, rule.showErrorMessage = "between", True, True
    rule.prompt, rule.showInputMessage = hint, hint is not None
    # A figure with its unit behind it, as "5,4 %", is read too, so a program only asks whether it is meant.
    rule.errorStyle = "warning" if fill.sort is Sort.NUMBER else "stop"
    return rule


def _alike(one: DataValidation, other: DataValidation) -> bool:
    return (one.type, one.formula1, one.prompt) == (other.type, other.formula1, other.prompt)
