"""Read and store the seller's profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scatterpilot.app.number_starts import with_starts
from scatterpilot.domain.accounts import account_fault, bank_code_fault, bic_fault, iban_fault
from scatterpilot.domain.countries import country_fault
from scatterpilot.domain.errors import FieldFault, InvalidError
from scatterpilot.domain.money import currency_fault, number_fault
from scatterpilot.domain.numbering import pattern_fault, start_fault, write_alike
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.profile_fields import SETTINGS, Setting, SettingKind
from scatterpilot.domain.tax_ids import MAX_TAX_IDS, TaxId, tax_id_fault
from scatterpilot.domain.terms import MAX_TERMS_DAYS
from scatterpilot.domain.values import text_fault
from scatterpilot.ports import ProfileStore, Today
from scatterpilot.presentation.formats import known_locale

# For type checkers only: reading a profile must not import the models of drafts.
if TYPE_CHECKING:
    from scatterpilot.app.trial_prints import TrialPrint

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class EditProfile:
    """The use cases behind ``GET`` and ``PUT /profile``.

    ``printing`` is made when something is saved: it brings all that drawing needs along.
    ``counted`` tells the last number drawn from a series of an owner.
    """

    profiles: ProfileStore
    printing: Callable[[], TrialPrint]
    counted: Callable[[str, str], int]
    today: Today

    def get(self, owner: str) -> dict[str, Any]:
        return self.profiles.load(owner).model_dump(mode="json")

    def put(self, owner: str, profile: Profile) -> dict[str, Any]:
        """Replace the profile, with its logo made fit to print; gives what is stored.

        It is printed on trial first. Raises ``InvalidError`` with a fault per field.
        """
        before = self.profiles.load(owner)
        faults = profile_faults(profile)
        profile, late = with_starts(
            profile, before, self.today(None), lambda series: self.counted(owner, series)
        )
        faults += late
        try:
            # What is kept already was prepared when it came; each time more would blur it.
            if profile.logo not in (None, before.logo):
                profile = self.printing().with_prepared_logo(profile)
        except InvalidError as error:
            faults += error.faults
        if faults:
            raise InvalidError("Some settings can't be used; see errors.", faults)
        self.printing().check(profile)
        self.profiles.save(owner, profile)
        return self.get(owner)


def profile_faults(profile: Profile) -> list[FieldFault]:
    """Every setting but the logo that can't be used, with what to do about it."""
    found = ((name, _fault(setting, profile)) for name, setting in SETTINGS.items())
    return [FieldFault(name, why) for name, why in found if why]


def _fault(setting: Setting, profile: Profile) -> str | None:
    value = getattr(profile, setting.name)
    if value is None:
        return None
    if setting.limit:
        return text_fault(value, setting.limit)
    if setting.kind == "pattern":
        return pattern_fault(value, reset_yearly=profile.number_reset_yearly) or _alike_fault(
            setting, profile
        )
    if setting.kind in _BY_COUNTRY:
        return _BY_COUNTRY[setting.kind](value, profile.country)
    rule = _RULES.get(setting.kind)
    return rule(value) if rule else None


def _alike_fault(setting: Setting, profile: Profile) -> str | None:
    """No number may be both an invoice's and a credit note's."""
    if setting.name != "credit_note_pattern":
        return None
    if not write_alike(profile.number_pattern, profile.credit_note_pattern):
        return None
    return (
        "invoices are numbered that way; give credit notes their own, for example CN-{year}-{seq}"
    )


def _color_fault(color: str) -> str | None:
    return None if _COLOR.fullmatch(color) else "use six hexadecimal digits such as #1f6feb"


def _locale_fault(name: str) -> str | None:
    return None if known_locale(name) else "use a locale such as en_US or de_DE"


def _terms_fault(days: int) -> str | None:
    if 0 <= days <= MAX_TERMS_DAYS:
        return None
    return f"give a number of days from 0 to {MAX_TERMS_DAYS}"


def _rate_fault(rate: Decimal) -> str | None:
    if number_fault(rate) is None and 0 <= rate <= 1:
        return None
    return 'give a fraction between 0 and 1; "0.2" is 20 %'


def _tax_ids_fault(tax_ids: Sequence[TaxId]) -> str | None:
    if len(tax_ids) > MAX_TAX_IDS:
        return f"give at most {MAX_TAX_IDS}"
    return next(filter(None, map(tax_id_fault, tax_ids)), None)


_RULES: dict[SettingKind, Callable[[Any], str | None]] = {
    "currency": currency_fault,
    "locale": _locale_fault,
    "color": _color_fault,
    "days": _terms_fault,
    "rate": _rate_fault,
    "country": country_fault,
    "tax_ids": _tax_ids_fault,
    "iban": iban_fault,
    "bic": bic_fault,
    "start": start_fault,
}
_BY_COUNTRY: dict[SettingKind, Callable[[str, str | None], str | None]] = {
    "bank_code": bank_code_fault,
    "account": account_fault,
}
