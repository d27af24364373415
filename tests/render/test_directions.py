"""Every line runs the way of its first letter, whatever words it holds and stands beside."""

from __future__ import annotations

import unicodedata
from itertools import product
from typing import Any

import pytest

from scatterpilot.adapters.typst.direction import direction
from scatterpilot.adapters.typst.printed_text import PrintedTexts
from scatterpilot.domain.profile import Profile
from tests.render import reading
from tests.render.reading import Word
from tests.render.samples import LINES, SELLER, draft, issued, line, preview

ARABIC = "دهان Birch Yard السور"
HEBREW = "צביעת Oak Works גדר"

# What is written, and its words from the left edge of the paper to the right.
LAID_OUT = {
    ARABIC: "السور Birch Yard دهان",
    HEBREW: "גדר Oak Works צביעת",
    "طلاء السور Birch Yard الخارجي": "الخارجي Birch Yard السور",
    "Coat ברזל ישן thinly": "Coat ישן ברזל thinly",
    "Zeta شركة النور Inc": "Zeta النور شركة Inc",
    "מחסן 12.50 מטר Main": "Main מטר 12.50 מחסן",
    "17 רחוב Elm": "Elm רחוב 17",
    "17 Elm רחוב": "17 Elm רחוב",
    "تسليم 3/5/2026 Dock": "Dock 3/5/2026 تسليم",
    "עבודה (Extra) דחוף": "דחוף ) Extra ( עבודה",
    "Extra (שעות) work": "Extra ( שעות ) work",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Birch Studio", None),
        ("№ 12 – £5", None),
        ("", None),
        ("Studio שלום", "ltr"),
        ("שלום Studio", "rtl"),
        ("شركة Studio", "rtl"),
        ("12.50 (שעות) Studio", "rtl"),
        ("12.50 (hours) שעות", "ltr"),
        ("٣ hours שעות", "ltr"),
        ("ދިވެހި", "rtl"),
    ],
)
def test_the_first_letter_gives_the_direction(text: str, expected: str | None) -> None:
    assert direction(text) == expected


def test_each_line_that_needs_a_direction_is_noted_without_its_places_to_break() -> None:
    texts = PrintedTexts()
    long = "א" * 60
    texts.add("notes", f"Thank you\n{HEBREW}\n{long}\n{ARABIC}, 山")
    assert texts.directions == dict.fromkeys((HEBREW, long, f"{ARABIC}, 山"), "rtl")


def described(text: str) -> dict[str, Any]:
    return issued(draft(line_items=(line(text, "1", "5"), *LINES)))


def row(places: list[Word], text: str) -> list[Word]:
    """The words of a text that stands in one row and nowhere else, from left to right."""
    found = [word for word in places if word.text in text.split()]
    middles = [(word.top + word.bottom) / 2 for word in found]
    assert max(middles) - min(middles) < 3
    return sorted(found)


@pytest.mark.parametrize("text", LAID_OUT, ids=ascii)
def test_words_stand_in_the_order_of_their_line(text: str) -> None:
    words = row(reading.words(reading.pdf(described(text))[0]), LAID_OUT[text])
    assert [word.text for word in words] == LAID_OUT[text].split()


FIELDS = {
    "customer_name": lambda text: (draft(customer_name=text), SELLER),
    "customer_address": lambda text: (draft(customer_address=f"Unit 4\n{text}"), SELLER),
    "po_number": lambda text: (draft(po_number=text), SELLER),
    "description": lambda text: (draft(line_items=(line(text, "1", "5"), *LINES)), SELLER),
    "last description": lambda text: (draft(line_items=(line(text, "1", "5"),)), SELLER),
    "details": lambda text: (draft(line_items=(line(f"Fence\n{text}", "1", "5"),)), SELLER),
    "notes": lambda text: (draft(notes=f"Thank you\n{text}"), SELLER),
    "business_name": lambda text: (draft(), sold_by(business_name=text)),
    "address": lambda text: (draft(), sold_by(address=text)),
    "payment_details": lambda text: (draft(), sold_by(payment_details=f"{text}\nBIC: BUKB")),
}


def sold_by(**changes: str) -> Profile:
    return SELLER.model_copy(update=changes)


@pytest.mark.parametrize("text", [ARABIC, HEBREW], ids=["arabic", "hebrew"])
@pytest.mark.parametrize("field", FIELDS)
def test_every_text_of_a_user_gets_its_own_direction(field: str, text: str) -> None:
    content, seller = FIELDS[field](text)
    words = row(reading.words(reading.pdf(issued(content, seller), seller)[0]), text)
    assert [word.text for word in words] == LAID_OUT[text].split()


def test_lines_of_a_field_start_on_their_own_sides() -> None:
    page = reading.pdf(issued(draft(customer_address="רחוב הנמל\nQuay 4b\nشارع Birch")))[0]
    places = {word.text: word for word in reading.words(page)}
    assert places["רחוב"].right == pytest.approx(places["شارع"].right, abs=1)
    assert places["Quay"].left == pytest.approx(places["Billed"].left, abs=1)
    assert places["הנמל"].left < places["רחוב"].left < page.rect.width / 2


