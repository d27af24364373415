"""The draft read back in words: made by code from the draft, so it can show nothing else."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.fields import INVOICE_FIELDS, Field
from scatterpilot.domain.totals import Totals, compute_totals
from scatterpilot.presentation.formats import long_date, money, number, percent, price
from scatterpilot.presentation.labels import english


def read_back(draft: Draft, locale: str) -> str:
    """The whole invoice as text: every line as quantity × price = amount, then the totals."""
    totals = compute_totals(draft)
    parts = [
        f"Invoice for {draft.customer_name or '…'}",
        *_lines(draft, totals, locale),
        *_sums(draft, totals, locale),
        _dates(draft, locale),
        *_particulars(draft),
    ]
    return "\n".join(part for part in parts if part)


def line_text(line: LineItem, amount: Decimal | None, currency: str, locale: str) -> str:
    """``Web development: 40 hours × $150.00 = $6,000.00``, with ``?`` for what is unknown."""
    quantity = "?" if line.quantity is None else number(line.quantity, locale)
    if line.unit:
        quantity += f" {line.unit}"
    each = "?" if line.unit_price is None else price(line.unit_price, currency, locale)
    total = "?" if amount is None else money(amount, currency, locale)
    return f"{line.description or '?'}: {quantity} × {each} = {total}"


def _lines(draft: Draft, totals: Totals, locale: str) -> list[str]:
    taxed = bool(totals.taxes)
    shown = []
    for line, amount in zip(draft.line_items, totals.line_amounts, strict=True):
        text = f"• {line_text(line, amount, draft.currency, locale)}"
        if taxed and not line.taxable:
            text += " (no tax)"
        elif line.taxable and line.tax_rate is not None:
            text += f" (tax {percent(line.tax_rate, locale)})"
        shown.append(text)
    return shown


def _sums(draft: Draft, totals: Totals, locale: str) -> list[str]:
    def shown(amount: Decimal) -> str:
        return money(amount, draft.currency, locale)

    sums = []
    if draft.discount or totals.taxes:
        sums.append(f"Subtotal: {shown(totals.subtotal)}")
    if draft.discount:
        off = discount_text(draft.discount, locale)
        sums.append(f"Discount{off}: −{shown(totals.discount_total)}")
    for group in totals.taxes:
        base = f" on {shown(group.base)}" if group.base != totals.subtotal else ""
        sums.append(f"Tax {percent(group.rate, locale)}{base}: {shown(group.amount)}")
    return [*sums, f"Total: {shown(totals.total)}"]


def discount_text(discount: Discount, locale: str) -> str:
    """`` (10%)`` for a percentage, nothing for an amount."""
    if discount.percent is None:
        return ""
    return f" ({percent(discount.percent / 100, locale)})"


def _dates(draft: Draft, locale: str) -> str:
    dated = long_date(draft.invoice_date, locale) if draft.invoice_date else "?"
    return f"Dated {dated}, {due_text(draft, locale)}"


def due_text(draft: Draft, locale: str) -> str:
    """``due April 9, 2026 (net 30)``, ``due on receipt`` or ``due ?``."""
    if draft.due_date is None:
        return "due ?"
    if draft.due_date == draft.invoice_date:
        return "due on receipt"
    terms = f" (net {draft.terms_days})" if draft.terms_days else ""
    return f"due {long_date(draft.due_date, locale)}{terms}"


def _particulars(draft: Draft) -> list[str]:
    """Every text of the invoice below its title, whose name it already says."""
    return [
        f"{english(field.label)}: {shown_text(field, value)}"
        for field in INVOICE_FIELDS.values()
        if field.is_text and field.name != "customer_name" and (value := getattr(draft, field.name))
    ]


def shown_text(field: Field, text: str) -> str:
    """A text in a line of its own; only notes keep their lines."""
    return text if field.place == "closing" else ", ".join(text.splitlines())
