from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scatterpilot.adapters.typst.accent import DEFAULT_ACCENT, MIN_CONTRAST, Color, palette
from scatterpilot.domain.errors import InvalidError


@given(st.integers(0, 0xFFFFFF))
def test_any_accent_gives_readable_text(value: int) -> None:
    colors = palette(f"#{value:06x}")
    # The hexadecimal digits round the computed colours by less than a hundredth of contrast.
    assert Color.parse(colors["ink"]).contrast(Color.parse(colors["tint"])) > MIN_CONTRAST - 0.05


def test_a_dark_accent_is_used_as_it_is() -> None:
    assert palette(None)["ink"] == DEFAULT_ACCENT


def test_contrast_is_that_of_the_standard() -> None:
    assert Color(0, 0, 0).contrast(Color(1, 1, 1)) == 21


@pytest.mark.parametrize("accent", ["red", "#12345", "#1234567", "#gggggg", "#123456\n"])
def test_another_notation_is_refused_by_name(accent: str) -> None:
    with pytest.raises(InvalidError) as caught:
        palette(accent)
    assert [fault.field for fault in caught.value.faults] == ["accent_color"]
