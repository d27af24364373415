"""What a turn has taken down, in words: every change of the draft, so that none goes unnoticed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import Charge, Discount, Draft, LineItem
from scatterpilot.domain.editor import EditResult
from scatterpilot.domain.field import Field
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.domain.item_fields import LINE_FIELDS
from scatterpilot.domain.items import Item
from scatterpilot.domain.money import ZERO
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.field_text import is_particular, particular
from scatterpilot.presentation.formats import money, percent, spoken_date
from scatterpilot.presentation.read_back import due_text, line_text
from scatterpilot.presentation.values import ValueTexts

# More changed lines than this are counted, not listed.
_LISTED = 3


def noted(before: Draft, result: EditResult, locale: str, language: str = "en") -> str:
    """``Noted: for Bob; Lawns: 3 × $45.00 = $135.00; 10% off.``; empty when nothing changed."""
    say = texts_in(language)
    after = result.draft
    parts = [
        *_customer(before, after, say),
        *_lines(before, result, locale, say),
        *_sums(before, after, locale, say),
        *_commerce(before, after, locale, say),
        *_dates(before, after, locale, say),
        *_texts(before, after, locale, say),
    ]
    if parts:
        return say("noted.parts", parts=say("list.next").join(parts))
    kept = {"provenance"}
    same = after.model_dump(exclude=kept) == before.model_dump(exclude=kept)
    return "" if same else say("noted.bare")


def _customer(before: Draft, after: Draft, say: Texts) -> list[str]:
    changed = after.customer_name and after.customer_name != before.customer_name
    return [say("noted.customer", customer=after.customer_name)] if changed else []


def _lines(before: Draft, result: EditResult, locale: str, say: Texts) -> list[str]:
    after = result.draft
    old = {_shown(line) for line in before.line_items}
    amounts = zip(after.line_items, result.totals.line_amounts, strict=True)
    new = [(line, amount) for line, amount in amounts if _shown(line) not in old]
    if len(new) > _LISTED:
        sum_of_all = money(result.totals.subtotal, after.currency, locale)
        fresh = [say("noted.lines", count=len(new), amount=sum_of_all)]
    else:
        fresh = [
            line_text(line, amount, after.currency, locale, say.language) for line, amount in new
        ]
    if len(after.line_items) < len(before.line_items):
        names = {line.description for line in after.line_items}
        gone = (line.description for line in before.line_items if line.description not in names)
        fresh += [say("noted.without", name=name) for name in gone if name]
    return fresh


def _sums(before: Draft, after: Draft, locale: str, say: Texts) -> list[str]:
    parts = []
    # New lines show the currency themselves.
    if after.currency != before.currency and before.line_items:
        parts.append(say("noted.currency", currency=after.currency))
    if after.discount is None and before.discount is not None:
        parts.append(say("noted.no_discount"))
    if after.discount is not None and after.discount != before.discount:
        off = _discount(after.discount, after.currency, locale)
        parts.append(say("noted.discount", discount=off))
    if after.tax_rate is not None and _taxes_otherwise(before, after):
        parts.append(_tax(after, after.tax_rate, locale, say))
    return parts


def _commerce(before: Draft, after: Draft, locale: str, say: Texts) -> list[str]:
    """Charges, payments and all that is said of tax besides its rate."""
    values = ValueTexts(after.currency, locale, say.language)
    parts = [
        say("noted.text", field=say(f"field.{name}"), text=values.of(INVOICE_FIELDS[name], new))
        if new
        else say("noted.no_text", field=say(f"field.{name}"))
        for name in ("further_taxes", "tax_category", "prices_include_tax", "withholding")
        if (new := getattr(after, name)) != getattr(before, name)
    ]
    return [*parts, *_charges(before, after, values, say), *_payments(before, after, values, say)]


def _charges(before: Draft, after: Draft, values: ValueTexts, say: Texts) -> list[str]:
    old = [_plain(charge) for charge in before.charges]
    new = [
        say(
            "noted.text",
            field=charge.description or values.word("charge"),
            text=_of(charge, values),
        )
        for charge in after.charges
        if _plain(charge) not in old
    ]
    names = {charge.description for charge in after.charges}
    gone = (charge.description for charge in before.charges if charge.description not in names)
    return new + [say("noted.without", name=name) for name in gone if name]


def _of(charge: Charge, values: ValueTexts) -> str:
    if charge.percent is None and charge.amount is None:
        return "?"
    return values.discount(Discount(percent=charge.percent, amount=charge.amount))


def _payments(before: Draft, after: Draft, values: ValueTexts, say: Texts) -> list[str]:
    if [*map(_plain, before.payments)] == [*map(_plain, after.payments)]:
        return []
    paid = sum((payment.amount or ZERO for payment in after.payments), start=ZERO)
    return [say("noted.paid", amount=values.money(paid)) if paid else say("noted.unpaid")]


def _plain(item: Item) -> dict[str, Any]:
    return item.model_dump(exclude={"provenance", "disputed"})


def _discount(discount: Discount, currency: str, locale: str) -> str:
    if discount.percent is not None:
        return percent(discount.percent / 100, locale)
    return money(discount.amount or Decimal(0), currency, locale)


def _taxes_otherwise(before: Draft, after: Draft) -> bool:
    """Whether the rate or what it is on was changed; not when lines only came or went."""
    old = {_shown(line): line.taxable for line in before.line_items}
    moved = any(old.get(_shown(line), line.taxable) != line.taxable for line in after.line_items)
    before_that, now = (before.tax_rate, before.tax_name), (after.tax_rate, after.tax_name)
    return before_that != now or moved


def _tax(draft: Draft, rate: Decimal, locale: str, say: Texts) -> str:
    if not rate:
        return say("noted.no_tax")
    taxed = [line.description or "?" for line in draft.line_items if line.taxable]
    shown = percent(rate, locale)
    if len(taxed) == len(draft.line_items):
        return f"{shown} {draft.tax_name}" if draft.tax_name else say("noted.tax", rate=shown)
    return say("noted.tax_on", rate=shown, lines=", ".join(taxed))


def _dates(before: Draft, after: Draft, locale: str, say: Texts) -> list[str]:
    parts = []
    if after.invoice_date and before.invoice_date and after.invoice_date != before.invoice_date:
        date = spoken_date(after.invoice_date, say.language, locale)
        parts.append(say("noted.dated", date=date))
    if after.due_date and after.due_date != before.due_date:
        parts.append(due_text(after, locale, say.language))
    return parts


def _texts(before: Draft, after: Draft, locale: str, say: Texts) -> list[str]:
    def shown(field: Field, draft: Draft) -> str:
        return particular(field, draft, say.language, locale)

    told = (field for field in INVOICE_FIELDS.values() if is_particular(field))
    told = (field for field in told if field.name != "tax_name")  # beside its rate
    changed = [field for field in told if shown(field, before) != shown(field, after)]
    return [_text(field, shown(field, after), say) for field in changed]


def _text(field: Field, text: str, say: Texts) -> str:
    name = say(f"field.{field.name}")
    if not text:
        return say("noted.no_text", field=name)
    key = "noted.quoted" if field.place == "closing" else "noted.text"
    return say(key, field=name, text=", ".join(text.splitlines()))


def _shown(line: LineItem) -> tuple[object, ...]:
    return tuple(getattr(line, name) for name in LINE_FIELDS if name != "taxable")
