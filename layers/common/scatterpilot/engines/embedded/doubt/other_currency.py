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
