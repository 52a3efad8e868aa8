"""Logos: pictures from outside, bounded before they are read, then drawn anew without whatever was hidden in them."""

from __future__ import annotations

import hashlib
import os
import secrets
import warnings
from io import BytesIO
from pathlib import Path

from csdesk.errors import Refusal
from csdesk.paths import make_private, settings_folder

MEGABYTES = 5
MOST_BYTES = MEGABYTES * 1024 * 1024
MOST_PIXELS = 16_000_000
SIZE = (800, 320)
"""A logo is shrunk to at most so many pixels: enough for print at the size that covers give it."""

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")
PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def read_logo(path: Path) -> bytes:
    """The picture in a file, as a PNG of ours. Raises Refusal, in words, for what is no picture or too large a one."""
    try:
        if not path.is_file():
            raise Refusal("There is no picture at “{path}”.", path=str(path))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Refusal(
            "“{name}” can't be read ({reason}).", name=path.name, reason=error.strerror or str(error)
        ) from error
    return redrawn(content, path.name)


def redrawn(content: bytes, name: str) -> bytes:
    """A picture drawn anew as a PNG: its pixels and nothing else. Raises Refusal as `read_logo` does."""
    from PIL import Image, UnidentifiedImageError

    if len(content) > MOST_BYTES:
        raise Refusal(
            "“{name}” is larger than {most} MB; choose a smaller picture.", name=name, most=MEGABYTES
        )
    try:
        with warnings.catch_warnings():
            # A picture of too many pixels is refused below; its being large is no news for the console.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refusal("“{name}” has too many pixels; choose a smaller picture.", name=name)
                picture.thumbnail(SIZE)
                plain = Image.new("RGBA", picture.size)
                plain.paste(picture.convert("RGBA"))
    except Refusal:
        raise
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise Refusal(
            "“{name}” is no picture that csdesk can read. Save it as a PNG or a JPEG, then choose that.",
            name=name,
        ) from error
    made = BytesIO()
    plain.save(made, "PNG", optimize=True)
    return made.getvalue()


def keep_logo(path: Path) -> str:
    """Keep a copy of a picture among the settings; returns the copy's path. Raises Refusal as `read_logo` does."""
    content = read_logo(path)
    kept = settings_folder() / f"logo-{hashlib.sha256(content).hexdigest()[:12]}.png"
    beside = kept.with_name(f".{secrets.token_hex(6)}.part")
    try:
        make_private(kept.parent)
        beside.write_bytes(content)
        os.replace(beside, kept)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Refusal("The logo can't be kept ({reason}).", reason=error.strerror or str(error)) from error
    return str(kept)


def kept_logo(path: str) -> bytes | None:
    """The logo that was kept at `path`, or None where there is none or it is no PNG of ours any more."""
    try:
        content = Path(path).read_bytes() if path else b""
    except OSError:
        return None
    return content if content.startswith(PNG_HEAD) and len(content) <= MOST_BYTES else None
