"""Several files that come in one after the other: first what others refer to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from csdesk.exchange.kinds import EVERY_KIND
from csdesk.exchange.titles import folded


def in_order(files: Iterable[Path]) -> tuple[Path, ...]:
    """The files as their records hang on each other: accounts, their people and contracts, then what is measured.

    A file whose name says nothing comes last.
    """
    return tuple(sorted(files, key=_rank))


def _rank(file: Path) -> int:
    name = folded(file.stem)
    ranks = (rank for rank, kind in enumerate(EVERY_KIND) if any(hint in name for hint in kind.hints))
    return next(ranks, len(EVERY_KIND))
