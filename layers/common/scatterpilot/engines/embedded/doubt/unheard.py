"""A message that changed nothing of what was read back, though it may have been meant to."""

from __future__ import annotations

from scatterpilot.engines.embedded.acts.courtesies import is_greeting, is_thanks
from scatterpilot.engines.embedded.doubt.matter import Doubt
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.presentation.catalogue import Texts

_SHORT = 6
_LEAST = 3
# Without one of these a message rather tells a story.
_CUES = frozenset(
    "double doubled half halve twice triple tripled forgot instead wrong should shouldn't make "
    "change put add remove take less more actually sorry also please can could need needs "
    "different same bottom note rather swap switch split merge knock round increase reduce lower "
    "raise drop cut bump move push extend set use charge bill without".split()
)


def unheard(reading: Reading, say: Texts) -> Doubt | None:
    """A doubt about a message without effect, unless it is short or a courtesy."""
    words = sum(token.kind in ("word", "number") for token in reading.tokens)
    courtesy = is_greeting(reading) or is_thanks(reading)
    if words < _LEAST or not reading.vocabulary & _CUES or (courtesy and words <= _SHORT):
        return None
    said = " ".join(reading.message.split())
    shown = said if len(said) <= 60 else f"{said[:60]}…"
    return Doubt(
        "unheard",
        say("doubt.unheard", said=shown),
        say("doubt.unheard_ask"),
    )
