"""Where a capitalised name begins or ends among small words."""

from __future__ import annotations

from scatterpilot.engines.embedded.lines.heads import PREDICATES
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import SMALL_IN_NAMES
from scatterpilot.engines.embedded.values.units import UNITS

_BEFORE_NAMES = frozenset("at from by under the of with as is was it's".split())
# Small words that close a name: the Quist family.
_CLOSING = frozenset(("family", "household"))


def name_edge(reading: Reading, index: int) -> str | None:
    """``cap`` where a name begins after a small word that leads to one, ``low`` where it ends."""
    tokens = reading.tokens
    if not reading.informative or tokens[index].glued:
        return None
    token, before = tokens[index], tokens[index - 1]
    if token.capital and not before.capital:
        if before.lower == "of" and _keeps_of(reading, index - 2):
            return None
        return "cap" if before.lower in _BEFORE_NAMES and before.text.islower() else None
    small = token.lower in SMALL_IN_NAMES and not _leaves_name(reading, index)
    ends = before.capital and token.text[0].islower() and not small
    if not ends or token.kind != "word" or token.lower in PREDICATES | _CLOSING:
        return None
    opener = index - 1 == 0 or reading.ends_sentence(index - 2)
    return None if opener or reading.taken[index - 1] else "low"


def _keeps_of(reading: Reading, index: int) -> bool:
    """``6 hours of Welsh``, ``Guild of Elm Hill``: the "of" belongs to what stands before."""
    return bool(UNITS.get(reading.low(index))) or reading.tokens[index].capital


def _leaves_name(reading: Reading, index: int) -> bool:
    """The "on" of "Elm Orchards on the greenhouse build"."""
    if reading.low(index) not in ("on", "at", "in", "by"):
        return False
    follow = index + 1 + (reading.low(index + 1) in ("the", "a", "their", "his", "her"))
    tokens = reading.tokens
    return follow < len(tokens) and tokens[follow].kind == "word" and not tokens[follow].capital
