"""The language of the command line: chosen before anything is said, Python's own parser of arguments included."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator

from csdesk import settings
from csdesk.paths import resource
from csdesk.words import DOMAIN, ENGLISH, phrase, speak

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where systems say which languages their users read, the first that says something counts."""

PARSERS_OWN = (
    phrase("usage: "),
    phrase("options"),
    phrase("positional arguments"),
    phrase("show this help message and exit"),
    phrase("show program's version number and exit"),
    phrase("%(prog)s: error: %(message)s\n"),
    phrase("argument %(argument_name)s: %(message)s"),
    phrase("invalid choice: %(value)r (choose from %(choices)s)"),
    phrase("invalid %(type)s value: %(value)r"),
    phrase("expected one argument"),
    phrase("expected at least one argument"),
    phrase("not allowed with argument %s"),
    phrase("one of the arguments %s is required"),
    phrase("the following arguments are required: %s"),
    phrase("unrecognized arguments: %s"),
)
"""What Python says by itself about a command line that it reads; it looks there where `gettext` is told to."""


def speak_to_user(chosen: settings.Settings) -> None:
    """Say from now on everything in the language that the settings, or else the system, name."""
    language = settings.language_of(chosen.language, _of_system())
    speak(language)
    if language != ENGLISH:
        os.environ["LANGUAGE"] = language
        gettext.bindtextdomain(DOMAIN, str(resource("locale")))
        gettext.textdomain(DOMAIN)


def _of_system() -> Iterator[str]:
    said = next((os.environ[name] for name in VARIABLES if os.environ.get(name)), "")
    for one in said.split(":"):
        yield one.partition(".")[0]
