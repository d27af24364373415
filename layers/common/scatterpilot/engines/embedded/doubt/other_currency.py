"""An amount in another currency than the draft's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter


def other_currency(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each line whose price was said in another currency."""
    for place in matter.prices():
        reading = matter.reading(place.turn)
        amount = matter.amount_at(place)
        if amount is None or amount.currency in (None, matter.draft.currency, reading.own_currency):
            continue
        said = reading.text(amount.start, amount.end)
        yield _doubt(matter, "other_currency", other=amount.currency, said=said)


#: Of these everybody knows the sign or the word.
_KNOWN = frozenset(
    "USD EUR GBP INR JPY CHF TRY GHS PLN NGN SEK NOK DKK CAD AUD NZD ZAR BRL".split()
)
_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "₺": "TRY", "₵": "GHS", "zł": "PLN", "₦": "NGN"}


def other_sign(matter: Matter) -> Iterator[Doubt]:
    """A doubt when a currency's sign was written and the draft is in another currency."""
    for reading in matter.readings:
        written = [code for sign, code in _SIGNS.items() if sign in reading.message]
        if written and matter.draft.currency not in written and matter.draft.line_items:
            yield _doubt(matter, "other_sign", other=written[0])


def currency_turned(matter: Matter) -> Iterator[Doubt]:
    """A doubt when one new price in another currency turned the currency of the older prices."""
    before = matter.earlier[-1] if matter.earlier else None
    if before is None or before.currency == matter.draft.currency:
        return
    fresh = list(matter.prices())
    amounts = [amount for place in fresh if (amount := matter.amount_at(place)) is not None]
    priced = sum(line.unit_price is not None for line in matter.draft.line_items)
    old = any(line.unit_price is not None for line in before.line_items)
    if old and len(fresh) < priced and matter.draft.currency in [a.currency for a in amounts]:
        yield _doubt(matter, "currency_turned", other=before.currency)


def unusual_mark(matter: Matter) -> Iterator[Doubt]:
    """A doubt when a mark that few know alone turned the draft from the seller's currency."""
    before = matter.earlier[-1] if matter.earlier else None
    currency = matter.draft.currency
    if before is None or before.currency == currency or currency in _KNOWN:
        return
    if not any(re.search(rf"\b{currency}\b", r.message, re.IGNORECASE) for r in matter.readings):
        yield _doubt(matter, "currency_turned", other=before.currency)


def _doubt(matter: Matter, text: str, **values: object) -> Doubt:
    currency = matter.draft.currency
    return matter.doubt("currency", text, "which_currency", currency=currency, **values)
