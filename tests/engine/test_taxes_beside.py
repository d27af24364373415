"""A remark right beside a line frees that line of tax, and no other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.talking import Talk


def _taxed(said: str) -> tuple[dict[str | None, bool], Decimal | None]:
    talk = Talk()
    talk.say(said)
    return {line.description: line.taxable for line in talk.draft.line_items}, talk.draft.tax_rate


@pytest.mark.parametrize(
    "crates",
    [
        "crates $15 (no tax)",
        "crates $15 non-taxable",
        "crates $15 not taxed",
        "2 crates at $15 each, no tax",
        "crates $15, tax-exempt",
        "non-taxable crates at $15",
        "zero-rated crates $15",
    ],
)
def test_a_remark_beside_a_line_frees_it_of_the_tax(crates: str) -> None:
    taxed, rate = _taxed(f"Invoice Elm Farm: sorting $120; {crates}; 8% sales tax; net 30")
    assert taxed == {"Sorting": True, "Crates": False}
    assert rate == Decimal("0.08")


@pytest.mark.parametrize("crates", ["crates $15 (tax free)"])
def test_it_does_so_where_the_rate_comes_from_the_settings(crates: str) -> None:
    taxed, _ = _taxed(f"Invoice Elm Farm: sorting $120; {crates}; net 30")
    assert taxed == {"Sorting": True, "Crates": False}


def test_no_tax_at_the_end_of_an_invoice_without_a_rate_is_about_all_of_it() -> None:
    taxed, rate = _taxed("Invoice Elm Farm 2 hats $20 3 crates $10 no tax net 30")
    assert taxed == {"Hats": True, "Crates": True}
    assert not rate
