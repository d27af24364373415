"""Which line of the draft the user means: by position, by name, by unit or by its old value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import ARTICLES, FILLERS, PRONOUNS
from scatterpilot.engines.embedded.text.tokens import tokenize
from scatterpilot.engines.embedded.values.number_words import ORDINALS
from scatterpilot.engines.embedded.values.units import UNITS

_EMPTY = (
    ARTICLES
    | FILLERS
    | PRONOUNS
    | frozenset(
        "of for to at on in by with from line item one ones row entry bit part stuff thing off "
        "please and or is are was were be each per only just all both bit".split()
    )
)
_POSITIONED = frozenset(["one", "line", "item", "row", "entry", "ones", "thing", "position"])
_ANNOUNCES = frozenset("is : will should - – — , for".split())
_PLACES = _POSITIONED | ORDINALS.keys() | frozenset("last final bottom top latest make".split())
_NUMBERED = frozenset(("line", "item", "row", "#"))
_AFTER_ORDINAL = _POSITIONED | frozenset(", . to at is should price rate".split()) | {""}


def stem(word: str) -> str:
    """A crude singular, enough to match "chairs" with "chair" and "batteries" with "battery"."""
    word = word.replace("'", "")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems(text: str | None) -> frozenset[str]:
    """The words of a text that can identify a line."""
    if not text:
        return frozenset()
    return frozenset(
        stem(token.lower)
        for token in tokenize(text)
        if token.kind in ("word", "number") and token.lower not in _EMPTY
    )


def position_named(reading: Reading, start: int, end: int, count: int) -> int | None:
    """``the second one``, ``line 2``, ``#3``, ``the last line``: a line's index, if it exists."""
    for index in range(start, end):
        low, after = reading.low(index), reading.low(index + 1)
        place: int | None = None
        if low in ORDINALS and after in _AFTER_ORDINAL:
            place = ORDINALS[low] - 1
        elif low in ("last", "final", "bottom", "latest") and after in _POSITIONED:
            place = count - 1
        elif low == "top" and after in _POSITIONED:
            place = 0
        elif (
            low in ("line", "item", "row", "#", "number")
            and reading.tokens[min(index + 1, len(reading) - 1)].kind == "number"
        ):
            text = reading.tokens[index + 1].text
            place = int(text) - 1 if text.isdecimal() and len(text) < 4 else None
        elif (
            low.isdecimal()
            and after in ("st", "nd", "rd", "th")
            and reading.low(index + 2) in _POSITIONED
        ):
            place = int(low) - 1 if len(low) < 4 else None
        if place is not None and 0 <= place < count:
            return place
    return None


def name_positions(reading: Reading, count: int) -> None:
    """The number of ``line 2`` is no amount where that line exists."""
    for index in reading.where(_NUMBERED) if count else ():
        number = reading.tokens[index + 1 : index + 2]
        counted = number and number[0].text.isdecimal() and len(number[0].text) < 4
        if counted and (reading.low(index) == "line" or 1 <= int(number[0].text) <= count):
            reading.name(index + 1)


def only_places(reading: Reading, parts: Iterable[int]) -> bool:
    """Whether these words say no more than which line is meant: "line 2 make it"."""
    return all(
        reading.low(i) in _EMPTY | _PLACES or reading.tokens[i].kind != "word" for i in parts
    )


def announced_line(reading: Reading, count: int) -> int:
    """The end of ``the second line is`` at the start, where that line is still to come; or 0."""
    start = 0
    while reading.low(start) in ("the", "my", "a", "add", "please", "and", "then", "also"):
        start += 1
    ordinal = ORDINALS.get(reading.low(start), 0)
    numbered = reading.low(start) in _NUMBERED and reading.low(start + 1).isdecimal()
    place = int(reading.low(start + 1)) if numbered and count < 1_000 else ordinal
    named = numbered or reading.low(start + 1) in _POSITIONED
    end = start + 2
    if not named or place <= count or reading.low(end) not in _ANNOUNCES:
        return 0
    return end + 1 + (reading.low(end + 1) in ("be", "for"))


def lines_named(words: Iterable[str], lines: Sequence[LineItem]) -> list[int]:
    """All lines that share the most of these words; an empty list when none shares any."""
    wanted = {stem(word) for word in words if word not in _EMPTY}
    if not wanted:
        return []
    shares = [len(wanted & (stems(line.description) | stems(line.unit))) for line in lines]
    best = max(shares, default=0)
    if best == 0:
        return _by_part(wanted, lines)
    return [index for index, share in enumerate(shares) if share == best]


def _by_part(wanted: set[str], lines: Sequence[LineItem]) -> list[int]:
    """Fall back to words that contain one another: "photo" for "photography"."""
    found = []
    for index, line in enumerate(lines):
        have = stems(line.description)
        if any(
            (len(short) >= 4 and long.startswith(short)) or _kindred(short, long)
            for one in wanted
            for other in have
            for short, long in ((one, other), (other, one))
        ):
            found.append(index)
    return found


def _kindred(one: str, other: str) -> bool:
    """``bartender`` and ``bartending``: all but a few last letters in common."""
    common = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return common >= max(5, min(len(one), len(other)) - 3)


def line_with_value(value: Decimal, draft: Draft) -> int | None:
    """The one line that has this quantity or price."""
    found = [
        index
        for index, line in enumerate(draft.line_items)
        if value in (line.quantity, line.unit_price)
    ]
    return found[0] if len(found) == 1 else None


def line_with_unit(unit: str, draft: Draft) -> int | None:
    """The one line measured in this unit."""
    found = [
        index
        for index, line in enumerate(draft.line_items)
        if line.unit and unit_of(line.unit) == unit
    ]
    return found[0] if len(found) == 1 else None


def unit_of(text: str) -> str:
    """The canonical unit of a written one: "hrs" is "hour"."""
    for word in text.lower().split()[::-1]:
        if word in UNITS:
            return UNITS[word]
    return stem(text.lower())
