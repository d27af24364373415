"""Ours: formatting of every figure included."""

from __future__ import annotations

from types import SimpleNamespace

from benchmarks.drawing.invoice import Invoice
from scatterpilot.adapters.typst import TypstRenderer

_RENDERER = TypstRenderer()


def draw(invoice: Invoice) -> bytes:
    # Drawing reads the seller's attributes; the model that checks them is not part of it.
    return _RENDERER.render(invoice.document, SimpleNamespace(**invoice.seller), "pdf")  # type: ignore[arg-type]
