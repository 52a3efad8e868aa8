"""Ask a customer for figures: a one-page workbook of rows to confirm, correct or fill in, searched and kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from csdesk.changes import Changes
from csdesk.commands.data_request import AskForData
from csdesk.deck.asking import request_workbook
from csdesk.deck.check import words_found
from csdesk.deck.content import Author
from csdesk.deck.workbook import workbook_of
from csdesk.desk import Desk
from csdesk.domain.asking import coded, new_code
from csdesk.errors import Refusal
from csdesk.flows.forbidden import Overheard, forbidden_words
from csdesk.flows.prepare_review import LeakFound
from csdesk.flows.publish import publish_all, refuse_unfit
from csdesk.flows.review_name import SUFFIX
from csdesk.jobs import Progress
from csdesk.queries.asking import askable
from csdesk.queries.keep_out import keep_out


@dataclass(frozen=True, slots=True)
class AskRequest:
    """Whom to ask, where the file goes, and who asks; `locale` is for a customer of whom no language was chosen."""

    account_id: int
    path: Path
    author: Author
    locale: str = "en_GB"


@dataclass(frozen=True, slots=True)
class Asked:
    """The file that was written, the code by which its rows are known, how many there are, and what that changed."""

    path: Path
    code: str
    rows: int
    changes: Changes


def ask_for_data(desk: Desk, asked: AskRequest, progress: Progress) -> Asked:
    """Write the request and keep what was asked. Raises Refusal, nothing written or kept, where that can't be done."""
    refuse_unfit(asked.path, SUFFIX)
    found = desk.ask(askable, asked.account_id, desk.today)
    if not found.rows:
        raise Refusal(
            "There is nothing to ask: every shared figure is up to date and confirmed, and no shared milestone is due."
        )
    code = new_code(found.codes)
    request = coded(found.account, found.locale or asked.locale, found.rows, code)
    formats = Overheard(request.locale)
    review = request_workbook(request, asked.author.shown, asked.author.accent, formats)
    file = workbook_of(review, formats, datetime.now(UTC), progress)
    secrets = forbidden_words(
        desk.ask(keep_out, asked.account_id), found.account, (request.rows, asked.author), formats
    )
    hits = words_found(file, secrets)
    if hits:
        raise LeakFound(hits)
    command = AskForData(asked.account_id, code, request, found.contact_id)
    done = publish_all([(asked.path, file)], partial(desk.do, command))
    return Asked(asked.path, code, len(request.rows), done.changes)
