"""Cut a message into the rows of a table: at tabs, bars, semicolons, commas or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

_FEWEST: Final = 3
"""Cells that make a row; two where neighbours are comma-separated alike."""
_LONGEST: Final = 400
_NUMBER: Final = re.compile(r"[^\w\s]{0,2}\d[\d.,'’]{0,20}[^\w\s,.;:]{0,2}")
_FIGURES: Final = 3
_GAP: Final = re.compile(r"\t| {3,}|(?<=\S) {2}(?=\S)")
_QUOTES: Final = ' \t"•*'


class Cell(NamedTuple):
    """The characters ``start`` to before ``end`` of the message."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the message; ``cut`` is what parts its cells: a sign, ``" "`` for wide gaps,
    ``"ledger"`` for figures at its end with single spaces between."""

    start: int
    end: int
    cut: str
    cells: tuple[Cell, ...]


def rows_of(text: str) -> list[Row]:
    """The rows of the table that has most of them; none where nothing is laid out in columns."""
    found = [row for start, line in _lines(text) if (row := _row(start, line)) is not None]
    found += _comma_rows(text)
    kinds = groupby(sorted(found, key=lambda row: row.cut), key=lambda row: row.cut)
    tables = [sorted(rows, key=lambda row: row.start) for _, rows in kinds]
    return max(tables, key=len, default=[])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip() and len(line) <= _LONGEST:
            yield start, line
        start += len(line) + 1


def _row(start: int, line: str) -> Row | None:
    for sign in ("|", "\t", ";"):
        # An empty cell at an edge of a row of tabs is one.
        edges = _QUOTES.replace("\t", "") if sign == "\t" else _QUOTES + "|"
        if line.strip(edges).count(sign) >= _FEWEST - 1:
            cuts = [at for at, each in enumerate(line) if each == sign]
            return _with_cells(start, line, sign, [(at, at + 1) for at in cuts])
    gaps = [match.span() for match in _GAP.finditer(line)]
    if len(gaps) >= _FEWEST - 1:
        return _with_cells(start, line, " ", gaps)
    return _ledger(start, line)


def _ledger(start: int, line: str) -> Row | None:
    """``Chair 2 45.00 90.00``: a name and three figures, a space between."""
    words = line.rsplit(None, _FIGURES)
    if len(words) <= _FIGURES or not all(_NUMBER.fullmatch(word) for word in words[1:]):
        return None
    cells = [Cell(start + len(line) - len(line.lstrip()), start + len(words[0].rstrip()))]
    for word in words[1:]:
        at = line.find(word, cells[-1].end - start)
        cells.append(Cell(start + at, start + at + len(word)))
    return Row(start, start + len(line), "ledger", tuple(cells))


def _with_cells(start: int, line: str, cut: str, cuts: Sequence[tuple[int, int]]) -> Row | None:
    edges = [(0, 0), *cuts, (len(line), len(line))]
    cells = [_trimmed(start, line, edges[i][1], edges[i + 1][0]) for i in range(len(edges) - 1)]
    if cut in ("|", " "):  # at the edges of a line a bar frames it, a gap indents it
        cells = _framed(cells)
    return Row(start, start + len(line), cut, tuple(cells)) if len(cells) > 1 else None


def _framed(cells: list[Cell]) -> list[Cell]:
    first = 1 if cells and cells[0].start == cells[0].end else 0
    last = len(cells) - (1 if len(cells) > 1 and cells[-1].start == cells[-1].end else 0)
    return cells[first:last]


def _trimmed(start: int, line: str, low: int, high: int) -> Cell:
    while low < high and line[low] in _QUOTES:
        low += 1
    while high > low and line[high - 1] in _QUOTES:
        high -= 1
    return Cell(start + low, start + high)


def _comma_rows(text: str) -> list[Row]:
    """Neighbours with as many commas outside quotes each, none of them before a space; below a
    heading that has spaces, they may have them too.
    """
    if "," not in text:
        return []
    lines = [(start, line, _cutting(line)) for start, line in _lines(text)]
    found: list[Row] = []
    for _, run in groupby(lines, key=lambda each: (len(each[2]), _is_spaced(each))):
        same = list(run)
        if len(same) > 1 and same[0][2] and _are_rows(same):
            rows = (_with_cells(s, line, ",", [(at, at + 1) for at in c]) for s, line, c in same)
            found += [row for row in rows if row is not None]
    return found


def _is_spaced(row: tuple[int, str, list[int]]) -> bool:
    _, line, cuts = row
    return any(line[at + 1 : at + 2] == " " for at in cuts)


def _are_rows(lines: Sequence[tuple[int, str, list[int]]]) -> bool:
    if _is_spaced(lines[0]):
        heading = lines[0][1]
        return len(lines[0][2]) >= _FEWEST - 1 and not any(each.isdigit() for each in heading)
    # One comma may as well be that of a price; then a word stands before it and digits after.
    single = len(lines[0][2]) == 1
    return not single or all(_is_pair(line, cuts[0]) for _, line, cuts in lines[1:])


def _is_pair(line: str, cut: int) -> bool:
    name, figure = line[:cut].rstrip('"'), line[cut + 1 :]
    return name[-1:].isalpha() and figure.strip().lstrip('"$€£')[:1].isdecimal()


def _cutting(line: str) -> list[int]:
    """The places of the commas outside quotation marks."""
    cuts: list[int] = []
    quoted = False
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            cuts.append(place)
    return cuts
