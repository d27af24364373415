"""PNG and JPEG pictures, decoded, turned upright, made small and encoded anew."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from scatterpilot.adapters.data_url import logo_error
from scatterpilot.domain.errors import InvalidError

LARGEST = (1_200, 600)
"""Pixels of what is kept: a logo is printed in at most 60 × 18 mm, so 500 of them to the inch."""

MAX_PIXELS = 25_000_000
"""Of what is decoded, as a phone takes it: 100 MB in memory, and within a second."""

_FORMATS = ("PNG", "JPEG")
_ORIENTATION = 0x0112
_ON_ITS_SIDE = {5, 6, 7, 8}
_SMALLER = 0.7
_JPEG_QUALITY = 90

# The limit above is checked as soon as a picture is opened, before any of it is decoded.
Image.MAX_IMAGE_PIXELS = None
# A photograph with a slip in its metadata is none the worse for it.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")


def smaller_and_smaller(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Media type and bytes of the picture, first as large as it may be, then ever smaller.

    Raises ``InvalidError`` naming ``logo`` when it is no picture, damaged, or has too many pixels.
    """
    picture = _upright(content)
    while True:
        yield _encoded(picture)
        width, height = (max(1, int(side * _SMALLER)) for side in picture.size)
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height as the picture's head says; raises as ``smaller_and_smaller`` does."""
    return _opened(content).size


def _opened(content: bytes) -> Image.Image:
    try:
        picture: Image.Image = Image.open(BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError:
        raise logo_error("it is no PNG, JPEG or SVG picture; save it as one of these") from None
    except Exception:  # whatever a decoder stumbles over
        raise _damaged() from None
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise logo_error(f"{width} × {height} pixels are too many; use a smaller picture")
    return picture


def _upright(content: bytes) -> Image.Image:
    """Only pixels, no larger than ``LARGEST``: RGB, or RGBA when some of them let light through."""
    picture = _opened(content)
    try:
        on_its_side = picture.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
        width, height = LARGEST[::-1] if on_its_side else LARGEST
        # A JPEG is decoded at a fraction of its size where that is enough.
        picture.draft("RGB", (2 * width, 2 * height))
        picture = _in_colour(picture)
        picture.thumbnail((width, height), Image.Resampling.LANCZOS)
        picture = ImageOps.exif_transpose(picture)
    except Exception:  # whatever a decoder stumbles over
        raise _damaged() from None
    picture.info = {}
    return picture


def _in_colour(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        # Sixteen bits of grey, of which Pillow would keep the lower eight.
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    opaque = picture.getchannel("A").getextrema() == (255, 255)
    return picture.convert("RGB") if opaque else picture


def _encoded(picture: Image.Image) -> tuple[str, bytes]:
    png = ("image/png", _as(picture, "PNG", optimize=True))
    if picture.mode == "RGBA":
        return png
    jpeg = ("image/jpeg", _as(picture, "JPEG", quality=_JPEG_QUALITY, subsampling=0))
    return min(png, jpeg, key=lambda each: len(each[1]))


def _as(picture: Image.Image, format: str, **options: int) -> bytes:
    file = BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def _damaged() -> InvalidError:
    return logo_error("it is damaged; save the picture anew and upload it again")
