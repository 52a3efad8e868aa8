"""Folders and drives are known by name, by what lies in them, and by their file system."""

import pytest

from csdesk.domain.place import Risk, drive_risk, is_set_aside, risk_said, synced_by
from csdesk.formats import Formats


@pytest.mark.parametrize(
    ("folders", "found", "risk"),
    [
        (["Books", "OneDrive", "ann"], [], Risk.ONEDRIVE),
        (["OneDrive - Northwind Ltd", "ann"], [], Risk.ONEDRIVE),
        (["OneDrive-Personal", "CloudStorage"], [], Risk.ONEDRIVE),
        (["Dropbox", "ann"], [], Risk.DROPBOX),
        (["Dropbox (Northwind)"], [], Risk.DROPBOX),
        (["com~apple~CloudDocs", "Mobile Documents", "Library"], [], Risk.ICLOUD),
        (["My Drive", "GoogleDrive-ann@example.com"], [], Risk.GOOGLE_DRIVE),
        (["Google Drive"], [], Risk.GOOGLE_DRIVE),
        (["Shared", "home"], [".dropbox"], Risk.DROPBOX),
        (["Shared", "home"], [".tmp.driveupload"], Risk.GOOGLE_DRIVE),
        (["Documents", "ann", "home", ""], [], None),
        (["Notes on OneDrive and Dropbox"], [], None),
    ],
)
def test_synced_folders_are_known(folders: list[str], found: list[str], risk: Risk | None) -> None:
    assert synced_by(folders, found) is risk


@pytest.mark.parametrize(
    ("system", "options", "risk"),
    [
        ("cifs", "rw", Risk.NETWORK),
        ("nfs4", "rw,relatime", Risk.NETWORK),
        ("NTFS", "rw,remote", Risk.NETWORK),
        ("NTFS", "rw,removable", Risk.REMOVABLE),
        ("exfat", "rw", Risk.REMOVABLE),
        ("ext4", "rw", None),
        ("apfs", "rw,local", None),
    ],
)
def test_drives_are_known(system: str, options: str, risk: Risk | None) -> None:
    assert drive_risk(system, options) is risk


@pytest.mark.parametrize("risk", Risk)
def test_each_risk_says_what_is_safe_and_what_to_do(risk: Risk) -> None:
    said = Formats().say(risk_said(risk, "My book"))
    assert "“My book”" in said
    assert "backups" in said
    assert "folder" in said


@pytest.mark.parametrize(
    ("other", "risk"),
    [
        ("Acme (Jane's conflicted copy 2026-11-20)", None),
        ("Acme (conflicted copy 2026-11-20 101500)", None),
        ("Acme_conflict-20261120-101500", None),
        ("Acme.sync-conflict-20261120-101500-ABCDEFG", None),
        ("Acme (In Konflikt stehende Kopie von Jane 2026-11-20)", Risk.DROPBOX),
        ("Acme-DESKTOP-AB12CD3", None),
        ("Acme-desk7", None),
        ("Acme-JANES-PC", Risk.ONEDRIVE),
        ("Acme (1)", Risk.GOOGLE_DRIVE),
        ("Acme 2", Risk.ICLOUD),
    ],
)
def test_what_programs_that_sync_set_aside_is_known_by_its_name(other: str, risk: Risk | None) -> None:
    assert is_set_aside("Acme", other, risk, "DESK7")


@pytest.mark.parametrize(
    "other",
    [
        "Acme",
        "Acme-EMEA",
        "Acme 2",
        "Acme (1)",
        "Acme (saved)",
        "Acme (damaged, 2026-11-20 10.15.00)",
        "Conflict",
    ],
)
def test_other_books_beside_it_are_no_copies(other: str) -> None:
    assert not is_set_aside("Acme", other, None, "DESK7")
