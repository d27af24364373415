"""Reads a rendered PDF back."""

from __future__ import annotations

from typing import Any

import pymupdf

from scatterpilot.adapters.typst import TypstRenderer
from scatterpilot.domain.profile import Profile
from tests.render.samples import SELLER

RENDERER = TypstRenderer()


def pdf(document: dict[str, Any], seller: Profile = SELLER) -> pymupdf.Document:
    return pymupdf.open(stream=RENDERER.render(document, seller, "pdf"))


def text(document: dict[str, Any], seller: Profile = SELLER) -> str:
    """The text of all pages, each run of white space (the thin French one too) as one space."""
    pages = pdf(document, seller)
    return " ".join(" ".join(page.get_text().split()) for page in pages)
