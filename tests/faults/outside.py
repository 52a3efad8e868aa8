"""Files from outside, each broken in another way: refused in words or read, and nothing else."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from PIL import Image

from csdesk.desk import Desk
from csdesk.errors import Refusal
from csdesk.exchange.logo import read_logo
from csdesk.exchange.reading import read_file
from csdesk.queries.accounts import list_accounts
from tests.db.frozen import write_frozen
from tests.faults.figures import Figures
from tests.faults.jobs import TODAY, importing_once, in_folder_of_its_own, timely

LONGEST_READING = 30.0
NASTY = (
    b"\x00",
    b"\xff\xfe",
    b'"',
    b"'" * 50,
    b"=cmd|'/c calc'!A1",
    b"\r",
    b"<!ENTITY a 'a'>",
    b"9" * 400,
    b"\xc3(",
)


def malform(numbers: Sequence[int], until: float, seed: int) -> Figures:
    """Read so many malformed files of each kind by turns."""
    figures = Figures("malformed files from outside")
    chance = random.Random(seed)
    with in_folder_of_its_own() as folder:
        kinds = _kinds(folder)
        for number in timely(numbers, until):
            suffix, whole, read = kinds[number % len(kinds)]
            file = folder / f"{number}{suffix}"
            file.write_bytes(_malformed(whole, chance))
            figures.broken += _read(file, read)
            figures.faults += 1
            file.unlink(missing_ok=True)
    return figures


def _kinds(folder: Path) -> list[tuple[str, bytes, Callable[[Path], object]]]:
    table = "Account;Date;Value\r\n" + "".join(
        f"Ann & Söhne;0{day}.03.2026;1.234,{day}\r\n" for day in range(1, 10)
    )
    workbook = Workbook()
    for row in table.splitlines():
        workbook.active.append(row.split(";"))
    packed, picture = BytesIO(), BytesIO()
    workbook.save(packed)
    Image.new("RGB", (64, 48), "red").save(picture, "PNG")
    book, old = folder / "whole.csdesk", folder / "old.csdesk"
    importing_once(book)
    write_frozen(1, old)
    csv, png = (".csv", table.encode(), read_file), (".png", picture.getvalue(), read_logo)
    utf16 = (".txt", table.encode("utf-16"), read_file)
    books = (".csdesk", book.read_bytes(), _open), (".csdesk", old.read_bytes(), _open)
    return [csv, png, *books, utf16, csv, png, *books, (".xlsx", packed.getvalue(), read_file)]


def _open(book: Path) -> None:
    desk = Desk.open(book, write=False, today=lambda: TODAY)
    try:
        desk.ask(list_accounts, TODAY)
    finally:
        desk.close()


def _malformed(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                del data[place:]
            case 1:
                data[place:place] = chance.choice(NASTY)
            case 2:
                data[place : place + 200] = chance.randbytes(200)
            case 3:
                del data[place : place + chance.randrange(1, 500)]
            case 4 if data:
                data[place % len(data)] ^= 1 << chance.randrange(8)
            case _:
                data[place:place] = data[max(0, place - 300) : place]
    return bytes(data)


def _read(file: Path, read: Callable[[Path], object]) -> list[str]:
    begun = time.monotonic()
    try:
        read(file)
    except Refusal:
        pass
    except Exception as error:  # noqa: BLE001 - whatever else it is, it is a broken promise
        return [f"{file.suffix}: {type(error).__module__}.{type(error).__name__}: {str(error)[:120]}"]
    took = time.monotonic() - begun
    return [f"{file.suffix}: took {took:.0f} s"] if took > LONGEST_READING else []
