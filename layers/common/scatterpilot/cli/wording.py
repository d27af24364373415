"""An invoice's document in words, in its seller's locale; every figure as it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scatterpilot.cli.output import NONE
from scatterpilot.presentation.standing import standing_of

if TYPE_CHECKING:
    from scatterpilot.domain.field import Place
    from scatterpilot.ports import Document
    from scatterpilot.presentation.sums import SumRow, SumWords

Fields = list[tuple[str, str]]


def answered_by(turn: Document, record: Mapping[str, Any]) -> str:
    """The engine that answered, why it was this one, and what it cost; ``record`` is what is logged
    of the turn."""
    who = str(turn["engine"])
    if turn["degraded"]:
        spent = record.get("degraded_by") == "budget_spent"
        why = "the day's budget for the language model is spent" if spent else record.get("advice")
        who += f": {why or 'the language model is not answering'}"
    return f"{who}, ${turn['usage']['cost_usd']}" if turn["usage"] else who


def locale_of(document: Document, current: str) -> str:
    """The locale it was issued with; a draft has the profile's, ``current``."""
    seller = document["seller"]
    return str(seller["locale"]) if seller else current


def name_of(document: Document) -> str:
    """How to speak of it: ``INV-2026-0001``, or the id of a draft."""
    return str(document["invoice_number"] or document["invoice_id"])


def total_of(document: Document, locale: str) -> str:
    return money_of(document, locale, document["data"]["total"])


def brief(document: Document, locale: str) -> Fields:
    """What one wants to know of an invoice just made or changed."""
    data = document["data"]
    return [
        ("Number", document["invoice_number"] or NONE),
        ("Customer", data["customer_name"]),
        ("Total", total_of(document, locale)),
        ("Due", _day(data["due_date"], locale)),
        ("Status", standing_of(document)),
        *since_issue(document, locale),
        ("Id", document["invoice_id"]),
    ]


def details(document: Document, locale: str) -> Fields:
    """The whole invoice."""
    data = document["data"]
    return [
        ("Number", document["invoice_number"] or NONE),
        ("Status", standing_of(document)),
        ("Id", document["invoice_id"]),
        *_texts(data, locale, "customer", "facts"),
        ("Date", _day(data["invoice_date"], locale)),
        ("Due", _due(data, locale)),
        *_lines(document, locale),
        *_sums(document, locale),
        *_reason(data),
        *since_issue(document, locale),
        *_texts(data, locale, "closing"),
    ]


def content(data: Mapping[str, Any], locale: str) -> list[str]:
    """The lines and sums of a credit note that is not stored yet, a line each."""
    document = {"kind": "credit_note", "data": data}
    fields = [*_lines(document, locale), *_sums(document, locale)]
    return [f"  {label}: {value}" for label, value in fields]


def _texts(data: Mapping[str, Any], locale: str, *places: Place) -> Fields:
    from scatterpilot.domain.documents import draft_from_document
    from scatterpilot.domain.fields import INVOICE_FIELDS
    from scatterpilot.presentation.field_text import is_particular, particular
    from scatterpilot.presentation.labels import label_in

    draft = draft_from_document(dict(data))
    told = [INVOICE_FIELDS["customer_name"], *filter(is_particular, INVOICE_FIELDS.values())]
    return [
        (label_in("en", field.label), text)
        for field in told
        if field.place in places and (text := particular(field, draft, "en", locale))
    ]


def _reason(data: Mapping[str, Any]) -> Fields:
    from scatterpilot.presentation.labels import label_in

    return [(label_in("en", "tax_reason"), data["tax_reason"])] if data["tax_reason"] else []


def _due(data: Mapping[str, Any], locale: str) -> str:
    """The due date, with the rule it follows from."""
    from scatterpilot.presentation.labels import terms_in_words

    day = _day(data["due_date"], locale)
    if data["payment_terms"] is None:
        return day
    return f"{day} ({terms_in_words('en', **data['payment_terms'])})"


def _lines(document: Document, locale: str) -> Fields:
    from scatterpilot.domain.documents import draft_from_document
    from scatterpilot.presentation.formats import percent
    from scatterpilot.presentation.read_back import line_remarks, line_text
    from scatterpilot.presentation.values import ValueTexts

    data = document["data"]
    draft, values = draft_from_document(data), ValueTexts(data["currency"], locale, "en")
    fields = []
    for index, line in enumerate(draft.line_items):
        amount = data["line_items"][index]["amount"]
        text = line_text(
            line, None if amount is None else Decimal(amount), data["currency"], locale
        )
        text += "".join(f" ({remark})" for remark in line_remarks(line, draft, values))
        if data["taxes"] and not line.taxable:
            text += " (no tax)"
        elif line.taxable and line.tax_rate is not None:
            text += f" (tax {percent(line.tax_rate, locale)})"
        fields.append((f"Line {index + 1}", text))
    return fields


