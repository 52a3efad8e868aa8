"""What csdesk stands on, with versions and licences, as the packages themselves tell; nothing is fetched for it."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from csdesk import __version__
from csdesk.paths import resource
from csdesk.ui.loading import named

# What csdesk itself asks for, as in pyproject.toml; a test holds the two together.
ASKED_FOR = (
    "PySide6-Essentials SQLAlchemy alembic sqlcipher3 matplotlib numpy openpyxl Babel platformdirs filelock "
    "python-calamine charset-normalizer defusedxml pillow psutil rapidfuzz icalendar keyring snowballstemmer"
).split()
CHECKOUT = Path(__file__).resolve().parents[2]
SQLITE = "sqlcipher3:dbapi2"
QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
# Packages that leave out the text of their licence, or of what is inside them, with the files of ours that have it.
TEXTS = {"PySide6_Essentials": QT, "shiboken6": QT, "sqlcipher3": ("SQLCipher.txt", "OpenSSL.txt")}
NAMES = {"sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0"}
"""Licences of packages that don't name theirs: the driver's, SQLCipher's and OpenSSL's."""

REQUIRED = re.compile(r"[A-Za-z0-9._-]+")
EXTRA = re.compile(r"\bextra\s*==")
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
LONGEST = 80
"""A longer text in the field for the licence's name is the licence itself."""


@dataclass(frozen=True)
class Library:
    """One package: its name, version and the name of its licence."""

    name: str
    version: str
    licence: str
    package: Distribution | None = None
    beside: tuple[Path, ...] = ()

    @cached_property
    def text(self) -> str:
        """The whole licence, or licences; what it is called where there is no text."""
        found = [*_own_texts(self.package), *map(_read, self.beside)]
        return "\n\n\n".join(text.strip() for text in found if text.strip()) or self.licence


def libraries() -> tuple[Library, ...]:
    """Everything that is shipped, by name: csdesk, Python, and every package that one of these asks for."""
    found = {one.name: one for one in map(_library, _packages())}
    return (_csdesk(), _python(), *sorted(found.values(), key=lambda one: one.name.lower()))


def versions() -> tuple[str, ...]:
    """The versions that matter most, a line each."""
    driver = named(SQLITE)
    connection = driver.connect(":memory:")
    cipher = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    return (
        f"csdesk {__version__}",
        f"SQLite {driver.sqlite_version}",
        f"SQLCipher {cipher[0] if cipher else '–'}",
        f"Qt {distribution('PySide6-Essentials').version}",
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.release()}",
    )


def _packages() -> Iterator[Distribution]:
    waiting, known = list(ASKED_FOR), set()
    while waiting:
        name = waiting.pop()
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # asked for on other systems only
        if package.name in known:
            continue
        known.add(package.name)
        yield package
        wanted = [one for one in package.requires or () if not EXTRA.search(one)]
        waiting += [match[0] for one in wanted if (match := REQUIRED.match(one))]


def _library(package: Distribution) -> Library:
    told = package.metadata
    short = [told[one] for one in ("License-Expression", "License") if one in told]
    classified = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License")
    ]
    names = [
        one for one in (*short, " / ".join(classified)) if one and len(one) <= LONGEST and "\n" not in one
    ]
    beside = tuple(resource("licences", one) for one in TEXTS.get(package.name, ()))
    return Library(
        package.name, package.version, names[0] if names else NAMES.get(package.name, ""), package, beside
    )


def _csdesk() -> Library:
    try:
        return Library("csdesk", __version__, "MIT", distribution("csdesk"))
    except PackageNotFoundError:
        return Library("csdesk", __version__, "MIT", beside=(CHECKOUT / "LICENSE",))


def _python() -> Library:
    standard = Path(os.__file__).parent
    places = (standard / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    return Library(
        "Python",
        platform.python_version(),
        "PSF-2.0",
        beside=tuple(one for one in places if one.is_file())[:1],
    )


def _own_texts(package: Distribution | None) -> Iterator[str]:
    for file in (package.files or ()) if package is not None else ():
        if LICENCE_FILE.search(file.name) and not file.name.endswith((".py", ".pyc")):
            yield _read(Path(str(package.locate_file(file))) if package is not None else Path())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
