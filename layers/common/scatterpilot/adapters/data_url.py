"""Pictures as ``data:`` URLs, and what is said when one can't be a logo."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode

from scatterpilot.domain.errors import FieldFault, InvalidError

_DATA_URL = re.compile(r"data:[\w/+.-]*(?:;[\w=.-]+)*;base64,")


def data_url(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(content).decode()}"


def content_of(url: str) -> bytes:
    """The bytes of a ``data:...;base64,`` URL; raises ``InvalidError`` naming ``logo``."""
    prefix = _DATA_URL.match(url)
    if prefix is None:
        raise logo_error("use a PNG, JPEG or SVG picture as a data:image/...;base64, URL")
    return decoded(url[prefix.end() :])


def decoded(base64: str) -> bytes:
    """Raises ``InvalidError`` naming ``logo``."""
    try:
        return b64decode(base64, validate=True)
    except ValueError:
        raise logo_error("its base64 text is damaged; upload the picture again") from None


def logo_error(remedy: str) -> InvalidError:
    return InvalidError(f"The logo can't be printed: {remedy}.", [FieldFault("logo", remedy)])
