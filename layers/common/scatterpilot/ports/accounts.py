"""All that is kept of an owner at once: to take it along, or to erase it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from scatterpilot.ports.pages import Document

if TYPE_CHECKING:
    from scatterpilot.domain.upgrades import Kind


@dataclass(frozen=True)
class ErasedRecords:
    """How many records of each kind are gone, and how many issued invoices were kept."""

    invoices: int
    conversations: int
    profiles: int
    kept_invoices: int = 0


class AccountStore(Protocol):
    """Everything but the files, in whatever order it lies."""

    def records(self, owner: str, kind: Kind) -> Iterator[Document]:
        """The documents of a kind as the current version has them, read as they are asked for."""
        ...

    def erase(self, owner: str, now: datetime, *, keep_issued: bool) -> ErasedRecords:
        """Erase an owner's records for good, with counters, receipts, limits and costs.

        ``keep_issued`` leaves issued invoices and what their numbers go by, so that the next number
        follows on; without it numbers begin anew. Raises ``UnavailableError``, with code
        ``more_to_erase`` where one call is not enough; it can be repeated.
        """
        ...


class SignIns(Protocol):
    """Who may sign in."""

    def delete(self, owner: str) -> None:
        """Delete the account that an owner signs in with; does nothing where there is none."""
        ...
