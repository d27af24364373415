"""What ScatterPilot costs on AWS in a month, with the arithmetic.

``python -m scripts.deployment.costs 1000`` prints it for a thousand invoices; ``--write`` puts the
table for three sizes into docs/costs.md.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator

from scripts.deployment import ROOT
from scripts.deployment.metered import (
    ALWAYS,
    MODEL,
    ON_REQUEST,
    USED,
    WATCHING,
    Metered,
    Month,
)
from scripts.deployment.prices import AS_OF, REGION

SIZES = (1_000, 100_000, 1_000_000)
PAGE = ROOT / "docs" / "costs.md"
_BEGIN, _END = "<!-- costs: written by make generated -->\n", "<!-- /costs -->\n"
_WRITTEN = re.compile(f"{re.escape(_BEGIN)}.*?{re.escape(_END)}", re.DOTALL)
IDLE = Month(0)


def total(items: Iterable[Metered], month: Month) -> float:
    """USD in a month."""
    return sum(item.price.of(item.amount(month)) for item in items)


def after_free(items: Iterable[Metered], month: Month) -> float:
    """USD in a month, less what every account has for nothing."""
    return sum(item.price.after_free(item.amount(month)) for item in items)


def of_an_invoice(items: Iterable[Metered] = (*MODEL, *USED)) -> float:
    """USD that one more invoice costs, in a month of a thousand."""
    return total(items, Month(1_000)) / 1_000


def watching() -> float:
    """USD a month for alarms and dashboard, whether or not anything is used."""
    return total(WATCHING, IDLE)


def table() -> str:
    """What each thing costs at three sizes, as Markdown."""
    months = [Month(size) for size in SIZES]
    embedded = [item for item in ALWAYS if item not in MODEL]
    sums = {
        "**together**": [total(ALWAYS, month) for month in months],
        "… less what every account has for nothing": [after_free(ALWAYS, m) for m in months],
        "… with the embedded engine, at most": [total(embedded, month) for month in months],
    }
    rows = [
        f"| USD in a month with so many invoices | price | {' | '.join(f'{n:,}' for n in SIZES)} |",
        f"|---|---|{'---:|' * len(SIZES)}",
        *_rows(ALWAYS, months),
        *(f"| {name} | | {_cells(values)} |" for name, values in sums.items()),
        *_rows(ON_REQUEST, months),
    ]
    return "\n".join(rows) + "\n"


def _rows(items: Iterable[Metered], months: list[Month]) -> Iterator[str]:
    for item in items:
        values = [item.price.of(item.amount(month)) for month in months]
        yield f"| {item.name} | {item.price} | {_cells(values)} |"


def _cells(values: Iterable[float]) -> str:
    return " | ".join(f"{value:,.2f}" for value in values)


def written(page: str) -> str:
    """The page with the table as it is now."""
    return _WRITTEN.sub(lambda _: f"{_BEGIN}\n{table()}\n{_END}", page)


def show(month: Month) -> None:
    print(f"{month.invoices:,} invoices in a month, USD, {REGION}, prices of {AS_OF}\n")
    for title, items in (("There", ALWAYS), ("Only when asked for", ON_REQUEST)):
        print(title)
        for item in items:
            amount = item.amount(month)
            print(f"  {item.name:46} {amount:14,.4g} x {item.price!s:24}"
                  f" = {item.price.of(amount):12,.4f}")  # fmt: skip
    print(f"\nTogether {total(ALWAYS, month):,.2f}, of it the model {total(MODEL, month):,.2f}; "
          f"less what every account has for nothing {after_free(ALWAYS, month):,.2f}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.deployment.costs")
    parser.add_argument("invoices", nargs="?", type=int, default=1_000, help="in a month")
    parser.add_argument("--write", action="store_true", help="write the table of docs/costs.md")
    options = parser.parse_args()
    if options.write:
        PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        show(Month(options.invoices))


if __name__ == "__main__":
    main()
