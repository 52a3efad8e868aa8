"""Why there is no book, and the ways on: they differ by what stood in the way."""

from __future__ import annotations

from functools import partial

from csdesk.errors import Damaged, Refusal, StillReadable
from csdesk.ui.books import Books
from csdesk.ui.safety import Safety
from csdesk.ui.shell import Shell
from csdesk.ui.widgets.buttons import Button, primary, secondary
from csdesk.ui.widgets.empty import EmptyState


def unopened(shell: Shell, books: Books, safety: Safety, refusal: Refusal) -> EmptyState:
    """What stands in the place of the pages while a book can't be opened."""
    heading = shell.words("This book can't be opened")
    return EmptyState(heading, shell.say(refusal.said), _ways(shell, books, safety, refusal))


def _ways(shell: Shell, books: Books, safety: Safety, refusal: Refusal) -> tuple[Button, ...]:
    words, wanted = shell.words, books.wanted
    another = words("Open another book"), books.ask_to_open
    restore = secondary(words("Restore a backup…"), safety.ask_to_restore)
    new = secondary(words("New book"), books.ask_to_create)
    if isinstance(refusal, Damaged):
        return (
            primary(words("See what can be had back"), safety.see_damage),
            restore,
            secondary(*another),
            new,
        )
    if isinstance(refusal, StillReadable) and wanted is not None:
        read = primary(words("Open only to read"), partial(books.open_to_read, wanted))
        if refusal.can_be_taken_over:
            return (
                read,
                secondary(words("Open anyway"), partial(books.take_over, wanted)),
                secondary(*another),
            )
        return read, secondary(*another), new
    lately = secondary(words("Books…"), books.show_books)
    return (
        primary(*another),
        lately,
        new,
        secondary(words("Open the sample book"), books.open_sample),
        restore,
    )
