"""How well a figure would serve as price, as quantity or as part of a description."""

from __future__ import annotations

from scatterpilot.engines.embedded.lines.hints import STOP_NOUNS, TIMES, Hints
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.designations import NUMBERED

_PRICE_CUES = frozenset(["@", "at"])
_WEAK_PRICE_CUES = frozenset(
    "for is was were costs cost price rate = : - – — comes be charge charged fee came are".split()
)
# How far into "3 new oak dining chairs" its noun may stand.
_NOUN_PHRASE = 4
_LEADS_TO_THING = frozenset("for a an the my our your their of and : , - •".split())
_PER_PIECE = frozenset("each ea apiece per @ at a / x".split())
_INSTALMENTS = frozenset("instalments installments payments stages milestones parts".split())


def price_score(hints: Hints, times: bool) -> float:
    """How well the figure would serve as a price; ``times`` when an ``x`` counts it."""
    score = 4.0 if hints.amount.money else 0.0
    if hints.rate is not None:
        score += 3.0 if hints.rate.flat else 4.0
    elif hints.quantity is None and hints.reading.low(hints.stop) == "for":
        score += 2.0 if hints.amount.value >= 10 and hints.first else 1.0
    score += _price_cue(hints)
    if hints.quantity is not None:
        score -= 4.0
    elif hints.scaled:
        score += 2.0
    if times:
        score -= 5.0
    if hints.last and hints.rate is None:
        score += 1.5
    if hints.noun_follows and not hints.amount.money and hints.rate is None:
        score -= 1.5
    if hints.amount.value.as_tuple().exponent == -2:
        score += 1.0
    if hints.glued and not times:
        score -= 6.0
    return score


def _price_cue(hints: Hints) -> float:
    if hints.before in _PRICE_CUES:
        return 4.0
    if hints.leading_word == "price":
        return 0.0 if hints.noun_follows and not hints.amount.money and not hints.rate else 3.5
    return 1.5 if hints.before in _WEAK_PRICE_CUES else 0.0


def quantity_score(hints: Hints, times: bool) -> float:
    """How well the figure would serve as a count."""
    score = 0.5
    if hints.quantity is not None:
        score += 4.0
        if _modifies(hints):
            score -= 3.5
    if times:
        score += 5.0
    if hints.noun_follows:
        score += 2.0
    if hints.leading_word and not (hints.noun_follows and hints.leading_word == "price"):
        score += 5.0 if hints.leading_word == "quantity" else -3.0
    if hints.first:
        score += 1.0
    if hints.amount.money:
        score -= 6.0
    if hints.rate is not None:
        score -= 5.0
    if hints.before in _PRICE_CUES:
        score -= 4.0
    if hints.glued and hints.quantity is None and not times:
        score -= 6.0
    if hints.before in ("a", "an") and not hints.amount.words:
        score -= 2.0
    return score


def text_score(hints: Hints, times: bool) -> float:
    """How well the figure would serve as part of a description: a size, a model, a name."""
    score = 0.0
    if hints.amount.money:
        score -= 5.0
    if times:
        score -= 4.0
    if hints.rate is not None:
        score -= 3.0
    if hints.glued and hints.quantity is None and not times:
        score += 6.0
    if hints.before in ("a", "an") and hints.noun_follows:
        score += 3.0
    if hints.quantity is not None and times is False and hints.after_times:
        score += 6.0
    if hints.name_like and not hints.noun_follows and hints.quantity is None:
        # "iPhone 15", "Studio 54", a year; but "bill Ann Smith 1,150 for …" names a sum.
        small = hints.amount.value < 100 or 1900 <= hints.amount.value <= 2100
        score += 2.0 if small else 0.0
    elif hints.name_like and _counted_before(hints):
        score += 2.0
    if _modifies(hints):
        score += 2.0
    return score + _led_score(hints)


def _led_score(hints: Hints) -> float:
    """What the word before a figure tells of it: ``stage 2``, ``a set of 2 flyers``."""
    if hints.quantity is not None:
        return 0.0
    if hints.before in NUMBERED or _counts_nothing(hints):
        return 6.0
    if hints.before != "of":
        return 0.0
    if hints.reading.low(hints.stop) in _INSTALMENTS:
        return 5.0
    # "$480 for the translation of 2 brochures"; but "tuning of 2 pianos at $90 each".
    whole = hints.noun_follows and hints.reading.vocabulary.isdisjoint(_PER_PIECE)
    return 4.5 if whole else 0.0


def _counts_nothing(hints: Hints) -> bool:
    """The 11 of ``a Windows 11 upgrade``: inside the name of one thing; a count wants a plural."""
    amount, reading = hints.amount, hints.reading
    named = hints.name_like or (hints.scaled and reading.tokens[amount.end - 1].glued)
    if amount.words or amount.value == 1 or amount.money or hints.rate is not None or not named:
        return False
    if not hints.noun_follows or not _inside_thing(hints):
        return False
    return not _plural_follows(reading, hints.stop)


def _inside_thing(hints: Hints) -> bool:
    """Whether what leads to the figure names a thing, not whom to bill: "for a Model 3 respray"."""
    for place in range(hints.place - 1, max(hints.place - _NOUN_PHRASE, hints.piece) - 1, -1):
        if hints.reading.low(place) in _LEADS_TO_THING:
            return True
        if hints.reading.tokens[place].kind != "word":
            return False
    return False


def _plural_follows(reading: Reading, index: int) -> bool:
    for token in reading.tokens[index : index + _NOUN_PHRASE]:
        if token.kind != "word" or token.lower in STOP_NOUNS:
            return False
        if token.lower.endswith("s") and not token.lower.endswith("ss"):
            return True
    return False


def _counted_before(hints: Hints) -> bool:
    """The 11 of ``5x Windows 11 Pro``: the thing was counted before its name."""
    position = hints.place - 2
    if position < hints.piece:
        return False
    told = position in hints.reading.designated
    counts = hints.reading.tokens[position].kind == "number" and not told
    return counts or hints.reading.low(position) in TIMES


def _modifies(hints: Hints) -> bool:
    """``30 minute massage``, ``a 5 day course``: the unit in the singular before a noun."""
    quantity = hints.quantity
    if quantity is None or quantity.value == 1 or not hints.noun_follows:
        return False
    singular = not quantity.text.lower().rstrip("'").endswith("s")
    spelled = len(quantity.text) > 3
    return singular and spelled
