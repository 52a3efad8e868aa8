"""Sets csdesk up on a fresh machine, then runs, tests, checks or measures it. Python's own library only."""

import argparse
import hashlib
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

# This very file is what an older Python gets to read first.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit("csdesk needs Python 3.11 or later; this is Python " + platform.python_version() + ".")

import qt_libraries

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "lock.txt"
STAMP = VENV / "csdesk-ready"
INSTALL = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "--require-hashes",
    "-r",
]
COMPILE = ["pip", "compile", "pyproject.toml", "--group", "dev", "--universal", "--python-version", "3.11"]
COMPILE += ["--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet", "--output-file"]
LINTED = ["csdesk", "main.py", "packaging"]
MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that must be free there: the tests write a few hundred megabytes, the programs beside them need theirs."""


class SetUpError(Exception):
    """Something this script can't mend; its message says what happened and what to do."""


def venv_python(venv: Path = VENV, system: str = os.name) -> Path:
    """Where a virtual environment keeps its interpreter on this kind of system."""
    return venv / "Scripts" / "python.exe" if system == "nt" else venv / "bin" / "python"


def fingerprint(lock: bytes) -> str:
    """What an environment was made from: the lock, the Python and the machine."""
    made_by = (platform.python_implementation(), *platform.python_version_tuple()[:2], platform.machine())
    return hashlib.sha256(lock + "/".join(made_by).encode()).hexdigest()


