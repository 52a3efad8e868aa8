"""What a whole book, or one account of it, is outside of a book: records by kind, and files by their SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csdesk.domain.record import Field, Plain, PlainRow, RecordKind, Sort
from csdesk.errors import Refusal
from csdesk.exchange.complaint import shortened
from csdesk.exchange.plain_cells import checked, unfit

FORMAT = "csdesk records"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Parcel:
    """Records by the names of their kinds, checked field by field, and the files that they name."""

    records: Mapping[str, tuple[PlainRow, ...]]
    files: Mapping[str, bytes]


def insist_on_format(name: str, about: object) -> None:
    """Refuse what csdesk did not write, or a newer csdesk did."""
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise Refusal("“{name}” was not written by csdesk. Nothing was imported.", name=name)
    version = about.get("version")
    if not isinstance(version, int) or version > FORMAT_VERSION:
        raise Refusal(
            "“{name}” was written by a newer csdesk. Bring this one up to date. Nothing was imported.",
            name=name,
        )


def insist_on_file(name: str, sha256: str, content: bytes) -> None:
    """Refuse a file whose bytes are not those that went out."""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Refusal(
            "“{name}” was damaged or changed since csdesk wrote it. Nothing was imported.", name=name
        )


def arranged(
    file: str, kind: RecordKind, names: Sequence[str], rows: Iterable[Sequence[Plain]]
) -> tuple[PlainRow, ...]:
    """Rows with these field names as rows of a kind, each value checked. Fields that are missing stay empty.

    Raises Refusal, naming record and field, for what a book can't hold.
    """
    unknown = [name for name in names if name not in kind.names]
    if unknown:
        raise Refusal(
            "“{file}” has a field that csdesk doesn't know: “{unknown}”. Nothing was imported.",
            file=file,
            unknown=shortened(unknown[0]),
        )
    places = [names.index(name) if name in names else None for name in kind.names]
    return tuple(
        tuple(
            _checked(file, number, field, None if at is None else row[at])
            for field, at in zip(kind.fields, places, strict=True)
        )
        for number, row in enumerate(rows, start=1)
    )


def _checked(file: str, place: int, field: Field, value: Plain) -> Plain:
    if value is None and field.sort is Sort.TEXT and not field.optional:
        return ""
    try:
        return checked(field, value)
    except (ValueError, TypeError):
        raise unfit(file, place, field, value) from None


def insist_on_links(
    name: str, kinds: Sequence[RecordKind], records: Mapping[str, tuple[PlainRow, ...]]
) -> None:
    """Refuse two records with one uuid, and records that refer to one that is not among them."""
    known: dict[str, set[Plain]] = {}
    for kind in kinds:
        rows = records.get(kind.name, ())
        if "uuid" in kind.names:
            at = kind.names.index("uuid")
            known[kind.name] = {row[at] for row in rows}
            if len(known[kind.name]) < len(rows):
                raise Refusal(
                    "“{name}” holds a record twice ({kind}). Nothing was imported.", name=name, kind=kind.name
                )
    for kind in kinds:
        for at, field in enumerate(kind.fields):
            if field.sort is Sort.REFERENCE:
                missing = {row[at] for row in records.get(kind.name, ())} - known[field.target] - {None}
                if missing:
                    raise Refusal(
                        "“{name}”: some of the {kind} belong to {target} that are not in it. Nothing was imported.",
                        name=name,
                        kind=kind.name,
                        target=field.target,
                    )
