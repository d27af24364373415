"""Whatever a user writes is printed as written, or refused with a reason."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from scatterpilot.adapters.typst.printed_text import PrintedTexts
from scatterpilot.adapters.typst.typesetting import font_families, is_everyday, typeset
from scatterpilot.domain.errors import InvalidError
from tests.render import reading
from tests.render.samples import LINES, SELLER, draft, issued, line

HOSTILE = (
    "#panic()",
    '#read("/etc/passwd")',
    '#import "invoice.typ": *',
    "*bold* _under_ `raw`",
    "$x^2$",
    "</svg><script>alert(1)</script>",
    "C:\\new\\table \\u{41}",
    "@ref <label>",
    "= Heading",
    "// comment /* more */",
    "{page} {tax} %s",
    "O'Brien & Sons <import> SELECT",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_and_code_in_texts_is_printed_literally(text: str) -> None:
    content = draft(
        customer_name=text,
        customer_address=text,
        line_items=(line(text, "1", "1", unit=text),),
        notes=text,
        po_number=text,
    )
    seller = SELLER.model_copy(
        update={"business_name": text, "tax_id": text, "payment_details": text}
    )
    shown = reading.text(issued(content), seller)
    unspaced = "".join(shown.split())
    assert unspaced.count("".join(text.split())) == 9
    assert "root:" not in shown


def test_greek_cyrillic_and_symbols_are_printed() -> None:
    content = draft(customer_name="Ελληνική Εταιρεία ΑΕ", notes="Спасибо → до встречи ✓ ½ №7")
    shown = reading.text(issued(content))
    assert "Ελληνική Εταιρεία ΑΕ" in shown
    assert "Спасибо → до встречи ✓ ½ №7" in shown


@pytest.mark.parametrize(
    "text",
    [
        "株式会社 山田商店 东京有限公司 한국어 회사",
        "emoji 🦀 🎉 👍 café ✓",
        "บริษัท ไทย",
        "हिन्दी कंपनी",
        "Հայաստան საქართველო",
        "বাংলা தமிழ் తెలుగు",
    ],
)
def test_scripts_of_the_world_and_emoji_are_printed(text: str) -> None:
    assert text in reading.text(issued(draft(customer_name=text)))


@pytest.mark.parametrize("text", ["شركة النور للتجارة 123", "חברת אור בעמ", "Acme شركة 12.50"])
def test_scripts_from_right_to_left_are_printed_letter_by_letter(text: str) -> None:
    """A reader of PDFs puts the words of a line in the order of the page, each from its start."""
    shown = reading.text(issued(draft(customer_name=text)))
    assert [word for word in text.split() if word not in shown] == []


def test_a_line_from_right_to_left_starts_at_its_right_end() -> None:
    page = reading.pdf(issued(draft(customer_name="שלום עולם")))[0]
    places = {word[4]: word[0] for word in page.get_text("words")}
    assert places["שלום"] > places["עולם"]


def test_bold_is_drawn_by_the_variable_font_and_not_as_regular() -> None:
    paid = reading.pdf(issued(status="paid"))[0]
    spans = [
        span
        for block in paid.get_text("dict")["blocks"]
        for row in block.get("lines", ())
        for span in row["spans"]
        if span["text"].strip() == "Total"
    ]
    label, emphasised = sorted(spans, key=lambda span: span["size"])
    assert _width(emphasised) > 1.03 * _width(label)


def _width(span: dict[str, Any]) -> float:
    """In ems, of letters only."""
    left, _, right, _ = span["bbox"]
    return (right - left) / span["size"] * 5 / len(span["text"])


def test_a_character_no_font_has_is_refused_by_name_and_field() -> None:
    content = draft(
        customer_name="𒀀 of Ur", line_items=(LINES[0], line("Ka 𓂓", "1", "1")), notes="naïve"
    )
    with pytest.raises(InvalidError) as caught:
        reading.RENDERER.render(issued(content), SELLER, "svg")
    faults = {fault.field: fault.message for fault in caught.value.faults}
    assert set(faults) == {"customer_name", "line_items.1.description"}
    assert "𓂓 (U+13093, egyptian hieroglyph d028)" in faults["line_items.1.description"]
    assert caught.value.code == "character_not_printable"


@pytest.mark.parametrize("locale", ["ja_JP", "zh_CN", "ko_KR", "th_TH", "ar_EG", "he_IL"])
def test_a_locale_with_months_in_a_script_of_its_own_is_printed_in_english(locale: str) -> None:
    """As its labels are: dates in another script would stand alone among them."""
    seller = SELLER.model_copy(update={"locale": locale})
    assert "9 April 2026" in reading.text(issued(), seller)


@pytest.mark.parametrize(
    ("locale", "day"),
    [("ca_ES", "d’abril"), ("yo_NG", "Oṣù Ìgbé"), ("el_GR", "Απριλίου"), ("uk_UA", "квітня")],
)
def test_a_locale_with_months_in_the_first_font_is_printed_in_its_language(
    locale: str, day: str
) -> None:
    assert day in reading.text(issued(), SELLER.model_copy(update={"locale": locale}))


def test_direction_marks_are_left_out() -> None:
    assert PrintedTexts().add("notes", "100\u202e005\u2066\u200f!") == "100005!"


def test_lines_and_tabs_survive_and_line_ends_are_unified() -> None:
    assert PrintedTexts().add("notes", "a\r\n\tb\u2028c\n") == "a\n    b\nc"


@pytest.mark.parametrize("letter", ["W", "e\u0301", "9"])
def test_long_words_stay_inside_the_page_and_are_copied_whole(letter: str) -> None:
    word = letter * 300
    content = draft(
        customer_name=word,
        customer_email=f"{word}@example.org",
        po_number=word[:200],
        line_items=(line(word, "1", "1", unit=word[:200]), *LINES),
        notes=word,
    )
    page = reading.pdf(issued(content), SELLER.model_copy(update={"business_name": word}))[0]
    left, right = 50, page.rect.width - 50
    boxes = [box for box in page.get_text("words") if box[1] > 10]
    assert [box[4] for box in boxes if box[0] < left or box[2] > right] == []
    assert "\u200b" not in page.get_text()


def test_texts_of_hundreds_of_lines_lose_none() -> None:
    def tall(tag: str) -> str:
        return "\n".join(f"{tag}{number}." for number in range(180))

    content = draft(
        customer_address=tall("Addr"),
        line_items=(line(tall("Item"), "1", "1"),),
        notes=tall("Note"),
    )
    shown = reading.text(issued(content))
    for tag in ("Addr", "Item", "Note"):
        assert [n for n in range(180) if f"{tag}{n}." not in shown] == []


def test_the_largest_figures_fit_side_by_side() -> None:
    most = "999999999999.999999"
    content = draft(line_items=(line("Bridge", most, most, unit="tonnes of steel"), *LINES))
    words = reading.pdf(issued(content))[0].get_text("words")
    row = sorted(box for box in words if abs(box[1] - _top(words, "Bridge")) < 1)
    assert [box[4] for box in row][:2] == ["Bridge", "999,999,999,999.999999"]
    assert all(left[2] < right[0] for left, right in pairwise(row))


def _top(words: list[tuple[float, float, float, float, str]], word: str) -> float:
    return next(box[1] for box in words if box[4] == word)


def test_every_everyday_character_is_in_the_first_font() -> None:
    """Such a text is printed without opening any other font, and without asking this one."""
    characters = [chr(code) for code in range(0x3000) if is_everyday(chr(code)) and code != 0x0A]
    assert len(characters) > 900
    files = {
        "family.json": json.dumps(font_families(everyday=True)[0]).encode(),
        "characters.json": json.dumps(characters).encode(),
    }
    source = '#set text(font: json("family.json"))\n#json("characters.json").join(parbreak())'
    # PDF/A refuses a character that prints as an empty box.
    typeset(source, files, everyday=True, pdf_standards=["a-2b"])


def test_a_rare_character_changes_nothing_for_the_others() -> None:
    everyday, rare = ("Müller & Søn, Ελλάς, Київ – 5 €", "Müller & Søn, Ελλάς, Київ – 5 € 山")
    shown = [reading.text(issued(draft(customer_name=name))) for name in (everyday, rare)]
    assert everyday in shown[0]
    assert rare in shown[1]
