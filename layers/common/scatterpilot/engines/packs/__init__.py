"""The words of a language as data: one JSON file for each, read when first asked for."""

from scatterpilot.engines.packs.loader import LANGUAGES, Pack, pack, signs

__all__ = ["LANGUAGES", "Pack", "pack", "signs"]
