"""A number says its sequence and year by the pattern, and two invoices never say the same."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.domain.numbering import format_number, pattern_fault, series_of
from scatterpilot.domain.profile import DEFAULT_NUMBER_PATTERN

ON = date(2026, 3, 9)

literals = st.text(
    st.characters(exclude_characters="{}", exclude_categories=("C", "Z")), max_size=6
)
fields = st.sampled_from(["{seq}", "{seq:04d}", "{seq:09d}", "{year}", "{year:06d}"])
patterns = st.lists(literals | fields, max_size=5).map("".join)


@pytest.mark.parametrize(
    ("pattern", "sequence", "number"),
    [
        (DEFAULT_NUMBER_PATTERN, 1, "INV-2026-0001"),
        (DEFAULT_NUMBER_PATTERN, 12_345, "INV-2026-12345"),
        ("{seq}/{year}", 7, "7/2026"),
        ("R{seq:06d}", 42, "R000042"),
        ("№ {seq:00d}", 3, "№ 3"),
    ],
)
def test_a_number_is_written_by_its_pattern(pattern: str, sequence: int, number: str) -> None:
    assert pattern_fault(pattern, reset_yearly=False) is None
    assert format_number(pattern, sequence, ON) == number


@pytest.mark.parametrize(
    ("pattern", "reset_yearly", "why"),
    [
        ("INV", False, "needs {seq}"),
        ("", False, "needs {seq}"),
        ("{year}", False, "needs {seq}"),
        ("INV-{seq}", True, "needs {year}"),
        ("{seq}{month}", False, "only {seq}"),
        ("{seq}}", False, "only {seq}"),
        ("{{seq}}", False, "only {seq}"),
        ("{s{seq}eq}", False, "only {seq}"),
        ("{seq}{seq:4d}", False, "only {seq}"),
        ("{seq!r}", False, "needs {seq}"),
        ("{seq}\n", False, "can't be printed"),
        ("{seq}\u202e", False, "can't be printed"),
        ("{seq}\ud800", False, "can't be printed"),
        ("{seq}" + "x" * 56, False, "longer than 60"),
    ],
)
def test_a_pattern_that_can_not_number_is_refused_with_the_remedy(
    pattern: str, reset_yearly: bool, why: str
) -> None:
    assert why in (pattern_fault(pattern, reset_yearly=reset_yearly) or "")


@given(patterns, st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_usable_pattern_writes_different_sequences_differently(
    pattern: str, one: int, other: int
) -> None:
    if pattern_fault(pattern, reset_yearly=False) is None and one != other:
        assert format_number(pattern, one, ON) != format_number(pattern, other, ON)


@given(patterns, st.integers(1, 99_999), st.integers(1, 99_999), st.dates(), st.dates())
def test_a_yearly_pattern_never_repeats_a_number_in_another_year(
    pattern: str, one: int, other: int, first: date, second: date
) -> None:
    first, second = (day.replace(year=1900 + day.year % 300, day=1) for day in (first, second))
    if pattern_fault(pattern, reset_yearly=True) is None and first.year != second.year:
        assert format_number(pattern, one, first) != format_number(pattern, other, second)


@given(st.text(alphabet="{}seqyar:0489d!.-x", max_size=30), st.booleans())
def test_a_pattern_without_fault_leaves_no_brace_behind(pattern: str, reset_yearly: bool) -> None:
    if pattern_fault(pattern, reset_yearly=reset_yearly) is None:
        assert not set("{}") & set(format_number(pattern, 1, ON))


def test_each_year_is_a_series_only_when_numbers_restart() -> None:
    assert series_of(ON, reset_yearly=True) == "2026"
    assert series_of(ON, reset_yearly=False) == series_of(date(2027, 1, 1), reset_yearly=False)
