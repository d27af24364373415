"""What is said of the invoice as a whole: customer, dates, tax, discount, references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from scatterpilot.domain.edits import (
    Edit,
    SetCurrency,
    SetCustomer,
    SetDates,
    SetDiscount,
    SetNotes,
    SetReference,
    SetTax,
)
from scatterpilot.engines.embedded.meaning.said import Meaning, Said
from scatterpilot.engines.embedded.resolve.dates import date_edits, worked
from scatterpilot.engines.embedded.resolve.payments import payment_edits, withholding_edits
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.resolve.taxes import tax_edits
from scatterpilot.engines.embedded.unusable import currencies_mixed
from scatterpilot.engines.typed.money import Money

_PHONE = re.compile(r"[\s+()\d/.-]{7,30}")


def facts_before(
    meaning: Meaning, standing: Standing, money: Sequence[Money], steps: Sequence[Money] = ()
) -> list[Edit]:
    """The edits that come before those of lines; ``steps`` is money that prices change by."""
    edits = [*_currency(meaning, standing, money, steps), *_customer(meaning, standing)]
    return [*edits, *_references(meaning), *date_edits(meaning, standing), *worked(meaning)]


def facts_after(meaning: Meaning, standing: Standing) -> list[Edit]:
    """The edits that need the lines."""
    return [
        *tax_edits(meaning, standing),
        *_discount(meaning, standing),
        *withholding_edits(meaning, standing),
        *payment_edits(meaning, standing),
    ]


def _currency(
    meaning: Meaning, standing: Standing, money: Sequence[Money], steps: Sequence[Money]
) -> list[Edit]:
    """A currency that was named wins; else the one the prices were written in."""
    if meaning.currency is not None:
        named, quote = meaning.currency.value, meaning.currency.quote
        code = standing.currency_of(named)
        return [SetCurrency(currency=code, evidence={"currency": quote})] if code else []
    stepped = {code for each in steps if (code := standing.currency_of(each))}
    if stepped - {standing.draft.currency}:
        return [currencies_mixed(sorted({*stepped, standing.draft.currency}))]
    written = {code for each in money if (code := standing.currency_of(each))}
    others = written - {standing.draft.currency}
    if not others:
        return []
    kept = [line for line in standing.lines if line.unit_price is not None]
    if len(written) > 1 or len(kept) > len(money):
        return [currencies_mixed(sorted({*written, standing.draft.currency} if kept else written))]
    return [SetCurrency(currency=others.pop())]


def _customer(meaning: Meaning, standing: Standing) -> list[Edit]:
    said = {
        "name": _new_name(meaning, standing) or _contact_alone(meaning, standing),
        "email": meaning.email,
        "address": meaning.address,
        "tax_id": meaning.tax_id,
    }
    given = {name: each for name, each in said.items() if each is not None}
    if not given:
        return []
    values: dict[str, Any] = {name: _text(name, each.value) for name, each in given.items()}
    evidence = {name: each.quote for name, each in given.items()}
    return [SetCustomer(**values, evidence=evidence)]


def _contact_alone(meaning: Meaning, standing: Standing) -> Said[str] | None:
    """``to his mum Rebecca``: a person is billed where nobody else is named."""
    unknown = standing.draft.customer_name is None and meaning.customer is None
    return meaning.contact if unknown else None


def _text(name: str, text: str) -> str:
    if name == "address":
        return "\n".join(row.strip() for row in text.splitlines() if not _PHONE.fullmatch(row))
    return " ".join(text.split())


def _new_name(meaning: Meaning, standing: Standing) -> Said[str] | None:
    """Who is billed; part of the known name said again is no new one."""
    known, said = standing.draft.customer_name, meaning.customer
    if said is None or known is None or meaning.likely("change"):
        return said
    words, own = said.value.casefold().split(), known.casefold().split()
    return None if all(word in own for word in words) else said


def _references(meaning: Meaning) -> list[Edit]:
    edits: list[Edit] = []
    if meaning.po_number is not None:
        said = meaning.po_number
        edits.append(SetReference(po_number=said.value, evidence={"po_number": said.quote}))
    edits += [
        SetReference.model_validate({name: said.value, "evidence": {name: said.quote}})
        for name, said in meaning.references.items()
    ]
    edits += [
        SetNotes(notes=note.value, append=True, evidence={"notes": note.quote})
        for note in meaning.notes
    ]
    return edits


def _discount(meaning: Meaning, standing: Standing) -> list[Edit]:
    """``15, not 10``: a bare figure is a percentage where the discount is one."""
    said, before = meaning.discount, standing.draft.discount
    held = before.percent if before is not None else None
    if said is None or (held is not None and said.value == held / 100):
        return []  # "swap that 10% discount for a $40 one"
    value = said.value
    bare = isinstance(value, Money) and not (value.currency or value.sign)
    if isinstance(value, Money) and bare and before and before.percent is not None:
        return [discount_edit(Said(value.amount / 100, said.quote, said.sure))]
    return [discount_edit(said)]


def discount_edit(said: Said[Decimal | Money]) -> SetDiscount:
    """A percentage, or a sum, off everything."""
    if isinstance(said.value, Money):
        return SetDiscount(amount=said.value.amount, evidence={"amount": said.quote})
    return SetDiscount(percent=said.value * 100, evidence={"percent": said.quote})


def cleared(fields: Iterable[str]) -> list[Edit]:
    """The edits that take these fields away."""
    edits: dict[str, Edit] = {
        "tax": SetTax(rate=None, name=None, included=False),
        "due_date": SetDates(due_date=None),
        "po_number": SetReference(po_number=None),
        "buyer_reference": SetReference(buyer_reference=None),
        "payment_reference": SetReference(payment_reference=None),
        "notes": SetNotes(notes=None),
        "customer_address": SetCustomer(address=None),
        "customer_email": SetCustomer(email=None),
        "customer_tax_id": SetCustomer(tax_id=None),
    }
    return [edits[name] for name in fields]
