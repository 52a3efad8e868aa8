"""The kinds of record that can be brought in from a file, each described as data."""

from csdesk.exchange.kinds.accounts import ACCOUNTS
from csdesk.exchange.kinds.contracts import CONTRACTS
from csdesk.exchange.kinds.happenings import CHANGES, MILESTONES
from csdesk.exchange.kinds.kind import Field, RecordKind, Sort
from csdesk.exchange.kinds.measurements import MEASUREMENTS
from csdesk.exchange.kinds.metrics import METRICS
from csdesk.exchange.kinds.people import CONTACTS
from csdesk.exchange.kinds.said import ANSWERS, COMMITMENTS

RECORD_KINDS = (ACCOUNTS, CONTACTS, CONTRACTS, METRICS, CHANGES, MILESTONES, COMMITMENTS, ANSWERS)
"""Those that come in row by row; measurements come in as series."""
EVERY_KIND = (*RECORD_KINDS, MEASUREMENTS)
KINDS = {kind.name: kind for kind in EVERY_KIND}

__all__ = ["EVERY_KIND", "KINDS", "MEASUREMENTS", "RECORD_KINDS", "Field", "RecordKind", "Sort"]
