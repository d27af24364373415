"""Lists, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
"""What is stored and answered, as JSON has it."""


@dataclass(frozen=True)
class Page:
    """Some documents, newest first, and where the next page starts (``None``: no more)."""

    documents: tuple[Document, ...]
    next_after: str | None
