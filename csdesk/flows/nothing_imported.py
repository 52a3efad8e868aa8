"""An import that was refused for its rows."""

from __future__ import annotations

from csdesk.errors import Refusal
from csdesk.words import counted


class NothingImported(Refusal):
    """So many rows of a file can't be used, so nothing of it was kept; where it has others, these may be left out."""

    def __init__(self, count: int, file: str, *, has_others: bool) -> None:
        if has_others:
            said = counted(
                "Nothing was imported: {count} row of “{file}” can't be used. Mend it, or have it left out.",
                "Nothing was imported: {count} rows of “{file}” can't be used. Mend them, or have them left out.",
                count,
                file=file,
            )
        else:
            said = counted(
                "Nothing was imported: {count} row of “{file}” can't be used.",
                "Nothing was imported: {count} rows of “{file}” can't be used.",
                count,
                file=file,
            )
        super().__init__(said, field="skip_bad" if has_others else None)
