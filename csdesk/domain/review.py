"""The conversations that a review can be made for, and the sheets that it can have."""

from __future__ import annotations

from csdesk.domain.worded import Worded
from csdesk.words import phrase


class ReviewKind(Worded):
    """Which review it is; its value is what the command line calls it."""

    EXECUTIVE = "ebr", phrase("Executive business review")
    QUARTERLY = "qbr", phrase("Quarterly business review")
    SOLUTION = "solution", phrase("Solution review")


class Sheet(Worded):
    """A sheet of a review, in the order in which they stand in it."""

    COVER = "cover", phrase("Cover and agenda")
    SUMMARY = "summary", phrase("Summary")
    PLAN = "plan", phrase("Success plan")
    RESULTS = "results", phrase("Results")
    MILESTONES = "milestones", phrase("Milestones")
    WORKING = "working", phrase("How your team works now")
    THEN_AND_NOW = "then-and-now", phrase("Then and now")
    NEXT = "next", phrase("What comes next")
    DISCUSSION = "discussion", phrase("Discussion and decisions")
    CONFIRM = "confirm", phrase("Confirm and correct")
    OTHER_METRICS = "other-metrics", phrase("Other metrics")
    METHOD = "method", phrase("Method")
    DATA = "data", phrase("Data")


APPENDIX = (Sheet.OTHER_METRICS, Sheet.METHOD, Sheet.DATA)
"""What follows a review's sheets; it may take more than one printed page."""

_ALLOWED = {
    ReviewKind.EXECUTIVE: (
        Sheet.COVER,
        Sheet.SUMMARY,
        Sheet.PLAN,
        Sheet.RESULTS,
        Sheet.THEN_AND_NOW,
        Sheet.NEXT,
        Sheet.DISCUSSION,
        Sheet.CONFIRM,
    ),
    ReviewKind.QUARTERLY: tuple(sheet for sheet in Sheet if sheet not in APPENDIX),
    ReviewKind.SOLUTION: (
        Sheet.COVER,
        Sheet.RESULTS,
        Sheet.MILESTONES,
        Sheet.WORKING,
        Sheet.THEN_AND_NOW,
        Sheet.NEXT,
        Sheet.DISCUSSION,
        Sheet.CONFIRM,
    ),
}


def allowed_sheets(kind: ReviewKind) -> tuple[Sheet, ...]:
    """The sheets that a kind of review may have, in their order, the appendix last. Source: method.md, section 4."""
    return (*_ALLOWED[kind], *APPENDIX)


class FileForm(Worded):
    """In what form a review was kept."""

    WORKBOOK = "workbook", phrase("Workbook")
    PDF = "pdf", phrase("PDF")
