"""Documents as stores keep them: JSON text whose first key is the version it was written in.

The one place where a version goes in and comes out. Nobody else sees it, and nobody sees a
document of another version than the current one.
"""

from __future__ import annotations

import json
from typing import Any

from scatterpilot.domain.errors import UnavailableError
from scatterpilot.domain.upgrades import VERSION, Kind, upgraded

_KEY = "document_version"
_CURRENT = f'{{"{_KEY}":{VERSION},'


def to_store(text: str) -> str:
    """A current document's JSON text (without spaces, not empty) as it is stored."""
    return _CURRENT + text[1:]


def text_of(kind: Kind, stored: str) -> str:
    """The JSON text of a stored document; a current one is not parsed.

    Raises ``UnavailableError`` for one that newer code wrote.
    """
    if stored.startswith(_CURRENT):
        return "{" + stored[len(_CURRENT) :]
    document = document_of(kind, stored)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def document_of(kind: Kind, stored: str) -> dict[str, Any]:
    """A stored document, parsed; raises ``UnavailableError`` for one that newer code wrote."""
    document: dict[str, Any] = json.loads(stored)
    version = document.pop(_KEY, 1)
    if version > VERSION:
        raise written_by_newer(kind)
    return upgraded(kind, document, version)


def check_known(kind: Kind, stored: str) -> None:
    """Raise ``UnavailableError`` for a document that newer code wrote: it must stay."""
    if not stored.startswith(_CURRENT):
        document_of(kind, stored)


def written_by_newer(kind: Kind) -> UnavailableError:
    """For a document that this version can't read and must not overwrite."""
    return UnavailableError(
        f"This {kind} was written by a newer version of ScatterPilot. Install that version to use "
        "it; nothing was changed."
    )
