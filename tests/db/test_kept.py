"""Files kept in a book come back byte for byte, lie there once, and go when nothing refers to them any more."""

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from csdesk.commands.account import AddAccount, ChooseLogo
from csdesk.db.driver import writer_engine
from csdesk.db.kept import forget_orphans, kept_file
from csdesk.db.tables import Account
from csdesk.desk import Desk
from csdesk.errors import Refusal

PICTURE = bytes(range(256)) * 40


def logo(session: Session) -> bytes:
    (sha256,) = session.scalars(select(Account.logo).where(Account.logo != ""))
    return kept_file(session, sha256)


def count(book: Path) -> int:
    connection = dbapi2.connect(str(book))
    (found,) = connection.execute("SELECT count(*) FROM kept_file").fetchone()
    connection.close()
    return int(found)


def tidy(desk: Desk) -> int:
    """Tidied up while the desk is closed, since a book has one writer."""
    desk.close()
    engine = writer_engine(desk.path)
    with engine.begin() as connection:
        gone = forget_orphans(connection)
    engine.dispose()
    return gone


def test_the_very_bytes_come_back(desk: Desk) -> None:
    desk.do(ChooseLogo(desk.do(AddAccount("Acme")).result, PICTURE))
    assert desk.ask(logo) == PICTURE


def test_the_same_bytes_lie_there_once(desk: Desk, book: Path) -> None:
    for name in ("Acme", "Contoso"):
        desk.do(ChooseLogo(desk.do(AddAccount(name)).result, PICTURE))
    assert count(book) == 1


def test_a_file_stays_while_undo_may_bring_back_what_refers_to_it(desk: Desk, book: Path) -> None:
    account = desk.do(AddAccount("Acme")).result
    desk.do(ChooseLogo(account, PICTURE))
    desk.do(ChooseLogo(account, None))
    assert tidy(desk) == 0
    reopened = Desk.open(book)
    reopened.undo()
    assert reopened.ask(logo) == PICTURE
    reopened.close()


def test_a_file_that_nothing_refers_to_goes(desk: Desk, book: Path) -> None:
    connection = dbapi2.connect(str(book))
    connection.execute("INSERT INTO kept_file VALUES ('0', 1, x'00')")
    connection.commit()
    connection.close()
    assert tidy(desk) == 1
    assert count(book) == 0


@pytest.mark.parametrize("packed", ["x'00'", "x'789c030000000001'"])
def test_damage_is_said_and_never_handed_on(desk: Desk, book: Path, packed: str) -> None:
    desk.do(ChooseLogo(desk.do(AddAccount("Acme")).result, PICTURE))
    connection = dbapi2.connect(str(book))
    connection.execute(f"UPDATE kept_file SET packed = {packed}")
    connection.commit()
    connection.close()
    with pytest.raises(Refusal, match="damaged in the book"):
        desk.ask(logo)
