"""Ours: formatting of every figure included."""

from __future__ import annotations

from benchmarks.drawing.invoice import Invoice
from scatterpilot.adapters.typst import TypstRenderer
from scatterpilot.domain.profile import Profile

_RENDERER = TypstRenderer()


def draw(invoice: Invoice) -> bytes:
    return _RENDERER.render(invoice.document, Profile.model_validate(invoice.seller), "pdf")
