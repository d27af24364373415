from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scatterpilot.domain.errors import InvalidError
from scatterpilot.wiring.clock import make_today, now


def test_now_is_the_current_moment_in_utc() -> None:
    assert now().tzinfo is UTC
    assert abs(now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin", "UTC"])
def test_today_is_the_day_in_the_zone(zone: str) -> None:
    before = datetime.now(ZoneInfo(zone)).date()
    assert make_today()(zone) in (before, datetime.now(ZoneInfo(zone)).date())


def test_a_pinned_day_is_today_everywhere() -> None:
    today = make_today(date(2026, 3, 9))
    assert today(None) == today("Pacific/Kiritimati") == date(2026, 3, 9)


@pytest.mark.parametrize(
    "zone",
    ["", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "America", "\0", "\ud800", "x" * 10_000],
)
@pytest.mark.parametrize("pinned", [None, date(2026, 3, 9)])
def test_a_zone_nobody_knows_names_the_field(zone: str, pinned: date | None) -> None:
    with pytest.raises(InvalidError) as caught:
        make_today(pinned)(zone)
    assert [fault.field for fault in caught.value.faults] == ["timezone"]
