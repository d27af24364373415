"""Pasted tables: rows cut by tabs, pipes, semicolons or wide gaps, with or without a heading."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.lines.items import tidy
from scatterpilot.engines.embedded.reading import Reading

_HEADINGS = {
    **dict.fromkeys(
        "item items description desc service product work task details what job article "
        "name".split(),
        "description",
    ),
    **dict.fromkeys(
        "qty quantity hours hrs units days count no amount# number nights pcs".split(), "quantity"
    ),
    **dict.fromkeys(["price", "rate", "cost", "each", "unitprice"], "price"),
    **dict.fromkeys(["amount", "total", "subtotal", "sum", "linetotal"], "amount"),
    **dict.fromkeys(["unit", "uom"], "unit"),
    **dict.fromkeys(["client", "customer", "company"], "customer"),
}
_SUMS = frozenset(("total", "subtotal", "sum", "totals", "grand"))
_GAP = 3


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a pasted table holds; ``customer`` is where a column for it names one."""

    items: tuple[ItemClaim, ...] = ()
    customer: tuple[int, int] | None = None


def read_table(reading: Reading) -> Table:
    """Line items of the first table in the message; its rows are marked as taken."""
    rows = [row for row in _rows(reading) if len(row.cells) >= 3]
    rows = [row for row in rows if reading.low(row.start) not in _SUMS]
    if not rows:
        return Table()
    heading = _heading(reading, rows[0])
    if heading is None and len(rows) < 2:
        return Table()
    columns = heading or _guessed(reading, rows)
    if columns is None:
        return Table()
    body = rows[1:] if heading else rows
    claims = [claim for row in body if (claim := _claim(reading, row, columns)) is not None]
    if not claims:
        return Table()
    for row in rows:
        reading.take(row.start, row.end)
    for row in _rows(reading):
        if reading.low(row.start) in _SUMS:
            reading.take(row.start, row.end)
    customer = None
    if "customer" in columns:
        place = columns.index("customer")
        customer = body[0].cells[place] if place < len(body[0].cells) else None
    return Table(tuple(claims), customer)


def _rows(reading: Reading) -> list[_Row]:
    rows: list[_Row] = []
    commas = False
    start = 0
    for index in range(len(reading) + 1):
        if index < len(reading) and reading.tokens[index].kind != "newline":
            continue
        if index > start and reading.free(start, index):
            commas = commas or _comma_heading(reading, start, index)
            rows.append(_Row(start, index, tuple(_cells(reading, start, index, commas=commas))))
        start = index + 1
    return rows


def _comma_heading(reading: Reading, start: int, end: int) -> bool:
    """``item, qty, each``: nothing but headings between commas."""
    words = [reading.low(i) for i in range(start, end) if reading.tokens[i].kind == "word"]
    commas = sum(1 for i in range(start, end) if reading.low(i) == ",")
    return (
        commas >= 2 and len(words) <= 2 * commas + 2 and sum(w in _HEADINGS for w in words) > commas
    )


def _cells(reading: Reading, start: int, end: int, *, commas: bool) -> list[tuple[int, int]]:
    cells: list[tuple[int, int]] = []
    first = start
    pipes = any(reading.low(i) == "|" for i in range(start, end))
    semicolons = sum(1 for i in range(start, end) if reading.low(i) == ";") >= 2
    for index in range(start, end):
        mark = reading.low(index) in ("|",) or (semicolons and reading.low(index) == ";")
        mark = mark or (commas and reading.low(index) == ",")
        gap = index > start and not pipes and _gap(reading, index)
        if mark or gap:
            if index > first:
                cells.append((first, index))
            first = index + 1 if mark else index
    if end > first:
        cells.append((first, end))
    return cells


def _gap(reading: Reading, index: int) -> bool:
    between = reading.message[reading.tokens[index - 1].end : reading.tokens[index].start]
    return "\t" in between or len(between) >= _GAP


def _heading(reading: Reading, row: _Row) -> list[str] | None:
    columns: list[str] = []
    for start, end in row.cells:
        words = [reading.low(i) for i in range(start, end) if reading.tokens[i].kind == "word"]
        if any(reading.tokens[i].kind == "number" for i in range(start, end)):
            return None
        kinds = [_HEADINGS[word] for word in words if word in _HEADINGS]
        if "unit" in kinds and len(kinds) > 1:
            kinds.remove("unit")
        if "unit" in words and "price" in kinds:
            kinds = ["price"]
        columns.append(kinds[0] if kinds else "")
    if "line" in [reading.low(i) for i in range(row.start, row.end)] and "amount" not in columns:
        return None
    return _completed(columns)


def _completed(columns: list[str]) -> list[str] | None:
    if "price" not in columns and "amount" in columns:
        columns[columns.index("amount")] = "price" if "quantity" in columns else "amount"
    if "description" not in columns and "" in columns:
        columns[columns.index("")] = "description"
    known = {"description", "price"} <= set(columns) or {"description", "amount"} <= set(columns)
    return columns if known else None


def _guessed(reading: Reading, rows: list[_Row]) -> list[str] | None:
    """Without a heading: text, count, price (and perhaps the amount), the same in every row."""
    width = len(rows[0].cells)
    if any(len(row.cells) != width for row in rows) or width > 4:
        return None
    kinds = ["n" if _numeric(reading, cell) else "t" for cell in rows[0].cells]
    shapes = {
        "tnn": ["description", "quantity", "price"],
        "tnnn": ["description", "quantity", "price", "amount"],
        "ntn": ["quantity", "description", "price"],
        "ntnn": ["quantity", "description", "price", "amount"],
    }
    return shapes.get("".join(kinds))


def _numeric(reading: Reading, cell: tuple[int, int]) -> bool:
    amount = reading.amount(cell[0])
    return amount is not None and cell[1] - amount.end <= 3 and amount.start == cell[0]


def _claim(reading: Reading, row: _Row, columns: list[str]) -> ItemClaim | None:
    cells = dict(zip(columns, row.cells, strict=False))
    name = cells.get("description")
    price = cells.get("price") or cells.get("amount")
    if name is None or price is None:
        return None
    amount = reading.amount(price[0])
    if amount is None:
        return None
    quantity_cell = cells.get("quantity")
    quantity = reading.amount(quantity_cell[0]) if quantity_cell else None
    counted = reading.quantity(quantity_cell[0]) if quantity_cell else None
    if quantity_cell is not None and quantity is None:
        return None
    mark = reading.rate_mark(amount.end) if amount.end < price[1] else None
    value = counted.value if counted else quantity.value if quantity else None
    return ItemClaim(
        span=(row.start, row.end),
        parts=tuple(range(*_inner(reading, name))),
        description=tidy(reading.text(*_inner(reading, name))),
        quantity=value,
        quantity_span=quantity_cell,
        unit=counted.unit if counted else "",
        unit_text=counted.text if counted else None,
        price=amount.value,
        price_span=(amount.start, amount.end),
        currency=amount.currency,
        rate_unit=mark.unit if mark else "",
    )


def _inner(reading: Reading, cell: tuple[int, int]) -> tuple[int, int]:
    start, end = cell
    while start < end and reading.low(start) in ("-", "•", "*", ".", ")", "–"):
        start += 1
    return start, end
