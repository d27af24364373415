"""Greetings and thanks."""

from __future__ import annotations

from scatterpilot.engines.embedded.acts.consent import spoken_words
from scatterpilot.engines.embedded.reading import Reading

_GREETINGS = frozenset(
    "hi hello hey hiya morning afternoon evening howdy yo greetings heya hullo".split()
)
_THANKS = frozenset("thanks thank thx ta cheers appreciated grateful thankyou ty".split())


def is_greeting(reading: Reading) -> bool:
    """A message that opens with a greeting."""
    lows = spoken_words(reading)
    return bool(lows) and lows[0] in _GREETINGS | {"good"} and bool(set(lows) & _GREETINGS)


def is_thanks(reading: Reading) -> bool:
    """A message with a word of thanks in it."""
    return bool(set(spoken_words(reading)) & _THANKS)
