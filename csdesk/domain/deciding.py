"""Which of the decisions that were wanted is answered by what was decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csdesk.domain.discussed import Decided, begins, rest_of

NearText = Callable[[str, Sequence[str]], str | None]
"""Which of several texts one says in other words; None where it says none of them, or more than one."""


def answered(text: str, wanted: Sequence[str], near: NearText) -> Decided:
    """What was decided, beside what was wanted where it begins with its words or is near to them.

    Otherwise it is a decision that nobody asked for.
    """
    begun = next((one for one in wanted if begins(text, one)), None)
    if begun is not None:
        return Decided(begun, rest_of(text, begun) or text)
    return Decided(near(text, wanted) or "", text)
