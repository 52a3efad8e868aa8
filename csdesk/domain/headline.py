"""How sure a metric's figures are together, and whether a headline may stand on them."""

from __future__ import annotations

from csdesk.domain.baseline import BaselineFigure
from csdesk.domain.evidence import Evidence, weakest
from csdesk.domain.now import Now
from csdesk.domain.result import Maybe, Missing
from csdesk.words import phrase


def evidence_of(now: Maybe[Now], baseline: Maybe[BaselineFigure]) -> Maybe[Evidence]:
    """The weakest evidence that *now* and, where there is one, the baseline rest on."""
    if isinstance(now, Missing):
        return now
    return now.evidence if isinstance(baseline, Missing) else weakest((now.evidence, baseline.evidence))


def headline_of(now: Maybe[Now], baseline: Maybe[BaselineFigure]) -> Maybe[Evidence]:
    """The evidence of a headline, or what is missing: it needs figures that are at least measured.

    Source: method.md, section 3, Evidence.
    """
    if isinstance(now, Missing):
        return now
    if not now.evidence.serves_a_headline:
        return Missing(_NOW_TOO_WEAK[now.evidence])
    if not isinstance(baseline, Missing) and not baseline.evidence.serves_a_headline:
        return Missing(_BASELINE_TOO_WEAK[baseline.evidence])
    return evidence_of(now, baseline)


_NOW_TOO_WEAK = {
    Evidence.ESTIMATED: phrase("The latest figure is only estimated; a result has to be measured."),
    Evidence.ASSERTED: phrase("The latest figure is only asserted; a result has to be measured."),
}
_BASELINE_TOO_WEAK = {
    Evidence.ESTIMATED: phrase("The baseline is only estimated; a result has to be measured."),
    Evidence.ASSERTED: phrase("The baseline is only asserted; a result has to be measured."),
}
