"""Marking a review as sent: the file on the disk is looked at once more, and its very bytes are kept for ever."""

from __future__ import annotations

import shutil
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from csdesk.commands.review_file import MarkSent, SentFile
from csdesk.deck.check import Hit
from csdesk.deck.content import Author
from csdesk.deck.differences import Difference, differences, said_as_json
from csdesk.desk import Desk, Done
from csdesk.domain.review import FileForm
from csdesk.errors import Refusal
from csdesk.flows.check_file import check_content, file_content
from csdesk.flows.publish import publish
from csdesk.flows.review_name import PDF_SUFFIX
from csdesk.jobs import Progress
from csdesk.queries.review_files import FileOfReview, account_of_review, review_file, written_file
from csdesk.words import phrase

MOST_SHOWN = 200
TAKEN_OUT = "csdesk-to-read-"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A file that is about to be marked as sent: what was changed in it since csdesk wrote it, and what it would leak.

    `known` is false where csdesk has not written this review, so that nothing can be compared.
    """

    path: Path
    form: FileForm
    content: bytes
    known: bool
    changed: tuple[Difference, ...]
    hits: tuple[Hit, ...]


def look_at(desk: Desk, review_id: int, path: Path, author: Author, locale: str) -> Outgoing:
    """Look at a file before it is marked as sent. Raises Refusal for what is no workbook or PDF or can't be read."""
    form = FileForm.PDF if path.suffix.lower() == PDF_SUFFIX else FileForm.WORKBOOK
    written, content = desk.ask(written_file, review_id, form), file_content(path)
    if form is FileForm.PDF:
        if not content.startswith(b"%PDF-"):
            raise Refusal("“{name}” is no PDF; nothing was marked.", name=path.name)
        same = written is not None and written.content == content
        if written is not None and not same:
            raise Refusal(
                "“{name}” is not the PDF that csdesk wrote, and a PDF can't be searched for what must not leave. "
                "Write it again, or mark the workbook.",
                name=path.name,
            )
        return Outgoing(path, form, content, same, (), ())
    account = desk.ask(account_of_review, review_id)
    hits = check_content(desk, path.name, content, account_id=account, author=author, locale=locale).hits
    changed = () if written is None else differences(written.content, content)
    return Outgoing(path, form, content, written is not None, changed, hits)


def look_at_all(
    desk: Desk, review_id: int, paths: tuple[Path, ...], author: Author, locale: str, *, progress: Progress
) -> tuple[Outgoing, ...]:
    """Look at every file that is about to go out. Raises what `look_at` raises, Cancelled after a stop."""
    found = []
    for done, path in enumerate(paths):
        progress.step(done, len(paths), phrase("Looking through “{file}”", file=path.name))
        found.append(look_at(desk, review_id, path, author, locale))
    return tuple(found)


def mark_as_sent(desk: Desk, review_id: int, files: tuple[Outgoing, ...]) -> Done[None]:
    """Keep what went out, in one entry of the history. Raises Refusal where a file would leak."""
    for one in files:
        if one.hits:
            first = one.hits[0]
            raise Refusal(
                "“{word}” stands in {place} of “{name}”, and it must not leave this book. Mend it there, then mark the "
                "review again.",
                word=first.word,
                place=first.place,
                name=one.path.name,
            )
    return desk.do(
        MarkSent(
            review_id,
            tuple(
                SentFile(one.form, one.path.name, one.content, said_as_json(one.changed[:MOST_SHOWN]))
                for one in files
            ),
        )
    )


def take_out(desk: Desk, file_id: int) -> Path:
    """A frozen file as a file of its own, to be read and not to be changed; the one in the book stays as it is.

    Those taken out before are cleared away, as far as no program has them open. Raises Refusal when it is not there,
    not whole, or can't be written.
    """
    file = desk.ask(review_file, file_id)
    clear_away()
    folder = Path(tempfile.mkdtemp(prefix=TAKEN_OUT))
    path = folder / Path(file.name).name
    publish(file.content, path)
    path.chmod(stat.S_IREAD)  # programs then open it to be read only
    return path


def clear_away() -> None:
    """Delete the files that were taken out to be read, since they hold a customer's figures."""
    for folder in Path(tempfile.gettempdir()).glob(f"{TAKEN_OUT}*"):
        with suppress(OSError):
            for file in folder.iterdir():
                file.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows deletes nothing that can only be read
        shutil.rmtree(folder, ignore_errors=True)


def save_as(desk: Desk, file_id: int, path: Path) -> FileOfReview:
    """A frozen file, byte for byte, where the user wants it. Raises Refusal as `publish` does."""
    file = desk.ask(review_file, file_id)
    publish(file.content, path)
    return file
