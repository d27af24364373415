"""The seller's logo: from its data URL to a checked picture that the template can draw."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from struct import unpack

from scatterpilot.adapters.data_url import decoded, logo_error
from scatterpilot.adapters.typst.typesetting import TypstError, typeset

MAX_PIXELS = 16_000_000
"""A small file can unpack to gigabytes; four bytes for each of these are bearable."""

_DATA_URL = re.compile(r"data:image/(png|jpeg|svg\+xml);base64,")
_EMBEDDED = re.compile(r"""["'(]\s*data:([\w/+.-]*)[^,"')]*,([^"')]*)""")
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@lru_cache(maxsize=16)
def logo_svg(data_url: str) -> bytes:
    """An SVG of the PNG, JPEG or SVG picture in a ``data:image/...;base64,`` URL.

    Raises ``InvalidError`` naming ``logo`` when it is something else, damaged or too large.
    """
    prefix = _DATA_URL.match(data_url)
    if prefix is None:
        raise logo_error("use a PNG, JPEG or SVG picture as a data:image/...;base64, URL")
    content = decoded(data_url[prefix.end() :])
    kind = prefix[1].removesuffix("+xml")
    if kind == "svg":
        _check_svg(content)
    else:
        width, height = _checked_size(kind, content)
    _check_drawable(content)
    if kind == "svg":
        return content
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="{data_url}"/></svg>'
    ).encode()


def _check_drawable(content: bytes) -> None:
    """Let Typst decode the picture itself: inside an SVG it leaves damaged ones out silently."""
    try:
        files = {"logo.json": json.dumps([*content]).encode()}
        typeset('#image(bytes(json("logo.json")))', files, everyday=True)
    except TypstError:
        raise logo_error("it is damaged; save the picture anew and upload it again") from None


def _checked_size(kind: str, content: bytes) -> tuple[int, int]:
    size = {"png": _png_size, "jpeg": _jpeg_size}[kind](content)
    if size is None or 0 in size:
        raise logo_error(f"it is not a {kind.upper()} picture; upload it again")
    width, height = size
    if width * height > MAX_PIXELS:
        raise logo_error(f"{width} × {height} pixels are too many; use a smaller picture")
    return size


def _png_size(content: bytes) -> tuple[int, int] | None:
    if len(content) < 24 or not content.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    width, height = unpack(">LL", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walk the segments to the frame header (ITU-T T.81, annex B)."""
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = unpack(">xBH", content[at : at + 4])
        if marker in _JPEG_FRAMES:
            height, width = unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def _check_svg(content: bytes) -> None:
    """Pictures inside an SVG obey the same rules; Typst itself refuses links to other files."""
    try:
        text = content.decode()
    except UnicodeDecodeError:  # also a packed .svgz, whose content could not be checked
        raise logo_error("it is not an SVG picture in UTF-8; upload it as PNG") from None
    if "<svg" not in text:
        raise logo_error("it is not an SVG picture; upload it again")
    for mime, payload in _EMBEDDED.findall(text):
        kind = mime.removeprefix("image/").replace("jpg", "jpeg")
        if kind not in ("png", "jpeg"):
            raise logo_error("an SVG may hold only PNG and JPEG pictures; upload it as PNG")
        _checked_size(kind, decoded("".join(payload.split())))
