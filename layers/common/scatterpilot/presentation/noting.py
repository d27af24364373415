"""What a turn has taken down, in words: every change of the draft, so that none goes unnoticed."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.editor import EditResult
from scatterpilot.domain.fields import INVOICE_FIELDS, Field
from scatterpilot.presentation.formats import long_date, money, percent
from scatterpilot.presentation.read_back import due_text, line_text

# More changed lines than this are counted, not listed.
_LISTED = 3


def noted(before: Draft, result: EditResult, locale: str) -> str:
    """``Noted: for Bob; Lawns: 3 × $45.00 = $135.00; 10% off.``; empty when nothing changed."""
    after = result.draft
    parts = [
        *_customer(before, after),
        *_lines(before, result, locale),
        *_sums(before, after, locale),
        *_dates(before, after, locale),
        *_texts(before, after),
    ]
    if parts:
        return f"Noted: {'; '.join(parts)}."
    kept = {"provenance"}
    return "Noted." if after.model_dump(exclude=kept) != before.model_dump(exclude=kept) else ""


def _customer(before: Draft, after: Draft) -> list[str]:
    changed = after.customer_name and after.customer_name != before.customer_name
    return [f"for {after.customer_name}"] if changed else []


def _lines(before: Draft, result: EditResult, locale: str) -> list[str]:
    after = result.draft
    old = {_shown(line) for line in before.line_items}
    amounts = zip(after.line_items, result.totals.line_amounts, strict=True)
    new = [(line, amount) for line, amount in amounts if _shown(line) not in old]
    if len(new) > _LISTED:
        fresh = [f"{len(new)} lines, {money(result.totals.subtotal, after.currency, locale)}"]
    else:
        fresh = [line_text(line, amount, after.currency, locale) for line, amount in new]
    if len(after.line_items) < len(before.line_items):
        names = {line.description for line in after.line_items}
        gone = (line.description for line in before.line_items if line.description not in names)
        fresh += [f"without {name}" for name in gone if name]
    return fresh


def _sums(before: Draft, after: Draft, locale: str) -> list[str]:
    parts = []
    # New lines show the currency themselves.
    if after.currency != before.currency and before.line_items:
        parts.append(f"in {after.currency}")
    if after.discount is None and before.discount is not None:
        parts.append("no discount")
    if after.discount is not None and after.discount != before.discount:
        parts.append(f"{_discount(after.discount, after.currency, locale)} off")
    if after.tax_rate is not None and _taxes_otherwise(before, after):
        parts.append(_tax(after, after.tax_rate, locale))
    return parts


def _discount(discount: Discount, currency: str, locale: str) -> str:
    if discount.percent is not None:
        return percent(discount.percent / 100, locale)
    return money(discount.amount or Decimal(0), currency, locale)


def _taxes_otherwise(before: Draft, after: Draft) -> bool:
    """Whether the rate or what it is on was changed; not when lines only came or went."""
    old = {_shown(line): line.taxable for line in before.line_items}
    moved = any(old.get(_shown(line), line.taxable) != line.taxable for line in after.line_items)
    return after.tax_rate != before.tax_rate or moved


def _tax(draft: Draft, rate: Decimal, locale: str) -> str:
    if not rate:
        return "no tax"
    taxed = [line.description or "?" for line in draft.line_items if line.taxable]
    every = len(taxed) == len(draft.line_items)
    on = "" if every else f" on {', '.join(taxed)} only"
    return f"{percent(rate, locale)} tax{on}"


def _dates(before: Draft, after: Draft, locale: str) -> list[str]:
    parts = []
    if after.invoice_date and before.invoice_date and after.invoice_date != before.invoice_date:
        parts.append(f"dated {long_date(after.invoice_date, locale)}")
    if after.due_date and after.due_date != before.due_date:
        parts.append(due_text(after, locale))
    return parts


def _texts(before: Draft, after: Draft) -> list[str]:
    texts = (f for f in INVOICE_FIELDS.values() if f.is_text and f.name != "customer_name")
    changed = ((f, getattr(before, f.name), getattr(after, f.name)) for f in texts)
    return [_text(field, new) for field, old, new in changed if new != old]


def _text(field: Field, text: str | None) -> str:
    if text is None:
        return f"no {field.words}"
    shown = ", ".join(text.splitlines())
    return f"{field.words} “{shown}”" if field.place == "closing" else f"{field.words} {shown}"


def _shown(line: LineItem) -> tuple[object, ...]:
    return line.description, line.quantity, line.unit, line.unit_price, line.tax_rate
