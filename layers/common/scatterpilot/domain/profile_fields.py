"""Every setting of the seller, described once: rules, the command line and the page's form follow.

No models here, so that whoever only names settings stays light.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scatterpilot.domain.field import LONG_TEXT_LIMIT, NOTES_LIMIT, SHORT_TEXT_LIMIT

SettingKind = Literal[
    "text",
    "lines",
    "currency",
    "locale",
    "days",
    "rate",
    "flag",
    "picture",
    "color",
    "pattern",
    "country",
    "tax_status",
    "tax_ids",
    "iban",
    "bic",
    "bank_code",
    "account",
    "start",
]
"""``text`` is one line, ``lines`` several; ``rate`` is a fraction (0.2 is 20 %); ``picture`` a
``data:image/…`` URL; ``pattern`` is that of :mod:`scatterpilot.domain.numbering`, ``start`` the
first number of its series; what a bank's code and account look like depends on the country
(:mod:`scatterpilot.domain.accounts`)."""

TaxStatus = Literal["registered", "small_business"]
"""Registered for VAT, GST or sales tax, or a small business that is exempt from charging it."""


@dataclass(frozen=True)
class Setting:
    """One setting by its name in the profile; ``limit`` is in characters of a text."""

    name: str
    kind: SettingKind
    limit: int = 0


_ALL = (
    Setting("business_name", "text", SHORT_TEXT_LIMIT),
    Setting("contact", "text", SHORT_TEXT_LIMIT),
    Setting("address", "lines", LONG_TEXT_LIMIT),
    Setting("street", "text", SHORT_TEXT_LIMIT),
    Setting("postcode", "text", SHORT_TEXT_LIMIT),
    Setting("city", "text", SHORT_TEXT_LIMIT),
    Setting("region", "text", SHORT_TEXT_LIMIT),
    Setting("country", "country"),
    Setting("email", "text", SHORT_TEXT_LIMIT),
    Setting("phone", "text", SHORT_TEXT_LIMIT),
    Setting("tax_status", "tax_status"),
    Setting("tax_id", "text", SHORT_TEXT_LIMIT),
    Setting("tax_ids", "tax_ids"),
    Setting("register_line", "text", LONG_TEXT_LIMIT),
    Setting("logo", "picture"),
    Setting("accent_color", "color"),
    Setting("currency", "currency"),
    Setting("locale", "locale"),
    Setting("iban", "iban"),
    Setting("bic", "bic"),
    Setting("bank_code", "bank_code"),
    Setting("account_number", "account"),
    Setting("payment_details", "lines", NOTES_LIMIT),
    Setting("default_terms_days", "days"),
    Setting("default_tax_rate", "rate"),
    Setting("number_pattern", "pattern"),
    Setting("number_reset_yearly", "flag"),
    Setting("notes", "lines", NOTES_LIMIT),
    Setting("credit_note_pattern", "pattern"),
    Setting("number_start", "start"),
    Setting("credit_note_start", "start"),
)
SETTINGS: dict[str, Setting] = {setting.name: setting for setting in _ALL}
