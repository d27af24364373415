"""Small pictures, as files and as ``data:`` URLs."""

from __future__ import annotations

from base64 import b64decode, b64encode
from io import BytesIO
from typing import Any

from PIL import Image

TEAL = (15, 118, 110)


def encoded(picture: Image.Image, format: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def png(width: int = 4, height: int = 2) -> bytes:
    """Plain teal."""
    return encoded(Image.new("RGB", (width, height), TEAL))


def url(content: bytes, media_type: str = "image/png") -> str:
    return f"data:{media_type};base64,{b64encode(content).decode()}"


def picture_of(data_url: str) -> Image.Image:
    """What a ``data:`` URL shows; its format is in ``format``."""
    return Image.open(BytesIO(b64decode(data_url.partition(",")[2], validate=True)))