def is_ready(venv: Path, stamp: Path, wanted: str) -> bool:
    """Whether the environment was finished, from this very lock and Python, and still has its interpreter."""
    return venv_python(venv).exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def has_display(system: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown; only Linux and its like can be without a screen."""
    if system in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def pytest_arguments(passed: Sequence[str], cores: int) -> list[str]:
    """The whole suite on several cores; a chosen part of it just as asked for."""
    if passed:
        return list(passed)
    return ["-n", str(min(4, cores))] if cores > 1 else []


def quick_folder(memory: Path = MEMORY) -> Path | None:
    """Where books are written without waiting for a disk, which the tests do a thousand times; None without one."""
    if not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < ROOM:
        return None
    return memory


def lacking_parts(libraries: Mapping[str, str]) -> dict[str, str]:
    """What this system lacks of these libraries and of what makes .venv, with the Debian packages that hold it."""
    lacking = {}
    can_make = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
    if not can_make and not is_ready(VENV, STAMP, fingerprint(LOCK.read_bytes())):
        lacking["Python's venv and ensurepip"] = (
            f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        )
    if sys.platform.startswith("linux"):
        lacking.update(qt_libraries.missing(libraries))
    return lacking


def ensure_system(libraries: Mapping[str, str], wished: Sequence[str] = ()) -> None:
    """Bring in what the system lacks, and the wished Debian packages too where that is easily done.

    Raises SetUpError, with the one command that helps, where what is needed can't be brought in.
    """
    lacking = lacking_parts(libraries)
    packages = sorted({*lacking.values(), *wished})
    if not packages:
        return
    debian = qt_libraries.system_is_debian_like()
    if debian and qt_libraries.install(packages):
        importlib.invalidate_caches()
        wished, lacking = (), lacking_parts(libraries)
    command = "Run this, then try again:\n  " + qt_libraries.install_command(packages)
    if lacking:
        how = command if debian else "Install the packages of your system that hold them, then try again."
        raise SetUpError(f"This system lacks {', '.join(sorted(lacking))}.\n{how}")
    if wished:
        print("Tests in a real window are left out. " + command)


def wished_for_real_windows() -> list[str]:
    """The Debian packages that let tests open a real window; without them those tests are skipped."""
    if not qt_libraries.system_is_debian_like():
        return []
    programs = qt_libraries.missing_programs(qt_libraries.SCREEN_PROGRAMS)
    return [*programs.values(), *qt_libraries.missing(qt_libraries.X11).values()]


def ensure_environment() -> None:
    """Make .venv from the lock unless it stands ready; what is half made is made anew.

    Raises SetUpError where that can't be done.
    """
    wanted = fingerprint(LOCK.read_bytes())
    if is_ready(VENV, STAMP, wanted):
        return
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise SetUpError("The folder .venv has to be made anew: run this with the system's own Python.")
    print("Setting up .venv, which takes a minute or two the first time.", flush=True)
    remove(VENV)
    run_or_refuse([sys.executable, "-m", "venv", str(VENV)], "The virtual environment could not be made.")
    run_or_refuse(
        [str(venv_python()), *INSTALL, str(LOCK)],
        "The libraries could not be installed. Try again when the network is back.",
    )
    STAMP.write_text(wanted, encoding="utf-8")


def remove(folder: Path) -> None:
    """Take an environment away, be it a folder or a link to one elsewhere."""
    try:
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        elif folder.exists():
            shutil.rmtree(folder)
    except OSError as error:
        raise SetUpError(f"The folder {folder.name} could not be removed to make it anew: {error}") from error


def run_or_refuse(command: Sequence[str], complaint: str) -> None:
    """Run a command to its end; raises SetUpError with the complaint when it fails."""
    if subprocess.call(command, cwd=ROOT) != 0:
        raise SetUpError(complaint)


def in_environment(
    *arguments: str, folder: Path | None = ROOT, environment: Mapping[str, str] | None = None
) -> int:
    """Run the environment's Python and hand its exit code back."""
    return subprocess.call([str(venv_python()), *arguments], cwd=folder, env=environment)


def run(passed: Sequence[str]) -> int:
    """Open the window; without a display do the main job without one."""
    windowed = has_display(sys.platform, os.environ)
    ensure_system(qt_libraries.for_display(os.environ) if windowed else {})
    ensure_environment()
    if windowed:
        return in_environment(str(ROOT / "main.py"), *passed, folder=None)
    print(
        "There is no display here, so csdesk writes its sample book and a review instead of a window.",
        flush=True,
    )
    return in_environment(str(ROOT / "main.py"), "demo", "--with-review", *passed, folder=None)


def test(passed: Sequence[str]) -> int:
    """Run the tests, all or as chosen by pytest's own arguments."""
    ensure_system(qt_libraries.OFFSCREEN, wished_for_real_windows())
    ensure_environment()
    command = ["-m", "pytest", *pytest_arguments(passed, os.cpu_count() or 1)]
    quick = quick_folder()
    if quick is None:
        return in_environment(*command)
    with tempfile.TemporaryDirectory(prefix="csdesk-tests-", dir=quick) as folder:
        return in_environment(*command, environment={**os.environ, "TMPDIR": folder})


def lint(passed: Sequence[str]) -> int:
    """Run every check that needs no test run, all of them even when one fails."""
    ensure_system({})
    ensure_environment()
    checks = [
        ["-m", "ruff", "check", *passed],
        ["-m", "ruff", "format", "--check", *passed],
        ["-m", "mypy", *LINTED],
        ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
    ]
    return max(in_environment(*check) for check in checks)


def bench(passed: Sequence[str]) -> int:
    """Measure, all or the one named, and compare with what must be reached."""
    ensure_system(qt_libraries.OFFSCREEN)
    ensure_environment()
    return in_environment("-m", "tests.benchmarks", *passed)


def faults(passed: Sequence[str]) -> int:
    """Kill, cut, fill and harm for so many minutes (at most 30), and print how often a promise was broken."""
    ensure_system({})
    ensure_environment()
    return in_environment("-m", "tests.faults", *passed)


def lock(passed: Sequence[str]) -> int:
    """Write the lock anew from pyproject.toml, for every system at once; maintainers only, with uv."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetUpError("To write the lock anew, install uv and have it on the path.")
    return subprocess.call([uv, *COMPILE, str(LOCK), *passed], cwd=ROOT)


COMMANDS = {"run": run, "test": test, "lint": lint, "bench": bench, "faults": faults, "lock": lock}


def main(arguments: Sequence[str]) -> int:
    """Do one of the commands; returns its exit code."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Sets csdesk up and runs it.")
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("passed", nargs=argparse.REMAINDER, help="handed on to what the command runs")
    chosen = parser.parse_args(arguments)
    try:
        return COMMANDS[chosen.command](chosen.passed)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
