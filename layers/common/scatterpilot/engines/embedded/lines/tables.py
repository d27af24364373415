"""Pasted tables: rows cut by tabs, pipes, semicolons or wide gaps, with or without a heading."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.lines.items import tidy
from scatterpilot.engines.embedded.lines.sum_rows import SUM_WORDS
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.csv_rows import csv_lines
from scatterpilot.engines.embedded.values.numerals import in_parts

_COLUMNS = {
    "description": "item items description desc service product work task details what job article "
    "name activity beschreibung bezeichnung leistung position désignation désignations prestation "
    "libellé produit descripción concepto producto servicio descrizione prodotto servizio "
    "omschrijving dienst descrição produto serviço",
    "quantity": "qty quantity hours hrs units days count no amount# number nights pcs menge anzahl "
    "stunden std stück quantité qté heures jours cantidad cant horas días quantità qtà ore giorni "
    "aantal uren dagen quantidade qtd dias",
    "price": "price rate cost each unitprice einzelpreis preis stundensatz satz prix pu tarif "
    "precio tarifa prezzo tariffa prijs tarief preço",
    "amount": "amount total subtotal sum linetotal betrag gesamt gesamtpreis summe montant importe "
    "importo totale bedrag totaal valor",
    "unit": "unit uom einheit unité unidad unità eenheid unidade",
    "customer": "client customer company kunde",
    "date": "date day datum fecha data when",
    "id": "sku code ref id nr pos artikelnummer référence",
}
_HEADINGS = {word: column for column, words in _COLUMNS.items() for word in words.split()}
_GAP = 3


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    cells: tuple[tuple[int, int], ...]
    pasted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What a pasted table holds; ``customer`` is where a column for it names one."""

    items: tuple[ItemClaim, ...] = ()
    customer: tuple[int, int] | None = None


def read_table(reading: Reading) -> Table:
    """Line items of the first table in the message; its rows are marked as taken."""
    rows = [row for row in _rows(reading) if len(row.cells) >= 3 or row.pasted]
    rows = [row for row in rows if not _sums(reading, row)]
    if not rows:
        return Table()
    heading = _heading(reading, rows[0])
    if heading is None and len(rows) < 2 and not _adds_up(reading, rows[0].cells):
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
        if _sums(reading, row):
            reading.take(row.start, row.end)
    customer = None
    if "customer" in columns:
        place = columns.index("customer")
        customer = body[0].cells[place] if place < len(body[0].cells) else None
    return Table(tuple(claims), customer)


def _sums(reading: Reading, row: _Row) -> bool:
    """Whether the row adds up others."""
    start = row.cells[0][0] if row.cells else row.start
    return {reading.low(start), reading.low(start + 1)} & SUM_WORDS != set() and (
        reading.low(start) in SUM_WORDS | {"grand", "sub", "sous"}
    )


def _rows(reading: Reading) -> list[_Row]:
    rows: list[_Row] = []
    commas = False
    pasted = {line[0] for line in csv_lines(reading.message)}
    start = 0
    for index in range(len(reading) + 1):
        if index < len(reading) and reading.tokens[index].kind != "newline":
            continue
        if index > start and reading.free(start, index):
            commas = commas or _comma_heading(reading, start, index)
            csv = _line_begins(reading, start) in pasted
            cells = _cells(reading, start, index, commas=commas or csv)
            if len(cells) < 3:
                cells = _ledger(reading, start, index) or cells
            rows.append(_Row(start, index, tuple(cells), csv))
        start = index + 1
    return rows


def _line_begins(reading: Reading, start: int) -> int:
    """Where in the message the line of this token begins."""
    return reading.message.rfind("\n", 0, reading.tokens[start].start) + 1


def _ledger(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """``Chair 2 45.00 90.00``: a text, a count, a price and what they come to, a space between."""
    places: list[tuple[int, int]] = []
    position = end
    while len(places) < 3:
        amounts = [reading.amount(i) for i in range(max(position - 2, start), position)]
        last = next((a for a in amounts if a is not None and a.end == position), None)
        if last is None:
            return []
        places.insert(0, (last.start, last.end))
        position = last.start
    cells = [(start, position), *places]
    return cells if position > start and _adds_up(reading, tuple(cells)) else []


def _adds_up(reading: Reading, cells: tuple[tuple[int, int], ...]) -> bool:
    """Whether the last of four cells is the product of the two before it."""
    values = [a.value for start, _ in cells[-3:] if (a := reading.amount(start)) is not None]
    return len(cells) > 3 and len(values) == 3 and values[0] * values[1] == values[2]


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
    quoted = False
    for index in range(start, end):
        quoted ^= commas and reading.low(index) == '"'
        if quoted:
            continue
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
    if any(len(row.cells) != width for row in rows):
        return None
    kinds = [_kind(reading, cell) for cell in rows[0].cells]
    if kinds.count("t") > 1 and kinds[0] == "t" and _is_id(reading, rows[0].cells[0]):
        kinds[0] = "-"
    shapes = {
        "tn": ["description", "amount"],
        "tnn": ["description", "quantity", "price"],
        "tnnn": ["description", "quantity", "price", "amount"],
        "ntn": ["quantity", "description", "price"],
        "ntnn": ["quantity", "description", "price", "amount"],
    }
    columns = iter(shapes.get("".join(kinds).replace("-", ""), ()))
    named = [("" if kind == "-" else next(columns, "")) for kind in kinds]
    return named if "description" in named else None


def _kind(reading: Reading, cell: tuple[int, int]) -> str:
    """``n`` for a figure, ``-`` for a date, ``t`` for text."""
    start, end = _inner(reading, cell)
    amount = reading.amount(start)
    if amount is not None and end - amount.end <= 3 and amount.start == start:
        return "n"
    date = reading.date(start)
    return "-" if date is not None and date.end == end else "t"


def _is_id(reading: Reading, cell: tuple[int, int]) -> bool:
    """``SKU123``: letters and digits in one piece."""
    text = reading.text(*cell)
    return " " not in text and any(character.isdecimal() for character in text)


def _claim(reading: Reading, row: _Row, columns: list[str]) -> ItemClaim | None:
    inner = [_inner(reading, cell) for cell in row.cells]
    cells = {column: cell for column, cell in zip(columns, inner, strict=False) if column}
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
        parts=tuple(range(*name)),
        description=tidy(reading.text(*name)),
        quantity=value,
        quantity_span=quantity_cell,
        unit=counted.unit if counted else "",
        unit_text=counted.text if counted else None,
        price=in_parts(amount.value / mark.base) if mark else amount.value,
        price_span=(amount.start, amount.end),
        currency=amount.currency,
        rate_unit=mark.unit if mark else "",
    )


def _inner(reading: Reading, cell: tuple[int, int]) -> tuple[int, int]:
    start, end = cell
    while start < end and reading.low(start) in ("-", "•", "*", ".", ")", "–", '"'):
        start += 1
    while end > start and reading.low(end - 1) == '"':
        end -= 1
    return start, end
