"""The cells of a table as marks, so that they are typed like the words of any other message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.embedded.tables.columns import Column, adds_up, guessed, headed
from scatterpilot.engines.embedded.tables.rows import Cell, Row, rows_of
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import phrase
from scatterpilot.engines.typed.money import money_of
from scatterpilot.engines.typed.numbers import number_of
from scatterpilot.engines.typed.units import OTHER, unit_of

_ROLES: Final[dict[Column, str]] = {
    "description": "DESC",
    "unit": "UNIT",
    "discount": "LDISC",
    "tax": "LTAX",
}
_FIGURE: Final = re.compile(r"[^\w\s]{0,2}\d[\d.,'’]*(?:[ /]\d[\d.,]*)*")
_RATE: Final = re.compile(
    r"(?P<price>[^\d\n]{0,5}\d[\d.,'’]{0,12}[^\w\s/]?(?: [^\W\d]{1,3}(?= ?/))?)"
    r"(?P<unit> ?/[^\n]{1,20}| [^\W\d][^\n]{0,20})"
)


@dataclass(frozen=True, slots=True)
class Table:
    """The marks of a table's cells, and the message with blanks in its place, as long as before."""

    marks: tuple[Mark, ...]
    rest: str


def table_in(text: str, language: str, locale: str) -> Table | None:
    """The table of a message, if it has one: with a heading, or of several rows alike."""
    every = rows_of(text) if "\n" in text or "|" in text or "\t" in text else []
    rows = [row for row in every if not adds_up(text, row)]
    if not rows:
        return None
    columns = headed(text, rows[0])
    body = rows[1:] if columns else rows
    columns = columns or _without_heading(text, rows, language, locale)
    if not columns or not body:
        return None
    reader = _Cells(text, language, locale, columns)
    total = _total(text, every, language, locale)
    marks = [mark for line, row in enumerate(body, 1) for mark in reader.marks(row, line)]
    if total is not None and reader.come_to(body, total):
        marks = [replace(m, role="AMOUNT") if m.role == "PRICE" else m for m in marks]
    marks += reader.shared(rows[0]) if body is not rows else []
    return Table(tuple(marks), _blanked(text, every)) if marks else None


def _without_heading(text: str, rows: Sequence[Row], language: str, locale: str) -> list[Column]:
    """One row alone is a table only where its last figure is what the others come to."""
    columns = guessed(text, rows)
    if len(rows) > 1 and rows[0].cut != "ledger":
        return columns
    reader = _Cells(text, language, locale, columns)
    return columns if columns and all(reader.multiplies(row) for row in rows) else []


def _blanked(text: str, rows: Sequence[Row]) -> str:
    for row in rows:
        text = text[: row.start] + " " * (row.end - row.start) + text[row.end :]
    return text


def _total(text: str, rows: Sequence[Row], language: str, locale: str) -> Decimal | None:
    """The figure of the first row that adds up others."""
    for row in rows:
        if adds_up(text, row):
            figures = [money_of(text[c.start : c.end], language, locale) for c in row.cells]
            return next((each.amount for each in reversed(figures) if each), None)
    return None


@dataclass(frozen=True, slots=True)
class _Cells:
    text: str
    language: str
    locale: str
    columns: Sequence[Column]

    def marks(self, row: Row, line: int) -> list[Mark]:
        """Those of a row; none of one that has no name or no figure for money."""
        cells = self._named(row)
        found = [
            replace(mark, target="new", line=line)
            for column, cell in cells.items()
            for mark in self._of(column, cell, cells)
        ]
        roles = {mark.role for mark in found}
        if "DESC" not in roles or not roles & {"PRICE", "AMOUNT"}:
            return []
        if line == 1 and (customer := cells.get("customer")):
            found.append(_mark(customer, "CUSTOMER"))
        return found

    def _named(self, row: Row) -> dict[Column, Cell]:
        return {
            column: cell
            for column, cell in zip(self.columns, row.cells, strict=False)
            if column and column != "other" and cell.start < cell.end
        }

    def _of(self, column: Column, cell: Cell, cells: dict[Column, Cell]) -> Iterator[Mark]:
        if column == "quantity":
            yield from self._counted(cell)
        elif column == "price" or (column == "amount" and "price" not in cells):
            yield from self._priced(cell, "PRICE" if column == "price" else "AMOUNT")
        elif column in _ROLES:
            yield _mark(cell, _ROLES[column])

    def _counted(self, cell: Cell) -> Iterator[Mark]:
        """``3``, ``3 hrs``, ``2 1/2``."""
        said = self.text[cell.start : cell.end]
        if number_of(said, self.language, self.locale) is not None:
            yield _mark(cell, "QTY")
        elif found := _FIGURE.match(said):
            yield Mark(cell.start, cell.start + found.end(), "QTY")
            if unit_of(said[found.end() :], self.language) is not None:
                yield Mark(cell.start + found.end(), cell.end, "UNIT")

    def _priced(self, cell: Cell, role: str) -> Iterator[Mark]:
        """``$80``, ``80 €/h``, ``45 per hour``."""
        said = self.text[cell.start : cell.end]
        if money_of(said, self.language, self.locale) is not None:
            yield _mark(cell, role)
        elif found := _RATE.fullmatch(said):
            yield Mark(cell.start, cell.start + found.end("price"), role)
            yield Mark(cell.start + found.start("unit"), cell.end, "UNIT")

    def shared(self, heading: Row) -> list[Mark]:
        """``Hours`` over a column: what is counted in it."""
        cell = self._named(heading).get("quantity")
        word = self.text[cell.start : cell.end] if cell else ""
        unit = unit_of(word, self.language) if word else None
        plain = phrase(word) in pack(self.language).units
        if cell is None or unit is None or unit.kind == OTHER or not plain:
            return []
        return [replace(_mark(cell, "UNIT"), target="shared")]

    def multiplies(self, row: Row) -> bool:
        """Whether the row's last figure is its count times its price."""
        figures = [self._figure(row, name) for name in ("quantity", "price", "amount")]
        count, price, amount = figures
        return None not in figures and (count or 0) * (price or 0) == amount

    def come_to(self, rows: Sequence[Row], total: Decimal) -> bool:
        """Whether the prices add up to the total as they are, and not by their counts."""
        prices = [self._figure(row, "price") for row in rows]
        counts = [self._figure(row, "quantity") or Decimal(1) for row in rows]
        whole = sum((c * (p or 0) for c, p in zip(counts, prices, strict=True)), Decimal(0))
        return None not in prices and sum(p or 0 for p in prices) == total != whole

    def _figure(self, row: Row, column: Column) -> Decimal | None:
        cell = self._named(row).get(column)
        money = (
            money_of(self.text[cell.start : cell.end], self.language, self.locale) if cell else None
        )
        return money.amount if money else None


def _mark(cell: Cell, role: str) -> Mark:
    return Mark(cell.start, cell.end, role)


def with_table(marks: Marks, table: Table, text: str) -> Marks:
    """What was read of the rest of a message, and its table's marks, lines counted on."""
    before = max((mark.line for mark in marks.marks if mark.target == "new"), default=0)
    rows = [replace(m, line=m.line + before) if m.target == "new" else m for m in table.marks]
    named = any(mark.role == "CUSTOMER" for mark in marks.marks)
    rows = [mark for mark in rows if mark.role != "CUSTOMER" or not named]
    every = sorted([*marks.marks, *rows], key=lambda mark: mark.start)
    return replace(marks, text=text, marks=tuple(every))
