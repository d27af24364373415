"""Random invoices, added up by the product and by the independent oracle of the tests.

Run: ``python -m benchmarks.reliability.money [--invoices N] [--seed S] [--processes P]``. Draws
lines, rates, discounts and one of 12 currencies, from everyday figures to 12 digits with 6
decimals. Compares every figure, and adds up what is printed. Exits with 1 after a difference.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from fractions import Fraction

from tests.domain.oracle import MINOR_UNITS, Bill, Position, bill

from scatterpilot.domain.documents import draft_document
from scatterpilot.domain.draft import Discount, Draft, LineItem
from scatterpilot.domain.totals import compute_totals

_CURRENCIES = sorted(MINOR_UNITS)
_RATES = [Decimal(rate) for rate in "0 0.05 0.055 0.07 0.0825 0.19 0.2 0.25 1".split()]
_BATCH = 5_000


def _figure(draw: random.Random, least: int = 0) -> Decimal:
    decimals = draw.choice((0, 1, 2, 2, 3, 6))
    digits = draw.choice((1, 2, 3, 5, 12))
    return Decimal(draw.randint(least, 10 ** (digits + decimals) - 1)).scaleb(-decimals)


def _rate(draw: random.Random) -> Decimal:
    common = draw.choice(_RATES)
    return common if draw.random() < 0.8 else Decimal(draw.randint(0, 10**6)).scaleb(-6)


def _discount(draw: random.Random) -> Discount | None:
    kind = draw.randrange(4)
    if kind == 0:
        return Discount(percent=Decimal(draw.randint(1, 100)))
    if kind == 1:
        return Discount(percent=Decimal(draw.randint(1, 10**8)).scaleb(-6))
    return Discount(amount=_figure(draw, least=1)) if kind == 2 else None


def draw_invoice(draw: random.Random) -> Draft:
    """One random draft with 1 to 8 lines, all of them known."""
    lines = tuple(
        LineItem(
            description="Work",
            quantity=_figure(draw, least=1),
            unit_price=_figure(draw),
            taxable=draw.random() < 0.85,
            tax_rate=_rate(draw) if draw.random() < 0.4 else None,
        )
        for _ in range(draw.randint(1, 8))
    )
    return Draft(
        currency=draw.choice(_CURRENCIES),
        line_items=lines,
        tax_rate=_rate(draw) if draw.random() < 0.8 else None,
        discount=_discount(draw),
    )


def _oracle(draft: Draft) -> Bill:
    default = draft.tax_rate or Decimal(0)
    positions = [
        Position(
            Fraction(line.quantity or 0),
            Fraction(line.unit_price or 0),
            Fraction((default if line.tax_rate is None else line.tax_rate) * line.taxable),
        )
        for line in draft.line_items
    ]
    off = draft.discount or Discount()
    return bill(positions, draft.currency, Fraction(off.percent or 0), Fraction(off.amount or 0))


def differences(draft: Draft) -> list[str]:
    """The names of the figures that differ from the oracle's or don't add up in print."""
    totals, wanted = compute_totals(draft), _oracle(draft)
    pairs = {
        "line_amounts": (totals.line_amounts, wanted.amounts),
        "subtotal": (totals.subtotal, wanted.subtotal),
        "discount_total": (totals.discount_total, wanted.discount),
        "taxes": (tuple((t.rate, t.base, t.amount) for t in totals.taxes), wanted.taxes),
        "tax_total": (totals.tax_total, wanted.tax),
        "total": (totals.total, wanted.total),
    }
    found = [name for name, (ours, theirs) in pairs.items() if ours != theirs]
    return found + [f"printed {name}" for name in _misprinted(draft)]


def _misprinted(draft: Draft) -> Iterator[str]:
    printed = draft_document(draft)
    lines = sum(Fraction(line["amount"]) for line in printed["line_items"])
    taxes = sum(Fraction(tax["amount"]) for tax in printed["taxes"])
    if Fraction(printed["subtotal"]) != lines:
        yield "subtotal"
    if Fraction(printed["tax_total"]) != taxes:
        yield "tax_total"
    if Fraction(printed["total"]) != lines - Fraction(printed["discount_total"]) + taxes:
        yield "total"


def check(seed: int, count: int) -> list[str]:
    """Draw ``count`` invoices from one seed; a line for each difference."""
    draw = random.Random(seed)
    drafts = (draw_invoice(draw) for _ in range(count))
    return [f"{names}: {draft!r}" for draft in drafts if (names := differences(draft))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--invoices", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    batches = [_BATCH] * (given.invoices // _BATCH) + [given.invoices % _BATCH]
    seeds = [given.seed * 1_000_000 + number for number in range(len(batches))]
    with ProcessPoolExecutor(given.processes) as pool:
        found = [line for lines in pool.map(check, seeds, batches) for line in lines]
    print("\n".join(found[:20]))
    print(f"{given.invoices:,} invoices in {len(_CURRENCIES)} currencies: {len(found)} differences")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
