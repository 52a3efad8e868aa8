"""What an account says of itself, on a quiet card: internal, none of it is ever shared."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from csdesk.commands.account import ChooseLogo, EditAccount, days_between
from csdesk.domain.account import AccountStatus
from csdesk.domain.fields import clean_line, clean_text
from csdesk.errors import Refusal
from csdesk.near_days import Looking
from csdesk.queries.account import AccountFields
from csdesk.tokens import GRID
from csdesk.ui.forms.choice import ChoiceField
from csdesk.ui.forms.day import DayField
from csdesk.ui.forms.locales import locale_choices
from csdesk.ui.forms.picture import CustomerLogoField
from csdesk.ui.forms.typed import LineField, NumberField, TextField
from csdesk.ui.scale import factor
from csdesk.ui.sections.entry import Entry
from csdesk.ui.sections.fields import choices
from csdesk.ui.shell import Shell

A_ROW, LARGE = 3, 1.5


def whole_days(number: Decimal | None) -> Decimal | None:
    """A number of days, or none. Raises Refusal for a part of a day and for what no agreement would say."""
    if number is not None and number != number.to_integral_value():
        raise Refusal("Say it in whole days.", field="speak_every")
    days_between(None if number is None else int(number))
    return number


class AboutEntry(Entry[AccountFields]):
    """The account's facts in three columns, and what the customer wants of us below them."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        words, speech = shell.words, shell.speech
        self.status = ChoiceField(speech, words("Status"), choices(shell, AccountStatus), quiet=True)
        self.industry = self._line(words("Industry"))
        self.country = self._line(words("Country"))
        self.segment = self._line(words("Segment"))
        self.since = DayField(speech, words("Customer since"), shell.today, looking=Looking.BACK, quiet=True)
        self.since.editor.setPlaceholderText(words("Not known"))
        self.external_id = self._line(words("Id in other systems"))
        self.language = ChoiceField(
            speech, words("Language of reviews"), locale_choices("", words("As mine")), quiet=True
        )
        self.speak = NumberField(
            speech, words("Days between talks with the sponsor"), rule=whole_days, quiet=True
        )
        self.speak.editor.setPlaceholderText(words("Not agreed"))
        self.logo = CustomerLogoField(speech, words("Logo, for the first page of reviews"))
        self.outcome = self._text(words("Required outcome"), words("What the customer needs to achieve"))
        self.experience = self._text(
            words("Appropriate experience"),
            words("How the customer wants to get there: how much help, which way"),
        )
        self.reason = self._text(words("Reason to buy"), words("Why the customer chose us"))
        self._bind()
        self._lay_out()

    def _bind(self) -> None:
        self.bind(self.status, lambda row: row.status, lambda row, it: EditAccount(row.id, status=it))
        self.bind(self.industry, lambda row: row.industry, lambda row, it: EditAccount(row.id, industry=it))
        self.bind(self.country, lambda row: row.country, lambda row, it: EditAccount(row.id, country=it))
        self.bind(self.segment, lambda row: row.segment, lambda row, it: EditAccount(row.id, segment=it))
        self.bind(
            self.since, lambda row: row.customer_since, lambda row, it: EditAccount(row.id, customer_since=it)
        )
        self.bind(
            self.external_id,
            lambda row: row.external_id or "",
            lambda row, it: EditAccount(row.id, external_id=it or None),
        )
        self.bind(
            self.outcome,
            lambda row: row.required_outcome,
            lambda row, it: EditAccount(row.id, required_outcome=it),
        )
        self.bind(
            self.experience,
            lambda row: row.appropriate_experience,
            lambda row, it: EditAccount(row.id, appropriate_experience=it),
        )
        self.bind(self.language, lambda row: row.locale, lambda row, it: EditAccount(row.id, locale=it))
        self.bind(
            self.speak,
            lambda row: None if row.speak_every is None else Decimal(row.speak_every),
            lambda row, it: EditAccount(row.id, speak_every=None if it is None else int(it)),
        )
        self.bind(self.logo, lambda row: row.logo, lambda row, it: ChooseLogo(row.id, it or None))
        self.bind(
            self.reason, lambda row: row.reason_to_buy, lambda row, it: EditAccount(row.id, reason_to_buy=it)
        )

    def _lay_out(self) -> None:
        facts: tuple[QWidget, ...] = (
            self.industry,
            self.country,
            self.segment,
            self.status,
            self.since,
            self.external_id,
            self.language,
            self.speak,
        )
        below_them = (self.logo, self.outcome, self.experience, self.reason)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4 * GRID)
        grid.setVerticalSpacing(2 * GRID)
        self.status.align_title()
        self.since.align_title()
        self.language.align_title()
        self.speak.align_title()
        self.logo.align_title()
        a_row = A_ROW if factor() < LARGE else A_ROW - 1
        for place, fact in enumerate(facts):
            grid.addWidget(fact, place // a_row, place % a_row)
        for column in range(a_row):
            grid.setColumnStretch(column, 1)
        below = QVBoxLayout()
        below.setSpacing(2 * GRID)
        for wide in below_them:
            below.addWidget(wide)
        self.lines.setSpacing(2 * GRID)
        self.lines.addLayout(grid)
        self.lines.addLayout(below)

    def _line(self, title: str) -> LineField:
        hint = self.shell.words("Not known")
        field = LineField(self.shell.speech, title, rule=clean_line, hint=hint, quiet=True)
        field.align_title()
        return field

    def _text(self, title: str, hint: str) -> TextField:
        field = TextField(self.shell.speech, title, rule=clean_text, hint=hint, quiet=True, lines=1)
        field.align_title()
        return field
