"""The seller: what every invoice of one owner starts from."""

from __future__ import annotations

from scatterpilot.domain.profile_fields import TaxStatus
from scatterpilot.domain.tax_ids import TaxId
from scatterpilot.domain.values import Frozen, PlainDecimal

DEFAULT_NUMBER_PATTERN = "INV-{year}-{seq:04d}"
DEFAULT_CREDIT_NOTE_PATTERN = "CN-{year}-{seq:04d}"
DEFAULT_CURRENCY = "USD"
DEFAULT_LOCALE = "en_US"


class Profile(Frozen):
    """The business's settings. Everything is optional so that a first invoice needs no set-up.

    ``logo`` is a ``data:image/...;base64,`` URL, ``accent_color`` is ``#rrggbb``, ``locale`` is
    like ``en_GB``, ``default_terms_days`` counts from the invoice date, ``default_tax_rate`` is a
    fraction, ``number_pattern`` is explained in :mod:`scatterpilot.domain.numbering`, and so are
    the starts. A start counts only in the series that was the current one when it was set, which
    stands beside it. What an invoice must print follows from ``country`` and ``tax_status``.
    ``register_line`` names the company's register; ``bank_code`` and ``account_number`` are for
    accounts without ``iban``.
    """

    business_name: str | None = None
    contact: str | None = None
    address: str | None = None
    street: str | None = None
    postcode: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    email: str | None = None
    phone: str | None = None
    tax_status: TaxStatus | None = None
    tax_id: str | None = None
    tax_ids: tuple[TaxId, ...] | None = None
    register_line: str | None = None
    logo: str | None = None
    accent_color: str | None = None
    currency: str = DEFAULT_CURRENCY
    locale: str = DEFAULT_LOCALE
    iban: str | None = None
    bic: str | None = None
    bank_code: str | None = None
    account_number: str | None = None
    payment_details: str | None = None
    default_terms_days: int | None = None
    default_tax_rate: PlainDecimal | None = None
    number_pattern: str = DEFAULT_NUMBER_PATTERN
    number_reset_yearly: bool = True
    notes: str | None = None
    credit_note_pattern: str = DEFAULT_CREDIT_NOTE_PATTERN
    number_start: int | None = None
    number_start_series: str | None = None
    credit_note_start: int | None = None
    credit_note_start_series: str | None = None

    def start_of(self, series: str) -> int:
        """The number that the first one of a series gets."""
        starts = {
            self.number_start_series: self.number_start,
            self.credit_note_start_series: self.credit_note_start,
        }
        return starts.get(series) or 1
