"""Which of the system's shared libraries Qt needs on Linux, which are missing, and how they come in."""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

QUIET = subprocess.DEVNULL

# What each library is called by the loader and by Debian.
OFFSCREEN: Mapping[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libbrotlidec.so.1": "libbrotli1",
}
X11: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Programs that let the tests open a real window where there is no screen.
SCREEN_PROGRAMS: Mapping[str, str] = {"Xvfb": "xvfb", "xauth": "xauth"}


def for_display(environment: Mapping[str, str]) -> dict[str, str]:
    """The libraries that a window needs on the display which the environment names."""
    needed = dict(OFFSCREEN)
    if environment.get("DISPLAY"):
        needed.update(X11)
    if environment.get("WAYLAND_DISPLAY"):
        needed.update(WAYLAND)
    return needed


def loads(name: str) -> bool:
    """Whether this system's loader finds the library and all that it leans on."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing(needed: Mapping[str, str], found: Callable[[str], bool] = loads) -> dict[str, str]:
    """Of the needed libraries those that are not found, with their Debian packages."""
    return {name: package for name, package in needed.items() if not found(name)}


def missing_programs(
    needed: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> dict[str, str]:
    """Of the needed programs those that are not on the path, with their Debian packages."""
    return {name: package for name, package in needed.items() if which(name) is None}


def is_debian_like(os_release: str) -> bool:
    """Whether the text of /etc/os-release speaks of Debian or one of its children."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    family = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', " ").replace("'", " ")
    return "debian" in family.split() or "ubuntu" in family.split()


def system_is_debian_like() -> bool:
    """Whether this system installs its packages with apt-get."""
    described = Path("/etc/os-release")
    if shutil.which("apt-get") is None or not described.is_file():
        return False
    return is_debian_like(described.read_text(encoding="utf-8"))


def install_command(packages: Sequence[str]) -> str:
    """The one command a person types to bring in Debian packages."""
    return "sudo apt-get install -y --no-install-recommends " + " ".join(packages)


def privilege() -> list[str] | None:
    """What to put before a command that changes the system; None where this user may not."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.call([*sudo, "true"], stdout=QUIET, stderr=QUIET) == 0:
        return sudo
    return None


def install(packages: Sequence[str]) -> bool:
    """Bring in Debian packages where this user may; False where not, or where apt-get could not."""
    before = privilege()
    if before is None:
        return False
    print("Bringing in what the system lacks: " + " ".join(packages), flush=True)
    apt = [
        *before,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-y",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    fetch = [*apt, "install", "--no-install-recommends", *packages]
    # The package lists of a bare machine are empty or old: a first failure says nothing yet.
    if subprocess.call(fetch, stdout=QUIET, stderr=QUIET) == 0:
        return True
    subprocess.call([*apt, "update"], stdout=QUIET)
    return subprocess.call(fetch, stdout=QUIET) == 0
