"""Where a book lies, as far as that can go wrong: synced folders, shared drives, drives that are pulled."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum

from csdesk.words import Phrase, counted, phrase


class Risk(StrEnum):
    """What can go wrong with a place."""

    ONEDRIVE = "OneDrive"
    DROPBOX = "Dropbox"
    ICLOUD = "iCloud"
    GOOGLE_DRIVE = "Google Drive"
    NETWORK = "network"
    REMOVABLE = "removable"


FOLDERS = (
    (Risk.ONEDRIVE, re.compile(r"onedrive( ?- ?.+)?$", re.IGNORECASE)),
    (Risk.DROPBOX, re.compile(r"dropbox( \(.+\)|-.+)?$", re.IGNORECASE)),
    (Risk.ICLOUD, re.compile(r"(icloud ?drive|mobile documents|com~apple~clouddocs)$", re.IGNORECASE)),
    (Risk.GOOGLE_DRIVE, re.compile(r"(google ?drive|googledrive-.+|my drive)$", re.IGNORECASE)),
)
"""How the services call their folders."""
MARKERS = {
    ".dropbox": Risk.DROPBOX,
    ".dropbox.cache": Risk.DROPBOX,
    ".tmp.drivedownload": Risk.GOOGLE_DRIVE,
    ".tmp.driveupload": Risk.GOOGLE_DRIVE,
    ".849c9593-d756-4e56-8d6e-42412f2a707b": Risk.ONEDRIVE,
}
"""Files by which a service knows its folder, whatever that is called."""
CONFLICTED = re.compile(r"conflict|konflikt", re.IGNORECASE)
"""Dropbox, Nextcloud, Syncthing and others say so in the name they give."""
MACHINE = re.compile(r"-(DESKTOP|LAPTOP|WIN)-[A-Z0-9]{4,12}(-\d+)?")
"""OneDrive puts the other machine's name behind, most often one that Windows made up."""
COUNTED_COPIES = {
    Risk.ONEDRIVE: re.compile(r"-[A-Z0-9][A-Z0-9-]{2,14}"),
    Risk.GOOGLE_DRIVE: re.compile(r" \(\d\)"),
    Risk.ICLOUD: re.compile(r" \d"),
}
NETWORK_SYSTEMS = frozenset(
    "nfs nfs4 cifs smb smbfs smb2 smb3 afpfs webdav davfs fuse.davfs fuse.sshfs 9p ncpfs fuse.rclone".split()
)
STICK_SYSTEMS = frozenset("vfat exfat msdos fat fat32 fuseblk".split())


def synced_by(folders: Sequence[str], found: Collection[str]) -> Risk | None:
    """The service that syncs a book: by the names of the folders above it, or by what lies `found` in one of them."""
    for name in folders:
        for risk, called in FOLDERS:
            if called.fullmatch(name):
                return risk
    return next((risk for marker, risk in MARKERS.items() if marker in found), None)


def is_set_aside(book: str, other: str, risk: Risk | None, machine: str) -> bool:
    """Whether `other` is what a program that syncs would call a conflicted copy of `book`; both without their ending.

    What people name so, too (“Acme-EMEA”, “Acme 2”), counts only in a folder of the service that names copies like
    it; `machine` is this computer's name.
    """
    if not other.startswith(book) or other == book:
        return False
    rest = other[len(book) :]
    if CONFLICTED.search(rest) or MACHINE.fullmatch(rest) or rest.casefold() == f"-{machine.casefold()}":
        return True
    pattern = COUNTED_COPIES.get(risk) if risk is not None else None
    return pattern is not None and pattern.fullmatch(rest) is not None


def copies_said(book: str, copies: Sequence[str]) -> Phrase:
    """That there are conflicted copies of a book, what is safe, and what to do."""
    return counted(
        "Beside “{book}” lies a copy of it that a program which syncs the folder set aside: two machines wrote the "
        "book at the same time. What was done on one of them is in the copy and not in this book; csdesk changed "
        "neither file. Open the copy to see what this book lacks; take an account over by File > Export this account "
        "and, in this book, File > Import from another csdesk. Then put the copy into another folder.",
        "Beside “{book}” lie {count} copies of it that a program which syncs the folder set aside: two machines wrote "
        "the book at the same time. What was done on one of them is in the copies and not in this book; csdesk changed "
        "none of the files. Open each copy to see what this book lacks; take an account over by File > Export this "
        "account and, in this book, File > Import from another csdesk. Then put the copies into another folder.",
        len(copies),
        book=book,
    )


def drive_risk(file_system: str, options: str) -> Risk | None:
    """What a drive's file system and options say of it, as psutil names them."""
    system, said = file_system.casefold(), options.casefold().split(",")
    if system in NETWORK_SYSTEMS or "remote" in said:
        return Risk.NETWORK
    return Risk.REMOVABLE if "removable" in said or system in STICK_SYSTEMS else None


def risk_said(risk: Risk, book: str) -> Phrase:
    """What can go wrong there, what csdesk does about it, and what to do."""
    match risk:
        case Risk.NETWORK:
            return phrase(
                "“{book}” lies on a drive of the network. When the connection breaks, the last change may not be kept, "
                "and the locks of such drives do not always hold. csdesk keeps its backups on this machine, notes who "
                "has the book open, and writes nothing when the file changes under it. Safer is a folder of this "
                "machine.",
                book=book,
            )
        case Risk.REMOVABLE:
            return phrase(
                "“{book}” lies on a drive that can be pulled. Pulled in the middle of a change, that change is not "
                "kept; everything before it is. csdesk keeps its backups on this machine. Close the book before you "
                "take the drive out, or move it to a folder of this machine.",
                book=book,
            )
        case _:
            return phrase(
                "“{book}” lies in a folder that {service} syncs. It may copy the book half written, bring back an "
                "older state, or set one of two states aside as a conflicted copy. csdesk keeps its backups outside "
                "of that folder, heeds a note when another machine has the book open, and writes nothing when the "
                "file is replaced under it. Safest is a folder that is not synced.",
                book=book,
                service=risk.value,
            )
