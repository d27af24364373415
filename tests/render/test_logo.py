"""The logo is drawn, or refused with a reason; it can never read a file."""

from __future__ import annotations

from struct import pack
from zlib import crc32

import pytest

from scatterpilot.domain.errors import InvalidError
from tests.render import reading
from tests.render.samples import SELLER, SVG_LOGO, data_url, issued, picture

PNG = picture("png")


def teal(url: str | None) -> int:
    """Pixels in the logo's colour on the right half of the letterhead."""
    page = reading.pdf(issued(), SELLER.model_copy(update={"logo": url}))[0]
    region = page.get_pixmap(clip=(300, 50, 560, 130)).samples
    pixels = (region[at : at + 3] for at in range(0, len(region), 3))
    return sum(1 for red, green, _ in pixels if red < 40 and green > 90)


@pytest.mark.parametrize(
    "url",
    [
        data_url("png", PNG),
        data_url("jpeg", picture("jpeg")),
        data_url("png", picture("png", 900, 90)),
        data_url("svg+xml", SVG_LOGO.encode()),
    ],
    ids=["png", "jpeg", "wide", "svg"],
)
def test_a_logo_is_drawn_and_the_name_joins_the_address(url: str) -> None:
    assert teal(url) > 300
    assert teal(None) == 0
    shown = reading.text(issued(), SELLER.model_copy(update={"logo": url}))
    assert "From Northwind Studio 12 Harbour Street" in shown


def chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">L", len(data)) + kind + data + pack(">L", crc32(kind + data))


def bomb() -> bytes:
    header = chunk(b"IHDR", pack(">LLBBBBB", 50_000, 50_000, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IEND", b"")


def svg(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{body}</svg>'.encode()


def doublings(count: int) -> str:
    """Groups that each draw the one before twice."""
    return "".join(
        f'<g id="a{i}"><use href="#a{i - 1}"/><use href="#a{i - 1}"/></g>'
        for i in range(1, count + 1)
    )


REFUSED = {
    "no data URL": "https://example.org/logo.png",
    "other format": data_url("gif", b"GIF89a"),
    "damaged base64": "data:image/png;base64,@@@",
    "other content": data_url("png", b"hello"),
    "truncated": data_url("png", PNG[:200]),
    "too many pixels": data_url("png", bomb()),
    "jpeg in name only": data_url("jpeg", PNG),
    "damaged svg": data_url("svg+xml", b"<svg><rect"),
    "packed svg": data_url("svg+xml", b"\x1f\x8b\x08\x00"),
    "svg that reads a file": data_url("svg+xml", svg('<image href="/etc/passwd"/>')),
    "svg that reads the template": data_url("svg+xml", svg('<image href="invoice.typ"/>')),
    "svg that opens a connection": data_url("svg+xml", svg('<image href="http://[::1]/a.png"/>')),
    "svg with an entity": data_url(
        "svg+xml", b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;")
    ),
    "svg around a bomb": data_url("svg+xml", svg(f'<image href="{data_url("png", bomb())}"/>')),
    "svg that grows": data_url("svg+xml", svg('<g id="a0"><rect/></g>' + doublings(24))),
}


@pytest.mark.parametrize("url", REFUSED.values(), ids=REFUSED)
def test_a_logo_that_cannot_be_drawn_safely_is_refused_by_name(url: str) -> None:
    with pytest.raises(InvalidError) as caught:
        reading.pdf(issued(), SELLER.model_copy(update={"logo": url}))
    assert [fault.field for fault in caught.value.faults] == ["logo"]
