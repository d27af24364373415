"""What every ``SpendStore`` promises: exact sums per owner and day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.contract.conftest import Stores
from tests.contract.samples import ANNA, BOB, in_threads

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


def test_nothing_is_spent_at_first(stores: Stores) -> None:
    assert stores.spending.spent(ANNA, MONDAY) == 0


def test_amounts_add_up_per_owner_and_day(stores: Stores) -> None:
    for usd in ("0.0031", "0.000000001", "0", "1.5"):
        stores.spending.add(ANNA, MONDAY, Decimal(usd))
    stores.spending.add(ANNA, TUESDAY, Decimal("0.25"))
    stores.spending.add(BOB, MONDAY, Decimal("7"))
    assert stores.spending.spent(ANNA, MONDAY) == Decimal("1.503100001")
    assert stores.spending.spent(ANNA, TUESDAY) == Decimal("0.25")
    assert stores.spending.spent(BOB, MONDAY) == 7
    assert stores.spending.spent(BOB, TUESDAY) == 0


def test_less_than_a_billionth_counts_as_one(stores: Stores) -> None:
    stores.spending.add(ANNA, MONDAY, Decimal("0.0000000001"))
    assert stores.spending.spent(ANNA, MONDAY) == Decimal("0.000000001")


def test_no_amount_is_lost_between_threads(stores: Stores) -> None:
    in_threads(lambda _: stores.spending.add(ANNA, MONDAY, Decimal("0.001")), range(100))
    assert stores.spending.spent(ANNA, MONDAY) == Decimal("0.1")
