"""Mappings kept under names, as small JSON files among the settings, that can be copied to a colleague."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

from csdesk import jsonfile, paths
from csdesk.domain.evidence import Evidence
from csdesk.domain.metric import Better
from csdesk.domain.periods import Cadence
from csdesk.errors import Refusal
from csdesk.exchange.choices import ReadingChoices
from csdesk.exchange.days import DayOrder
from csdesk.exchange.field_from import FieldFrom
from csdesk.exchange.kinds import KINDS
from csdesk.exchange.mapping import SumUp, Ways
from csdesk.exchange.numbers import DecimalMark
from csdesk.flows.mapping import Across, FigureManners, Mapping
from csdesk.flows.matching_records import Manners

MARK = "csdesk-mapping"
SUFFIX = ".json"
_UNSAFE = re.compile(r"[^\w .()-]+")
_MEMBERS: dict[str, type[Enum]] = {
    "better": Better,
    "cadence": Cadence,
    "sum_up": SumUp,
    "evidence": Evidence,
    "across": Across,
    "decimal": DecimalMark,
    "order": DayOrder,
}


def folder() -> Path:
    """Where mappings lie."""
    return paths.settings_folder() / "mappings"


def keep_mapping(name: str, mapping: Mapping) -> Path:
    """Keep a mapping under a name; one of that name is replaced. Raises Refusal where it can't be written."""
    path = folder() / f"{_UNSAFE.sub(' ', name).strip() or mapping.kind}{SUFFIX}"
    try:
        jsonfile.write(path, written(mapping))
    except OSError as error:
        raise Refusal(
            "The mapping can't be kept at “{path}” ({reason}).", path=str(path), reason=str(error)
        ) from error
    return path


def find_mapping(named: str) -> Mapping:
    """The mapping of that name, or in that file. Raises Refusal for none, or for one that says something unknown."""
    for path in (folder() / f"{named}{SUFFIX}", Path(named).expanduser()):
        if path.is_file():
            return _read(path)
    known = ", ".join(f"“{name}”" for name, _ in kept_mappings())
    if known:
        raise Refusal("There is no mapping “{name}”; there are {known}.", name=named, known=known)
    raise Refusal("There is no mapping “{name}”, nor a file of that name.", name=named)


def kept_mappings() -> Iterator[tuple[str, Mapping]]:
    """Every mapping that is kept, by name; damaged ones are passed over."""
    for path in sorted(folder().glob(f"*{SUFFIX}")):
        try:
            yield path.stem, _read(path)
        except Refusal:
            continue


def fitting_mapping(columns: Sequence[str]) -> tuple[str, Mapping] | None:
    """The mapping for files of this shape, with its name, or None."""
    return next(((name, one) for name, one in kept_mappings() if one.fits(columns)), None)


def written(mapping: Mapping) -> dict[str, object]:
    """A mapping as JSON, without what is as usual."""
    return {MARK: 1, **_bare(asdict(mapping), asdict(Mapping(mapping.kind))), "kind": mapping.kind}


def _read(path: Path) -> Mapping:
    found = jsonfile.read(path)
    if found.trouble is not None:
        raise Refusal(found.trouble)
    if found.values.get(MARK) != 1 or found.values.get("kind") not in KINDS:
        raise Refusal("“{name}” holds no mapping that csdesk knows.", name=path.name)
    try:
        return _mapping(found.values)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise Refusal(
            "“{name}” says something of the mapping that csdesk doesn't know ({why}).",
            name=path.name,
            why=str(error),
        ) from error


def _mapping(values: dict[str, Any]) -> Mapping:
    kind = str(values["kind"])
    sources = tuple(_source(one) for one in values.get("sources", ()))
    for source in sources:
        KINDS[kind].field(source.field)
    return Mapping(
        kind=kind,
        sources=sources,
        titles=tuple(values.get("titles", ())),
        where=tuple((str(column), str(text)) for column, text in values.get("where", ())),
        ways=replace(Ways(), **_members(values.get("ways", {}))),
        reading=replace(ReadingChoices(), **_tuples(values.get("reading", {}))),
        manners=replace(Manners(), **_tuples(values.get("manners", {}))),
        figures=replace(FigureManners(), **_members(values.get("figures", {}))),
    )


def _source(values: dict[str, Any]) -> FieldFrom:
    known = {one.name for one in fields(FieldFrom)}
    unknown = set(values) - known
    if unknown:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    given = dict(values)
    given["columns"] = tuple(str(one) for one in given.get("columns", ()))
    pairs = given.get("values", ())
    given["values"] = tuple(
        (str(text), str(meant)) for text, meant in (pairs.items() if isinstance(pairs, dict) else pairs)
    )
    return FieldFrom(**given)


def _members(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _MEMBERS[name](value) if name in _MEMBERS and value is not None else value
        for name, value in values.items()
    }


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _bare(values: Any, usual: Any) -> Any:
    """Values without those that are as usual; value tables as objects, members as their values."""
    if isinstance(values, dict):
        return {
            name: _bare(value, usual.get(name) if isinstance(usual, dict) else None)
            for name, value in values.items()
            if not (isinstance(usual, dict) and name in usual and usual[name] == value)
        }
    if isinstance(values, Enum):
        return values.value
    if isinstance(values, tuple | list):
        plain = asdict(FieldFrom(""))
        return [
            _bare(one, plain) | {"field": one["field"]} if isinstance(one, dict) else _bare(one, None)
            for one in values
        ]
    return values
