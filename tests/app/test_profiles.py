"""Settings are stored as given, and every one that can't be used is named."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from scatterpilot.adapters.logos import PillowLogos
from scatterpilot.domain.errors import InvalidError
from scatterpilot.domain.profile import Profile
from scatterpilot.ports import LOGO_LIMIT
from tests.app.desk import ANNA, BOB, UNPRINTABLE, Desk
from tests.pictures import png, url

PNG = "data:image/png;base64,"
WHOLE = Profile(
    business_name="O'Brien & Sons <import> SELECT",
    address="1 High Street\nLeeds",
    email="anna@example.com",
    phone="+44 117 496 0123",
    tax_id="GB123456789",
    logo=PillowLogos().prepared(url(png())),
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
    profiles, before = desk.edit_profile, desk.edit_profile.get(BOB)
    assert profiles.put(ANNA, WHOLE) == profiles.get(ANNA) == WHOLE.model_dump(mode="json")
    assert profiles.get(ANNA)["default_tax_rate"] == "0.0825"
    assert profiles.get(BOB) == before


def test_a_logo_is_prepared_when_it_comes_and_never_again(desk: Desk) -> None:
    given = WHOLE.model_copy(update={"logo": url(png(), "text/plain")})
    kept = desk.edit_profile.put(ANNA, given)["logo"]
    assert kept == WHOLE.logo
    stored = WHOLE.model_copy(update={"logo": "as an older version kept it"})
    desk.profiles.save(ANNA, stored)
    assert desk.edit_profile.put(ANNA, stored)["logo"] == stored.logo


@pytest.mark.parametrize(
    "setting", [{"business_name": UNPRINTABLE}, {"notes": UNPRINTABLE}, {"address": UNPRINTABLE}]
)
def test_what_can_not_be_printed_is_not_saved(desk: Desk, setting: dict[str, str]) -> None:
    before = desk.edit_profile.get(ANNA)
    with pytest.raises(InvalidError) as refused:
        desk.edit_profile.put(ANNA, WHOLE.model_copy(update=setting))
    assert [fault.field for fault in refused.value.faults] == list(setting)
    assert desk.edit_profile.get(ANNA) == before


def test_a_number_pattern_that_can_not_be_printed_is_named_as_the_setting(desk: Desk) -> None:
    given = WHOLE.model_copy(update={"number_pattern": "{year}-{seq}" + UNPRINTABLE})
    with pytest.raises(InvalidError) as refused:
        desk.edit_profile.put(ANNA, given)
    assert [fault.field for fault in refused.value.faults] == ["number_pattern"]


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
        ("logo", ""),
        ("logo", "data:image/png;base64,R0lGODlhAQABAAAAACw="),
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
    profiles = desk.edit_profile
    profiles.put(ANNA, WHOLE)
    with pytest.raises(InvalidError) as error:
        profiles.put(ANNA, WHOLE.model_copy(update={setting: value}))
    assert [fault.field for fault in error.value.faults] == [setting]
    assert error.value.faults[0].message
    assert profiles.get(ANNA) == WHOLE.model_dump(mode="json")


def test_all_faults_are_named_together(desk: Desk) -> None:
    wrong = Profile(notes="\x00", currency="??", locale="??", number_pattern="", logo="data:,")
    with pytest.raises(InvalidError) as error:
        desk.edit_profile.put(ANNA, wrong)
    assert {f.field for f in error.value.faults} == {
        "notes",
        "currency",
        "locale",
        "number_pattern",
        "logo",
    }


def test_a_pattern_without_year_is_fine_when_numbers_never_restart(desk: Desk) -> None:
    profile = Profile(number_pattern="INV-{seq}", number_reset_yearly=False)
    assert desk.edit_profile.put(ANNA, profile)["number_pattern"] == "INV-{seq}"
