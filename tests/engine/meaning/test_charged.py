"""A share that is called a fee comes on top, whatever it was taken for."""

from __future__ import annotations

import pytest

from scatterpilot.engines.embedded.meaning.charged import charged
from tests.engine.marked import marks


@pytest.mark.parametrize(
    ("annotated", "language", "name"),
    [
        ("add a {DISC|2%} card fee", "en", "card fee"),
        ("add {WITHHOLD|3% credit card} fee", "en", "credit card fee"),
        ("plus {0.LDISC|10%} {0.DESC|rush surcharge}", "en", "rush surcharge"),
        ("und {DISC|2 %} Kreditkartengebühr", "de", "Kreditkartengebühr"),
        ("ajoute {DISC|5 %} de frais", "fr", None),
        ("y un {DISC|3 %} recargo", "es", "recargo"),
        (
            "Kopie {1.PRICE|4}, Express-Zuschlag {0.LTAX|25 %}. {TAX|19 %} USt",
            "de",
            "Express-Zuschlag",
        ),
        ("charge {0.LTAX|7%} sales tax", "en", None),
    ],
)
def test_it_is_a_line_of_that_name_with_its_share(
    annotated: str, language: str, name: str | None
) -> None:
    found = charged(marks(annotated), language)
    assert [found.words(mark) for mark in found.of("DESC")] == ([name] if name else [])
    assert len(found.of("AMOUNT")) == (name is not None)


@pytest.mark.parametrize(
    "annotated",
    ["{DISC|10%} off the call-out fee", "{DISC|10%} of the fee", "{TAX|20%} VAT", "{DISC|5%}"],
)
def test_a_share_of_something_else_stays_what_it_was(annotated: str) -> None:
    read = marks(annotated)
    assert charged(read, "en").marks == read.marks
