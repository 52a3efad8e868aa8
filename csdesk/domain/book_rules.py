"""Rules that every record of a book keeps, in words: said where a file holds a record that breaks one."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.words import Phrase, phrase

MONEY = phrase("an amount has its currency, and a currency its amount")
WORDS: Mapping[str, Phrase] = {
    "baseline from has to": phrase("the periods of a baseline have a first and a last one"),
    "baseline has evidence": phrase("a stated baseline says how sure it is"),
    "contact is theirs": phrase("a contact of the customer's stands on the customer's side"),
    "decimals in reason": phrase("there are at most six decimals"),
    "denominator not zero": phrase("a denominator is not zero"),
    "due after start": phrase("the due day is not before the start"),
    "ends after start": phrase("the end is not before the start"),
    "has a person": phrase("somebody is named"),
    "low under high": phrase("the low end is not above the high one"),
    "minutes in reason": phrase("a point of the agenda takes from 1 to 480 minutes"),
    "now takes a period": phrase("now is taken over at least one period"),
    "one baseline": phrase("a baseline is either taken from periods or stated"),
    "one side promises": phrase("one side has promised, not both"),
    "one side starts": phrase("one side has started it, not both"),
    "one volume": phrase("a volume is either a number or another metric"),
    "phase from one": phrase("phases are counted from 1"),
    "renegotiated has a day": phrase("a renegotiated commitment has its new day"),
    "take rate is a fraction": phrase("a take rate lies between 0 and 1"),
    "three headlines": phrase("a headline has the rank 1, 2 or 3"),
    "value has currency": MONEY,
    "value or ratio": phrase("a figure is a value, or a numerator with its denominator"),
    "worth has currency": MONEY,
}
"""By the rule's name without its table's."""


def rule_in_words(rule: str) -> Phrase:
    """A rule by its name; one without words of its own allows only some values in the field that it is named by."""
    return WORDS.get(rule) or phrase("{field}: only some values fit there", field=rule)
