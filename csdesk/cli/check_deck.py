"""`csdesk check-deck`: search a review's file for what must not leave the book."""

from __future__ import annotations

from csdesk import settings
from csdesk.cli.arguments import Arguments
from csdesk.cli.console import Console
from csdesk.cli.desks import desk_of
from csdesk.errors import Refusal
from csdesk.flows.check_file import check_file
from csdesk.flows.prepare_review import author_of
from csdesk.queries.account_by_name import account_by_name
from csdesk.words import counted, phrase


def run(arguments: Arguments, console: Console) -> None:
    """Say where which words stand. Raises Refusal, so that the exit code tells it, where something was found."""
    author = author_of(settings.load().settings)
    with desk_of(arguments, write=False) as desk:
        named = None if arguments.account is None else desk.ask(account_by_name, arguments.account).id
        checked = check_file(desk, arguments.file, named, author, console.formats.locale)
    if arguments.json:
        hits = [{"words": hit.word, "place": hit.place, "sort": hit.sort.value} for hit in checked.hits]
        console.data({"account": checked.account, "hits": hits})
    else:
        for hit in checked.hits:
            console.line(
                phrase("{place}: “{words}” ({sort})", place=hit.place, words=hit.word, sort=hit.sort.label)
            )
    if checked.hits:
        raise Refusal(
            counted(
                "{count} thing in it must not reach {name}.",
                "{count} things in it must not reach {name}.",
                len(checked.hits),
                name=checked.account,
            )
        )
    if not arguments.json:
        console.line(phrase("Nothing in it that must not reach {name}.", name=checked.account))
