"""The meeting card: one page for us alone, with what one wants on the table, saved and printed as PDF."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csdesk.commands.answer import AskQuestion
from csdesk.commands.commitment import AddCommitment
from csdesk.commands.contact import AddContact
from csdesk.commands.contract import AddContract
from csdesk.commands.plan import AddPlan
from csdesk.domain.contact import Part
from csdesk.domain.question import Pillar
from csdesk.domain.sides import Side
from csdesk.paper.printer import print_pages, printer_for
from csdesk.ui.dialogs.meeting_card import MeetingCardDialog
from csdesk.ui.shell import Shell
from tests.ui.driving import Hand


def test_the_card_says_what_is_open_fits_one_page_and_is_marked_internal(
    qtbot: QtBot,
    shell: Shell,
    show: Callable[[QWidget], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hand = Hand(qtbot, shell, show)
    account = hand.account("Acme")
    hand.do(AddPlan(account, purpose="Answers the same morning"))
    hand.do(AddContract(account, date(2025, 11, 22), ends=date(2026, 11, 21)))
    hand.do(AddContact(account, "Jana Novak", parts=frozenset({Part.SPONSOR})))
    hand.do(AskQuestion(account, Pillar.WHY, "Why weekly?"))
    hand.do(AddCommitment(account, "Names", side=Side.THEIRS, made_on=date(2026, 1, 2), due=date(2026, 2, 1)))
    hand.do(AddCommitment(account, "Export guide", due=date(2026, 12, 12)))
    hand.open(account, "questions")
    shown: list[MeetingCardDialog] = []
    monkeypatch.setattr(MeetingCardDialog, "open", lambda self: shown.append(self))
    hand.page.show_meeting_card()
    qtbot.waitUntil(lambda: bool(shown))
    (dialog,) = shown
    said = dialog.picture.accessibleDescription()
    for text in (
        "INTERNAL USE ONLY",
        "Answers the same morning",
        "Why weekly?",
        "Names",
        "Overdue, 1 Feb 2026",
        "Contract ended 21 Nov 2026 (1 day ago)",
    ):
        assert text in said
    assert "Jana Novak, Sponsor" in said and "Never spoken to" in said
    (page,) = dialog.card.pages
    assert all(0 <= words.middle <= page.height for words in page.words)
    assert "Export guide" in page.texts

    dialog.save_to(tmp_path / "card")
    qtbot.waitUntil(lambda: "is written" in dialog.said.text())
    pdf = PdfReader(BytesIO((tmp_path / "card.pdf").read_bytes()))
    assert len(pdf.pages) == 1 and "INTERNAL USE ONLY" in pdf.pages[0].extract_text()

    printer = printer_for(dialog.card)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert print_pages(dialog.card, printer)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1
    dialog.save_to(tmp_path / "none" / "card.pdf")
    qtbot.waitUntil(lambda: "There is no folder" in dialog.said.text())
    dialog.deleteLater()