def test_descriptions_from_right_to_left_start_at_the_right_edge_of_their_column() -> None:
    items = (line(f"{HEBREW}\nفي مبنى", "1", "5"), line("Fence", "1", "5"), line(ARABIC, "1", "5"))
    words = reading.words(reading.pdf(issued(draft(line_items=items)))[0])
    starts = [word.right for word in words if word.text in ("צביעת", "في", "دهان")]
    assert starts == pytest.approx([starts[0]] * 3, abs=1)
    quantity = next(word for word in words if word.text == "Quantity")
    assert 10 < quantity.left - starts[0] < 40


@pytest.mark.parametrize(("field", "label"), [("po_number", "PO"), ("notes", "Notes")])
def test_a_short_text_from_right_to_left_stays_below_its_label(field: str, label: str) -> None:
    content = draft(**{field: "תודה רבה"})
    places = {word.text: word for word in reading.words(reading.pdf(issued(content))[0])}
    assert places["רבה"].left == pytest.approx(places[label].left, abs=1)


def test_a_long_line_goes_on_below_from_the_right_again() -> None:
    written = ["".join(letters) for letters in product("אבגדה", repeat=3)]
    words = reading.words(reading.pdf(described(" ".join(written)))[0])
    found = [word for word in words if word.text in written]
    found.sort(key=lambda word: (round(word.top), -word.left))
    assert [word.text for word in found] == written
    starts = {round(word.top): word.right for word in reversed(found)}
    assert len(starts) > 2
    assert max(starts.values()) - min(starts.values()) < 1


def test_a_blank_line_between_directions_is_kept() -> None:
    def gap(*notes: str) -> float:
        words = reading.words(reading.pdf(issued(draft(notes="\n".join(notes))))[0])
        return next(w.top for w in words if w.text == "Bye") - next(
            w.top for w in words if w.text == "Hello"
        )

    assert gap("Hello", "", "Bye", HEBREW) == pytest.approx(gap("Hello", "", "Bye"), abs=0.5)
    assert gap("Hello", HEBREW, "Bye") == pytest.approx(gap("Hello", "x", "Bye"), abs=0.5)


@pytest.mark.parametrize("unit", ["שעות GB נטו", "שעות", "ساعة"])
def test_the_number_of_a_quantity_stays_before_its_unit(unit: str) -> None:
    items = (line("Fence", "1234.5", "7", unit=unit), *LINES)
    words = reading.words(reading.pdf(issued(draft(line_items=items)))[0])
    shown = [word.text for word in row(words, f"1,234.5 {unit}")]
    assert shown == ["1,234.5", *reversed(unit.split())]


@pytest.mark.parametrize("template", ["שלום {} עולם", "Order שלום {} only", "{}"])
@pytest.mark.parametrize("field", ["notes", "po_number"])
def test_a_long_figure_keeps_the_order_of_its_digits(field: str, template: str) -> None:
    digits = "".join(map(str, range(11, 51)))
    content = draft(**{"customer_name": HEBREW, field: template.format(digits)})
    words = reading.words(reading.pdf(issued(content))[0])
    pieces = [word for word in words if word.text in digits and len(word.text) > 3]
    pieces.sort(key=lambda word: (round(word.top), word.left))
    assert "".join(word.text for word in pieces) == digits


def test_nothing_invisible_is_copied_along() -> None:
    text = f"{HEBREW}\n{ARABIC} {'9' * 60}\nMade by שלום {'9' * 60}"
    copied = reading.pdf(described(text))[0].get_text()
    assert [c for c in copied if unicodedata.category(c) == "Cf"] == []


def test_values_keep_their_links_in_the_picture() -> None:
    items = (line(HEBREW, "77", "5", unit="שעות"), line("Fence", "1", "7"))
    content = draft(
        customer_name=ARABIC,
        customer_address="רחוב ראשי\nQuay",
        po_number="הזמנה NR",
        line_items=items,
        notes="תודה רבה\n\nBye",
    )
    texts = {
        "customer_name": ARABIC,
        "customer_address": "רחוב ראשי Quay",
        "po_number": "הזמנה NR",
        "line_items.0.description": HEBREW,
        "line_items.0.quantity": "77 שעות",
        "line_items.1.description": "Fence",
        "notes": "תודה רבה Bye",
    }
    boxes = reading.linked(preview(content))
    words = reading.words(reading.pdf(preview(content))[0])
    for path, text in texts.items():
        shown = reading.around(word for word in words if word.text in text.split())
        assert boxes[path][:4] == pytest.approx(shown[:4], abs=4), path


def test_a_business_name_heads_each_further_page_in_its_direction() -> None:
    items = tuple(line(f"Position {number}", "1", "5") for number in range(60))
    seller = sold_by(business_name=HEBREW)
    pages = reading.pdf(issued(draft(line_items=items), seller), seller)
    assert len(pages) > 1
    for page in pages:
        words = row(reading.words(page), HEBREW)
        assert [word.text for word in words] == LAID_OUT[HEBREW].split()
