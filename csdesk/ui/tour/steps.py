"""The steps of the tour, as data: where each takes place, at which control, and by which change it is noticed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is done and why, and the words once it is.

    `control` is the way from the page to the control, by attributes, keys and numbers. A change of the table `writes`
    in the tour's account ends the step; without one it is read and left.
    """

    title: str
    text: str
    page: str
    section: str
    control: str
    writes: str = ""
    done: str = ""


STEPS = (
    Step(
        "Read a result",
        "This sentence is written from the figures: what has happened since the last change, and how sure that is. "
        "The chart above shows the same.",
        "account",
        "results",
        "sections.results.metrics.entries.0.sentence",
    ),
    Step(
        "Enter a figure",
        "Type this week's first response time into the empty cell, 3.4 for instance, and press Enter.",
        "figures",
        "",
        "grid",
        "measurement",
        "It is kept already, there is no Save. Chart, sentence and every review that is being prepared know it now.",
    ),
    Step(
        "Write down a promise",
        "Write it as you would say it: Export guide — Priya — 12 Dec. Below stands what csdesk understood. "
        "Enter keeps it.",
        "account",
        "timeline",
        "sections.timeline.commitments.entries.add",
        "commitment",
        "It stands in Today when it is due, and the next review tells whether it was kept.",
    ),
    Step(
        "Say what a page has found",
        "The title of each page is a sentence with the finding in it, drafted from the figures. Put this one into your "
        "own words and press Tab.",
        "review",
        "",
        "form.sheets.entries.1.heading",
        "review_sheet",
        "The preview shows it at once. Empty the title, and the drafted one is back.",
    ),
    Step(
        "Export the review",
        "Press Ctrl+E. Before the workbook is written it is searched for what must not leave the book.",
        "review",
        "",
        "write",
        "review_file",
        "The workbook has native charts that your customer can edit. That was a review from figure to file: now one of "
        "your own customers.",
    ),
)
