"""What a row was kept out for, read from what the database said: by which table, which columns, which rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Table
from sqlalchemy.exc import IntegrityError

from csdesk.db.owners import record_tables

_COLUMN = re.compile(r"\b([a-z_]+)\.([a-z_]+)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Clash:
    """The table, and the columns that must differ from row to row; none where the row breaks another `rule`."""

    table: str
    columns: tuple[str, ...] = ()
    rule: str = ""


def clash_of(error: IntegrityError) -> Clash | None:
    """Which rule of which table a row broke, or None where the database doesn't say."""
    said, tables = str(error.orig), record_tables()
    columns = _COLUMN.findall(said)
    if columns and columns[0][0] in tables:
        names = tuple(column for _, column in columns)
        return (
            Clash(columns[0][0], names)
            if said.startswith("UNIQUE")
            else Clash(columns[0][0], rule=" ".join(names))
        )
    for table in tables.values():
        found = _named(table, said)
        if found is not None:
            return found
    return None


def _named(table: Table, said: str) -> Clash | None:
    """The rule of a table whose name stands in what was said."""
    for index in table.indexes:
        if f"'{index.name}'" in said:
            words = {word for part in index.expressions for word in _WORD.findall(str(part))}
            return Clash(table.name, tuple(column.name for column in table.columns if column.name in words))
    for rule in chain(table.constraints, *(column.constraints for column in table.columns)):
        if rule.name and said.endswith(f": {rule.name}"):
            return Clash(table.name, rule=str(rule.name).removeprefix(f"ck_{table.name}_").replace("_", " "))
    return None
