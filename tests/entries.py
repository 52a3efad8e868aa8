"""The entries of the history, as a test looks at them."""

from sqlalchemy.orm import Session

from csdesk.queries.history import EntryRow, Sought, entry_index, entry_rows


def list_entries(session: Session, account: int | None = None) -> tuple[EntryRow, ...]:
    """Every entry, of one account or of the whole book, the latest first."""
    return entry_rows(session, entry_index(session, Sought(account)).ids)
