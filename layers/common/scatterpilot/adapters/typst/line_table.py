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
    rates = [_rate(line, data) for line in lines]
    rows = [
        _row(f"line_items.{index}", line, rate, labels, figures, texts)
        for index, (line, rate) in enumerate(zip(lines, rates, strict=True))
    ] or [_EMPTY_ROW]
    names = [
        labels["quantity"],
        labels["unit_price"],
        _tax_name(data, labels, texts),
        labels["amount"],
    ]
    shown = (0, 1, 2, 3) if len(set(rates)) > 1 else (0, 1, 3)
    return {
        "description": labels["description"],
        "columns": [_column(names[i], rows, i) for i in shown],
        "rows": [{**row, "figures": [_figure(row, column) for column in shown]} for row in rows],
    }


def _row(
    path: str,
    line: Mapping[str, Any],
    rate: Decimal | None,
    labels: Labels,
    figures: Figures,
    texts: PrintedTexts,
) -> Row:
    title, _, details = texts.add(f"{path}.description", line["description"]).partition("\n")
    remarks = _remarks(line, path, labels, figures, texts)
    details = "\n".join(filter(None, (details, *remarks)))
    number = figures.number(line["quantity"])
    unit = texts.add(f"{path}.unit", line["unit"])
    return {
        "path": f"{path}.description",
        "title": title or UNKNOWN,
        "details": details,
        "whole": _is_short(title, details),
        "number": number,
        "unit": unit,
        "figures": [
            f"{number} {unit}".rstrip(),
            _price(line, labels, figures),
            UNKNOWN if rate is None else figures.percent(rate),
            figures.money(line["amount"]),
        ],
    }


def _figure(row: Row, column: int) -> dict[str, str]:
    line, _, _ = row["path"].rpartition(".")
    field = _FIGURE_FIELDS[column]
    return {"path": f"{line}.{field}" if line and field else "", "text": row["figures"][column]}


def _tax_name(data: Mapping[str, Any], labels: Labels, texts: PrintedTexts) -> str:
    """What the column of rates is called; several taxes have no common name."""
    if data["further_taxes"]:
        return labels["tax_rate"]
    return texts.add("tax_name", data["tax_name"]) or labels.tax


def _price(line: Mapping[str, Any], labels: Labels, figures: Figures) -> str:
    """``$480.00 per 1,000`` where it is for more than one."""
    price, base = figures.price(line["unit_price"]), line["price_base_quantity"]
    if base in (None, "1"):
        return price
    return labels["per"].format(price=price, count=figures.number(base))


def _remarks(
    line: Mapping[str, Any], path: str, labels: Labels, figures: Figures, texts: PrintedTexts
) -> list[str]:
    """Below the description: its day, what was taken off, and why there is no tax."""
    remarks = []
    if line["service_date"]:
        remarks.append(f"{labels['service_date']}: {figures.day(line['service_date'])}")
    if line["discount_total"] is not None:
        remarks.append(_discount(line, labels, figures))
    told = labels.untaxed(line["tax_category"] if line["taxable"] else None)
    reason = texts.add(f"{path}.tax_reason", line["tax_reason"])
    return [*remarks, ": ".join(part for part in (told, reason) if part)]


def _discount(line: Mapping[str, Any], labels: Labels, figures: Figures) -> str:
    """``$199.98, Discount 10%: -$20.00``"""
    label, percent = labels["discount"], line["discount"].get("percent")
    if percent is not None:
        label = f"{label} {figures.percent(Decimal(percent) / 100)}"
    return f"{figures.money(line['gross_amount'])}, {label}: {figures.less(line['discount_total'])}"


def _rate(line: Mapping[str, Any], data: Mapping[str, Any]) -> Decimal | None:
    """Of all taxes on a line together; ``None`` for one that has none."""
    if not line["taxable"] or line["tax_category"] not in (None, "standard"):
        return None
    if line["tax_rate"] is not None:
        return Decimal(line["tax_rate"])
    if data["tax_category"] not in (None, "standard") and line["tax_category"] is None:
        return None
    further = (Decimal(tax["rate"]) for tax in data["further_taxes"])
    return sum(further, start=Decimal(data["tax_rate"]))


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
