"""Invoices drawn by Typst: one template for the PDF and for previews of its first page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from scatterpilot.adapters.typst.logo import logo_svg
from scatterpilot.adapters.typst.sheet import invoice_sheet
from scatterpilot.adapters.typst.typesetting import font_families, is_everyday, typeset

# For type checkers only: drawing must not import the models, nor what else the application needs.
if TYPE_CHECKING:
    from scatterpilot.domain.profile import Profile
    from scatterpilot.ports import PreviewFormat

# Tags (the accessibility tree) make up most of the file of a long invoice.
MAX_TAGGED_LINES = 200
PREVIEW_PPI = 144

# Typst keeps a file of its folder as it has read it for the next drawing, unlike one handed to it.
_TEMPLATE = '#include "invoice.typ"'


class TypstRenderer:
    """Fits ``ports.Renderer``. Threads may share one."""

    def render(self, document: Mapping[str, Any], seller: Profile, format: PreviewFormat) -> bytes:
        """A PDF, or the first page as PNG (144 ppi) or SVG; the same bytes for the same input.

        In an SVG each value is inside a link to ``field:`` and its path in the data,
        as in ``field:line_items.0.quantity``: that says where on the page it stands.

        Raises ``InvalidError`` naming the field: a text with a character that no font has, a
        ``logo`` that can't be drawn, an ``accent_color`` that is none.
        """
        logo = logo_svg(seller.logo) if seller.logo else b""
        return drawn(
            invoice_sheet(document, seller),
            logo,
            format,
            made_at=_made_at(document),
            pdf_tags=len(document["data"]["line_items"]) <= MAX_TAGGED_LINES,
        )


def drawn(
    sheet: Mapping[str, Any],
    logo: bytes,
    format: PreviewFormat,
    *,
    made_at: int | None = None,
    pdf_tags: bool = True,
) -> bytes:
    """The sheet of ``sheet.py``, laid out; ``made_at`` in seconds since 1970."""
    data = {
        **sheet,
        "logo": bool(logo),
        "dated": made_at is not None,
        "marked": format == "svg",
    }
    # The text in a picture may ask for any font.
    everyday = b"text" not in logo and is_everyday(json.dumps(data, ensure_ascii=False))
    data["fonts"] = font_families(everyday=everyday)
    files = {"sheet.json": json.dumps(data, ensure_ascii=False).encode()}
    if logo:
        files["logo.svg"] = logo
    pages = typeset(
        _TEMPLATE,
        files,
        everyday=everyday,
        format=format,
        ppi=PREVIEW_PPI,
        pdf_tags=pdf_tags,
        timestamp=made_at or 0,
    )
    return pages[0]


def _made_at(document: Mapping[str, Any]) -> int | None:
    """Seconds since 1970 of the issue: rendering an invoice again later changes nothing."""
    at = document.get("issued_at")
    return int(datetime.fromisoformat(at).timestamp()) if at else None
