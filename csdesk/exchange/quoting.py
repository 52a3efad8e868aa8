"""One line cut into fields although its quotes are not as they should be."""

from __future__ import annotations

MOST_FIELDS = 16_384
"""Whoever has more is refused; no need to cut all of them."""


def loosely_cut(
    text: str, delimiter: str, quote: str, backslash: bool, *, eager: bool = False, letter: int = -1
) -> tuple[list[str], bool]:
    """The fields of a line, and whether every quote that opens one closes it too.

    A quote closes a field only where a delimiter or the end follows; others are letters. A field whose quote is never
    closed keeps it as a letter. With `eager` two quotes before a delimiter are a letter and the end, not two letters.
    The quote at the place `letter` is a letter in any case.
    """
    cutting = _Cutting(text, delimiter, quote, backslash, eager=eager, letter=letter)
    fields: list[str] = []
    at: int | None = 0
    while at is not None and len(fields) <= MOST_FIELDS:
        field, at = cutting.field(at)
        fields.append(field)
    return fields, cutting.sound


class _Cutting:
    """A line, and from where on no quote closes anything any more."""

    def __init__(
        self, text: str, delimiter: str, quote: str, backslash: bool, *, eager: bool, letter: int
    ) -> None:
        self._text = text
        self._delimiter = delimiter
        self._quote = quote
        self._backslash = backslash
        self._eager = eager
        self._letter = letter
        self._hopeless = False
        self.sound = True

    def field(self, at: int) -> tuple[str, int | None]:
        """The field that begins at a place, and where the next one begins, if there is one."""
        text = self._text
        begin = at if self._delimiter == " " else self._after_blanks(at)
        if begin != self._letter and text.startswith(self._quote, begin):
            end = None if self._hopeless else self._closing(begin + len(self._quote))
            if end is not None:
                after = end + 1 if self._delimiter == " " else self._after_blanks(end + 1)
                return self._bare(text[begin + 1 : end]), self._next(after)
            self._hopeless, self.sound = True, False
        end = self._delimiting(at)
        if end < 0:
            return self._written(text[at:]), None
        return self._written(text[at:end]), end + len(self._delimiter)

    def _delimiting(self, at: int) -> int:
        """Where the next delimiter stands that ends a field without quotes, or -1."""
        end = self._text.find(self._delimiter, at) if self._delimiter else -1
        while end > at and self._backslash and self._escaped(end):
            end = self._text.find(self._delimiter, end + 1)
        return end

    def _next(self, after: int) -> int | None:
        return None if after >= len(self._text) else after + len(self._delimiter)

    def _after_blanks(self, at: int) -> int:
        while at < len(self._text) and self._text[at] == " ":
            at += 1
        return at

    def _ends(self, at: int) -> bool:
        """Whether a field can end before a place."""
        after = at if self._delimiter == " " else self._after_blanks(at)
        if after >= len(self._text):
            return True
        return bool(self._delimiter) and self._text.startswith(self._delimiter, after)

    def _closing(self, at: int) -> int | None:
        """Where the quote stands that closes a field."""
        text, quote = self._text, self._quote
        while (at := text.find(quote, at)) >= 0:
            if at == self._letter or (self._backslash and self._escaped(at)):
                at += 1
            elif text.startswith(quote, at + 1):
                if self._eager and self._ends(at + 2):
                    return at + 1
                at += 2
            elif self._ends(at + 1):
                return at
            else:
                at += 1
        return None

    def _escaped(self, at: int) -> bool:
        before = at
        while before and self._text[before - 1] == "\\":
            before -= 1
        return (at - before) % 2 == 1

    def _written(self, field: str) -> str:
        """A field without quotes around it."""
        bare = field.strip(" ")
        if self._backslash and self._delimiter:
            bare = bare.replace(f"\\{self._delimiter}", self._delimiter)
        return bare.replace(f"\\{self._quote}", self._quote) if self._backslash else bare

    def _bare(self, field: str) -> str:
        quote = self._quote
        if self._backslash:
            field = field.replace("\\\\", "\0").replace(f"\\{quote}", quote).replace("\0", "\\")
        return field.replace(quote * 2, quote)
