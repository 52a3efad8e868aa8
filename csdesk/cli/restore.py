"""`csdesk restore`: show a book's backups, put one of them in its place, or what can be had back of a damaged book."""

from __future__ import annotations

from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of, named_book
from csdesk.cli.passphrases import unlock_file
from csdesk.domain.restoring import Offer, Restored, contents_said, kept_said, offer_said
from csdesk.domain.salvaging import Salvaged, aside_said, lost_lines, salvaged_said
from csdesk.domain.spoken import moment, size_said
from csdesk.flows.bringing_back import bring_back
from csdesk.flows.restoring import chosen, offer_of, offers, restore
from csdesk.flows.salvaging import salvage, survey
from csdesk.words import phrase, words

HEAD = ("Backup", "When", "Size", "Holds", "Restoring it")


def run(arguments: Arguments, console: Console) -> None:
    """List, salvage or restore. Raises Refusal, the book as it was, where that can't be done."""
    unlock_file(arguments, named_book(arguments))
    if arguments.salvage:
        _salvage(arguments, console)
    elif arguments.backup is None:
        _list(arguments, console)
    elif arguments.account is not None:
        _bring_back(arguments, console, arguments.backup, arguments.account)
    else:
        _restore(arguments, console, arguments.backup)


def _list(arguments: Arguments, console: Console) -> None:
    found = offers(named_book(arguments).absolute(), console.progress())
    console.done()
    if arguments.json:
        console.data([_data(one, console) for one in found])
    elif found:
        head = [words(title, console.formats.language) for title in HEAD]
        console.table(head, [_cells(one, console) for one in found], right=frozenset({2}))
    else:
        console.tell(phrase("There are no backups of this book yet."))


def _restore(arguments: Arguments, console: Console, name: str) -> None:
    book = named_book(arguments).absolute()
    backup = chosen(book, name)
    unlock_file(arguments, backup.path)
    offer = offer_of(book, backup)
    done = restore(book, offer.backup.path)
    if arguments.json:
        console.data({**_data(offer, console), **_kept_data(done)})
        return
    console.line(phrase("Restored the backup of {when}.", when=moment(offer.backup.at)))
    console.line(offer_said(offer))
    console.line(kept_said(done))


def _bring_back(arguments: Arguments, console: Console, backup: str, name: str) -> None:
    with desk_of(arguments, write=True) as desk:
        done = bring_back(desk, chosen(desk.path, backup).path, name)
    if arguments.json:
        console.data({"account": name, "id": done.result})
    else:
        console.line(phrase("“{name}” is back, with all that lay under it.", name=name))


def _salvage(arguments: Arguments, console: Console) -> None:
    book = named_book(arguments).absolute()
    done = (survey if arguments.dry_run else salvage)(book, console.progress())
    console.done()
    if arguments.json:
        console.data(_salvaged_data(done))
        return
    console.line(salvaged_said(done))
    for said in lost_lines(done.lost):
        console.line(said)
    if done.aside is not None:
        console.line(aside_said(done.aside))


def _salvaged_data(done: Salvaged) -> dict[str, object]:
    return {
        "read": done.read,
        "from_history": done.from_history,
        "from_backup": done.from_backup,
        "backup": None if done.backup is None else str(done.backup.path),
        "lost": [
            {"account": one.account or None, "table": one.table, "rows": one.count} for one in done.lost
        ],
        "accounts": done.accounts,
        "measurements": done.measurements,
        "damaged": None if done.aside is None else str(done.aside),
    }


def _data(offer: Offer, console: Console) -> dict[str, object]:
    there, found = offer.contents, offer.difference
    last = None if there is None else there.last_change
    return {
        "backup": str(offer.backup.path),
        "at": offer.backup.at.isoformat(),
        "bytes": offer.backup.size,
        "accounts": None if there is None else len(there.accounts),
        "measurements": None if there is None else there.measurements,
        "last_change": None if last is None else last.isoformat(),
        "accounts_coming_back": None if found is None else list(found.coming),
        "accounts_going": None if found is None else list(found.going),
        "why": console.formats.say(offer_said(offer)),
    }


def _kept_data(done: Restored) -> dict[str, object]:
    return {
        "present": None if done.present is None else str(done.present.path),
        "damaged": None if done.damaged is None else str(done.damaged),
        "locked": None if done.locked is None else str(done.locked),
    }


def _cells(offer: Offer, console: Console) -> list[str]:
    say = console.formats.say
    return [
        offer.backup.path.name,
        say(moment(offer.backup.at)),
        console.formats.quantity(size_said(offer.backup.size)),
        "" if offer.contents is None else say(contents_said(offer.contents)),
        say(offer_said(offer)),
    ]
