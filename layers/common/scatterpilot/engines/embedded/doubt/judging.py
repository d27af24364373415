"""All doubts about a draft, and how they are put to the user."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from scatterpilot.engines.embedded.doubt.bare import bare_prices
from scatterpilot.engines.embedded.doubt.changes import (
    count_turned_to_time,
    discount_of_each,
    due_moved,
    lines_kept,
    price_set_to_difference,
)
from scatterpilot.engines.embedded.doubt.discounts import discount_reach
from scatterpilot.engines.embedded.doubt.left_over import left_over
from scatterpilot.engines.embedded.doubt.lots import lot_prices
from scatterpilot.engines.embedded.doubt.matter import ASKED, Doubt, Matter
from scatterpilot.engines.embedded.doubt.misplaced import (
    many_in_name,
    misplaced,
    one_thing_many_times,
    used_twice,
)
from scatterpilot.engines.embedded.doubt.names import odd_names
from scatterpilot.engines.embedded.doubt.neighbours import far_above
from scatterpilot.engines.embedded.doubt.notation import odd_notation
from scatterpilot.engines.embedded.doubt.other_currency import (
    currency_turned,
    other_currency,
    other_sign,
    unusual_mark,
)
from scatterpilot.engines.embedded.doubt.taken_off import taken_off
from scatterpilot.engines.embedded.doubt.taxes import (
    exempt_lost,
    named_taxes,
    tax_included,
    tax_left_out,
)
from scatterpilot.engines.embedded.doubt.totals_said import share_not_taken, totals_said
from scatterpilot.presentation.catalogue import Texts

__all__ = ["ASKED", "Doubt", "doubt_text", "doubts_about"]

# In the order of weight: the first ones are said.
_CHECKS: tuple[Callable[[Matter], Iterable[Doubt]], ...] = (
    taken_off,
    named_taxes,
    tax_included,
    tax_left_out,
    other_currency,
    other_sign,
    currency_turned,
    unusual_mark,
    discount_reach,
    misplaced,
    used_twice,
    many_in_name,
    one_thing_many_times,
    bare_prices,
    lot_prices,
    totals_said,
    share_not_taken,
    exempt_lost,
    far_above,
    odd_names,
    odd_notation,
    price_set_to_difference,
    count_turned_to_time,
    discount_of_each,
    due_moved,
    lines_kept,
    left_over,
)
_MOST_SAID = 3


def doubts_about(matter: Matter) -> list[Doubt]:
    """Everything that is not plain, the weightiest first."""
    return [doubt for check in _CHECKS for doubt in check(matter)]


def doubt_text(doubts: Sequence[Doubt], say: Texts) -> str:
    """What is not plain, in at most three sentences, and one question about it if any asks."""
    texts = list(dict.fromkeys(doubt.text for doubt in doubts))[:_MOST_SAID]
    asks = [doubt.ask for doubt in doubts if doubt.ask]
    if not asks:
        return " ".join(texts)
    return " ".join([*texts, asks[0] if len(asks) == 1 else say("doubt.all_right")])
