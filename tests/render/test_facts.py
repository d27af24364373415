"""Dates, references and the amount due: side by side, however many and however long."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pymupdf
import pytest

from scatterpilot.adapters.typst.renderer import drawn
from scatterpilot.adapters.typst.sheet import invoice_sheet
from tests.render import reading
from tests.render.reading import Word
from tests.render.samples import SELLER, draft, issued, line

SHORT = ("9 April 2026", "9 May 2026", "PO-7781", "BR 4711", "RF18 5390", "Q2")
LONG = (
    "W" * 200,
    "Kostenstelle 4711-0815 Bauvorhaben Nordwestzentrum " * 4,
    "רחוב הנמל " * 20,
    "9" * 200,
    "PO-2026/000/4711 " * 11,
    "Donaudampfschifffahrtsgesellschaft, 7",
)
IN_ROWS = {1: [1], 2: [2], 3: [3], 4: [2, 2], 5: [3, 2], 6: [3, 3]}
LOCALES = ("en_US", "de_DE", "fr_FR")


def page(texts: tuple[str, ...], locale: str = "en_GB", price: str = "10") -> pymupdf.Page:
    """The first page of an invoice with these facts, labelled ``Label0`` and so on."""
    content = draft(line_items=(line("Bridge", "1", price),), customer_name="חברה")
    document, seller = issued(content), SELLER.model_copy(update={"locale": locale})
    facts = [
        {"label": f"Label{number}", "path": "", "text": text.strip()}
        for number, text in enumerate(texts)
    ]
    sheet = invoice_sheet(document, seller)
    sheet["directions"] |= {text.strip(): "rtl" for text in texts if text.startswith("ר")}
    return pymupdf.open(stream=drawn({**sheet, "facts": facts}, b"", "pdf"))[0]


def labels(words: list[Word]) -> list[Word]:
    return sorted(
        (word for word in words if word.text.startswith("Label")),
        key=lambda word: int(word.text.removeprefix("Label")),
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("count", IN_ROWS)
def test_facts_stand_in_even_rows_of_at_most_three(count: int, locale: str) -> None:
    found = labels(reading.words(page(SHORT[:count], locale)))
    tops = [round(word.top) for word in found]
    assert [tops.count(top) for top in sorted(set(tops))] == IN_ROWS[count]
    assert tops == sorted(tops)
    columns = IN_ROWS[count][0]
    assert [word.left for word in found[columns:]] == pytest.approx(
        [word.left for word in found[: count - columns]], abs=0.1
    )


@pytest.mark.parametrize("price", ["10", "99999999999.99"], ids=["small", "large"])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("count", IN_ROWS)
def test_the_longest_references_wrap_in_their_own_cells(
    count: int, locale: str, price: str
) -> None:
    texts = LONG[:count]
    sheet = page(texts, locale, price)
    words = reading.words(sheet)
    overlapping = [
        (one.text, other.text) for one, other in combinations(words, 2) if overlap(one, other)
    ]
    assert overlapping == []
    assert max(word.right for word in words) < sheet.rect.width - 56
    written = Counter("".join("".join(texts).split()))
    assert written - Counter(sheet.get_text()) == Counter()


def overlap(one: Word, other: Word) -> bool:
    """By more than the space that a font leaves above and below its letters."""
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0.5 and down > 4


def test_the_amount_due_stands_beside_the_first_row() -> None:
    words = reading.words(page(SHORT))
    due = next(word for word in words if word.text == "due")
    first, *_, last = labels(words)
    assert due.top == pytest.approx(first.top, abs=0.5)
    assert due.left > last.right
