"""Work on threads of its own. Results come home to the interface thread through one queued signal."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from csdesk.jobs import Progress
from csdesk.words import Phrase

R = TypeVar("R")


class Runner(QObject):
    """A few threads and the way home from them; it outlives its work because `finish` and `drop` wait for it.

    `then` or `failed` is called on the interface thread, unless its receiver (a bound method's object) is gone.
    """

    idle = Signal()
    _home = Signal(object)

    def __init__(self, threads: int, name: str) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=name)
        self._errands: dict[object, Callable[[], None]] = {}
        # Queued also when the work ended before its callback was attached and runs on the interface thread.
        self._home.connect(self._come_home, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], R],
        then: Callable[[R], object],
        failed: Callable[[BaseException], object],
    ) -> None:
        """Do `work` on a thread, in order of arrival where there is only one."""
        future = self._pool.submit(work)
        self._errands[future] = partial(_settle, future, then, failed)
        future.add_done_callback(self._home.emit)

    @property
    def busy(self) -> bool:
        """Whether some work has not come home yet."""
        return bool(self._errands)

    def finish(self) -> None:
        """Let everything come to its end, what waits included; nothing comes home afterwards."""
        self._pool.shutdown(wait=True)
        self._errands.clear()

    def drop(self) -> None:
        """Let what runs come to its end and drop what waits; nothing comes home afterwards."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._errands.clear()

    def _come_home(self, future: object) -> None:
        settle = self._errands.pop(future, None)
        if settle is not None:
            settle()
            if not self._errands:
                self.idle.emit()


class Job(QObject):
    """Long work that a person watches: its title, where it is, and a way to stop it."""

    stepped = Signal(object)
    ended = Signal()

    def __init__(self, title: Phrase, parent: QObject) -> None:
        super().__init__(
            parent
        )  # so that it dies with its owner, not on a thread that still holds its progress
        self.title = title
        self.progress = Progress(self.stepped.emit)

    def stop(self) -> None:
        """Ask the work to end; it leaves nothing half done."""
        self.progress.stop()


def call(callback: Callable[[R], object], value: R) -> None:
    """Call back with `value`, unless the object that would receive it was destroyed meanwhile."""
    if not is_gone(callback):
        callback(value)


def is_gone(callback: Callable[..., object]) -> bool:
    """Whether `callback` belongs to a Qt object that was destroyed."""
    inner = callback.func if isinstance(callback, partial) else callback
    receiver = getattr(inner, "__self__", None)
    return isinstance(receiver, QObject) and not isValid(receiver)


def _settle(
    future: Future[R], then: Callable[[R], object], failed: Callable[[BaseException], object]
) -> None:
    error = future.exception()
    if error is None:
        call(then, future.result())
    else:
        call(failed, error)
