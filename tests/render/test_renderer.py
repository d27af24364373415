"""Formats, speed, threads and sameness."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pymupdf
import pytest

from scatterpilot.adapters.typst.typesetting import TypstError, typeset
from tests.render import reading
from tests.render.samples import SELLER, draft, issued, many_lines, preview

RENDERER = reading.RENDERER


def test_a_preview_is_the_first_page_as_png_or_svg() -> None:
    document = preview(draft(line_items=many_lines(60)))
    png = pymupdf.Pixmap(RENDERER.render(document, SELLER, "png"))
    assert (png.width, png.height) == (1191, 1684)
    svg = RENDERER.render(document, SELLER, "svg")
    assert svg.startswith(b"<svg")
    assert svg.count(b"<svg") == 1


def test_the_same_input_gives_the_same_bytes() -> None:
    document = issued()
    assert RENDERER.render(document, SELLER, "pdf") == RENDERER.render(document, SELLER, "pdf")
    with ThreadPoolExecutor(1) as other:
        again = other.submit(RENDERER.render, document, SELLER, "pdf").result()
    assert again == RENDERER.render(document, SELLER, "pdf")


def test_threads_render_at_the_same_time_each_its_own_invoice() -> None:
    numbers = [f"PO-{1000 + i}" for i in range(24)]
    documents = [issued(draft(po_number=number)) for number in numbers]
    with ThreadPoolExecutor(6) as pool:
        shown = list(pool.map(reading.text, documents))
    assert [number for number, text in zip(numbers, shown, strict=True) if number not in text] == []


def test_a_thousand_lines_are_all_printed_and_stay_small() -> None:
    made = RENDERER.render(issued(draft(line_items=many_lines(1000))), SELLER, "pdf")
    assert len(made) < 300_000
    pages = pymupdf.open(stream=made)
    assert "Position 1000:" in pages[-1].get_text()


def test_a_usual_invoice_is_tagged_for_screen_readers() -> None:
    assert b"/StructTreeRoot" in RENDERER.render(issued(), SELLER, "pdf")


@pytest.mark.parametrize("path", ["/etc/passwd", "../../../../../../etc/passwd", "/../sqlite"])
def test_typst_reads_nothing_outside_its_own_folder(path: str) -> None:
    with pytest.raises(TypstError):
        typeset(f'#read("{path}")', {})
