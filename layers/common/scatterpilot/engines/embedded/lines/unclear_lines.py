"""What is asked again because its figure can be read in two ways, or its currency is unknown."""

from __future__ import annotations

from scatterpilot.domain.edits import RefuseValue
from scatterpilot.engines.embedded.claims import ItemClaim, Span
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.currencies import names_unknown
from scatterpilot.engines.embedded.values.unclear import unclear_at

_PRICED = frozenset(("at", "@", "costs"))
_LONGEST_MARK = 3


def refused_figures(reading: Reading, claim: ItemClaim, line: int) -> list[RefuseValue]:
    """The count and the price of a new line that leave a choice."""
    spans = (("quantity", claim.quantity_span), ("unit_price", claim.price_span))
    refused = [_refused(reading, f"line_items.{line}.{name}", span) for name, span in spans if span]
    return [edit for edit in refused if edit is not None]


def _refused(reading: Reading, field: str, span: Span) -> RefuseValue | None:
    unclear = unclear_at(reading.tokens, *span, reading.style)
    if unclear is None:
        return None
    said = reading.text(*unclear)
    message = f"“{said}” can be read in more than one way."
    return RefuseValue(field=field, code="figure_unclear", message=message)


def unknown_currency(reading: Reading) -> list[RefuseValue]:
    """The sign of a currency nobody here knows: never billed in the seller's own."""
    for index, token in enumerate(reading.tokens):
        named = names_unknown(token) and index + 1 < len(reading)
        if named or _lettered(reading, index):
            message = (
                f"I don't know which currency “{token.text}” is. "
                "Say its three letters, for example “in EUR”."
            )
            return [RefuseValue(field="currency", code="currency_unknown", message=message)]
    return []


def _lettered(reading: Reading, index: int) -> bool:
    """The Bs of ``at Bs 450`` and the XYZ of ``at 450 XYZ``, where only a currency can stand."""
    token = reading.tokens[index]
    if token.kind != "word" or len(token.text) > _LONGEST_MARK or not token.capital:
        return False
    if reading.low(index - 1) in _PRICED:
        figure = index + 1 < len(reading) and reading.tokens[index + 1].kind == "number"
        return figure and reading.amount(index) is None and token.lower != "no"
    amount = reading.amount(index - 1) if reading.low(index - 2) in _PRICED else None
    closed = reading.low(index + 1) in ("", ",", ".", ";", "\n", "each", "per")
    spelled = token.text.isupper() and len(token.text) == _LONGEST_MARK and not reading.shouted
    return amount is not None and amount.end == index and closed and spelled
