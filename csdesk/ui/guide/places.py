"""Which chapter of the guide tells of which place of the window; tests see to it that every place has one."""

from __future__ import annotations

START = "index"
# Pages, and the sections of an account as "account.section", with the chapters that tell of them.
CHAPTER_OF = {
    "today": "today",
    "accounts": "accounts",
    "account.plan": "plan",
    "account.results": "results",
    "account.timeline": "timeline",
    "account.people": "people",
    "account.questions": "questions",
    "account.reviews": "reviews",
    "figures": "figures",
    "reviews": "reviews",
    "review": "review",
    "afterwards": "afterwards",
    "history": "history",
    "trash": "history",
    "settings": "settings",
}
# Dialogs, by the names of their classes.
CHAPTER_OF_DIALOG = {
    "AboutDialog": "trouble",
    "BooksDialog": "books",
    "DamageDialog": "books",
    "DeletedDialog": "accounts",
    "FaultDialog": "trouble",
    "FindingsDialog": "books",
    "ForgetDialog": "accounts",
    "ImportDialog": "importing",
    "ImportsDialog": "importing",
    "KeysDialog": "keyboard",
    "LogDialog": "trouble",
    "MeetingCardDialog": "questions",
    "NoPassphraseDialog": "books",
    "PassphraseDialog": "books",
    "RestoreDialog": "books",
    "ReturnedDialog": "figures",
}


def chapter_of(page: str, section: str) -> str:
    """The chapter that tells of a page, or of a section of it; the contents where there is none."""
    return CHAPTER_OF.get(f"{page}.{section}") or CHAPTER_OF.get(page, START)
