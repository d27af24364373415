"""Units of measure, as written and in their canonical form."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.engines.embedded.text.lexicon import ARTICLES, FILLERS, PRONOUNS
from scatterpilot.engines.embedded.text.tokens import Token, folded

_FORMS = {
    "hour": "hour hours hr hrs h hour's hours'",
    "minute": "minute minutes min mins",
    "day": "day days day's days' d",
    "week": "week weeks wk wks weeks' week's",
    "month": "month months mo mos mth mths months' month's",
    "quarter": "quarter quarters",
    "year": "year years yr yrs",
    "night": "night nights",
    "word": "word words",
    "page": "page pages pg pgs",
    "mile": "mile miles mi",
    "km": "km kms kilometre kilometres kilometer kilometers",
    "m": "metre metres meter meters m",
    "m²": "m² m2 sqm",
    "m³": "m³ m3",
    "ft": "foot feet ft",
    "sq ft": "sqft",
    "yard": "yard yards yd yds",
    "acre": "acre acres",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "g": "gram grams g",
    "lb": "lb lbs",
    "ton": "ton tons tonne tonnes",
    "litre": "litre litres liter liters l ltr ltrs",
    "gallon": "gallon gallons gal gals",
    "GB": "gb",
    "kWh": "kwh",
    "session": "session sessions",
    "seat": "seat seats",
    "licence": "licence licences license licenses",
    "user": "user users",
    "visit": "visit visits",
    "trip": "trip trips",
    "shift": "shift shifts",
    "load": "load loads",
    "unit": "unit units",
    "piece": "piece pieces pc pcs",
    "item": "item items",
    "pair": "pair pairs",
    "set": "set sets",
    "box": "box boxes",
    "pack": "pack packs",
    "bag": "bag bags",
    "bottle": "bottle bottles",
    "case": "case cases",
    "crate": "crate crates",
    "roll": "roll rolls",
    "sheet": "sheet sheets",
    "person": "head heads person persons people guest guests",
    "lesson": "lesson lessons",
    "class": "class classes",
    "room": "room rooms",
}
UNITS = {form: unit for unit, forms in _FORMS.items() for form in forms.split()}
# Measures that say nothing about what is billed: "12 hours" needs a description, "12 boxes" may do.
MEASURES = frozenset(
    "hour minute day week month quarter year night word page mile km m m² m³ ft yard acre kg "
    "g lb ton litre gallon GB kWh session seat licence user visit trip shift unit piece item "
    "pair person lesson room half-day".split()
) | {"sq ft"}
_QUALIFIERS = frozenset(
    "billable working man person full whole extra calendar solid additional more".split()
)
NOT_NOUNS = (
    ARTICLES | FILLERS | PRONOUNS | frozenset("for of to at on by with from in is was".split())
)


def unit_at(tokens: Sequence[Token], index: int) -> tuple[str, str, int] | None:
    """A known unit: (canonical, as written, end); ``square metres``, ``billable hours``."""
    start = index
    while folded(tokens, index) in _QUALIFIERS or (folded(tokens, index) == "-" and index > start):
        index += 1
    word = folded(tokens, index)
    following = folded(tokens, index + 1)
    if word in ("square", "sq", "cubic", "linear", "running"):
        return _measured(tokens, start, index)
    if word == "half":
        step = 2 if following == "-" else 1
        if UNITS.get(folded(tokens, index + step)) == "day":
            return "half-day", _text(tokens, start, index + step + 1), index + step + 1
    unit = UNITS.get(word)
    if (
        unit is None
        or (word in ("m", "l", "g", "mo", "min", "h", "d") and not _abbreviates(tokens, index))
        or (
            # 3M and 4G are names.
            word in ("m", "l", "g") and tokens[index].text.isupper()
        )
    ):
        return None
    if unit == "m" and index + 1 < len(tokens) and following == "2" and tokens[index + 1].glued:
        return "m²", _text(tokens, start, index + 2), index + 2
    if unit == "m" and index + 1 < len(tokens) and following == "3" and tokens[index + 1].glued:
        return "m³", _text(tokens, start, index + 2), index + 2
    return unit, _text(tokens, start, index + 1), index + 1


def _abbreviates(tokens: Sequence[Token], index: int) -> bool:
    """A one-letter unit counts only beside a number or a slash."""
    if tokens[index].lower == "d":
        return _days(tokens, index)
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    # The G of a postal code such as 1G4; but m2 and 2h30.
    joined = after is not None and after.glued and after.kind in ("number", "word")
    if joined and tokens[index].lower in ("g", "l"):
        return False
    return before is not None and (before.kind == "number" or before.lower in ("/", "per", "p"))


def _days(tokens: Sequence[Token], index: int) -> bool:
    """The d of ``2d @ 340`` and ``340/d``; a 2d drawing has two dimensions."""
    if folded(tokens, index - 1) == "/":
        return tokens[index].glued
    counted = tokens[index].glued and tokens[index].text == "d"
    return counted and folded(tokens, index + 1) in ("@", "at", "x", "×")


def _measured(tokens: Sequence[Token], start: int, index: int) -> tuple[str, str, int] | None:
    position = index + 1
    if folded(tokens, position) == ".":
        position += 1
    unit = UNITS.get(folded(tokens, position))
    if unit not in ("m", "ft", "yard", "mile", "km"):
        return None
    prefix = {"square": "sq", "sq": "sq", "cubic": "cu"}.get(folded(tokens, index), "")
    canonical = {"sq m": "m²", "cu m": "m³"}.get(f"{prefix} {unit}", f"{prefix} {unit}".strip())
    return canonical, _text(tokens, start, position + 1), position + 1


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    parts: list[str] = []
    for token in tokens[start:end]:
        parts.append(token.text if token.glued or not parts else " " + token.text)
    return "".join(parts)
