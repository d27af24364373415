"""What the columns of a table hold: by their headings in any language, or by their shape."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast

from scatterpilot.engines.embedded.tables.rows import Row
from scatterpilot.engines.packs.pointing import words_in

Column = Literal[
    "description", "quantity", "price", "amount", "unit", "customer", "discount", "tax", "other", ""
]
#: ``n`` is a figure, ``t`` a text; dates and article numbers are left out.
_SHAPES: Final[dict[str, list[Column]]] = {
    "tn": ["description", "amount"],
    "tnn": ["description", "quantity", "price"],
    "tnnn": ["description", "quantity", "price", "amount"],
    "ntn": ["quantity", "description", "price"],
    "ntnn": ["quantity", "description", "price", "amount"],
}
_DATE: Final = re.compile(
    r"\d{1,4}[/-]\d{1,2}(?:[/-]\d{1,4})?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{1,2}:\d{2}"
)
_FIGURE: Final = re.compile(
    r"[^\w\s]{0,2}(?:[A-Z]{3} ?)?\d[\d.,'’ /½]*[^\w\s]{0,2}"
    r"(?: ?[^\W\d]{1,7}\.?)?(?: ?/ ?[^\W\d]{1,7})?"
)
_ID: Final = re.compile(r"[\w-]{1,40}")


@cache
def headings() -> dict[str, Column]:
    """What a column is, by each word of its heading, in every language."""
    return {
        word: cast("Column", column) for column, words in _lists().items() for word in words.split()
    }


@cache
def sum_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words for what adds up, and those that stand beside them."""
    lists = _lists("sum", "beside_sum")
    return frozenset(lists["sum"].split()), frozenset(lists["beside_sum"].split())


def _lists(*names: str) -> dict[str, str]:
    text = files("scatterpilot.engines.packs").joinpath("tables.json").read_text("utf-8")
    every: dict[str, str] = json.loads(text)
    sums = ("sum", "beside_sum")
    return {name: words for name, words in every.items() if (name in sums) == bool(names)}


def adds_up(text: str, row: Row) -> bool:
    """Whether the row is a sum of others: nothing but words for one beside its figures, or
    figures below nothing but blanks.
    """
    sums, beside = sum_words()
    words = [word for cell in row.cells for word in words_in(text[cell.start : cell.end])]
    short = [word for word in words if len(word) > 1 and word not in headings_of_money()]
    if not any(any(map(str.isalpha, word)) for word in words):
        return any(cell.start == cell.end for cell in row.cells)
    first = next((word for word in words if word), "")
    return first in sums | beside and bool(sums & {*words}) and {*short} <= sums | beside


@cache
def headings_of_money() -> frozenset[str]:
    """Codes of currencies and names of taxes that stand in the row of a sum."""
    return frozenset("usd eur gbp chf cad aud nzd vat tax gst mwst ust tva iva btw".split())


def headed(text: str, row: Row) -> list[Column]:
    """The columns that a heading names; empty where the row is none."""
    if any(sign.isdigit() for cell in row.cells for sign in text[cell.start : cell.end]):
        return []
    columns = [_named(text[cell.start : cell.end]) for cell in row.cells]
    if "description" not in columns and "" in columns:
        columns[columns.index("")] = "description"
    priced = "price" in columns or "amount" in columns
    return columns if "description" in columns and priced else []


def _named(heading: str) -> Column:
    """``Unit price`` is a price, ``Line total`` an amount."""
    known = headings()
    kinds: list[Column] = [known[word] for word in words_in(heading) if word in known]
    if "#" in heading and not kinds:
        return "other"
    for column in ("amount", "price", "quantity", "unit"):
        if column in kinds:
            return "price" if column == "unit" and "price" in kinds else _narrowed(column, kinds)
    return kinds[0] if kinds else ""


def _narrowed(column: Column, kinds: Sequence[Column]) -> Column:
    """``Service date`` is no service; ``Total price`` is what the line comes to."""
    return "other" if "other" in kinds and column not in ("amount", "price") else column


def guessed(text: str, rows: Sequence[Row]) -> list[Column]:
    """Without a heading: a text, a count, a price and perhaps what they come to, alike in every
    row; empty where they are not.
    """
    widths = {len(row.cells) for row in rows}
    if len(widths) != 1:
        return []
    kinds = [
        _kind([text[row.cells[place].start : row.cells[place].end] for row in rows])
        for place in range(widths.pop())
    ]
    if kinds.count("t") > 1 and "i" in kinds:
        return []
    texts = [place for place, kind in enumerate(kinds) if kind in "ti"]
    if len(texts) > 1 and kinds[texts[0]] == "i":
        kinds[texts[0]] = "-"
    shape = "".join("t" if kind == "i" else kind for kind in kinds if kind != "-")
    columns = iter(_SHAPES.get(shape, ()))
    named: list[Column] = ["other" if kind == "-" else next(columns, "") for kind in kinds]
    return named if "description" in named else []


def _is_mixed(text: str) -> bool:
    """Whether there are letters and digits in it: ``SKU123``."""
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text))


def _kind(cells: Sequence[str]) -> str:
    """``-`` for dates and times, ``i`` for article numbers."""
    filled = [cell for cell in cells if cell.strip()]
    if not filled:
        return "-"
    for kind, form in (("-", _DATE), ("n", _FIGURE), ("i", _ID)):
        if all(form.fullmatch(cell.strip()) for cell in filled):
            return kind if kind != "i" or all(_is_mixed(cell) for cell in filled) else "t"
    return "t"
