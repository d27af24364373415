"""What the seller's country demands of an invoice before it is issued.

Only what the law asks of every such invoice refuses one; without a country nothing is demanded.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.errors import ConflictError, FieldFault
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.tax_id_kinds import kind_of
from scatterpilot.domain.totals import compute_totals
from scatterpilot.presentation.addresses import Address
from scatterpilot.presentation.places import Place, Requirement, What, place_of


class _Case(NamedTuple):
    seller: Profile
    draft: Draft
    place: Place
    tax: Decimal


def check_place(seller: Profile, draft: Draft) -> None:
    """Raise ``ConflictError`` naming everything that the seller's country asks for, with its rule.

    Its code is ``required_by_law``.
    """
    place = place_of(seller.country)
    if place is None:
        return
    missing = [_fault(each) for each in _missing(seller, draft, place)]
    if missing:
        told = " ".join(f"{fault.message[0].upper()}{fault.message[1:]}." for fault in missing)
        raise ConflictError(
            f"An invoice from {place.country} can't be issued like this. {told}",
            missing,
            code="required_by_law",
        )


def _missing(seller: Profile, draft: Draft, place: Place) -> list[Requirement]:
    totals = compute_totals(draft)
    case = _Case(seller, draft, place, totals.tax_total)
    own = draft.currency == place.currency
    asked = (
        each
        for each in place.requires
        if each.asks(seller.tax_status, totals.total, own_currency=own)
    )
    return [each for each in asked if not _MET[each.what](case)]


def _fault(missing: Requirement) -> FieldFault:
    field, remedy = _REMEDIES[missing.what]
    return FieldFault(field, f"{remedy} ({missing.rule})")


def _has_tax_id(case: _Case, kinds: tuple[str, ...]) -> bool:
    given: set[str] = {each.kind for each in case.seller.tax_ids or ()}
    if case.seller.tax_id:
        # Where a number's kind can't be told it counts as the one that is asked for.
        kind = kind_of(case.seller.tax_id, case.place.country)
        given.add(kind or ("tax_number" if "tax_number" in kinds else kinds[0]))
    return not given.isdisjoint(kinds)


def _seller_address(case: _Case) -> bool:
    seller = case.seller
    return Address(seller.address, street=seller.street, city=seller.city).is_known


def _customer_address(case: _Case) -> bool:
    draft = case.draft
    return Address(
        draft.customer_address, street=draft.customer_street, city=draft.customer_city
    ).is_known


def _service_date(case: _Case) -> bool:
    draft = case.draft
    dated = all(line.service_date is not None for line in draft.line_items)
    return draft.service_start is not None or dated


_MET: dict[What, Callable[[_Case], bool]] = {
    "seller_address": _seller_address,
    "seller_tax_id": lambda case: _has_tax_id(case, case.place.tax_ids),
    "seller_vat_id": lambda case: _has_tax_id(case, ("vat",)),
    "seller_company_id": lambda case: _has_tax_id(case, ("siret", "siren")),
    "customer_address": _customer_address,
    "customer_details": lambda case: (
        _customer_address(case)
        or bool(case.draft.customer_email or case.draft.customer_tax_id)
        or bool(case.draft.customer_tax_ids)
    ),
    "service_date": _service_date,
    "no_tax": lambda case: not case.tax,
}
_REMEDIES: dict[What, tuple[str, str]] = {
    "seller_address": ("address", "set your address in the settings"),
    "seller_tax_id": ("tax_id", "set your tax number in the settings"),
    "seller_vat_id": ("tax_id", "set your VAT number in the settings"),
    "seller_company_id": ("tax_ids", "set your SIREN or SIRET in the settings, among the tax ids"),
    "customer_address": ("customer_address", "add the customer's address"),
    "customer_details": ("customer_address", "add the customer's address, e-mail or tax id"),
    "service_date": ("service_start", "add the service date: the day or period of the work"),
    "no_tax": ("tax_rate", "take the tax off, as a small business charges none"),
}
