"""The draft read back in words: made by code from the draft, so it can show nothing else."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.totals import Totals, compute_totals
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.field_text import is_particular, particular
from scatterpilot.presentation.formats import money, number, percent, price, spoken_date
from scatterpilot.presentation.labels import label_in, terms_in_words

BULLET = "• "
"""What each line of a read-back begins with."""


def read_back(draft: Draft, locale: str, language: str = "en") -> str:
    """The whole invoice as text: every line as quantity × price = amount, then the totals.

    ``language`` is that of the words and dates, ``locale`` says how figures are written.
    """
    say = texts_in(language)
    totals = compute_totals(draft)
    parts = [
        say("read_back.title", customer=draft.customer_name or "…"),
        *_lines(draft, totals, locale, say),
        *_sums(draft, totals, locale, say),
        _dates(draft, locale, say),
        *_particulars(draft, locale, say),
    ]
    return "\n".join(part for part in parts if part)


def line_text(
    line: LineItem, amount: Decimal | None, currency: str, locale: str, language: str = "en"
) -> str:
    """``Web development: 40 hours × $150.00 = $6,000.00``, with ``?`` for what is unknown."""
    quantity = "?" if line.quantity is None else number(line.quantity, locale)
    if line.unit:
        quantity += f" {line.unit}"
    each = "?" if line.unit_price is None else price(line.unit_price, currency, locale)
    total = "?" if amount is None else money(amount, currency, locale)
    name = line.description or "?"
    if line.service_date is not None:
        name += f" ({spoken_date(line.service_date, language, locale)})"
    values = {"name": name, "quantity": quantity, "price": each}
    return texts_in(language)("read_back.line", **values, amount=total)


def _lines(draft: Draft, totals: Totals, locale: str, say: Texts) -> list[str]:
    taxed = bool(totals.taxes)
    shown = []
    for line, amount in zip(draft.line_items, totals.line_amounts, strict=True):
        text = f"{BULLET}{line_text(line, amount, draft.currency, locale, say.language)}"
        if taxed and not line.taxable:
            text = say("read_back.untaxed", line=text)
        elif line.taxable and line.tax_rate is not None:
            text = say("read_back.taxed", line=text, rate=percent(line.tax_rate, locale))
        shown.append(text)
    return shown


def _sums(draft: Draft, totals: Totals, locale: str, say: Texts) -> list[str]:
    def shown(amount: Decimal) -> str:
        return money(amount, draft.currency, locale)

    sums = []
    if draft.discount or totals.taxes:
        sums.append(say("read_back.subtotal", amount=shown(totals.subtotal)))
    if draft.discount:
        off = shown(totals.discount_total)
        sums.append(_discount(draft.discount.percent, off, locale, say))
    for group in totals.taxes:
        rate, amount = percent(group.rate, locale), shown(group.amount)
        if group.base == totals.subtotal:
            sums.append(say("read_back.tax", rate=rate, amount=amount))
        else:
            sums.append(say("read_back.tax_on", rate=rate, base=shown(group.base), amount=amount))
    return [*sums, say("read_back.total", amount=shown(totals.total))]


def _discount(share: Decimal | None, off: str, locale: str, say: Texts) -> str:
    if share is None:
        return say("read_back.discount", amount=off)
    return say("read_back.discount_percent", percent=percent(share / 100, locale), amount=off)


def _dates(draft: Draft, locale: str, say: Texts) -> str:
    issued = draft.invoice_date
    dated = spoken_date(issued, say.language, locale) if issued else "?"
    return say("read_back.dates", date=dated, due=due_text(draft, locale, say.language))


def due_text(draft: Draft, locale: str, language: str = "en") -> str:
    """``due April 9, 2026 (net 30)``, ``due on receipt`` or ``due ?``."""
    say = texts_in(language)
    if draft.due_date is None:
        return say("due.unknown")
    if draft.due_date == draft.invoice_date:
        return say("due.receipt")
    date = spoken_date(draft.due_date, language, locale)
    if (rule := draft.payment_terms) is not None:
        terms = terms_in_words(language, rule.rule, rule.number, rule.day)
        return say("due.rule", date=date, terms=terms)
    if draft.terms_days:
        return say("due.terms", date=date, days=draft.terms_days)
    return say("due.on", date=date)


def _particulars(draft: Draft, locale: str, say: Texts) -> list[str]:
    """Everything of the invoice in words but its title and its dates."""
    return [
        say("read_back.text", label=label_in(say.language, field.label), text=text)
        for field in INVOICE_FIELDS.values()
        if is_particular(field) and (text := particular(field, draft, say.language, locale))
    ]
