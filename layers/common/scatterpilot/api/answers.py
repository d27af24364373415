"""What a route answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

JSON = "application/json"
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Answer(NamedTuple):
    """A status, a body (text, or bytes for pictures and PDFs) and headers of its own."""

    status: int
    body: str | bytes = ""
    media_type: str | None = JSON
    headers: Mapping[str, str] = MappingProxyType({})


def json_text(document: Mapping[str, Any]) -> str:
    """The one way a document becomes text, so that a replay equals the first answer."""
    return _encode(document)


def json_answer(document: Mapping[str, Any], status: int = 200) -> Answer:
    return Answer(status, json_text(document))


NO_CONTENT = Answer(204, media_type=None)
