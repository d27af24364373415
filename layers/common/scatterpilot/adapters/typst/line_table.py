"""The table of lines: its columns, with what is needed to size them, and its rows."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from scatterpilot.adapters.typst.figures import UNKNOWN, Figures
from scatterpilot.adapters.typst.printed_text import PrintedTexts
from scatterpilot.presentation.labels import Labels

# A description longer than this may continue on the next page; shorter ones stay in one piece.
_WHOLE_LINES, _WHOLE_CHARACTERS = 10, 500

Row = dict[str, Any]

_FIGURE_FIELDS = ("quantity", "unit_price", "tax_rate", "")
# A draft without lines shows where they go; an issued invoice always has some.
_EMPTY_ROW: Row = {
    "path": "line_items",
    "title": UNKNOWN,
    "details": "",
    "whole": True,
    "number": "",
    "unit": "",
    "figures": ["", "", "", ""],
}


def line_table(
    data: Mapping[str, Any], labels: Labels, figures: Figures, texts: PrintedTexts
) -> dict[str, Any]:
    """``columns`` right of the description and ``rows`` with one figure for each of them."""
    lines = data["line_items"]
    rates = [_rate(line, data["tax_rate"]) for line in lines]
    rows: list[Row] = []
    for index, (line, rate) in enumerate(zip(lines, rates, strict=True)):
        path = f"line_items.{index}"
        title, _, details = texts.add(f"{path}.description", line["description"]).partition("\n")
        if line["service_date"]:
            day = f"{labels['service_date']}: {figures.day(line['service_date'])}"
            details = f"{details}\n{day}" if details else day
        number = figures.number(line["quantity"])
        unit = texts.add(f"{path}.unit", line["unit"])
        rows.append(
            {
                "path": f"{path}.description",
                "title": title or UNKNOWN,
                "details": details,
                "whole": _is_short(title, details),
                "number": number,
                "unit": unit,
                "figures": [
                    f"{number} {unit}".rstrip(),
                    figures.price(line["unit_price"]),
                    UNKNOWN if rate is None else figures.percent(rate),
                    figures.money(line["amount"]),
                ],
            }
        )
    if not rows:
        rows.append(_EMPTY_ROW)
    names = [labels["quantity"], labels["unit_price"], labels.tax, labels["amount"]]
    shown = (0, 1, 2, 3) if len(set(rates)) > 1 else (0, 1, 3)
    return {
        "description": labels["description"],
        "columns": [_column(names[i], rows, i) for i in shown],
        "rows": [{**row, "figures": [_figure(row, column) for column in shown]} for row in rows],
    }


def _figure(row: Row, column: int) -> dict[str, str]:
    line, _, _ = row["path"].rpartition(".")
    field = _FIGURE_FIELDS[column]
    return {"path": f"{line}.{field}" if line and field else "", "text": row["figures"][column]}


def _rate(line: Mapping[str, Any], default: str) -> Decimal | None:
    if not line["taxable"]:
        return None
    return Decimal(default if line["tax_rate"] is None else line["tax_rate"])


def _is_short(title: str, details: str) -> bool:
    return details.count("\n") < _WHOLE_LINES and len(title) + len(details) < _WHOLE_CHARACTERS


def _column(label: str, rows: list[Row], index: int) -> dict[str, Any]:
    """Tabular figures are equally wide, so the longest texts are (nearly) the widest.

    A quantity may wrap after its number (``unbreakable``), other figures never.
    """
    texts = {row["figures"][index] for row in rows}
    numbers = {row["number"] for row in rows} if index == 0 else texts
    return {
        "label": label,
        "widest": _longest(texts),
        "unbreakable": _longest(numbers),
    }


def _longest(texts: set[str]) -> list[str]:
    return sorted(texts, key=lambda text: (len(text), text))[-3:]
