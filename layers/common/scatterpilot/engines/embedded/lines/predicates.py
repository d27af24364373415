"""What follows a customer's name tells that it is one: ``wants``, ``should be billed``."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.engines.embedded.lines.atoms import Atom
from scatterpilot.engines.embedded.reading import Reading

_COPULAS = frozenset("is are should will has have must was were".split())


def predicate_hint(reading: Reading, run: Sequence[Atom], after: Atom) -> float:
    """``North Gate Choir wants …``, ``… should be billed``, ``… is the customer``."""
    if after.sep == "verb":
        measured = any(f.quantity is not None for atom in run for f in atom.figures)
        return -6.0 if measured else -2.5
    lows = reading.words(after.start, 3)
    if after.sep != "low" or lows[0] not in _COPULAS:
        return 0.0
    return -3.0 if {"customer", "client"} & set(lows) else -1.6
