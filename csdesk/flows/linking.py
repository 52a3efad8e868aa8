"""Records of an account that a row names: who answered, and which metrics a change concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from csdesk.commands.imported_accounts import NewAccount
from csdesk.desk import Desk
from csdesk.domain.folding import key_of
from csdesk.domain.linked import Linked
from csdesk.exchange.kinds import KINDS
from csdesk.exchange.kinds.kind import Field, RecordKind
from csdesk.queries.incoming import KnownRecord, known_records
from csdesk.words import Phrase, phrase

NAMES = ("external_id", "name", "email")
_BETWEEN = re.compile(r"[;,|\n]")
NONE_OF_THEM = phrase("the account has none of this name among its {kind}: “{name}”.")
SEVERAL_OF_THEM = phrase("the account has several of this name among its {kind}: “{name}”.")


class Linker:
    """Knows the records that a kind's fields may refer to, by account and by whatever they are called."""

    def __init__(self, desk: Desk, kind: RecordKind) -> None:
        self._known = {
            about.refers: _by_name(desk.ask(known_records, about.refers))
            for about in kind.fields
            if about.refers
        }

    def find(self, about: Field, text: str, owner: int | NewAccount | None) -> Linked | Phrase:
        """The records that a text names, or why they can't be told."""
        known = self._known[about.refers]
        whole = known.get((owner, key_of(text)), [])
        names = [text] if whole or not about.several else [one for one in _BETWEEN.split(text) if one.strip()]
        found = []
        for name in names:
            some = known.get((owner, key_of(name)), [])
            if len(some) != 1:
                why = SEVERAL_OF_THEM if some else NONE_OF_THEM
                return phrase(why.template, kind=KINDS[about.refers].words, name=name.strip())
            found.append(some[0])
        return Linked(frozenset(one.id for one in found), ", ".join(str(one.values["name"]) for one in found))


def _by_name(records: Iterable[KnownRecord]) -> dict[tuple[object, str], list[KnownRecord]]:
    found: dict[tuple[object, str], list[KnownRecord]] = {}
    for one in records:
        for name in {key_of(str(one.values[field])) for field in NAMES if one.values.get(field)}:
            found.setdefault((one.account_id, name), []).append(one)
    return found
