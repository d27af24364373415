"""An amount in another currency than the draft's."""

from __future__ import annotations

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
        text = f"“{said}” is in {amount.currency}, but the invoice is in {matter.draft.currency}."
        yield Doubt("currency", text, "Which currency should it be?")


_SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "₺": "TRY", "₵": "GHS", "zł": "PLN", "₦": "NGN"}


def other_sign(matter: Matter) -> Iterator[Doubt]:
    """A doubt when a currency's sign was written and the draft is in another currency."""
    for reading in matter.readings:
        written = [code for sign, code in _SIGNS.items() if sign in reading.message]
        if written and matter.draft.currency not in written and matter.draft.line_items:
            text = f"You wrote {written[0]}, but the invoice is in {matter.draft.currency}."
            yield Doubt("currency", text, "Which currency should it be?")


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
        text = f"The invoice was in {before.currency}, and now all of it is in"
        yield Doubt("currency", f"{text} {matter.draft.currency}.", "Which currency should it be?")
