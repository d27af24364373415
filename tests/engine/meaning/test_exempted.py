"""Words that free of a tax and were left without a mark."""

from __future__ import annotations

import pytest

from scatterpilot.engines.embedded.meaning.exempted import exempted
from tests.engine.marked import marks

_TWO = "{1.DESC|physio} {1.PRICE|35}, exempt from VAT. {2.DESC|rolls} {2.PRICE|22}"


def test_they_are_about_the_line_before_them_in_their_sentence() -> None:
    found = exempted(marks(_TWO), "en")
    (freed,) = found.of("LTAX")
    assert (found.words(freed), freed.target, freed.line) == ("exempt from VAT", "new", 1)


@pytest.mark.parametrize(
    ("annotated", "language"),
    [
        ("{1.DESC|physio} {1.PRICE|35}, exempt from VAT", "en"),
        ("{1.DESC|physio} {1.PRICE|35}. {2.DESC|rolls} {2.PRICE|9}. Todo exento de IVA", "es"),
        ("{1.DESC|Kurs} {1.PRICE|35}, von der MwSt. befreit", "de"),
    ],
)
def test_alone_they_are_about_the_invoice(annotated: str, language: str) -> None:
    assert len(exempted(marks(annotated), language).of("NOTAX")) == 1


@pytest.mark.parametrize(
    "annotated",
    [
        "{1.DESC|physio} {1.PRICE|35}, not exempt from VAT",
        "{1.DESC|physio} {1.PRICE|35}, {NOTAX|exempt from VAT}",
        "{1.DESC|exempt VAT advice} {1.PRICE|35}",
        "{1.DESC|physio} {1.PRICE|35}, exempt from parking",
    ],
)
def test_marked_denied_or_of_something_else_they_add_nothing(annotated: str) -> None:
    read = marks(annotated)
    assert exempted(read, "en").marks == read.marks
