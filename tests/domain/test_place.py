"""Folders and drives are known by name, by what lies in them, and by their file system."""

import pytest

from csdesk.domain.place import Risk, drive_risk, risk_said, synced_by
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
