"""The seller's accent colour, and shades of it that stay readable."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scatterpilot.domain.errors import FieldFault, InvalidError

DEFAULT_ACCENT = "#2f5d7c"
MIN_CONTRAST = 4.5
"""For text, by WCAG 2.2, success criterion 1.4.3."""

_TINT = 0.07
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Color:
    """An sRGB colour; each part from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def parse(cls, text: str) -> Color:
        return cls(*(int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)))

    def __str__(self) -> str:
        return "#" + "".join(f"{round(part * 255):02x}" for part in self._parts)

    @property
    def _parts(self) -> tuple[float, float, float]:
        return self.red, self.green, self.blue

    def towards_white(self, share: float) -> Color:
        return Color(*(1 - share * (1 - part) for part in self._parts))

    def darker(self, share: float) -> Color:
        return Color(*(part * share for part in self._parts))

    def contrast(self, other: Color) -> float:
        """The WCAG contrast ratio, from 1 (none) to 21 (black on white)."""
        darker, lighter = sorted((self._luminance(), other._luminance()))
        return (lighter + 0.05) / (darker + 0.05)

    def _luminance(self) -> float:
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in self._parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palette(accent: str | None) -> dict[str, str]:
    """``accent`` as given, ``tint`` (a pale background) and ``ink`` (readable on the tint).

    Raises ``InvalidError`` for anything but ``#rrggbb``.
    """
    accent = accent or DEFAULT_ACCENT
    if not _COLOR.fullmatch(accent):
        fault = FieldFault("accent_color", "use six hexadecimal digits such as #1f6feb")
        raise InvalidError("The accent colour can't be used; see errors.", [fault])
    color = ink = Color.parse(accent)
    tint = color.towards_white(_TINT)
    while ink.contrast(tint) < MIN_CONTRAST:
        ink = ink.darker(0.95)
    return {"accent": accent, "tint": str(tint), "ink": str(ink)}
