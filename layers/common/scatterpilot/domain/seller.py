"""The seller as an invoice shows them: who must be known before it is issued, and which logo."""

from __future__ import annotations

import hashlib
import unicodedata

from scatterpilot.domain.errors import ConflictError, FieldFault
from scatterpilot.domain.profile import Profile

TODAYS_LOGO = "current"
"""In place of a logo's hash: the invoice was issued before logos were kept, so it shows today's."""

# Letters, numbers, punctuation and symbols; the others leave no ink.
_INK = frozenset("LNPS")


def check_seller(seller: Profile) -> None:
    """Raise ``ConflictError`` unless the seller has a business name that can be seen."""
    name = seller.business_name or ""
    if any(unicodedata.category(character)[0] in _INK for character in name):
        return
    raise ConflictError(
        "An invoice can't be issued without the name of who bills. Set your business name first: "
        "in Settings on the page, with PUT /profile, or with "
        "`scatterpilot profile set business_name=…`.",
        [FieldFault("business_name", "set it: an invoice must say who bills")],
        code="business_name_missing",
    )


def logo_hash(logo: str | None) -> str | None:
    """What tells one logo from another: the SHA-256 of its ``data:`` URL, in hexadecimal digits."""
    return None if logo is None else hashlib.sha256(logo.encode()).hexdigest()
