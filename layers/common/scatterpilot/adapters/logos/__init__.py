"""Logos made fit to be kept, by Pillow."""

from scatterpilot.adapters.logos.preparing import PillowLogos

__all__ = ["PillowLogos"]
