"""What is saved in a profile can be printed: it is tried with the real renderer."""

from __future__ import annotations

from datetime import date

import pytest

from scatterpilot.adapters.logos import PillowLogos
from scatterpilot.adapters.typst import TypstRenderer
from scatterpilot.app.trial_prints import TrialPrint
from scatterpilot.domain.errors import InvalidError
from scatterpilot.domain.profile import Profile
from tests.pictures import url
from tests.render.samples import SELLER, SVG_LOGO

TRIAL = TrialPrint(TypstRenderer(), PillowLogos(), lambda timezone: date(2026, 3, 9))
UNPRINTABLE = "𓀀"


@pytest.mark.parametrize("profile", [Profile(), SELLER])
def test_a_usable_profile_passes(profile: Profile) -> None:
    TRIAL.check(profile)
    drawn = profile.model_copy(update={"logo": url(SVG_LOGO.encode())})
    TRIAL.check(TRIAL.with_prepared_logo(drawn))


@pytest.mark.parametrize("setting", ["business_name", "address", "payment_details", "notes"])
def test_every_text_that_can_not_be_printed_is_named(setting: str) -> None:
    with pytest.raises(InvalidError) as refused:
        TRIAL.check(SELLER.model_copy(update={setting: UNPRINTABLE}))
    [fault] = refused.value.faults
    assert fault.field == setting
    assert "U+13000" in fault.message
    assert refused.value.code == "character_not_printable"


def test_a_number_that_can_not_be_printed_is_named_as_its_pattern() -> None:
    with pytest.raises(InvalidError) as refused:
        TRIAL.check(SELLER.model_copy(update={"number_pattern": UNPRINTABLE + "{year}-{seq}"}))
    assert [fault.field for fault in refused.value.faults] == ["number_pattern"]


def test_a_drawing_that_is_right_but_shows_nothing_typst_can_draw_is_refused() -> None:
    empty = '<svg xmlns="http://www.w3.org/2000/svg" width="0" height="9"/>'
    prepared = TRIAL.with_prepared_logo(Profile(logo=url(empty.encode())))
    with pytest.raises(InvalidError) as refused:
        TRIAL.check(prepared)
    assert [fault.field for fault in refused.value.faults] == ["logo"]
