"""A small program in a process of its own, which may be killed: quick to start, since what it needs is loaded once."""

import multiprocessing
import os
import sys

WAY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
CONTEXT = multiprocessing.get_context(WAY)
LOADED = [
    "csdesk.db.upgrade",
    "csdesk.flows.restoring",
    "csdesk.commands.account",
    "csdesk.desk",
    "tests.apart",
]


def run(program: str, *words: object) -> int:
    """How a program ended that found `words` in `sys.argv`: its exit code, or the signal that killed it, negative."""
    if WAY == "forkserver":
        CONTEXT.set_forkserver_preload(LOADED)
    child = CONTEXT.Process(target=_begin, args=(program, [str(word) for word in words], dict(os.environ)))
    child.start()
    child.join()
    code = child.exitcode
    child.close()
    assert code is not None
    return code


def _begin(program: str, words: list[str], environment: dict[str, str]) -> None:
    os.environ.update(environment)  # the server that this was forked from has those of another test
    sys.argv = ["-c", *words]
    exec(compile(program, "program", "exec"), {"__name__": "__main__"})
