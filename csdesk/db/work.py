"""What a command works with: the rows of the book, today's date, and nothing that could go round the recorder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from textwrap import shorten
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, Select, Table, select
from sqlalchemy.orm import Session

from csdesk.db.bulk import insert_columns, insert_many, update_many
from csdesk.db.images import Image, image_of
from csdesk.db.kept import keep_file
from csdesk.db.owners import record_tables, with_account
from csdesk.db.recorder import Notes, notes_of
from csdesk.db.removal import remove
from csdesk.db.tables import Base
from csdesk.db.touched import touched
from csdesk.errors import Refusal
from csdesk.jobs import Progress
from csdesk.words import Phrase, phrase

if TYPE_CHECKING:
    from csdesk.db.bring_back import Taken
    from csdesk.db.survey import Survey

Row = TypeVar("Row", bound=Base)
SUBJECT_LENGTH = 80


class Work:
    """One command's transaction. `today` is the user's date, `progress` reports where the work is long.

    What undoes and brings back is loaded when it is wanted: it is seldom, and every start would wait for it.
    """

    def __init__(self, session: Session, today: date, progress: Progress) -> None:
        self._session = session
        self.today = today
        self.progress = progress
        self._subject = ""

    def about(self, name: str) -> None:
        """Name the record that the command turns out to concern, for its title in the history."""
        self._subject = shorten(name, SUBJECT_LENGTH, placeholder="…")

    def titled(self, title: Phrase) -> Phrase:
        """A command's title with the name of what it concerned."""
        return phrase("{title}: {name}", title=title, name=self._subject) if self._subject else title

    def imported_from(self, file: str) -> None:
        """Say that what the command does comes from a file, so that it can be taken back by that name."""
        notes_of(self._session).imported_from = file

    def take_back_import(self, entry_id: int) -> Survey:
        """Take an earlier import back, row by row. Raises Refusal for what is no import or was taken back already."""
        from csdesk.db.taking_back import insist_on_import

        insist_on_import(self._session.connection(), entry_id)
        return self.take_back(entry_id)

    def take_back(self, entry_id: int) -> Survey:
        """Take an earlier entry of the history back, row by row. Raises Refusal for what does not stand any more."""
        from csdesk.db.taking_back import take_back

        return self._reverse(take_back, entry_id)

    def go_back(self, entry_id: int) -> Survey:
        """Take back everything after an entry. Raises Refusal where there is nothing."""
        from csdesk.db.going_back import go_back

        return self._reverse(go_back, entry_id)

    def put_back(self, entry_id: int, table: str, row_id: int) -> Survey:
        """Put a record back that an entry deleted, with all that hung on it. Raises Refusal where that can't be."""
        from csdesk.db.putting_back import put_back

        self._session.flush()
        found = put_back(self._session.connection(), notes_of(self._session), entry_id, table, row_id)
        self._session.expire_all()
        return found

    def _reverse(
        self, reverse: Callable[[Connection, Notes, int, Progress], Survey], entry_id: int
    ) -> Survey:
        self._session.flush()
        found = reverse(self._session.connection(), notes_of(self._session), entry_id, self.progress)
        self._session.expire_all()
        return found

    def get(self, table: type[Row], row_id: int) -> Row:
        """The row with this id. Raises Refusal when it is not there any more."""
        row = self._session.get(table, row_id)
        if row is None:
            raise Refusal("This was deleted in the meantime; nothing was changed.")
        return row

    def all(self, statement: Select[Row]) -> list[Row]:
        """The rows that a select finds."""
        return list(self._session.scalars(statement))

    def first(self, statement: Select[Row]) -> Row | None:
        """The first row that a select finds."""
        return next(iter(self.all(statement.limit(1))), None)

    def values(self, statement: Select[*tuple[Any, ...]]) -> Sequence[Any]:
        """The tuples that a select of columns finds."""
        return self._session.execute(statement).all()

    def images(self, table: str, account_id: int) -> dict[int, Image]:
        """The rows of a table that lie under an account, as images by their ids."""
        self._session.flush()
        joined, owner = with_account(table)
        statement = select(record_tables()[table]).select_from(joined).where(owner == account_id)
        rows = self._session.connection().execute(statement).mappings()
        return {row["id"]: image_of(row) for row in rows}

    def touched(self, table: str) -> dict[int, datetime]:
        """For each row of a table the instant (UTC) of its last change, as far as the history knows it."""
        return touched(self._session.connection(), table)

    def add(self, row: Row) -> Row:
        """Put a new row in; it has its id when this returns."""
        self._session.add(row)
        self._session.flush()
        return row

    def keep_file(self, content: bytes) -> str:
        """Keep a file's very bytes in the book; returns the SHA-256 by which a record may refer to them."""
        return keep_file(self._session.connection(), content)

    def bring_in(self, taken: Taken) -> int:
        """Put in an account that was taken from a backup, with all that lies under it; returns its id."""
        from csdesk.db.bring_back import bring_in

        self._session.flush()
        return bring_in(self._session.connection(), notes_of(self._session), taken)

    def delete(self, row: Base) -> None:
        """Delete a row and everything that lies under it."""
        self.delete_many(type(row), [row.id])

    def delete_many(self, table: type[Base], ids: Iterable[int]) -> None:
        """Delete rows and everything that lies under them."""
        self._session.flush()
        remove(self._session.connection(), notes_of(self._session), table.__tablename__, ids)
        self._session.expire_all()

    def insert_many(self, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> range:
        """Add many rows at once, all with the same columns; returns their ids in order."""
        self._session.flush()
        return insert_many(self._session.connection(), notes_of(self._session), _table(table), rows)

    def insert_columns(
        self, table: type[Base], columns: Mapping[str, Sequence[Any]], fixed: Mapping[str, Any]
    ) -> range:
        """Add many rows at once, given column by column; `fixed` is the same in all of them. Returns their ids."""
        self._session.flush()
        return insert_columns(
            self._session.connection(), notes_of(self._session), _table(table), columns, fixed
        )

    def update_many(self, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
        """Change many rows at once; each names its `id` and the columns that change, the same in all of them."""
        self._session.flush()
        update_many(self._session.connection(), notes_of(self._session), _table(table), rows)
        self._session.expire_all()


def _table(table: type[Base]) -> Table:
    found = table.__table__
    assert isinstance(found, Table)
    return found
