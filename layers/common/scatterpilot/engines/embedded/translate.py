"""Turn claims about the whole invoice into edits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import (
    AddLine,
    ChangeLine,
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
from scatterpilot.engines.embedded.targets import stem, stems


def fact_edits(
    reading: Reading, situation: Situation, claims: Sequence[Claim], items: Sequence[ItemClaim]
) -> tuple[list[Edit], list[Edit]]:
    """Edits to apply before the lines (currency, customer, dates) and after them (tax, discount)."""
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
        return [SetReference(po_number=claim.po_number, evidence={"po_number": quote})]
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
    written = [item for item in items if item.currency is not None and item.price_span]
    others = [item for item in written if item.currency != draft.currency]
    if not others:
        return []
    found = {item.currency for item in written}
    priced = sum(1 for line in draft.line_items if line.unit_price is not None)
    if len(found) > 1 or (priced > len(items)):
        return [_mixed(draft, sorted(str(code) for code in found))]
    span = others[0].price_span
    assert span is not None  # noqa: S101 - filtered above
    quote = reading.quote(*span)
    return [SetCurrency(currency=str(others[0].currency), evidence={"currency": quote})]


def _mixed(draft: Draft, codes: list[str]) -> RefuseValue:
    named = " and ".join(dict.fromkeys([*codes, draft.currency] if draft.line_items else codes))
    return RefuseValue(
        field="currency",
        code="currencies_mixed",
        message=f"An invoice has one currency, and this one would mix {named}. "
        "Say which one to use, for example “in EUR”.",
    )


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
    return [
        RefuseValue(
            field="tax_rate",
            code="tax_rate_missing",
            message="You want tax added; which rate? For example “20% VAT”, or say “no tax”.",
        )
    ]


def _discount(reading: Reading, claim: DiscountClaim) -> list[Edit]:
    if claim.remove:
        return [SetDiscount(evidence={})]
    quote = reading.quote(*claim.span)
    if claim.percent is not None:
        return [SetDiscount(percent=claim.percent, evidence={"percent": quote})]
    return [SetDiscount(amount=claim.amount, evidence={"amount": quote})]


def line_tax_edits(
    claims: Sequence[Claim], situation: Situation, lines: Sequence[Edit]
) -> list[Edit]:
    """Which lines a tax is on: the named ones, or all but the named ones."""
    tax = next((claim for claim in claims if isinstance(claim, TaxClaim)), None)
    if tax is None or not (tax.only or tax.exempt):
        return []
    known = [stems(line.description) for line in situation.draft.line_items]
    known += [stems(edit.description) for edit in lines if isinstance(edit, AddLine)]
    only, exempt = _matching(tax.only, known), _matching(tax.exempt, known)
    flags: dict[int, bool] = {}
    if only:
        flags = {index: index in only for index in range(len(known))}
    flags.update(dict.fromkeys(exempt, False))
    return [
        ChangeLine(line=index, taxable=taxable)
        for index, taxable in flags.items()
        if not taxable or _exempted(situation.draft, index)
    ]


def _exempted(draft: Draft, index: int) -> bool:
    return index < len(draft.line_items) and not draft.line_items[index].taxable


def _matching(words: Sequence[str], lines: Sequence[frozenset[str]]) -> set[int]:
    """The lines these words name; of "storage boxes" the line that has most of them."""
    wanted = {stem(word) for word in words}
    shares = [len(wanted & line) for line in lines]
    best = max(shares, default=0)
    if not wanted or best == 0:
        return _by_part(wanted, lines)
    # Words for several lines ("the paint and the brushes") must each find their own.
    covered: set[int] = set()
    for word in wanted:
        hits = [index for index, line in enumerate(lines) if word in line]
        if len(hits) == 1:
            covered.update(hits)
        elif hits and not covered & set(hits):
            covered.update(index for index in hits if shares[index] == best)
    return covered


def _by_part(wanted: set[str], lines: Sequence[frozenset[str]]) -> set[int]:
    return {
        index
        for index, line in enumerate(lines)
        if any(
            min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))
            for a in wanted
            for b in line
        )
    }
