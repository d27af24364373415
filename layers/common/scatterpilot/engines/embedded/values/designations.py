"""Numbers that tell when or which, and so are never billed: dates, periods, clock times, 2 of 3."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.engines.embedded.text.lexicon import MONTHS
from scatterpilot.engines.embedded.text.tokens import Token, folded
from scatterpilot.engines.embedded.values.numerals import fraction_end, part_of_unit
from scatterpilot.engines.embedded.values.units import NOT_NOUNS, unit_at

# What is numbered rather than counted: phase 2, ticket 8812, week 45.
NUMBERED = frozenset(
    "phase stage part lot room level version chapter suite zone block module sprint milestone "
    "round section volume vol tier step episode bay gate apartment apt week wk ticket job issue "
    "case task project order instalment installment payment batch drawdown quarter class grade "
    "bug story wave release iteration tranche table unit exhibit form schedule appendix".split()
)
_JOINTS = frozenset("/ - – . :".split())
_YEARS = range(1900, 2200)
_OPENS_DATE = frozenset("\n on from to until till through of since dated ( - – : , week".split())
_CLOSES_DATE = frozenset("\n : , ; ) - – . to".split()) | {""}
_STREETS = frozenset(
    "street st road rd avenue ave lane ln drive dr boulevard blvd close court way place square "
    "terrace crescent row".split()
)
_CURRENCY_MARKS = frozenset("$£€₹¥@")
_TIMES = frozenset("hour day week month minute year".split())
_RATES = frozenset("each per ea apiece".split())
_SHORT_MONTH = 12
_LONG_DAY = 31


def designations(tokens: Sequence[Token]) -> dict[int, int]:
    """Every token of such a number, by index, with the index just after its last token."""
    found: dict[int, int] = {}
    index = 0
    while index < len(tokens):
        end = designation_end(tokens, index) if tokens[index].kind == "number" else 0
        for position in range(index, end):
            found[position] = end
        index = max(end, index + 1)
    return found


def designation_end(tokens: Sequence[Token], index: int) -> int:
    """The index after the date, period, time or place in a series that starts here, or 0."""
    parts, joints, end = _run(tokens, index)
    if _is_date(parts, joints) or _is_period(parts, joints) or _is_time(parts, joints):
        return end
    if len(parts) > 1 and joints[0] == "/" and _lettered(tokens, index):
        return end
    if len(parts) == 2 and joints[0] == "/" and _short(tokens, index, parts, end):
        return end
    return (
        _in_series(tokens, index, parts, end)
        or _spoken_date(tokens, index)
        or _house_number(tokens, index)
    )


def _run(tokens: Sequence[Token], index: int) -> tuple[list[str], list[str], int]:
    """Digits tied by one kind of mark: 2026-11-02, 01.01.2026, 24/7, 09:30."""
    parts, joints, end = tokens[index].text.split("."), ["."], index + 1
    if len(parts) > 1:
        return parts, ["."] * (len(parts) - 1), end
    joints = []
    while len(parts) < 3 and end + 1 < len(tokens) and tokens[end].glued:
        mark, digits = tokens[end].text, tokens[end + 1]
        if mark not in _JOINTS or digits.kind != "number" or not digits.glued:
            break
        if joints and mark != joints[0]:
            break
        parts.append(digits.text)
        joints.append(mark)
        end += 2
    return parts, joints, end


def _is_date(parts: list[str], joints: list[str]) -> bool:
    """Year, month and day in any order that can be a day."""
    if len(parts) != 3 or ":" in joints or not all(part.isdecimal() for part in parts):
        return False
    if len(parts[0]) == 4:
        return int(parts[0]) in _YEARS and _day_and_month(parts[1], parts[2])
    yearly = len(parts[2]) == 2 or (len(parts[2]) == 4 and int(parts[2]) in _YEARS)
    return yearly and _day_and_month(parts[0], parts[1])


def _day_and_month(first: str, second: str) -> bool:
    if not (1 <= len(first) <= 2 and 1 <= len(second) <= 2):
        return False
    low, high = sorted((int(first), int(second)))
    return 1 <= low <= _SHORT_MONTH and high <= _LONG_DAY


def _is_period(parts: list[str], joints: list[str]) -> bool:
    """09/2026, 2026-09, 2025-2026, 2025/26."""
    if len(parts) != 2 or joints[0] in ".:" or not all(part.isdecimal() for part in parts):
        return False
    first, second = parts
    if len(first) == 4 and int(first) in _YEARS:
        follows = len(second) == 2 and (int(second) <= _SHORT_MONTH or _next_year(first, second))
        return follows or (len(second) == 4 and 0 <= int(second) - int(first) <= 10)
    monthly = len(first) <= 2 and 1 <= int(first) <= _SHORT_MONTH
    return monthly and joints[0] == "/" and len(second) == 4 and int(second) in _YEARS


def _next_year(first: str, second: str) -> bool:
    return (int(first) + 1) % 100 == int(second)


def _is_time(parts: list[str], joints: list[str]) -> bool:
    """09:30 or 23:59:59."""
    if len(parts) < 2 or set(joints) != {":"}:
        return False
    hour = len(parts[0]) <= 2 and int(parts[0]) < 24 if parts[0].isdecimal() else False
    return hour and all(len(p) == 2 and p.isdecimal() and int(p) < 60 for p in parts[1:])


def _lettered(tokens: Sequence[Token], index: int) -> bool:
    """FY25/26: letters stand glued before."""
    return tokens[index].glued and index > 0 and tokens[index - 1].kind == "word"


def _short(tokens: Sequence[Token], index: int, parts: list[str], end: int) -> bool:
    """03/04 or 3/27, a day and a month; not ``3/4 hour``, ``$30/2``, nor ``1 1/2``."""
    if index and (tokens[index - 1].kind == "number" or tokens[index - 1].text in _CURRENCY_MARKS):
        return False
    tied = tokens[index].glued and folded(tokens, index - 1) in ("-", "/", ".")
    if tied and folded(tokens, index - 3) != "/":
        return False
    if fraction_end(tokens, index):
        return not part_of_unit(tokens, end) or _of_a_thing(tokens, end)
    return all(part.isdecimal() for part in parts) and _day_and_month(*parts)


def _of_a_thing(tokens: Sequence[Token], index: int) -> bool:
    """The page of ``1/2 page ad``: a size, where ``3/4 hour`` is a count."""
    unit = unit_at(tokens, index)
    if unit is None or unit[0] in _TIMES or unit[2] >= len(tokens):
        return False
    return tokens[unit[2]].kind == "word" and folded(tokens, unit[2]) not in NOT_NOUNS | _RATES


def _in_series(tokens: Sequence[Token], index: int, parts: list[str], end: int) -> int:
    """``milestone 1 of 4``, ``payment 2/3``, ``part 3``; and ``24/7``."""
    if parts == ["24", "7"]:
        return end if folded(tokens, end).isalpha() else 0
    before = index - 1 - (folded(tokens, index - 1) in ("#", "no", "."))
    if folded(tokens, before) not in NUMBERED or not tokens[index].text.isdecimal():
        return 0
    if len(parts) == 2 and folded(tokens, index + 1) == "/":
        return end
    if folded(tokens, index + 1) == "of" and folded(tokens, index + 2).isdecimal():
        return index + 3
    return 0


def shares_of(tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure such as 2/3 tells which part it is, no day: ``payment 2/3 of the site``."""
    return (
        folded(tokens, index - 1) in NUMBERED
        and folded(tokens, index + 1) == "/"
        and folded(tokens, index + 3) in ("of", "for", ":")
    )


