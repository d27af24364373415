"""Read figures in any notation: ``1,234.50``, ``1.234,50``, ``1 234,50``, ``1'234.50``, ``,75``."""

from __future__ import annotations

import re
from decimal import Decimal

from scatterpilot.engines.packs import pack, signs

_SPACED = re.compile(r"\d{1,3}(?:[ '’]\d{3}){1,4}(?:[.,]\d{1,6})?")
#: ``1'200.000``, as in Colombia and Mexico: the apostrophe stands at the million.
_MILLIONS = re.compile(r"\d{1,3}['’]\d{3}(?:([.,])\d{3})(?:\1\d{3})?")
_SPACES = str.maketrans("", "", " '’")
_LONGEST = 30


def decimal_mark(language: str, locale: str) -> str:
    """``,`` or ``.``: the habit of the locale; of the message's language where they differ."""
    spoken = pack(language).language
    own = locale[:2].lower()
    if own != spoken and spoken != "en":
        return ","
    comma = own in signs().comma_languages and locale.replace("-", "_") not in signs().point_locales
    return "," if comma else "."


def figures(text: str, language: str, locale: str) -> tuple[Decimal, ...]:
    """What digits with separators may mean, the likeliest first; none if they are no number."""
    if len(text) > _LONGEST or not text:
        return ()
    if _MILLIONS.fullmatch(text):
        return (Decimal("".join(digit for digit in text if digit.isdecimal())),)
    if _SPACED.fullmatch(text):
        return (Decimal(text.translate(_SPACES).replace(",", ".")),)
    if text.isdecimal():
        return (Decimal(text),)
    if not all(mark.isdecimal() or mark in ".," for mark in text):
        return ()
    marks = {mark for mark in text if mark in ".,"}
    if len(marks) == 2:
        return _both(text)
    mark = marks.pop()
    if text.count(mark) > 1:
        return _grouped(text, mark)
    return _either(text, mark, language, locale)


def _both(text: str) -> tuple[Decimal, ...]:
    """The last mark is the decimal one, and stands once."""
    mark = max(",.", key=text.rfind)
    whole, _, decimals = text.rpartition(mark)
    group = _grouped(whole, "," if mark == "." else ".") if decimals else ()
    return (Decimal(f"{group[0]}.{decimals}"),) if group and mark not in whole else ()


def _grouped(text: str, mark: str) -> tuple[Decimal, ...]:
    """``1,234,567``, and ``12,34,567`` as in India."""
    first, *others = text.split(mark)
    sizes = {len(part) for part in others[:-1]}
    whole = 1 <= len(first) <= 3 and others and len(others[-1]) == 3 and first.isdecimal()
    sound = sizes <= {3} or (mark == "," and sizes == {2} and len(first) <= 2)
    return (Decimal(text.replace(mark, "")),) if whole and sound else ()


def _either(text: str, mark: str, language: str, locale: str) -> tuple[Decimal, ...]:
    whole, _, decimals = text.partition(mark)
    if not decimals:
        return (Decimal(whole),) if whole else ()
    value = Decimal(f"{whole or 0}.{decimals}")
    if len(decimals) > 3 and whole.strip("0") and mark != decimal_mark(language, locale):
        return ()
    if len(decimals) != 3 or len(whole) > 3 or not whole.strip("0"):
        return (value,)
    thousands = Decimal(whole + decimals)
    habit = decimal_mark(language, locale)
    if mark == "," and pack(language).language == "en":
        return (thousands,)
    if mark == ".":
        return (thousands,) if habit == "," else (value, thousands)
    return (value, thousands) if habit == "," else (thousands,)
