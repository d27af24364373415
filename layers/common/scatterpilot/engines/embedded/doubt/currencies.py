"""An amount in another currency than the draft's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.places import Place
from scatterpilot.engines.packs import signs
from scatterpilot.engines.typed.money import money_of, settled


def other_currency(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each line whose price was said in another currency."""
    for place in matter.prices():
        code = _currency_at(matter, place)
        if code not in (None, matter.draft.currency):
            said = matter.words(place)
            yield _doubt(matter, "other_currency", other=code, said=said)


def _currency_at(matter: Matter, place: Place) -> str | None:
    """The currency that the price there is written in; ``None`` where it has no sign or word."""
    said = money_of(matter.words(place), matter.language, matter.locale)
    if said is None or (said.currency is None and said.sign is None):
        return None
    if said.sign and matter.draft.currency in signs().families[said.sign].members:
        return matter.draft.currency
    return settled(said, matter.own_currency)


def currency_turned(matter: Matter) -> Iterator[Doubt]:
    """A doubt when one new price turned the currency of the older prices, or a mark that few
    know alone turned that of the seller.
    """
    before, now = matter.earlier[-1] if matter.earlier else None, matter.draft.currency
    if before is None or before.currency == now:
        return
    fresh = list(matter.prices())
    priced = sum(line.unit_price is not None for line in matter.draft.line_items)
    old = any(line.unit_price is not None for line in before.line_items)
    mixed = old and len(fresh) < priced and now in [_currency_at(matter, p) for p in fresh]
    if mixed or not _is_known(matter, now):
        yield _doubt(matter, "currency_turned", other=before.currency)


def _is_known(matter: Matter, code: str) -> bool:
    """Whether its code was said, or nearly everybody knows its sign or name."""
    by_code = re.compile(rf"\b{code}\b", re.IGNORECASE)
    return code in _KNOWN or any(by_code.search(said.text) for said in matter.said.values())


#: Of these everybody knows the sign or the word.
_KNOWN = frozenset(
    "USD EUR GBP INR JPY CHF TRY GHS PLN NGN SEK NOK DKK CAD AUD NZD ZAR BRL MXN ARS CLP "
    "COP".split()
)


def _doubt(matter: Matter, text: str, **values: object) -> Doubt:
    currency = matter.draft.currency
    return matter.doubt("currency", text, "which_currency", currency=currency, **values)
