"""Python's own import, kept from PySide.

PySide puts another one in its place, which reads the source of every module that is imported from then on and keeps
it, in search of a way of writing Qt's names that csdesk does not use. To the first page that is a tenth of the time
and 20 MB.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_imports() -> Iterator[None]:
    """Inside, PySide is imported for the first time; afterwards imports are Python's own again."""
    plain = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = plain
