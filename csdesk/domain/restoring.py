"""What restoring a backup would change against now, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from csdesk.domain.backup import Backup, Contents
from csdesk.domain.spoken import joined, moment
from csdesk.words import Phrase, counted, phrase

NAMED = 5  # accounts named before the rest is only counted


@dataclass(frozen=True, slots=True)
class Difference:
    """What restoring would change: accounts that would come back, accounts that would go, and measurements."""

    coming: tuple[str, ...]
    going: tuple[str, ...]
    measurements: int
    measurements_now: int
    changed_since: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A backup to choose: what it holds, None where it can't be read, and what it would change, where both can."""

    backup: Backup
    contents: Contents | None
    difference: Difference | None
    is_locked: bool = False
    """Whether it has a passphrase of its own, which has not been given yet."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the book as it was before is kept: as a backup, or as a file beside it where it was damaged or locked."""

    present: Backup | None
    damaged: Path | None
    locked: Path | None = None


def difference(there: Contents, here: Contents) -> Difference:
    """What would change if `there` took the place of `here`; accounts are the same when their UUIDs are."""
    return Difference(
        coming=_missing(there, here),
        going=_missing(here, there),
        measurements=there.measurements,
        measurements_now=here.measurements,
        changed_since=(there.last_change, there.history) != (here.last_change, here.history),
    )


def difference_said(found: Difference) -> tuple[Phrase, ...]:
    """What restoring would change, in sentences."""
    said: list[Phrase] = []
    if found.coming:
        count = len(found.coming)
        said.append(
            counted(
                "The account {names} comes back.",
                "{count} accounts come back: {names}.",
                count,
                names=_listed(found.coming),
            )
        )
    if found.going:
        count = len(found.going)
        said.append(
            counted(
                "The account {names} goes.",
                "{count} accounts go: {names}.",
                count,
                names=_listed(found.going),
            )
        )
    if found.measurements != found.measurements_now:
        there, here = found.measurements, found.measurements_now
        said.append(phrase("There are {there} measurements then, {here} now.", there=there, here=here))
    if found.changed_since:
        said.append(phrase("What was edited since is taken away."))
    return tuple(said) or (phrase("Nothing changes: the book is as it was then."),)


def offer_said(offer: Offer) -> Phrase:
    """What restoring a backup would change, in words."""
    if offer.is_locked:
        return phrase(
            "This backup has a passphrase of its own. With it, it can be restored; the book has that passphrase then."
        )
    if offer.contents is None:
        return phrase("This backup is damaged; it can't be restored.")
    if offer.difference is None:
        return phrase("There is no book now, or it can't be read, so nothing can be compared.")
    return joined(difference_said(offer.difference))


def kept_said(done: Restored) -> Phrase:
    """What became of the book as it was before."""
    if done.present is not None:
        return phrase(
            "The book as it was before is kept as the backup of {when}.", when=moment(done.present.at)
        )
    if done.damaged is not None:
        return phrase("The damaged book is kept as “{path}”.", path=str(done.damaged))
    if done.locked is not None:
        return phrase("The locked book is kept as “{path}”.", path=str(done.locked))
    return phrase("There was no book before.")


def restored_said(offer: Offer, done: Restored) -> Phrase:
    """That a backup is in place, and what became of the book as it was before, in a line."""
    when = moment(offer.backup.at)
    if done.present is not None:
        return phrase("The backup of {when} is restored; what was there before is a backup now.", when=when)
    if done.damaged is not None:
        return phrase("The backup of {when} is restored; the damaged book is kept beside it.", when=when)
    if done.locked is not None:
        return phrase("The backup of {when} is restored; the locked book is kept beside it.", when=when)
    return phrase("The backup of {when} is restored.", when=when)


def contents_said(found: Contents) -> Phrase:
    """How much a book holds."""
    accounts = counted("{count} account", "{count} accounts", len(found.accounts))
    measurements = counted("{count} measurement", "{count} measurements", found.measurements)
    return phrase("{accounts}, {measurements}", accounts=accounts, measurements=measurements)


def _listed(names: tuple[str, ...]) -> Phrase:
    shown = ", ".join(f"“{name}”" for name in names[:NAMED])
    left = len(names) - NAMED
    if left > 0:
        return counted("{names} and {count} more", "{names} and {count} more", left, names=shown)
    return phrase("{names}", names=shown)


def _missing(one: Contents, other: Contents) -> tuple[str, ...]:
    names = (one.accounts[key] for key in one.accounts.keys() - other.accounts.keys())
    return tuple(sorted(names, key=str.casefold))
