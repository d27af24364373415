"""What it costs to pass a piece of a message over as talk."""

from __future__ import annotations

from scatterpilot.engines.embedded.lines.atoms import Atom
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import ARTICLES, CHATTER, FILLERS, PRONOUNS

_IDLE = CHATTER | ARTICLES | FILLERS
# As of "@ 6.50", with the price in words before it.
_SURE_PRICE = 4
_TALKING = PRONOUNS | frozenset("thanks hope hi hey dear".split())


def chatter_cost(
    reading: Reading,
    atom: Atom,
    *,
    generic: frozenset[int],
    unsure: frozenset[int],
    lines_known: bool,
    counts_alone: bool,
) -> float:
    """Dearer the more it says: figures above all, then words with a meaning.

    ``generic`` and ``unsure`` are the tokens that name nothing ("things") or doubt it;
    ``counts_alone`` tells that somebody is billed and no price is named: "Invoice Ann for 2 hours".
    """
    cost = 0.0
    for figure in atom.figures:
        if lines_known and not figure.priced:
            cost += 1.0
        counted = figure.quantity or figure.times or figure.quantity_score >= 2.5
        told = counted or figure.price_score >= _SURE_PRICE
        meant = figure.priced or (counts_alone and figure.quantity is not None)
        cost += 6.0 if meant else 4.0 if told else 1.5
    words = [i for i in range(atom.start, atom.end) if reading.tokens[i].kind == "word"]
    if not generic.isdisjoint(words) and not any(figure.priced for figure in atom.figures):
        return 0.5
    content = [i for i in words if reading.low(i) not in _IDLE]
    weight = min(0.25 + 0.55 * len(content), 2.4) if content else 0.0
    if words and reading.low(words[0]) in _TALKING:
        weight *= 0.35
        cost *= 0.5 if not any(figure.priced for figure in atom.figures) else 1.0
    if not unsure.isdisjoint(words):
        weight *= 0.2
    if atom.billed == "label":
        weight += 4.0
    elif atom.billed == "bill" and content:
        weight += 1.0
    return cost + weight
