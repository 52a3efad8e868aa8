"""The hands of the interface: everything that writes or reads the book passes here, off the interface thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from csdesk.changes import Changes
from csdesk.errors import NO_MEMORY, Cancelled, Grave, Refusal
from csdesk.jobs import Progress
from csdesk.ui.door import Door, Titles, titles_of
from csdesk.ui.faults import Fault, note
from csdesk.ui.jobs import Job, Runner, call, is_gone
from csdesk.words import Phrase, phrase

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
READERS = 3
WORKERS = 2
TURN = 0.001 if sys.platform == "win32" else 0.0001
"""Seconds that work goes on while the interface waits for the interpreter, as it does for every part of a page.

On Windows whoever waits for less than a thousandth does not rest meanwhile.
"""
TITLES_AFTER = 150  # milliseconds after a book was opened, so that its first page is read first


class Done(Protocol[R_co]):
    """What a command gave back, and what it changed."""

    @property
    def result(self) -> R_co:
        """What the command returned: ids or a small summary."""

    @property
    def changes(self) -> Changes:
        """What it changed."""


class Command(Protocol[R_co]):
    """Something that may happen, as a value."""

    @property
    def title(self) -> Phrase:
        """What the Undo menu calls it."""

    def run(self, work: Any, /) -> R_co:
        """Do it; called by the desk alone."""


Refused = Callable[[Refusal], object]
Broken = Callable[[Fault], object]


class Hands(QObject):
    """`do` a command, `ask` a query, `run` a flow; answers come to the interface thread.

    One thread writes, a few read, and others do what needs no haste: whole jobs, code and pictures.
    A Refusal goes to the caller's `refused` or else to the signal of that name, any other error is logged and
    shown by whoever listens to `failed`; `refused` then hears that nothing was kept.
    Callbacks of destroyed Qt objects are not called: give bound methods, or partials of them.
    """

    changed = Signal(object)  # Changes
    refused = Signal(object)  # Refusal that no caller shows
    grave = Signal(object)  # Grave: it concerns the open book, whoever else shows it
    failed = Signal(object)  # Fault
    titles = Signal(object)  # Titles
    started = Signal(object)  # Job
    opened = Signal()
    idle = Signal()  # everything that was to be written is written, refused or failed
    answered = Signal()  # no question is out any more

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(TURN)
        self._writer = Runner(1, "writer")
        self._writer.idle.connect(self.idle)
        self._readers = Runner(READERS, "reader")
        self._readers.idle.connect(self.answered)
        self._workers = Runner(WORKERS, "worker")
        self._door: Door | None = None
        self._jobs: set[Job] = set()

    @property
    def is_open(self) -> bool:
        """Whether a book is open."""
        return self._door is not None

    @property
    def is_writing(self) -> bool:
        """Whether something is on its way to the disk."""
        return self._writer.busy

    @property
    def is_asked(self) -> bool:
        """Whether some rows have not come home yet."""
        return self._readers.busy

    @property
    def is_reading(self) -> bool:
        """Whether rows, code, pictures or the outcome of a job that writes nothing have not come home yet."""
        return self._readers.busy or self._workers.busy

    def open(
        self,
        title: Phrase,
        opener: Callable[[Progress], Door],
        then: Callable[[], object],
        refused: Refused | None = None,
    ) -> None:
        """Open a book on the writer's thread; the one before is let go only when the new one is there."""
        self._start(
            self._writer, title, opener, partial(self._come_in, then), partial(self._fail_writing, refused)
        )

    def replace(
        self,
        work: Callable[[], R],
        opener: Callable[[], Door],
        then: Callable[[R], object],
        refused: Refused,
    ) -> None:
        """Let the open book go, do `work` that needs its file alone, and open it again, whatever came of the work.

        What is on its way to the disk gets there first; what comes after the book was let go is refused.
        """
        door = self._door

        def whole() -> tuple[R | Refusal, Door]:
            if door is not None:
                door.close()
            return _or_refusal(work), opener()

        def come_in(came: tuple[R | Refusal, Door]) -> None:
            outcome, opened = came
            self._come_in(partial(_settle, outcome, then, refused), opened)

        self._writer.run(whole, come_in, partial(self._fail, refused))

    def let_go(self, work: Callable[[], object]) -> None:
        """Let the open book go once what is on its way is kept, then do `work`; nothing can be asked from now on."""
        door, self._door = self._door, None
        if door is None:
            return

        def whole() -> None:
            door.close()
            work()

        for job in self._jobs:
            job.stop()
        self._writer.run(whole, _nothing, partial(self._fail, None))
        self.titles.emit(Titles())

    def load(
        self,
        work: Callable[[], R],
        then: Callable[[R], object],
        refused: Refused | None = None,
        broken: Broken | None = None,
    ) -> None:
        """Do work that needs no book on a worker's thread, such as loading a page's code."""
        self._workers.run(work, then, partial(self._fail_reading, refused, broken))

    def do(
        self,
        command: Command[R],
        then: Callable[[Done[R]], object] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Run `command`; `then` is called when it is kept on the disk, before `changed` reaches the pages."""

        def work(door: Door, progress: Progress) -> tuple[Done[R], Changes]:
            done: Done[R] = door.do(command, progress)
            return done, done.changes

        self._write(command.title, work, then, refused)

    def ask(
        self,
        query: Callable[..., R],
        *args: object,
        then: Callable[[R], object],
        refused: Refused | None = None,
        broken: Broken | None = None,
        **named: object,
    ) -> None:
        """Bring the rows of `query` (called with a session, `args` and `named`) to `then`.

        A mistake of ours goes to `broken`, where there is one, instead of to the signal `failed`.
        """
        door = self._opened()

        def work() -> R:
            if self._door is None:
                raise Cancelled  # the book was locked while this waited
            rows: R = door.ask(query, *args, **named)
            return rows

        self._readers.run(work, then, partial(self._fail_reading, refused, broken, door=door))

    def undo(self, then: Callable[[Changes], object] | None = None) -> None:
        """Take the last command back."""
        self._write(phrase("Taking back"), lambda door, _: _twice(door.undo()), then, None)

    def redo(self, then: Callable[[Changes], object] | None = None) -> None:
        """Do again what was taken back last."""
        self._write(phrase("Doing again"), lambda door, _: _twice(door.redo()), then, None)

    def run(
        self,
        title: Phrase,
        flow: Callable[..., R],
        *args: object,
        then: Callable[[R], object],
        refused: Refused | None = None,
        writes: bool = False,
        **named: object,
    ) -> Job:
        """Run a whole job that a person watches: `flow(desk, *args, progress=..., **named)`.

        With `writes` it runs on the writer's thread, and the `changes` of its result are announced.
        """
        door = self._opened()

        def work(progress: Progress) -> tuple[R, Titles]:
            result = flow(door, *args, progress=progress, **named)
            return result, titles_of(door)

        runner = self._writer if writes else self._workers
        failed = partial(self._fail, refused, door=door)
        return self._start(runner, title, work, partial(self._finish, then), failed)

    def close(self) -> None:
        """Wait for what is being kept, then let go of the book."""
        for job in self._jobs:
            job.stop()
        for runner in (self._readers, self._workers):
            runner.drop()
        door, self._door = self._door, None
        if door is not None:
            self._writer.run(door.close, _nothing, _nothing)
        self._writer.finish()

    def _opened(self) -> Door:
        if self._door is None:
            raise RuntimeError("no book is open")
        return self._door

    def _write(
        self,
        title: Phrase,
        work: Callable[[Door, Progress], tuple[R, Changes]],
        then: Callable[[R], object] | None,
        refused: Refused | None,
    ) -> None:
        door = self._opened()

        def whole(progress: Progress) -> tuple[R, Changes, Titles]:
            result, changes = work(door, progress)
            return result, changes, titles_of(door)

        failed = partial(self._fail_writing, refused, door=door)
        self._start(self._writer, title, whole, partial(self._kept, then), failed)

    def _start(
        self,
        runner: Runner,
        title: Phrase,
        work: Callable[[Progress], R],
        then: Callable[[R], object],
        failed: Callable[[BaseException], object],
    ) -> Job:
        job = Job(title, self)
        self._jobs.add(job)
        self.started.emit(job)
        home: partial[None] = partial(self._end, job, then)
        runner.run(partial(work, job.progress), home, partial(self._end, job, failed))
        return job

    def _end(self, job: Job, then: Callable[[R], object], result: R) -> None:
        self._jobs.discard(job)
        job.ended.emit()
        job.deleteLater()
        then(result)

    def _kept(self, then: Callable[[R], object] | None, came: tuple[R, Changes, Titles]) -> None:
        result, changes, titles = came
        if then is not None:
            call(then, result)
        self._announce(changes, titles)

    def _announce(self, changes: Changes | None, titles: Titles) -> None:
        self._tell_titles(titles)
        if changes:
            self.changed.emit(changes)

    def _come_in(self, then: Callable[[], object], door: Door) -> None:
        before, self._door = self._door, door
        if before is not None:
            self._writer.run(before.close, _nothing, partial(self._fail, None))
        self.titles.emit(Titles())
        QTimer.singleShot(TITLES_AFTER, self, partial(self._read_titles, door))
        self.opened.emit()
        then()

    def tell_titles(self) -> None:
        """Say again what undo and redo are about, for somebody who listens only now."""
        if self._door is not None:
            self._read_titles(self._door)

    def _read_titles(self, door: Door) -> None:
        if self._door is door:
            failed = partial(self._fail, None, door=door)
            self._writer.run(partial(titles_of, door), partial(self._have_read, door), failed)

    def _have_read(self, door: Door, titles: Titles) -> None:
        """What could be taken back in a book that was exchanged meanwhile is nobody's business either."""
        if self._door is door:
            self._tell_titles(titles)

    def _tell_titles(self, titles: Titles) -> None:
        """What could be taken back in a book that was locked meanwhile is nobody's business."""
        if self._door is not None:
            self.titles.emit(titles)

    def _finish(self, then: Callable[[R], object], came: tuple[R, Titles]) -> None:
        result, titles = came
        call(then, result)
        changes = getattr(result, "changes", None)
        self._announce(changes if isinstance(changes, Changes) else None, titles)

    def _fail_writing(self, refused: Refused | None, error: BaseException, door: Door | None = None) -> None:
        if not isinstance(error, Cancelled):
            self._fail(refused, error, door)
        elif refused is not None:
            call(refused, Refusal("Stopped; nothing was changed."))

    def _fail_reading(
        self, refused: Refused | None, broken: Broken | None, error: BaseException, door: Door | None = None
    ) -> None:
        if broken is None or isinstance(error, (Cancelled, Refusal, MemoryError)):
            self._fail(refused, error, door)
        else:
            call(broken, note(error))

    def _fail(self, refused: Refused | None, error: BaseException, door: Door | None = None) -> None:
        """Say it; what befell a `door` that was exchanged meanwhile does not concern the open book, and is logged."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, MemoryError):
            note(error)
            error = Refusal(NO_MEMORY)
        concerns_us = door in (None, self._door)
        if isinstance(error, Refusal):
            refusal = error
            if isinstance(error, Grave) and concerns_us:
                self.grave.emit(error)
        else:
            fault = note(error)
            if concerns_us:
                self.failed.emit(fault)
            refusal = Refusal("This was not kept: csdesk made a mistake. What was there before still stands.")
        if refused is not None and not is_gone(refused):
            refused(refusal)
        elif refusal is error:
            self.refused.emit(refusal)


def _or_refusal(work: Callable[[], R]) -> R | Refusal:
    try:
        return work()
    except Refusal as refusal:
        return refusal


def _settle(outcome: R | Refusal, then: Callable[[R], object], refused: Refused) -> None:
    if isinstance(outcome, Refusal):
        refused(outcome)
    else:
        then(outcome)


def _twice(changes: Changes) -> tuple[Changes, Changes]:
    return changes, changes


def _nothing(_: object) -> None:
    return None
