"""Records that a field of another one refers to, as a file names them and the book knows them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Linked:
    """Ids of records of one kind, with their names in words; two are the same where their ids are."""

    ids: frozenset[int]
    names: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.names
