"""Typst and our template alone, with every text ready made: the least that ours can take."""

from __future__ import annotations

import json
from typing import Any

import typst

from benchmarks.drawing.invoice import FONT, ROOT, Invoice

_FOLDER = ROOT / "layers/common/scatterpilot/adapters/typst"


def draw(invoice: Invoice) -> bytes:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT.parent)]
    )
    compiler = typst.Compiler(root=_FOLDER, font_paths=fonts, ignore_system_fonts=True)
    rest = {"fonts": ["Noto Sans"], "logo": False, "dated": False, "marked": False}
    sources: Any = {
        "main.typ": (_FOLDER / "invoice.typ").read_bytes(),
        "sheet.json": json.dumps({**invoice.sheet, **rest}).encode(),
    }
    drawn = compiler.compile(input=sources, format="pdf")
    assert isinstance(drawn, bytes)
    return drawn
