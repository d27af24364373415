"""Turn claims about the whole invoice into edits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from scatterpilot.domain.edits import (
    Edit,
    RefuseValue,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)
from scatterpilot.engines.embedded.claims import (
    AddressClaim,
    Claim,
    CurrencyClaim,
    DiscountClaim,
    DueClaim,
    EmailClaim,
    InvoiceDateClaim,
    ItemClaim,
    NotesClaim,
    ReferenceClaim,
    TaxClaim,
    TaxIdClaim,
)
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.embedded.unusable import currencies_mixed, rate_missing


def fact_edits(
    reading: Reading, situation: Situation, claims: Sequence[Claim], items: Sequence[ItemClaim]
) -> tuple[list[Edit], list[Edit]]:
    """Edits before those of the lines (currency, customer, dates) and after (tax, discount)."""
    before: list[Edit] = []
    after: list[Edit] = []
    before += _currency(reading, situation, claims, items)
    for claim in claims:
        before += _particulars(reading, claim)
        if isinstance(claim, TaxClaim):
            after += _tax(reading, situation, claim)
        elif isinstance(claim, DiscountClaim):
            after += _discount(reading, claim)
    before += _dates(reading, situation, claims)
    return before, after


def _particulars(reading: Reading, claim: Claim) -> list[Edit]:
    quote = reading.quote(*claim.span)
    if isinstance(claim, EmailClaim):
        return [SetCustomer(email=claim.email, evidence={"email": quote})]
    if isinstance(claim, AddressClaim):
        return [SetCustomer(address=claim.address, evidence={"address": quote})]
    if isinstance(claim, TaxIdClaim):
        return [SetCustomer(tax_id=claim.tax_id, evidence={"tax_id": quote})]
    if isinstance(claim, ReferenceClaim):
        given: dict[str, Any] = {claim.field: claim.text}
        return [SetReference(**given, evidence={claim.field: quote})]
    if isinstance(claim, NotesClaim):
        return [SetNotes(notes=claim.text, append=True, evidence={"notes": quote})]
    return []


def _currency(
    reading: Reading, situation: Situation, claims: Sequence[Claim], items: Sequence[ItemClaim]
) -> list[Edit]:
    """A currency that was named wins; else the one the prices were written in."""
    named = [claim for claim in claims if isinstance(claim, CurrencyClaim)]
    draft = situation.draft
    if named:
        quote = reading.quote(*named[-1].span)
        return [SetCurrency(currency=named[-1].currency, evidence={"currency": quote})]
    written = [(item.currency, item.price_span) for item in items]
    prices = [(code, span) for code, span in written if code is not None and span]
    others = [(code, span) for code, span in prices if code != draft.currency]
    if not others:
        return []
    found = {code for code, _ in prices}
    priced = sum(1 for line in draft.line_items if line.unit_price is not None)
    if len(found) > 1 or priced > len(items):
        codes = [*sorted(found), draft.currency] if draft.line_items else sorted(found)
        return [currencies_mixed(dict.fromkeys(codes))]
    code, span = others[0]
    return [SetCurrency(currency=code, evidence={"currency": reading.quote(*span)})]


def _dates(reading: Reading, situation: Situation, claims: Sequence[Claim]) -> list[Edit]:
    values: dict[str, Any] = {}
    evidence: dict[str, Any] = {}
    refused: list[Edit] = []
    for claim in claims:
        if not isinstance(claim, DueClaim | InvoiceDateClaim):
            continue
        quote = reading.quote(*claim.span)
        name = "due_date" if isinstance(claim, DueClaim) else "invoice_date"
        if claim.problem or (claim.on is None and not isinstance(claim, DueClaim)):
            why = claim.problem or "the date can't be read"
            label = "due date" if name == "due_date" else "invoice date"
            message = f"“{quote.text}” can't be the {label}: {why}."
            refused.append(RefuseValue(field=name, code="date_impossible", message=message))
        elif isinstance(claim, DueClaim) and claim.terms_days is not None:
            values["terms_days"], evidence["terms_days"] = claim.terms_days, quote
            values.pop("due_date", None)
        else:
            values[name], evidence[name] = claim.on, quote
    if "invoice_date" in values and _keeps_due(reading) and situation.draft.due_date:
        values.setdefault("due_date", situation.draft.due_date)
    dates: list[Edit] = [SetDates(**values, evidence=evidence)] if values else []
    return dates + refused


def _keeps_due(reading: Reading) -> bool:
    lows = [token.lower for token in reading.tokens]
    return bool({"keep", "leave", "stays", "unchanged", "remains"} & set(lows)) and "due" in lows


def _tax(reading: Reading, situation: Situation, claim: TaxClaim) -> list[Edit]:
    if claim.rates:
        return []
    if claim.remove:
        return [SetTax(rate=None, evidence={"rate": reading.quote(*claim.span)})]
    if claim.rate is not None:
        span = claim.rate_span or claim.span
        rate = claim.rate / Decimal(100)
        return [SetTax(rate=rate, evidence={"rate": reading.quote(*span)})]
    known = situation.draft.tax_rate or situation.profile.default_tax_rate
    if known is not None:
        return [SetTax(rate=known)] if situation.draft.tax_rate is None else []
    if claim.exempt and not claim.only:
        return []
    return [rate_missing()]


def _discount(reading: Reading, claim: DiscountClaim) -> list[Edit]:
    if claim.remove:
        return [SetDiscount(evidence={})]
    quote = reading.quote(*claim.span)
    if claim.percent is not None:
        return [SetDiscount(percent=claim.percent, evidence={"percent": quote})]
    return [SetDiscount(amount=claim.amount, evidence={"amount": quote})]
