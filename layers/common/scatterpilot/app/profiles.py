"""Read and store the seller's profile."""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.fields import LONG_TEXT_LIMIT, NOTES_LIMIT, SHORT_TEXT_LIMIT
from scatterpilot.domain.money import currency_fault, number_fault
from scatterpilot.domain.numbering import pattern_fault
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.value_rules import MAX_TERMS_DAYS
from scatterpilot.domain.values import text_fault
from scatterpilot.ports import ProfileStore
from scatterpilot.presentation.formats import known_locale

LOGO_LIMIT = 150_000
_LOGO = re.compile(r"data:image/(?:png|jpeg|svg\+xml);base64,")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_TEXTS = {
    "business_name": SHORT_TEXT_LIMIT,
    "address": LONG_TEXT_LIMIT,
    "email": SHORT_TEXT_LIMIT,
    "phone": SHORT_TEXT_LIMIT,
    "tax_id": SHORT_TEXT_LIMIT,
    "payment_details": NOTES_LIMIT,
    "notes": NOTES_LIMIT,
}


@dataclass(frozen=True)
class EditProfile:
    """The use cases behind ``GET`` and ``PUT /profile``."""

    profiles: ProfileStore

    def get(self, owner: str) -> dict[str, Any]:
        return self.profiles.load(owner).model_dump(mode="json")

    def put(self, owner: str, profile: Profile) -> dict[str, Any]:
        """Replace the profile; raises ``InvalidError`` with a fault per field."""
        check_profile(profile)
        self.profiles.save(owner, profile)
        return self.get(owner)


def check_profile(profile: Profile, prefix: str = "") -> None:
    """Raise ``InvalidError`` naming every setting that can't be used, each after ``prefix``."""
    faults = [FieldFault(prefix + each.field, each.message) for each in profile_faults(profile)]
    if faults:
        raise InvalidError("Some settings can't be used; see errors.", faults)


def profile_faults(profile: Profile) -> list[FieldFault]:
    """Every setting that can't be used, with what to do about it."""
    faults = [
        FieldFault(name, found)
        for name, limit in _TEXTS.items()
        if (text := getattr(profile, name)) is not None and (found := text_fault(text, limit))
    ]
    checks = {
        "currency": currency_fault(profile.currency),
        "locale": None if known_locale(profile.locale) else "use a locale such as en_US or de_DE",
        "number_pattern": pattern_fault(
            profile.number_pattern, reset_yearly=profile.number_reset_yearly
        ),
        "accent_color": _color_fault(profile.accent_color),
        "logo": _logo_fault(profile.logo),
        "default_terms_days": _terms_fault(profile.default_terms_days),
        "default_tax_rate": _rate_fault(profile.default_tax_rate),
    }
    return faults + [FieldFault(name, why) for name, why in checks.items() if why]


def _color_fault(color: str | None) -> str | None:
    if color is None or _COLOR.fullmatch(color):
        return None
    return "use six hexadecimal digits such as #1f6feb"


def _logo_fault(logo: str | None) -> str | None:
    if logo is None:
        return None
    if len(logo) > LOGO_LIMIT:
        return f"it is larger than {LOGO_LIMIT // 1000} kB; use a smaller picture"
    prefix = _LOGO.match(logo)
    if prefix is None:
        return "use a PNG, JPEG or SVG picture as a data:image/...;base64, URL"
    try:
        b64decode(logo[prefix.end() :], validate=True)
    except ValueError:
        return "its base64 text is damaged; upload the picture again"
    return None


def _terms_fault(days: int | None) -> str | None:
    if days is None or 0 <= days <= MAX_TERMS_DAYS:
        return None
    return f"give a number of days from 0 to {MAX_TERMS_DAYS}"


def _rate_fault(rate: Decimal | None) -> str | None:
    if rate is None or (number_fault(rate) is None and 0 <= rate <= 1):
        return None
    return 'give a fraction between 0 and 1; "0.2" is 20 %'
