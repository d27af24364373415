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


@pytest.mark.parametrize(
    ("annotated", "language"),
    [
        ("{1.PRICE|55 €} {1.UNIT|esenti}, più {2.DESC|tutore} {2.PRICE|80 €} {TAX|iva 22%}", "it"),
        ("{1.PRICE|55 €} exentas y {2.DESC|taller} {2.PRICE|80 €} con {TAX|IVA 21%}", "es"),
        ("{1.PRICE|55 €} {1.DESC|isentas} e {2.DESC|oficina} {2.PRICE|80 €} {LTAX|IVA 23%}", "pt"),
        ("{1.PRICE|55 €} exonérés et {2.DESC|atelier} {2.PRICE|80 €} {2.LTAX|TVA 20 %}", "fr"),
    ],
)
def test_right_behind_a_price_the_word_alone_frees_its_line_of_a_tax_that_is_given(
    annotated: str, language: str
) -> None:
    freed = exempted(marks(annotated), language).of("LTAX")[0]
    assert (freed.target, freed.line) == ("new", 1)


def test_where_no_tax_is_given_the_word_alone_frees_nothing() -> None:
    read = marks("{1.PRICE|55 €} {1.UNIT|esenti}, più {2.DESC|tutore} {2.PRICE|80 €}")
    assert exempted(read, "it").marks == read.marks
