"""What a user chooses once. Each field carries its own title and explanation, so that the page builds itself."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from csdesk import jsonfile
from csdesk.errors import Refusal
from csdesk.paths import settings_folder
from csdesk.tokens import PAPER
from csdesk.words import Phrase, spoken

SYSTEM = "system"
NEVER = "never"
FILE = "settings.json"
COLOUR = re.compile(r"[0-9A-F]{6}")
LOCALES = (
    "en_GB en_US en_IE en_AU en_CA en_ZA cs_CZ da_DK de_AT de_CH de_DE el_GR es_ES es_MX fi_FI fr_BE fr_CA fr_CH "
    "fr_FR hu_HU it_IT ja_JP ko_KR nb_NO nl_BE nl_NL pl_PL pt_BR pt_PT ro_RO sv_SE tr_TR uk_UA zh_CN"
).split()
CURRENCIES = (
    "EUR USD GBP AUD BRL CAD CHF CNY CZK DKK HKD HUF INR JPY KRW MXN NOK NZD PLN RON SEK SGD TRY ZAR".split()
)


class Kind(StrEnum):
    """How a setting is chosen on the page."""

    LINE = "line"
    EMAIL = "email"
    CHOICE = "choice"
    LOCALE = "locale"
    CURRENCY = "currency"
    FOLDER = "folder"
    COLOUR = "colour"
    PICTURE = "picture"
    WEEKDAYS = "weekdays"
    DAYS = "days"
    MARKS = "marks"


class About(NamedTuple):
    """What the page says of a setting: its group, title, explanation and, of a choice, values with their words."""

    group: str
    title: str
    explanation: str
    kind: Kind = Kind.LINE
    choices: tuple[tuple[str, str], ...] = ()


def _setting(default: str, about: About) -> str:
    made: str = field(default=default, metadata={"about": about})
    return made


LANGUAGE_VARIABLE = "CSDESK_LANGUAGE"
"""Names a language for one run; who works on csdesk finds with "qps-ploc" what is untranslated or cut off."""

LANGUAGES = ((SYSTEM, "As the system"), ("en", "English"), ("de", "Deutsch"))
THEMES = ((SYSTEM, "As the system"), ("light", "Light"), ("dark", "Dark"))
USUAL_SIZE = 100
SIZES = (USUAL_SIZE, 110, 125, 150, 175, 200)
"""The sizes of texts, in % of the usual one."""

TEXT_SIZES = tuple((str(size), f"{size} %") for size in SIZES)
LOCKS_AFTER = (
    ("5", "After 5 minutes"),
    ("15", "After 15 minutes"),
    ("30", "After 30 minutes"),
    ("60", "After an hour"),
    (NEVER, "Only by hand and after sleep"),
)
TODAY = "Rules of Today"
GROUPS = {
    TODAY: "Today also says, with no days to choose: promises and goals overdue, goals off course or drifting, figures "
    "out of date or missing, no plan, no sponsor, goals reached without a next phase, follow-ups not sent, answers to "
    "ask again. A rule without its number is silent.",
}
"""What the page says under the heads of some groups."""

MOST_DAYS = 999
CADENCES = (("weekly", "Weekly"), ("monthly", "Monthly"), ("quarterly", "Quarterly"))


@dataclass(frozen=True, slots=True)
class Settings:
    """All of a user's choices; a new one is a field here and nothing else."""

    name: str = _setting("", About("You", "Name", "Stands as the author on every review that you prepare."))
    title: str = _setting("", About("You", "Title", "Your role, as customers know it. It may stay empty."))
    email: str = _setting(
        "", About("You", "E-mail", "Where customers answer you. It may stay empty.", Kind.EMAIL)
    )
    company: str = _setting("", About("You", "Company", "Stands beside your name on reviews."))
    logo: str = _setting(
        "",
        About(
            "You",
            "Logo",
            "Stands on the first page of reviews. csdesk keeps a copy, shrunk and without hidden data.",
            Kind.PICTURE,
        ),
    )
    accent: str = _setting(
        "",
        About(
            "You",
            "Colour of reviews",
            "Your company’s colour as websites write it. Where it would be too pale to read on paper it is darkened.",
            Kind.COLOUR,
        ),
    )
    theme: str = _setting(
        SYSTEM,
        About("This program", "Colours", "Light, dark, or as your system has it.", Kind.CHOICE, THEMES),
    )
    language: str = _setting(
        SYSTEM,
        About(
            "This program",
            "Language",
            "Of everything that stands on the screen, at once. A customer's reviews have a language of their own.",
            Kind.CHOICE,
            LANGUAGES,
        ),
    )
    text_size: str = _setting(
        str(USUAL_SIZE),
        About(
            "This program",
            "Size of text",
            "Ctrl and + or - make it larger or smaller, Ctrl and 0 as it was.",
            Kind.CHOICE,
            TEXT_SIZES,
        ),
    )
    locale: str = _setting(
        SYSTEM,
        About("This program", "Numbers and dates", "How they are written and typed here.", Kind.LOCALE),
    )
    backups: str = _setting(
        "",
        About(
            "This program",
            "Folder of backups",
            "Best on another drive than the books. While it is empty, backups lie among csdesk's own data.",
            Kind.FOLDER,
        ),
    )
    lock_after: str = _setting(
        "15",
        About(
            "This program",
            "Lock a book that has a passphrase",
            "When nobody has touched the window for so long. It is locked after the computer slept, too.",
            Kind.CHOICE,
            LOCKS_AFTER,
        ),
    )
    workdays: str = _setting(
        "1 2 3 4 5",
        About(
            "This program",
            "Working days",
            "What is counted in working days, such as three before a promise is due, counts these.",
            Kind.WEEKDAYS,
        ),
    )
    today_promises: str = _setting(
        "3", About(TODAY, "Promises due", "So many working days ahead, on either side.", Kind.DAYS)
    )
    today_renewals: str = _setting(
        "180, 90, 30",
        About(
            TODAY, "Renewals", "So many days before a contract ends; put off, again at the next.", Kind.MARKS
        ),
    )
    today_reviews: str = _setting(
        "21", About(TODAY, "Reviews to prepare", "So many days before they are due or planned.", Kind.DAYS)
    )
    today_milestones: str = _setting(
        "1", About(TODAY, "Late milestones", "So many days after the day that was planned.", Kind.DAYS)
    )
    today_agreement: str = _setting(
        "14",
        About(TODAY, "Plans without agreement", "So many days after the plan began.", Kind.DAYS),
    )
    today_sponsor: str = _setting(
        "",
        About(
            TODAY,
            "Sponsor not spoken to",
            "For so many days, where the account says no other number. Without one only as agreed in the account.",
            Kind.DAYS,
        ),
    )
    today_silence: str = _setting(
        "45",
        About(TODAY, "Customer silent", "Nothing was heard for so many days; notes don't count.", Kind.DAYS),
    )
    cadence: str = _setting(
        "monthly",
        About("New metrics", "Measured", "How often a new metric is measured.", Kind.CHOICE, CADENCES),
    )
    currency: str = _setting(
        "EUR", About("New metrics", "Currency", "Stands first wherever an amount is entered.", Kind.CURRENCY)
    )

    @property
    def weekdays(self) -> frozenset[int]:
        """The working days, Monday being 1."""
        return frozenset(int(day) for day in self.workdays.split())


