"""What the rules quote for a value, cut into the marks of ``LABELS.md``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from scatterpilot.domain.draft import Draft, LineItem, Source


class Mark(NamedTuple):
    start: int
    end: int
    label: str


_TEXTS: Final = {
    "customer_name": "CUSTOMER",
    "customer_email": "EMAIL",
    "customer_address": "ADDRESS",
    "customer_tax_id": "TAXID",
}
_DATES: Final = {"due_date": "DUE", "terms_days": "DUE", "invoice_date": "DATE"}
_WORDS: Final = (
    "half dozen one two three four five six seven eight nine ten eleven twelve teen ty hundred "
    "thousand quarter".replace(" ", "|")
)
_COUNT: Final = re.compile(
    rf"(?P<figure>.*?\d[\d.,]*k?|[a-z -]*?(?:{_WORDS}))[ -]?(?P<unit>[^\W\d].*)?", re.IGNORECASE
)
_PRICE: Final = re.compile(
    r"(?P<figure>.+?)(?: ?/ ?| )(?P<unit>(?:per |an? |each|ea\b|apiece|a piece|[^\W\d]+$).*)",
    re.IGNORECASE,
)
_FLAT: Final = re.compile(r" (?:flat|fixed|all in|total|in total)(?: fee)?$", re.IGNORECASE)
_BEFORE_DATE: Final = re.compile(
    r"(?:(?:the |and |it'?s |is |are )*(?:payment|payable|payabel|due|pay|paid|terms?|by|on|before"
    r"|dated?|deadline|needs paying|they|he|she|has|have|got|to)\b[:,]? *)+",
    re.IGNORECASE,
)
_BEFORE_NUMBER: Final = re.compile(
    r"(?:PO|P\.O\.|our|their|the|purchase|order|number|no\.?|#|is|:|ref(?:erence)?|\W)+",
    re.IGNORECASE,
)
_TAX_NAME: Final = re.compile(r" (?:sales tax|VAT|GST|HST|PST|QST|tax)\b", re.IGNORECASE)
_NO_DATE: Final = frozenset("due pay pays paid then pls please re invoice it is they".split())
_LONGEST_DATE: Final = 5


def marks_in(
    text: str, sources: Mapping[str, Source], turn: int, prefix: str, of: Draft | LineItem
) -> list[Mark] | None:
    """The marks of the values that this message gave; ``None`` if one can't be told."""
    said = {name: s for name, s in sources.items() if s.turn == turn and s.start is not None}
    marks: list[Mark] = []
    for name in said:
        found = _cut(text, name, said, prefix, of)
        if found is None:
            return None
        marks += found
    return marks


def _cut(
    text: str, name: str, said: Mapping[str, Source], prefix: str, of: Draft | LineItem
) -> list[Mark] | None:
    start, end = said[name].start or 0, said[name].end or 0
    words = text[start:end]
    if words != words.strip():
        return None
    if name in ("description", "quantity", "unit_price"):
        return _of_line(name, said, start, words, prefix)
    if name in _TEXTS:
        return [Mark(start, end, _TEXTS[name])]
    if name in _DATES:
        return _dated(start, words, _DATES[name])
    if name == "po_number":
        return [Mark(start + _after(_BEFORE_NUMBER, words), end, "PO")]
    if name == "tax_rate" and isinstance(of, Draft):
        return _taxed(text, start, end, of)
    return [] if name in ("unit", "taxable") else None


def _of_line(
    name: str, said: Mapping[str, Source], start: int, words: str, prefix: str
) -> list[Mark] | None:
    if name == "description":
        return [Mark(start, start + len(words), f"{prefix}DESC")]
    if name == "unit_price":
        return _priced(said, start, words, prefix)
    price = said.get("unit_price")
    lump = price is not None and price.start == start
    return [] if lump else _two(_COUNT, start, words, f"{prefix}QTY", f"{prefix}UNIT")


def _priced(said: Mapping[str, Source], start: int, words: str, prefix: str) -> list[Mark] | None:
    if words.casefold().startswith("same"):
        return None
    count = said.get("quantity")
    kept = _FLAT.sub("", words)
    if (count is not None and count.start == start) or len(kept) < len(words):
        return [Mark(start, start + len(kept), f"{prefix}AMOUNT")]
    return _two(_PRICE, start, words, f"{prefix}PRICE", f"{prefix}UNIT")


def _two(pattern: re.Pattern[str], start: int, words: str, role: str, unit: str) -> list[Mark]:
    """A figure and its unit; the whole where there is no unit."""
    found = pattern.fullmatch(words)
    if found is None or found.group("unit") is None:
        return [Mark(start, start + len(words), role)]
    low, high = found.span("figure")
    figure = Mark(start + low, start + high, role)
    low, high = found.span("unit")
    measure = Mark(start + low, start + high, unit)
    return [figure] if words[low:high].casefold() == "x" else [figure, measure]


def _dated(start: int, words: str, role: str) -> list[Mark] | None:
    cut = _after(_BEFORE_DATE, words)
    if words[cut:] != words[cut:].strip():
        return None
    kept = re.findall(r"\w+", words[cut:].casefold())
    if len(words[cut:].split()) > _LONGEST_DATE or set(kept) & _NO_DATE or not kept:
        return None
    return [Mark(start + cut, start + len(words), role)]


def _after(lead: re.Pattern[str], words: str) -> int:
    found = lead.match(words)
    return found.end() if found and found.end() < len(words) else 0


def _taxed(text: str, start: int, end: int, draft: Draft) -> list[Mark] | None:
    """The rate, with the name of the tax where it follows; words that there is none are left."""
    if not draft.tax_rate or text[end - 1] != "%":
        return None
    named = _TAX_NAME.match(text, end)
    return [Mark(start, named.end() if named else end, "TAX")]
