"""How much a stretch of text looks like a postal address."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scatterpilot.engines.embedded.lines.atoms import Atom
from scatterpilot.engines.embedded.lines.figures import Figure
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.tokens import Token

_STREETS = frozenset(
    "street st road rd drive dr avenue ave blvd boulevard lane ln way court ct row place pl "
    "square sq close crescent terrace highway hwy parkway pkwy suite ste unit floor apt "
    "apartment building bldg quay wharf mews gardens grove hill wynd loan brae gate rise view "
    "park plaza broadway mall esplanade circle loop trail pike straße strasse str platz weg "
    "allee gasse rue calle via viale piazza laan straat".split()
)
_ONLY_STREETS = frozenset(
    "street st road rd drive avenue ave blvd boulevard lane ln crescent terrace highway hwy "
    "parkway suite ste quay mews straße strasse platz".split()
)
_JOIN = {
    "line": 0.3,
    "fact": 1.5,
    **dict.fromkeys("stop for to plus and that verb bill label".split(), 3.0),
}


def address_cost(reading: Reading, run: Sequence[Atom], figures: Sequence[Figure]) -> float | None:
    """The cost of taking a run as a postal address; ``None`` when it does not begin like one."""
    first = run[0]
    if any(figure.priced or figure.times for figure in figures):
        return None
    opening = _opening(reading, run)
    if opening is None:
        return None
    house, coded = opening
    cost = 0.4 + 0.1 * sum(1 for atom in run[1:] if atom.sep not in ("figure", "none"))
    for before, atom in pairwise(run):
        if any(reading.taken[before.end : atom.start]):
            cost += 3.0
        cost += _JOIN.get(atom.sep, 0.0)
        token = reading.tokens[atom.start]
        if token.kind == "word" and not token.capital and not reading.whispered:
            cost += 1.5
    cost += 0.2 if not house else 1.5 * (first.sep == "figure")
    if coded:
        cost -= 5.0 if house and first.sep != "figure" else 0.8
    return cost


def may_hold_address(reading: Reading) -> bool:
    """Whether a street, or digits as in postal codes, stand anywhere in the message."""
    return any(map(is_street, reading.vocabulary)) or any(
        len(reading.tokens[i].text) >= 4
        or (reading.tokens[i].glued and reading.tokens[i - 1].kind == "word")
        for i in reading.numbers
    )


def _opening(reading: Reading, run: Sequence[Atom]) -> tuple[bool, bool] | None:
    """Whether a house number opens the run and whether it holds a postal code; ``None`` when it
    has too little of an address."""
    first = run[0]
    start, end = first.start, run[-1].end
    if reading.designated.get(start, start + 1) > start + 1:
        return None
    words = [reading.tokens[i] for i in range(start, end) if reading.spoken[i]]
    if len(words) < 3:
        return None
    if any(f.quantity is not None and f.start == first.start for f in first.figures):
        return None
    house = words[0].kind == "number" and words[0].text.isdecimal() and len(words[0].text) <= 5
    street = any(_street_at(reading, words, place) for place in range(min(len(words), 6)))
    if not (house or street or _listed(run)):
        return None
    coded = _has_postcode(reading, start, end)
    if not (house and street) and not coded:
        return None
    if coded and not house and not words[0].text[0].isupper():
        return None
    return house, coded


def _listed(run: Sequence[Atom]) -> bool:
    """``Town, County POSTCODE``: places after commas or line ends, nothing else."""
    return run[0].sep in ("comma", "line") and all(
        atom.sep in ("comma", "line", "figure", "none") for atom in run[1:]
    )


def _street_at(reading: Reading, words: Sequence[Token], place: int) -> bool:
    """Whether a street's kind stands here; in small letters "floor" and "park" name other things
    as well, so a word after them makes no street."""
    token = words[place]
    if not is_street(token.lower):
        return False
    if token.capital or token.lower in _ONLY_STREETS:
        return token.capital or not reading.informative
    return not reading.informative and words[place + 1 : place + 2] == []


def is_street(low: str) -> bool:
    """Whether a word names a kind of street."""
    if low in _STREETS:
        return True
    return len(low) > 6 and low.endswith(
        ("straße", "strasse", "platz", "weg", "gasse", "allee", "str")
    )


def _has_postcode(reading: Reading, start: int, end: int) -> bool:
    """A postal code among these tokens: UK, Irish, Canadian and Dutch codes mix letters and digits;
    US and Australian ones follow a state; others are five digits before or after a town."""
    for index in range(start, end):
        if reading.tokens[index].kind == "number" and _code_at(reading, index, start, end):
            return True
    return False


def _inward(reading: Reading, index: int) -> bool:
    """The second half of a code after ``LS6`` or ``V1N``: ``2AB``; CO2 has none."""
    tokens = reading.tokens
    if index < len(tokens) and tokens[index].glued and tokens[index].kind == "word":
        index += 1
    if index >= len(tokens) or tokens[index].glued:
        return False
    if tokens[index].kind == "number":
        return index + 1 < len(tokens) and tokens[index + 1].glued
    lettered = tokens[index].text.isupper() and index + 1 < len(tokens)
    return lettered and tokens[index + 1].kind == "number" and tokens[index + 1].glued


def _code_at(reading: Reading, index: int, start: int, end: int) -> bool:
    tokens = reading.tokens
    text = tokens[index].text
    before = tokens[index - 1] if index > start else None
    after = tokens[index + 1] if index + 1 < end else None
    if not text.isdecimal():
        return False
    letters_before = before is not None and before.kind == "word" and before.text.isupper()
    if letters_before and before is not None and len(before.text) <= 3:
        if tokens[index].glued and len(text) <= 2 and _inward(reading, index + 1):
            return True
        if not tokens[index].glued and len(text) in (4, 5):
            return True
    if len(text) in (5, 6):
        near = after is not None and after.capital
        return near or (before is not None and before.capital)
    if len(text) == 4 and before is not None and before.capital and not tokens[index].glued:
        return after is None or after.kind != "word"
    dutch = len(text) == 4 and after is not None and after.text.isupper() and len(after.text) == 2
    return dutch and not tokens[index].glued
