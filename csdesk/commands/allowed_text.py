"""What may happen to texts that are allowed to stand in a customer's files although they are searched for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from csdesk.db.tables import Account, AllowedText
from csdesk.db.work import Work
from csdesk.domain.fields import clean_line, clean_text
from csdesk.errors import Refusal
from csdesk.words import Phrase, phrase


@dataclass(frozen=True, slots=True)
class AllowText:
    """Let a text pass in this customer's files from now on, and say why. Gives back its id."""

    title: ClassVar[Phrase] = phrase("Allow in reviews")

    account_id: int
    text: str
    reason: str = ""

    def run(self, work: Work) -> int:
        """Refuses a text of no words. Raises Refusal when the account is not there any more."""
        work.get(Account, self.account_id)
        text = clean_line(self.text, "text")
        if not text:
            raise Refusal("Say which words may stand in this customer's files.", field="text")
        work.about(text)
        row = AllowedText(
            account_id=self.account_id,
            text=text,
            reason=clean_text(self.reason, "reason"),
            allowed_on=work.today,
        )
        return work.add(row).id
