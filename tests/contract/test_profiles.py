"""What every ``ProfileStore`` promises."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.profile import Profile
from tests.contract.conftest import Stores
from tests.contract.samples import ANNA, BOB, HOSTILE


def test_an_owner_without_profile_has_the_empty_one(stores: Stores) -> None:
    assert stores.profiles.load(ANNA) == Profile()


def test_the_last_saved_profile_counts_and_comes_back_as_it_was(stores: Stores) -> None:
    profile = Profile(business_name=HOSTILE, default_tax_rate=Decimal("0.0825"), logo="x" * 150_000)
    stores.profiles.save(ANNA, Profile(business_name="Before", notes="dropped"))
    stores.profiles.save(ANNA, profile)
    assert stores.profiles.load(ANNA) == profile


def test_owners_never_meet(stores: Stores) -> None:
    stores.profiles.save(ANNA, Profile(business_name="Anna"))
    stores.profiles.save(BOB, Profile(business_name="Bob"))
    assert stores.profiles.load(ANNA).business_name == "Anna"
    assert stores.profiles.load(BOB).business_name == "Bob"
