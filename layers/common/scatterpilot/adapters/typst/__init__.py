"""The PDF of an invoice, by Typst."""

from scatterpilot.adapters.typst.renderer import TypstRenderer

__all__ = ["TypstRenderer"]
