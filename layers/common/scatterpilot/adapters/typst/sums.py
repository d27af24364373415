"""The sums of the sheet: up to the total, and from there to what is left to pay."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from scatterpilot.adapters.typst.figures import Figures
from scatterpilot.adapters.typst.printed_text import PrintedTexts
from scatterpilot.presentation.labels import Labels
from scatterpilot.presentation.sums import (
    SumRow,
    SumWords,
    charge_rows,
    rows_after_total,
    tax_rows,
)

Document = Mapping[str, Any]


def sheet_sums(
    data: Document, labels: Labels, figures: Figures, texts: PrintedTexts, left: str
) -> dict[str, Any]:
    """``sums`` above the total, ``total``, ``after`` below it, and ``left``, what then is due: the
    label of that is the one of this key.
    """
    words = SumWords(
        word=labels.__getitem__,
        tax=labels.tax,
        money=figures.money,
        percent=figures.percent,
        day=figures.day,
        written=texts.add,
        left=left,
    )
    before = [SumRow("", labels["subtotal"], data["subtotal"])]
    before += _discount(data, labels, figures)
    before += charge_rows(data, words)
    taxes, after = tax_rows(data, words), rows_after_total(data, words)
    included = data["prices_include_tax"]
    return {
        "sums": _shown(before if included else before + taxes, figures),
        "total": {
            "label": labels["total"],
            "currency": data["currency"],
            "text": figures.money(data["total"]),
        },
        "after": _shown((taxes if included else []) + after[:-1], figures),
        "left": _shown(after[-1:], figures),
    }


def _discount(data: Document, labels: Labels, figures: Figures) -> list[SumRow]:
    if not data["discount"]:
        return []
    percent, label = data["discount"].get("percent"), labels["discount"]
    if percent is not None:
        label = f"{label} {figures.percent(Decimal(percent) / 100)}"
    return [SumRow("discount", label, data["discount_total"], minus=True)]


def _shown(rows: list[SumRow], figures: Figures) -> list[dict[str, str]]:
    return [
        {
            "path": row.path,
            "label": row.label,
            "text": figures.less(row.amount) if row.minus else figures.money(row.amount),
        }
        for row in rows
    ]
