"""The stories of the sample book, the one to look at first at the top."""

from csdesk.flows.sample.stories.calder import CALDER
from csdesk.flows.sample.stories.harbour import HARBOUR
from csdesk.flows.sample.stories.linden import LINDEN
from csdesk.flows.sample.stories.meridian import MERIDIAN
from csdesk.flows.sample.stories.minato import MINATO
from csdesk.flows.sample.stories.oakfield import OAKFIELD
from csdesk.flows.sample.stories.oberrhein import OBERRHEIN
from csdesk.flows.sample.stories.pampa import PAMPA
from csdesk.flows.sample.stories.quartz import QUARTZ
from csdesk.flows.sample.stories.solveig import SOLVEIG
from csdesk.flows.sample.stories.sternberg import STERNBERG
from csdesk.flows.sample.stories.tamarind import TAMARIND

STORIES = (
    HARBOUR,
    TAMARIND,
    LINDEN,
    CALDER,
    QUARTZ,
    OAKFIELD,
    MERIDIAN,
    OBERRHEIN,
    MINATO,
    SOLVEIG,
    PAMPA,
    STERNBERG,
)

REVIEWED = (HARBOUR, LINDEN, OBERRHEIN)
"""Those whose last review is kept as the file that went out."""

__all__ = ["HARBOUR", "REVIEWED", "STORIES"]
