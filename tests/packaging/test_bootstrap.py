"""Setting up: what is found, what is made anew and what a person is told."""

import ast
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nID=debian\n'
MINT = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = 'NAME="Fedora Linux"\nID=fedora\n'
VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
LACKING = {"libEGL.so.1": "libegl1", "libGL.so.1": "libgl1"}


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script, with an environment of this test's own."""
    monkeypatch.syspath_prepend(str(REPOSITORY / "packaging"))
    for name in ("bootstrap", "qt_libraries"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import bootstrap as script

    monkeypatch.setattr(script, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(script, "STAMP", tmp_path / ".venv" / "csdesk-ready")
    return script


class Commands:
    """Stands for the system's commands: notes them, and makes what they would have made."""

    def __init__(self, venv: Path, failing: str = "") -> None:
        self.venv = venv
        self.failing = failing
        self.lines: list[str] = []
        self.environments: list[Mapping[str, str] | None] = []

    def call(self, command: Sequence[str], env: Mapping[str, str] | None = None, **_: object) -> int:
        line = " ".join(command)
        self.lines.append(line)
        self.environments.append(env)
        if self.failing and self.failing in line:
            return 1
        if "-m venv" in line:
            interpreter = self.venv / "bin" / "python"
            interpreter.parent.mkdir(parents=True)
            interpreter.touch()
        return 0


@pytest.fixture
def commands(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Commands:
    noted = Commands(bootstrap.VENV)
    monkeypatch.setattr(subprocess, "call", noted.call)
    monkeypatch.setattr(
        bootstrap, "venv_python", lambda venv=bootstrap.VENV, system="posix": venv / "bin" / "python"
    )
    return noted


def test_a_second_run_starts_nothing(bootstrap: ModuleType, commands: Commands) -> None:
    bootstrap.ensure_environment()
    assert [line for line in commands.lines if "--require-hashes" in line]
    commands.lines.clear()
    bootstrap.ensure_environment()
    assert commands.lines == []


def test_an_interrupted_set_up_is_made_anew(bootstrap: ModuleType, commands: Commands) -> None:
    commands.failing = "pip install"
    with pytest.raises(bootstrap.SetUpError, match="could not be installed"):
        bootstrap.ensure_environment()
    left_over = bootstrap.VENV / "half made"
    left_over.touch()
    commands.failing = ""
    bootstrap.ensure_environment()
    assert not left_over.exists()
    assert bootstrap.STAMP.is_file()


def test_another_lock_means_another_environment(
    bootstrap: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bootstrap.ensure_environment()
    changed = tmp_path / "lock.txt"
    changed.write_bytes(bootstrap.LOCK.read_bytes() + b"# changed\n")
    monkeypatch.setattr(bootstrap, "LOCK", changed)
    commands.lines.clear()
    bootstrap.ensure_environment()
    assert any("-m venv" in line for line in commands.lines)


def test_an_environment_whose_interpreter_is_gone_is_made_anew(
    bootstrap: ModuleType, commands: Commands
) -> None:
    bootstrap.ensure_environment()
    bootstrap.venv_python().unlink()
    bootstrap.ensure_environment()
    assert bootstrap.venv_python().exists()


def test_windows_keeps_its_interpreter_elsewhere(bootstrap: ModuleType) -> None:
    assert bootstrap.venv_python(Path("x"), "nt") == Path("x/Scripts/python.exe")
    assert bootstrap.venv_python(Path("x"), "posix") == Path("x/bin/python")


@pytest.fixture
def bare_debian(bootstrap: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A Debian without Python's venv and two of Qt's libraries, which only apt-get mends."""
    libraries = bootstrap.qt_libraries

    def is_mended() -> bool:
        return any("apt-get" in line for line in commands.lines)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: True if is_mended() else None)
    monkeypatch.setattr(libraries, "missing", lambda needed: {} if is_mended() else LACKING)
    monkeypatch.setattr(libraries, "system_is_debian_like", lambda: True)
    monkeypatch.setattr(libraries, "privilege", list)
    return bootstrap


def test_all_that_is_missing_is_brought_in_at_once(bare_debian: ModuleType, commands: Commands) -> None:
    bare_debian.ensure_system({}, ["xvfb"])
    assert len(commands.lines) == 1
    assert commands.lines[0].endswith(f"libegl1 libgl1 {VENV_PACKAGE} xvfb")


def test_who_may_not_install_is_told_the_one_command(
    bare_debian: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bare_debian.qt_libraries, "privilege", lambda: None)
    with pytest.raises(bare_debian.SetUpError) as refused:
        bare_debian.ensure_system({})
    complaint, _, command = str(refused.value).splitlines()
    assert complaint.endswith("lacks Python's venv and ensurepip, libEGL.so.1, libGL.so.1.")
    assert command.strip() == f"sudo apt-get install -y --no-install-recommends libegl1 libgl1 {VENV_PACKAGE}"
    assert commands.lines == []


def test_other_families_of_linux_are_told_the_names(
    bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bare_debian.qt_libraries, "system_is_debian_like", lambda: False)
    with pytest.raises(bare_debian.SetUpError) as refused:
        bare_debian.ensure_system({})
    assert "libEGL.so.1, libGL.so.1" in str(refused.value)
    assert "apt-get" not in str(refused.value)


def test_what_only_tests_in_a_real_window_use_is_offered_not_required(
    bare_debian: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bare_debian.qt_libraries, "privilege", lambda: None)
    monkeypatch.setattr(bare_debian, "lacking_parts", lambda libraries: {})
    bare_debian.ensure_system({}, ["xvfb"])
    assert "apt-get install -y --no-install-recommends xvfb" in capsys.readouterr().out


def test_a_standing_environment_needs_no_venv_package(bare_debian: ModuleType) -> None:
    bare_debian.ensure_environment()
    assert set(bare_debian.lacking_parts({}).values()) == {"libegl1", "libgl1"}


def test_a_first_failure_of_apt_makes_it_read_its_lists_anew(
    bootstrap: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.qt_libraries, "privilege", lambda: ["sudo", "-n"])
    commands.failing = "install"
    assert not bootstrap.qt_libraries.install(["libegl1"])
    assert [line.split()[9] for line in commands.lines] == ["install", "update", "install"]
    assert all(line.startswith("sudo -n env ") for line in commands.lines)


@pytest.mark.parametrize(
    ("os_release", "expected"), [(DEBIAN, True), (MINT, True), (FEDORA, False), ("", False)]
)
def test_the_family_of_a_linux_is_told_from_its_description(
    bootstrap: ModuleType, os_release: str, expected: bool
) -> None:
    assert bootstrap.qt_libraries.is_debian_like(os_release) is expected


def test_only_what_does_not_load_is_missing(bootstrap: ModuleType) -> None:
    libraries = bootstrap.qt_libraries
    assert libraries.missing(LACKING, lambda name: name == "libGL.so.1") == {"libEGL.so.1": "libegl1"}
    assert not libraries.loads("libthere-is-no-such-library.so.7")


def test_a_window_needs_the_libraries_of_its_display(bootstrap: ModuleType) -> None:
    needed = bootstrap.qt_libraries.for_display
    assert "libxcb-cursor.so.0" in needed({"DISPLAY": ":0"})
    assert "libwayland-client.so.0" not in needed({"DISPLAY": ":0"})
    assert "libwayland-client.so.0" in needed({"WAYLAND_DISPLAY": "wayland-0"})


@pytest.mark.parametrize(
    ("system", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":1"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_a_display_is_looked_for_where_it_can_be_absent(
    bootstrap: ModuleType, system: str, environment: dict[str, str], expected: bool
) -> None:
    assert bootstrap.has_display(system, environment) is expected


def test_without_a_display_the_main_job_is_done_without_a_window(
    bootstrap: ModuleType,
    commands: Commands,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda system, environment: False)
    monkeypatch.setattr(bootstrap, "ensure_system", lambda libraries: None)
    assert bootstrap.main(["run"]) == 0
    assert commands.lines[-1].endswith("main.py demo --with-review")
    assert "no display" in capsys.readouterr().out


def test_the_whole_suite_uses_the_cores_and_a_part_of_it_runs_as_asked(bootstrap: ModuleType) -> None:
    assert bootstrap.pytest_arguments([], 2) == ["-n", "2"]
    assert bootstrap.pytest_arguments([], 1) == []
    assert bootstrap.pytest_arguments(["-k", "x"], 2) == ["-k", "x"]


def test_the_suite_writes_in_memory_where_there_is_room_and_leaves_nothing_there(
    bootstrap: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "ensure_system", lambda *_: None)
    monkeypatch.setattr(bootstrap, "quick_folder", lambda: tmp_path)
    bootstrap.ensure_environment()
    assert bootstrap.main(["test", "-k", "x"]) == 0
    environment = commands.environments[-1]
    assert environment is not None
    assert Path(environment["TMPDIR"]).parent == tmp_path
    assert not Path(environment["TMPDIR"]).exists()


def test_memory_that_is_not_there_or_is_short_is_left_alone(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "ROOM", 0)
    assert bootstrap.quick_folder(tmp_path) == tmp_path
    assert bootstrap.quick_folder(tmp_path / "missing") is None
    monkeypatch.setattr(bootstrap, "ROOM", 1 << 60)
    assert bootstrap.quick_folder(tmp_path) is None


def test_what_cannot_be_mended_is_said_without_a_traceback(
    bootstrap: ModuleType, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.failing = "-m venv"
    assert bootstrap.main(["lint"]) == 1
    assert "could not be made" in capsys.readouterr().err


def test_an_older_python_gets_far_enough_to_be_told() -> None:
    script = (REPOSITORY / "packaging" / "bootstrap.py").read_text(encoding="utf-8")
    ast.parse(script, feature_version=(3, 7))
    assert script.index("csdesk needs Python 3.11") < script.index("import qt_libraries")


def test_the_lock_names_versions_and_hashes_but_no_address() -> None:
    lines = (REPOSITORY / "packaging" / "lock.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert all("==" in line and line.endswith("\\") for line in pinned)
    assert not any("://" in line or line.startswith("--") for line in lines)
