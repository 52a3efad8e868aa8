"""Tables are loaded one file at a time, and all of them for whoever needs the whole schema."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from csdesk.db import tables
from csdesk.db.owners import record_tables
from csdesk.db.tables import FILES, Base, whole_schema
from csdesk.db.tables.history import HistoryBase

ONE_ASKED_FOR = """
import sys
from csdesk.db.tables import Plan
print([name for name in sys.modules if name.startswith("csdesk.db.tables.")])
"""


def test_every_mapped_class_is_found_by_its_name() -> None:
    whole_schema()
    mapped = {
        mapper.class_.__name__: mapper.class_
        for one in (Base, HistoryBase)
        for mapper in one.registry.mappers
    }
    assert mapped
    assert {name: getattr(tables, name) for name in mapped} == mapped


def test_every_name_stands_in_one_file() -> None:
    named = sorted(name for names in FILES.values() for name in names.split())
    assert named == sorted(set(tables.__all__) - {"Base", "Travelling", "whole_schema"})
    with pytest.raises(AttributeError, match="Unicorn"):
        _ = tables.Unicorn


def test_a_table_is_asked_for_by_its_name_alone() -> None:
    """Who loads its file directly goes round the lock under which mappings become more."""
    direct = re.compile(r"csdesk\.db\.tables\.(?!base\b)\w+ import")
    package = Path(tables.__file__).parent
    files = [file for file in package.parents[1].rglob("*.py") if file.parent != package]
    assert len(files) > 100
    assert not [file.name for file in files if direct.search(file.read_text(encoding="utf-8"))]


def test_the_whole_schema_has_every_record_and_every_reference() -> None:
    assert record_tables().keys() <= whole_schema().tables.keys()
    for table in whole_schema().tables.values():
        for key in table.foreign_keys:
            assert key.column.table is not None


def test_asking_for_one_table_maps_no_other_file() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ONE_ASKED_FOR], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "['csdesk.db.tables.base', 'csdesk.db.tables.plan']"
