"""Settings are stored as given, and every one that can't be used is named."""

from __future__ import annotations

from base64 import b64encode
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.app.profiles import LOGO_LIMIT, EditProfile
from scatterpilot.domain.errors import InvalidError
from scatterpilot.domain.profile import Profile
from tests.app.desk import ANNA, BOB, Desk

PNG = "data:image/png;base64,"
WHOLE = Profile(
    business_name="O'Brien & Sons <import> SELECT",
    address="1 High Street\nLeeds",
    email="anna@example.com",
    phone="+44 117 496 0123",
    tax_id="GB123456789",
    logo=PNG + b64encode(b"picture").decode(),
    accent_color="#1F6feb",
    currency="JPY",
    locale="de_CH",
    payment_details="IBAN: GB33 BUKB 2020 1555 5555 55",
    default_terms_days=0,
    default_tax_rate=Decimal("0.0825"),
    number_pattern="{seq}/{year}",
    number_reset_yearly=True,
    notes="Danke 🦀",
)


def test_a_profile_comes_back_as_it_was_stored_and_only_to_its_owner(desk: Desk) -> None:
    profiles = EditProfile(desk.profiles)
    assert profiles.put(ANNA, WHOLE) == profiles.get(ANNA) == WHOLE.model_dump(mode="json")
    assert profiles.get(ANNA)["default_tax_rate"] == "0.0825"
    assert profiles.get(BOB) == Profile().model_dump(mode="json")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("business_name", "x" * 201),
        ("business_name", "a\x00"),
        ("address", "x" * 1_001),
        ("email", "\u202emoc.elpmaxe@a"),
        ("phone", "x" * 201),
        ("tax_id", "\x1b[2J"),
        ("payment_details", "x" * 4_001),
        ("notes", "a\ud800"),
        ("logo", "https://example.com/logo.png"),
        ("logo", "data:image/gif;base64,AAAA"),
        ("logo", PNG + "not base64"),
        ("logo", PNG + "AAAA!AAAA"),
        ("logo", PNG + "é"),
        ("logo", PNG + "A" * LOGO_LIMIT),
        ("accent_color", "teal"),
        ("accent_color", "#12345"),
        ("accent_color", "#1234567"),
        ("currency", "usd"),
        ("currency", "XXX"),
        ("locale", "xx_YY"),
        ("locale", ""),
        ("locale", "../../etc"),
        ("default_terms_days", -1),
        ("default_terms_days", 3_651),
        ("default_tax_rate", Decimal("1.01")),
        ("default_tax_rate", Decimal("-0.1")),
        ("default_tax_rate", Decimal("NaN")),
        ("default_tax_rate", Decimal("0.0000001")),
        ("default_tax_rate", Decimal("1E+1000000")),
        ("number_pattern", "INV"),
        ("number_pattern", "INV-{seq}"),
        ("number_pattern", "{year}{seq}{month}"),
        ("number_pattern", "x" * 61),
    ],
)
def test_a_setting_that_can_not_be_used_is_named_and_nothing_is_stored(
    desk: Desk, setting: str, value: Any
) -> None:
    profiles = EditProfile(desk.profiles)
    profiles.put(ANNA, WHOLE)
    with pytest.raises(InvalidError) as error:
        profiles.put(ANNA, WHOLE.model_copy(update={setting: value}))
    assert [fault.field for fault in error.value.faults] == [setting]
    assert error.value.faults[0].message
    assert profiles.get(ANNA) == WHOLE.model_dump(mode="json")


def test_all_faults_are_named_together(desk: Desk) -> None:
    wrong = Profile(notes="\x00", currency="??", locale="??", number_pattern="")
    with pytest.raises(InvalidError) as error:
        EditProfile(desk.profiles).put(ANNA, wrong)
    assert {f.field for f in error.value.faults} == {
        "notes",
        "currency",
        "locale",
        "number_pattern",
    }


def test_a_pattern_without_year_is_fine_when_numbers_never_restart(desk: Desk) -> None:
    profile = Profile(number_pattern="INV-{seq}", number_reset_yearly=False)
    assert EditProfile(desk.profiles).put(ANNA, profile)["number_pattern"] == "INV-{seq}"
