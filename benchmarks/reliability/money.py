"""Random invoices, added up by the product and by the independent oracle of the tests.

Run: ``python -m benchmarks.reliability.money [--invoices N] [--seed S] [--processes P]``. Draws
lines and returns, prices for several, several taxes, prices that hold them, discounts, charges,
withholdings, payments and one of 13 currencies, from everyday figures to 12 digits with 6 decimals.
Compares every figure, and adds up what is printed. Exits with 1 after a difference.
"""

from __future__ import annotations

import argparse
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal

from tests.domain.oracle import MINOR_UNITS, bill
from tests.domain.orders import differing, misprinted, order_of

from scatterpilot.domain.draft import Charge, Discount, Draft, LineItem, Payment
from scatterpilot.domain.taxes import NamedTax, TaxCategory, Withholding
from scatterpilot.domain.totals import compute_totals

_CURRENCIES = sorted(MINOR_UNITS)
_RATES = [Decimal(rate) for rate in "0 0.05 0.055 0.07 0.0825 0.19 0.2 0.25 1".split()]
_BASES = [None, *map(Decimal, "12 100 1000 7 0.5".split())]
_CATEGORIES: list[TaxCategory] = ["standard", "zero", "exempt", "reverse_charge", "outside_scope"]
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


def _line(draw: random.Random) -> LineItem:
    known = LineItem(
        description="Work",
        quantity=_figure(draw, least=1) * (-1 if draw.random() < 0.1 else 1),
        unit_price=_figure(draw),
        price_base_quantity=draw.choice(_BASES),
        taxable=draw.random() < 0.85,
        tax_rate=_rate(draw) if draw.random() < 0.4 else None,
        tax_category=draw.choice(_CATEGORIES) if draw.random() < 0.1 else None,
        tax_reason=draw.choice((None, "Article 196")),
        withheld=draw.random() < 0.7,
    )
    return known.model_copy(update={"discount": _on_line(draw, known)})


def _on_line(draw: random.Random, line: LineItem) -> Discount | None:
    """A discount of at most what the line comes to, as the domain refuses what is more."""
    if draw.random() < 0.7:
        return None
    amount = (line.quantity or 0) * (line.unit_price or 0) / (line.price_base_quantity or 1)
    if amount <= 1 or draw.random() < 0.5:
        return Discount(percent=Decimal(draw.randint(1, 10**8)).scaleb(-6))
    return Discount(amount=Decimal(draw.randint(1, int(min(amount, 10**12)))))


def _charge(draw: random.Random) -> Charge:
    percent = Decimal(draw.randint(1, 10**8)).scaleb(-6) if draw.random() < 0.5 else None
    return Charge(
        description="Shipping",
        percent=percent,
        amount=None if percent else _figure(draw, least=1),
        taxable=draw.random() < 0.8,
        tax_rate=_rate(draw) if draw.random() < 0.2 else None,
        withheld=draw.random() < 0.7,
    )


def _further(draw: random.Random) -> tuple[NamedTax, ...]:
    names = draw.sample(("PST", "QST", "Levy"), draw.choice((0, 0, 1, 2)))
    return tuple(NamedTax(name=name, rate=_rate(draw) or Decimal("0.07")) for name in names)


def draw_invoice(draw: random.Random) -> Draft:
    """One random draft with 1 to 8 lines, all of them known."""
    return Draft(
        currency=draw.choice(_CURRENCIES),
        line_items=tuple(_line(draw) for _ in range(draw.randint(1, 8))),
        tax_rate=_rate(draw) if draw.random() < 0.8 else None,
        tax_name=draw.choice((None, "VAT", "GST")),
        further_taxes=_further(draw),
        tax_category=draw.choice(_CATEGORIES) if draw.random() < 0.1 else None,
        prices_include_tax=draw.random() < 0.4,
        discount=_discount(draw),
        charges=tuple(_charge(draw) for _ in range(draw.choice((0, 0, 1, 2)))),
        withholding=Withholding(rate=_rate(draw)) if draw.random() < 0.3 else None,
        payments=tuple(Payment(amount=_figure(draw)) for _ in range(draw.choice((0, 0, 1, 2)))),
    )


def differences(draft: Draft) -> list[str]:
    """The names of the figures that differ from the oracle's or don't add up in print."""
    found = differing(compute_totals(draft), bill(order_of(draft)))
    return found + [f"printed {name}" for name in misprinted(draft)]


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
