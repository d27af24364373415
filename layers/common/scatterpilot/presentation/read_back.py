"""The draft read back in words: made by code from the draft, so it can show nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.totals import Totals, compute_totals
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.field_text import is_particular, particular
from scatterpilot.presentation.formats import money, number, percent, price, spoken_date
from scatterpilot.presentation.labels import label_in, terms_in_words
from scatterpilot.presentation.sums import (
    SumRow,
    SumWords,
    charge_rows,
    rows_after_total,
    tax_rows,
)
from scatterpilot.presentation.values import ValueTexts

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
    """``Web development: 40 hours × $150.00 = $6,000.00``, with ``?`` for what is unknown, the
    number a price is for and the line's own discount behind the price."""
    values = ValueTexts(currency, locale, language)
    quantity = "?" if line.quantity is None else number(line.quantity, locale)
    if line.unit:
        quantity += f" {line.unit}"
    each = "?" if line.unit_price is None else price(line.unit_price, currency, locale)
    each = values.price_for(each, line.price_base_quantity)
    if line.discount:
        each += f" − {values.discount(line.discount)}"
    total = "?" if amount is None else money(amount, currency, locale)
    name = line.description or "?"
    if line.service_date is not None:
        name += f" ({spoken_date(line.service_date, language, locale)})"
    shown = {"name": name, "quantity": quantity, "price": each}
    return texts_in(language)("read_back.line", **shown, amount=total)


def line_remarks(line: LineItem, draft: Draft, values: ValueTexts) -> list[str]:
    """Why a line is taxed otherwise than the rest, and whether something is withheld of it."""
    remarks = []
    if line.tax_category is not None and line.taxable:
        remarks.append(values.word(line.tax_category))
    if line.tax_reason:
        remarks.append(", ".join(line.tax_reason.splitlines()))
    if draft.withholding and not line.withheld:
        remarks.append(f"{values.word('withholding')}: {values.flag(False)}")
    return remarks


def _lines(draft: Draft, totals: Totals, locale: str, say: Texts) -> list[str]:
    taxed = bool(totals.taxes)
    values = ValueTexts(draft.currency, locale, say.language)
    shown = []
    for line, amount in zip(draft.line_items, totals.line_amounts, strict=True):
        text = f"{BULLET}{line_text(line, amount, draft.currency, locale, say.language)}"
        if taxed and not line.taxable:
            text = say("read_back.untaxed", line=text)
        elif line.taxable and line.tax_rate is not None:
            text = say("read_back.taxed", line=text, rate=percent(line.tax_rate, locale))
        remarks = (f" ({remark})" for remark in line_remarks(line, draft, values))
        shown.append("".join((text, *remarks)))
    return shown


def _sums(draft: Draft, totals: Totals, locale: str, say: Texts) -> list[str]:
    def shown(amount: Decimal) -> str:
        return money(amount, draft.currency, locale)

    data, words = draft_document(draft, totals), _words(draft, locale, say)
    sums = []
    if draft.discount or totals.taxes or draft.charges:
        sums.append(say("read_back.subtotal", amount=shown(totals.subtotal)))
    if draft.discount:
        off = shown(totals.discount_total)
        sums.append(_discount(draft.discount.percent, off, locale, say))
    sums += _rows(charge_rows(data, words), words, say)
    total = say("read_back.total", amount=shown(totals.total))
    taxes = _taxes(draft, totals, locale, say)
    sums += [total, *taxes] if draft.prices_include_tax else [*taxes, total]
    return [*sums, *_rows(rows_after_total(data, words), words, say)]


def _taxes(draft: Draft, totals: Totals, locale: str, say: Texts) -> list[str]:
    words = _words(draft, locale, say)
    rows = _rows(tax_rows(draft_document(draft, totals), words), words, say)
    shown = []
    for group, row in zip(totals.taxes, rows, strict=True):
        plain = not group.name and group.category == "standard" and not draft.prices_include_tax
        if not plain:
            shown.append(row)
            continue
        base, amount = (words.money(str(figure)) for figure in (group.base, group.amount))
        key = "read_back.tax" if group.base == totals.subtotal else "read_back.tax_on"
        rate = percent(group.rate, locale)
        shown.append(say(key, rate=rate, base=base, amount=amount))
    return shown


def _rows(rows: list[SumRow], words: SumWords, say: Texts) -> list[str]:
    return [
        say(
            "read_back.text",
            label=row.label,
            text=f"{'−' if row.minus else ''}{words.money(row.amount)}",
        )
        for row in rows
    ]


def _words(draft: Draft, locale: str, say: Texts) -> SumWords:
    values = ValueTexts(draft.currency, locale, say.language)
    return SumWords(
        word=values.word,
        tax=say("field.taxable"),
        money=lambda amount: values.money(Decimal(amount)),
        percent=values.rate,
        day=lambda iso: spoken_date(date.fromisoformat(iso), say.language, locale),
        written=lambda _, text: text,
    )


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
    day = spoken_date(draft.due_date, language, locale)
    if (rule := draft.payment_terms) is not None:
        terms = terms_in_words(language, rule.rule, rule.number, rule.day)
        return say("due.rule", date=day, terms=terms)
    if draft.terms_days:
        return say("due.terms", date=day, days=draft.terms_days)
    return say("due.on", date=day)


def _particulars(draft: Draft, locale: str, say: Texts) -> list[str]:
    """Everything of the invoice in words that is not said above: in its title, with its dates, or
    beside a tax."""
    return [
        say("read_back.text", label=label_in(say.language, field.label), text=text)
        for field in INVOICE_FIELDS.values()
        if is_particular(field)
        and field.name != "tax_name"
        and (text := particular(field, draft, say.language, locale))
    ]