def _sums(document: Document, locale: str) -> Fields:
    from scatterpilot.presentation.formats import percent
    from scatterpilot.presentation.sums import charge_rows, rows_after_total

    data = document["data"]
    fields: Fields = []
    if data["discount"] or data["taxes"] or data["charges"]:
        fields.append(("Subtotal", money_of(document, locale, data["subtotal"])))
    if data["discount"]:
        off = data["discount"].get("percent")
        share = f" {percent(Decimal(off) / 100, locale)}" if off else ""
        fields.append(
            (f"Discount{share}", f"−{money_of(document, locale, data['discount_total'])}")
        )
    words = _words(document, locale)
    fields += _rows(charge_rows(data, words), words)
    taxes = [_tax(tax, data, words) for tax in data["taxes"]]
    total = ("Total", total_of(document, locale))
    fields += [total, *taxes] if data["prices_include_tax"] else [*taxes, total]
    return [*fields, *_rows(rows_after_total(data, words), words)]


def _tax(tax: Document, data: Document, words: SumWords) -> tuple[str, str]:
    from scatterpilot.presentation.sums import tax_label

    figures = f"{words.money(tax['amount'])} on {words.money(tax['base'])}"
    return tax_label(tax, data, words), figures


def _rows(rows: Sequence[SumRow], words: SumWords) -> Fields:
    return [(row.label, f"{'−' if row.minus else ''}{words.money(row.amount)}") for row in rows]


def _words(document: Document, locale: str) -> SumWords:
    from scatterpilot.presentation.formats import percent
    from scatterpilot.presentation.labels import label_in
    from scatterpilot.presentation.sums import SumWords

    return SumWords(
        word=lambda name: label_in("en", name),
        tax="Tax",
        money=lambda amount: money_of(document, locale, amount),
        percent=lambda rate: percent(rate, locale),
        day=lambda iso: _day(iso, locale),
        written=lambda _, text: text,
        left="credited" if document["kind"] == "credit_note" else "amount_due",
    )


def since_issue(document: Document, locale: str) -> Fields:
    """What became of an issued invoice, and what is still due; the invoice that a credit note is
    to."""
    to = document["credited_invoice"]
    if to is not None:
        return [("For invoice", f"{to['number']}{_of_day(to['date'], locale)}")]
    if document["invoice_number"] is None:
        return []
    fields: Fields = [_payment(document, each, locale) for each in document["payments"]]
    fields += [_credit_note(document, each, locale) for each in document["credit_notes"]]
    if fields or document["status"] != "cancelled":
        fields.append(("Still due", money_of(document, locale, document["amount_due"])))
    if Decimal(document["amount_to_refund"]):
        fields.append(("To pay back", money_of(document, locale, document["amount_to_refund"])))
    return fields


def _payment(document: Document, payment: Mapping[str, Any], locale: str) -> tuple[str, str]:
    amount = money_of(document, locale, payment["amount"])
    told = [f"{amount}{_of_day(payment['date'], locale)}", payment["method"], payment["note"]]
    gone = payment["taken_back"]
    if gone:
        why = f": {gone['why']}" if gone["why"] else ""
        told.append(f"taken back on {_day(gone['at'][:10], locale)} by {gone['by']}{why}")
    return f"Payment {payment['payment']}", ", ".join(filter(None, told))


def _credit_note(document: Document, note: Mapping[str, Any], locale: str) -> tuple[str, str]:
    amount = money_of(document, locale, note["payable"])
    return f"Credit note {note['number']}", f"{amount}{_of_day(note['date'], locale)}"


def _of_day(iso: str | None, locale: str) -> str:
    return f" of {_day(iso, locale)}" if iso else ""


def money_of(document: Document, locale: str, amount: str) -> str:
    from scatterpilot.presentation.formats import money

    return money(Decimal(amount), document["data"]["currency"], locale)


def _day(iso: str | None, locale: str) -> str:
    from scatterpilot.presentation.formats import long_date

    return long_date(date.fromisoformat(iso), locale) if iso else NONE
