"""All doubts about a draft, and how they are put to the user."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from scatterpilot.engines.embedded.doubt.changes import weakly_changed
from scatterpilot.engines.embedded.doubt.currencies import currency_turned, other_currency
from scatterpilot.engines.embedded.doubt.figures import (
    either,
    far_above,
    in_name,
    misplaced,
)
from scatterpilot.engines.embedded.doubt.left_over import left_over
from scatterpilot.engines.embedded.doubt.matter import ASKED, Doubt, Matter
from scatterpilot.engines.embedded.doubt.structure import due_far, lines_kept
from scatterpilot.engines.embedded.doubt.sums import (
    taken_off,
    tax_left_out,
    totals_said,
)
from scatterpilot.presentation.catalogue import Texts

__all__ = ["ASKED", "Doubt", "doubt_text", "doubts_about"]

# In the order of weight: the first ones are said.
_CHECKS: tuple[Callable[[Matter], Iterable[Doubt]], ...] = (
    taken_off,
    tax_left_out,
    other_currency,
    currency_turned,
    misplaced,
    weakly_changed,
    totals_said,
    far_above,
    in_name,
    either,
    due_far,
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
