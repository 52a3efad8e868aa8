"""Files that went out or came in, kept as they were."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from csdesk.db.tables.base import SHA256_LENGTH
from csdesk.db.tables.history import HistoryBase


class KeptFile(HistoryBase):
    """A file's very bytes, packed, under their SHA-256. They never change, so they are never recorded."""

    __tablename__ = "kept_file"

    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    size: Mapped[int]
    packed: Mapped[bytes] = mapped_column(LargeBinary)
