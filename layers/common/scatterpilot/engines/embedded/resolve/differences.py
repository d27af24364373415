"""``two hours more``, ``$5 off``: what a line comes to by a difference."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.embedded.meaning.said import LineSaid
from scatterpilot.engines.embedded.resolve.measuring import finely, in_measure
from scatterpilot.engines.embedded.resolve.parts import is_part
from scatterpilot.engines.embedded.resolve.signs import sign_said
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.money import Money
from scatterpilot.engines.typed.units import OTHER, kind_of


def differences(said: LineSaid, line: LineItem, standing: Standing) -> dict[str, Any]:
    """The new quantity and price; one that can't be worked out, or a price that may go either way,
    is left out.
    """
    values: dict[str, Any] = {}
    if (price := _bare_price(said, line, standing)) is not None:
        return {"unit_price": price}
    quantity, price = _quantity(said, line, standing), _price(said, line, standing)
    if quantity is not None:
        values["quantity"] = quantity
    if price is not None:
        values["unit_price"] = price
    return values


def _bare_price(said: LineSaid, line: LineItem, standing: Standing) -> Decimal | None:
    """``put the call-out at 30``, of one at 25: a bare figure that nothing calls a difference is
    the price of the single thing.
    """
    if said.more is None or said.more_unit or line.quantity != 1 or not line.unit_price:
        return None
    figure = said.more.value
    near = figure and max(figure, line.unit_price) / min(figure, line.unit_price) <= _NEAR
    return figure if near and not sign_said(said.more.quote, standing.words) else None


#: So many times the old price a new one may be.
_NEAR = 3


def _quantity(said: LineSaid, line: LineItem, standing: Standing) -> Decimal | None:
    """Minutes more of what is counted in hours are a part of one; days more of it are unclear.
    Where nothing says which way it goes, so much it is now.
    """
    if said.more is None or line.quantity is None:
        return None
    unit = said.more_unit.value.kind if said.more_unit else ""
    more = in_measure(said.more.value, unit, kind_of(line.unit) or OTHER if line.unit else "")
    if more is None:
        return None
    sign = sign_said(said.more.quote, standing.words)
    if not sign and is_part(said.more.quote, standing.words):
        sign = -1  # "two of the pictures were rejected"
    return finely(line.quantity + sign * more) if sign else finely(more)


def _price(said: LineSaid, line: LineItem, standing: Standing) -> Decimal | None:
    if said.dearer is None or line.unit_price is None:
        return None
    size, sign = said.dearer.value, sign_said(said.dearer.quote, standing.words)
    if set(words_in(said.dearer.quote.text)) & pointing(standing.words.language)["half"]:
        sign = sign or -1
    if not sign:
        return None
    step = size.amount if isinstance(size, Money) else line.unit_price * size
    return finely(line.unit_price + sign * step)
