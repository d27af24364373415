"""A logo as it came, made into one that is kept: by what its bytes say it is."""

from __future__ import annotations

from codecs import BOM_UTF8

from scatterpilot.adapters.data_url import content_of, data_url, logo_error
from scatterpilot.adapters.logos.photographs import smaller_and_smaller
from scatterpilot.adapters.logos.svg import check_svg
from scatterpilot.ports import LOGO_LIMIT


class PillowLogos:
    """Fits ``ports.Logos``. Threads may share one."""

    def prepared(self, given: str) -> str:
        content = content_of(given)
        if content.removeprefix(BOM_UTF8).lstrip().startswith(b"<"):
            return _drawing(content)
        urls = (data_url(*encoded) for encoded in smaller_and_smaller(content))
        return next(url for url in urls if len(url) <= LOGO_LIMIT)


def _drawing(content: bytes) -> str:
    url = data_url("image/svg+xml", content)
    if len(url) > LOGO_LIMIT:
        raise logo_error(
            f"the drawing is larger than {LOGO_LIMIT * 3 // 4_000} kB; simplify it, or upload it "
            "as PNG"
        )
    check_svg(content)
    return url
