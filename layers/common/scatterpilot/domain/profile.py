"""The seller: what every invoice of one owner starts from."""

from __future__ import annotations

from scatterpilot.domain.values import Frozen, PlainDecimal

DEFAULT_NUMBER_PATTERN = "INV-{year}-{seq:04d}"
DEFAULT_CURRENCY = "USD"
DEFAULT_LOCALE = "en_US"


class Profile(Frozen):
    """The business's settings. Everything is optional so that a first invoice needs no set-up.

    ``logo`` is a ``data:image/...;base64,`` URL, ``accent_color`` is ``#rrggbb``, ``locale`` is
    like ``en_GB``, ``default_terms_days`` counts from the invoice date, ``default_tax_rate`` is a
    fraction, ``number_pattern`` is explained in :mod:`scatterpilot.domain.numbering`.
    """

    business_name: str | None = None
    address: str | None = None
    email: str | None = None
    phone: str | None = None
    tax_id: str | None = None
    logo: str | None = None
    accent_color: str | None = None
    currency: str = DEFAULT_CURRENCY
    locale: str = DEFAULT_LOCALE
    payment_details: str | None = None
    default_terms_days: int | None = None
    default_tax_rate: PlainDecimal | None = None
    number_pattern: str = DEFAULT_NUMBER_PATTERN
    number_reset_yearly: bool = True
    notes: str | None = None
