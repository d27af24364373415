"""Legal numbers: one each, in order, without gap, whatever the settings do between two invoices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.app.invoice_input import InvoiceInput
from scatterpilot.domain.profile import Profile
from tests.app.desk import ANNA, BOB, Desk
from tests.contract.samples import in_threads
from tests.domain.samples import SELLER

DATA = InvoiceInput.model_validate(
    {
        "customer_name": "Acme",
        "terms_days": 30,
        "line_items": [{"description": "Work", "quantity": "1", "unit_price": "1"}],
    }
)
PATTERNS = (
    "INV-{year}-{seq:04d}",
    "INV-{year}-{seq}",
    "{year}{seq}",
    "{seq}{year}",
    "1{seq}-{year}",
)
profiles = st.builds(
    Profile,
    business_name=st.just("Anna & Co"),
    number_pattern=st.sampled_from(PATTERNS),
    number_reset_yearly=st.booleans(),
)
days = st.sampled_from([date(2026, 12, 31), date(2027, 1, 1), date(2028, 6, 1)])


def issued(desk: Desk, owner: str = ANNA, **settings: Any) -> str:
    """The number of one more invoice, under these settings if any are given."""
    if settings:
        desk.profiles.save(owner, SELLER.model_copy(update=settings))
    invoice_id = desk.create.from_data(owner, DATA)["invoice_id"]
    number: str = desk.change.set_status(owner, invoice_id, "pending")["invoice_number"]
    return number


def test_numbers_count_up_from_one_for_each_owner(desk: Desk) -> None:
    assert [issued(desk), issued(desk), issued(desk, BOB), issued(desk)] == [
        *("INV-2026-0001", "INV-2026-0002", "INV-2026-0001"),
        "INV-2026-0003",
    ]


@pytest.mark.parametrize(("reset", "wanted"), [(True, "INV-2027-0001"), (False, "INV-2027-0003")])
def test_numbers_start_again_with_the_year_only_when_asked_to(
    desk: Desk, reset: bool, wanted: str
) -> None:
    issued(desk, number_reset_yearly=reset)
    issued(desk)
    desk.day = date(2027, 1, 1)
    assert issued(desk) == wanted


@pytest.mark.parametrize("first", [True, False])
def test_switching_the_yearly_restart_goes_on_where_the_years_numbers_ended(
    desk: Desk, first: bool
) -> None:
    settings = [first, first, not first, not first, first, not first]
    numbers = [issued(desk, number_reset_yearly=reset) for reset in settings]
    assert numbers == [f"INV-2026-{sequence:04d}" for sequence in range(1, 7)]


def test_a_pattern_taken_back_never_writes_a_number_again(desk: Desk) -> None:
    plain = {"number_pattern": "{seq}", "number_reset_yearly": False}
    padded = {"number_pattern": "{seq:02d}", "number_reset_yearly": False}
    numbers = [issued(desk, **settings) for settings in [padded] * 9 + [plain] * 2 + [padded] * 2]
    assert numbers[-4:] == ["10", "11", "12", "13"]
    assert len(set(numbers)) == 13


@given(st.lists(st.tuples(profiles, days), max_size=25))
def test_no_sequence_of_settings_and_years_repeats_a_number(
    steps: list[tuple[Profile, date]],
) -> None:
    desk, numbers = Desk(), []
    for profile, day in steps:
        desk.day = day
        desk.profiles.save(ANNA, profile)
        numbers.append(issued(desk))
    assert len(set(numbers)) == len(numbers)


@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_within_a_year_switching_leaves_no_gap(resets: list[bool]) -> None:
    desk = Desk()
    numbers = [issued(desk, number_reset_yearly=reset) for reset in resets]
    assert numbers == [f"INV-2026-{sequence:04d}" for sequence in range(1, len(resets) + 1)]


def test_invoices_issued_at_once_are_numbered_without_gap(desk: Desk) -> None:
    numbers = in_threads(lambda _: issued(desk), range(60))
    assert sorted(numbers) == [f"INV-2026-{sequence:04d}" for sequence in range(1, 61)]


def test_drafts_deleted_or_cancelled_before_issue_cost_no_number(desk: Desk) -> None:
    deleted, cancelled = (desk.create.from_data(ANNA, DATA)["invoice_id"] for _ in range(2))
    desk.change.delete(ANNA, deleted)
    desk.change.set_status(ANNA, cancelled, "cancelled")
    assert issued(desk) == "INV-2026-0001"
