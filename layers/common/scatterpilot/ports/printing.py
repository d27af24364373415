"""Drawing invoices, and keeping the files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from scatterpilot.domain.profile import Profile

PreviewFormat = Literal["pdf", "png", "svg"]

LOGO_LIMIT = 150_000
"""Characters of a stored logo; two of them fit into an item of DynamoDB."""


class Renderer(Protocol):
    """Draws an invoice's document with its seller's profile."""

    def render(self, document: Mapping[str, Any], seller: Profile, format: PreviewFormat) -> bytes:
        """A PDF, or the first page as PNG or SVG. A document without number is marked DRAFT.

        Raises ``InvalidError`` naming the character when no font has a glyph for it.
        """
        ...


class Logos(Protocol):
    """Makes logos fit to be kept and printed."""

    def prepared(self, given: str) -> str:
        """The picture of a ``data:...;base64,`` URL as it is kept: a ``data:`` URL of at most
        ``LOGO_LIMIT`` characters.

        What its bytes say counts, not the URL's media type. A photograph is turned upright and made
        small, and leaves its metadata behind; a drawing stays as it is. Raises ``InvalidError``
        naming ``logo`` and what to do for what is no picture, damaged, too large, or refers to
        anything outside of itself.
        """
        ...


class BlobStore(Protocol):
    """Files by key (``owner/invoice.pdf``), written once: a key never changes its content until
    all of an owner's are erased."""

    def exists(self, key: str) -> bool: ...

    def get(self, key: str) -> bytes | None:
        """The content, ``None`` when the key is not there."""
        ...

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """Store durably; does nothing when the key is there already."""
        ...

    def link(self, key: str, filename: str, now: datetime) -> str:
        """A download address for the file that works for at most five minutes."""
        ...

    def keys(self, owner: str) -> list[str]:
        """The keys of all files of an owner."""
        ...

    def erase(self, owner: str) -> int:
        """Erase all files of an owner for good, earlier versions too; how many there were."""
        ...
