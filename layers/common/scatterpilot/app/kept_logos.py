"""The logos that invoices were issued with, each kept once under its hash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scatterpilot.domain.errors import ConflictError
from scatterpilot.domain.invoice import Invoice
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.seller import TODAYS_LOGO, logo_hash
from scatterpilot.ports import BlobStore


@dataclass(frozen=True)
class KeptLogos:
    """``blobs`` is asked for only when there is a logo to keep or to get."""

    blobs: Callable[[], BlobStore]

    def keep(self, owner: str, logo: str | None) -> None:
        """Store a logo, so that what is issued with it can be drawn as it was."""
        recorded = logo_hash(logo)
        if logo is not None and recorded is not None:
            self.blobs().put(_key(owner, recorded), logo.encode(), "text/plain")

    def of(self, owner: str, invoice: Invoice, current: Profile) -> str | None:
        """The logo that an issued invoice shows; raises ``ConflictError`` when its file is gone."""
        recorded = invoice.seller_logo
        if recorded is None:
            return None
        if recorded in (TODAYS_LOGO, logo_hash(current.logo)):
            return current.logo
        kept = self.blobs().get(_key(owner, recorded))
        if kept is None:
            raise ConflictError(
                f"The logo that invoice {invoice.number} was issued with is missing from the "
                "stored files, so it can't be drawn as it was. Restore the files from a backup.",
                code="logo_missing",
            )
        return kept.decode()


def _key(owner: str, recorded: str) -> str:
    return f"{owner}/logo-{recorded}.txt"