class Loaded(NamedTuple):
    """The settings as they were found; `trouble` says what was wrong with their file."""

    settings: Settings
    trouble: Phrase | None


def clean_folder(text: str) -> str:
    """A folder's whole path, or nothing. Raises Refusal for what is no whole path."""
    bare = text.strip()
    if bare and not Path(bare).is_absolute():
        raise Refusal("Write the folder's whole path, like {example}.", example=str(Path.home() / "Backups"))
    return bare


def about(name: str) -> About:
    """What is said of the setting `name`. Raises StopIteration for a name that is none."""
    found: About = next(f.metadata["about"] for f in fields(Settings) if f.name == name)
    return found


def language_of(chosen: str, systems: Iterable[str]) -> str:
    """The language that the program speaks, of the setting's value and the system's languages, the dearest first."""
    asked = os.environ.get(LANGUAGE_VARIABLE) or chosen
    return spoken(*systems) if asked == SYSTEM else spoken(asked)


def clean_colour(text: str) -> str:
    """A colour as `#RRGGBB`, or nothing. Raises Refusal for what is no colour."""
    bare = text.strip().lstrip("#").upper()
    if bare and not COLOUR.fullmatch(bare):
        raise Refusal(
            "Write the colour as six signs from 0 to 9 and A to F, like {example}.", example=PAPER.accent
        )
    return f"#{bare}" if bare else ""


def clean_days(text: str) -> str:
    """A whole number of days, or nothing. Raises Refusal for what is no such number."""
    bare = text.strip()
    if bare and not (bare.isdecimal() and bare.isascii() and int(bare) <= MOST_DAYS):
        raise Refusal("Write a whole number of days up to {most}, or nothing.", most=MOST_DAYS)
    return str(int(bare)) if bare else ""


def clean_marks(text: str) -> str:
    """Several numbers of days, the most first, or nothing. Raises Refusal for what are no such numbers."""
    found = {int(clean_days(part)) for part in text.replace(",", " ").split()}
    return ", ".join(str(days) for days in sorted(found, reverse=True))


def settings_file() -> Path:
    """Where the settings lie."""
    return settings_folder() / FILE


def load(path: Path | None = None) -> Loaded:
    """The settings in `path`; what is missing or has a wrong type stands at its default."""
    kept = jsonfile.read(path or settings_file())
    names = [f.name for f in fields(Settings)]
    known = {
        name: value
        for name in names
        if isinstance(value := kept.values.get(name), str) and _allowed(name, value)
    }
    return Loaded(replace(Settings(), **known), kept.trouble)


def save(settings: Settings, path: Path | None = None) -> None:
    """Keep `settings` beside whatever a later version wrote there. Raises OSError with the old file left whole."""
    where = path or settings_file()
    chosen = {f.name: getattr(settings, f.name) for f in fields(Settings)}
    jsonfile.write(where, {**jsonfile.read(where).values, **chosen})


def _allowed(name: str, value: str) -> bool:
    match about(name).kind:
        case Kind.CHOICE:
            return any(value == choice for choice, _ in about(name).choices)
        case Kind.LOCALE:
            return value == SYSTEM or value in LOCALES
        case Kind.CURRENCY:
            return value in CURRENCIES
        case Kind.FOLDER:
            return not value or Path(value).is_absolute()
        case Kind.COLOUR:
            return not value or COLOUR.fullmatch(value.removeprefix("#")) is not None
        case Kind.WEEKDAYS:
            return set(value.split()) <= set("1234567")
        case Kind.DAYS | Kind.MARKS:
            return _is_clean(clean_marks if about(name).kind is Kind.MARKS else clean_days, value)
        case _:
            return True


def _is_clean(clean: Callable[[str], str], value: str) -> bool:
    try:
        return clean(value) == value
    except Refusal:
        return False