def _spoken_date(tokens: Sequence[Token], index: int) -> int:
    """``2 Nov 2026``, ``Nov 2:`` and the year of ``September 2026``, where a count is no choice."""
    text = tokens[index].text
    if not text.isdecimal():
        return 0
    if len(text) == 4 and int(text) in _YEARS:
        half = tokens[index - 1].kind == "number" and _lettered(tokens, index - 1)
        return index + 1 if half or _is_month(tokens, index - 1) else 0
    if not 1 <= int(text[:3]) <= _LONG_DAY or len(text) > 2:
        return 0
    before, after = folded(tokens, index - 1), folded(tokens, index + 1)
    if after in ("-", "–", "to") and folded(tokens, index + 3) in MONTHS:
        return index + 4 if folded(tokens, index + 2).isdecimal() else 0
    if after in MONTHS and folded(tokens, index + 2) in ("to", "-", "–", "until"):
        return index + 2
    if after in MONTHS:
        opens = before in _OPENS_DATE or not index
        year = folded(tokens, index + 2)
        dated = year.isdecimal() and len(year) == 4
        return index + 2 + dated if opens or dated else 0
    if not _is_month(tokens, index - 1):
        return 0
    opened = index < 2 or tokens[index - 2].kind == "newline"
    closed = after in (":", "\n") or (opened and after in _CLOSES_DATE)
    return index + 1 if closed else 0


def _is_month(tokens: Sequence[Token], index: int) -> bool:
    low = folded(tokens, index)
    return low in MONTHS and (low != "may" or tokens[index].capital)


def _house_number(tokens: Sequence[Token], index: int) -> int:
    """The 12 of ``12 Elm Street``."""
    if not tokens[index].text.isdecimal() or len(tokens[index].text) > 4:
        return 0
    named = index + 1 < len(tokens) and tokens[index + 1].capital
    street = any(
        folded(tokens, place) in _STREETS and tokens[place].capital
        for place in (index + 2, index + 3)
    )
    return index + 1 if named and street else 0
