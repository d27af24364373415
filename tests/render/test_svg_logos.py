"""A drawing is kept as it is, so it may hold a drawing and nothing else."""

from __future__ import annotations

import pytest
from PIL import Image

from scatterpilot.adapters.logos import PillowLogos
from scatterpilot.adapters.typst.logo import logo_svg
from scatterpilot.domain.errors import InvalidError
from tests.pictures import encoded, png, url
from tests.render.samples import SVG_LOGO

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:i="http://www.inkscape.org/namespaces/inkscape" width="9" height="9"'
)
PATH = '<path d="M0 0h9v9z"/>'
DTD = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'


def svg(body: str = PATH, attributes: str = "") -> str:
    return f"{HEAD}{attributes}>{body}</svg>"


KEPT = {
    "plain": SVG_LOGO,
    "with a mark of its encoding": "\ufeff" + svg(),
    "with a head": '<?xml version="1.0" encoding="UTF-8"?>\n' + DTD + svg(),
    "with its own parts": svg(
        '<defs><linearGradient id="g"/><path id="p" d="M0 0h9v9z"/></defs>'
        '<use xlink:href="#p" fill="url(#g)"/><use href="#p" style="fill:url(\'#g\')"/>'
    ),
    "with styles": svg("<style>.a{fill:#0f766e}</style>" + PATH),
    "with a picture": svg(f'<image width="4" height="2" xlink:href="{url(png())}"/>'),
    "from a program": svg(
        "<metadata>https://example.com</metadata>" + PATH,
        ' i:export-filename="C:\\Users\\ann (home)\\logo.png"',
    ),
    "with letters written as numbers": svg("<title>&#x41;&amp;B</title>" + PATH),
}


@pytest.mark.parametrize("drawing", KEPT.values(), ids=KEPT)
def test_a_drawing_is_kept_byte_for_byte(drawing: str) -> None:
    given = url(drawing.encode(), "image/svg+xml")
    for named in (given, url(drawing.encode(), "image/png")):
        assert PillowLogos().prepared(named) == given
    assert logo_svg(given)


SCRIPT, OUTSIDE, ENTITIES = "holds a script", "outside of itself", "declares entities"
REFUSED = {
    "a script": (svg("<script>alert(1)</script>"), SCRIPT),
    "a script under another name": (
        svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'),
        SCRIPT,
    ),
    "a script on an event": (svg('<path d="M0 0" OnClick="alert(1)"/>'), SCRIPT),
    "a page": (svg("<foreignObject><p/></foreignObject>"), SCRIPT),
    "a link": (svg('<a href="https://example.com">x</a>'), OUTSIDE),
    "a script in a link": (svg('<a xlink:href=" javascript:alert(1)">x</a>'), OUTSIDE),
    "a file": (svg('<image href="/etc/passwd"/>'), OUTSIDE),
    "part of another drawing": (svg('<use href="//example.com/a.svg#b"/>'), OUTSIDE),
    "a drawing in a drawing": (svg('<image href="data:image/svg+xml;base64,AAAA"/>'), OUTSIDE),
    "an address for all": (svg(attributes=' xml:base="https://example.com/"'), OUTSIDE),
    "an animated link": (svg('<set attributeName="xlink:href" to="https://a.b"/>'), OUTSIDE),
    "a style sheet": ('<?xml-stylesheet href="https://a.b/c.css"?>' + svg(), OUTSIDE),
    "an imported style": (svg("<style>@import 'https://a.b/c.css';</style>"), OUTSIDE),
    "a style elsewhere": (svg("<style><![CDATA[a{fill:URL( 'https://a.b')}]]></style>"), OUTSIDE),
    "a fill elsewhere": (svg('<path d="M0 0" fill="url(https://a.b#c)"/>'), OUTSIDE),
    "a hidden address": (svg('<path d="M0 0" style="fill:u\\72l(https://a.b)"/>'), OUTSIDE),
    "an address in numbers": (svg('<path fill="&#117;rl(https://a.b)"/>'), OUTSIDE),
    "an entity": ('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), ENTITIES),
    "a file as an entity": (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;"),
        ENTITIES,
    ),
    "another page": ("<html><svg/></html>", "not an SVG picture"),
    "cut short": (svg()[:-9], "damaged"),
    "another encoding": ('<?xml version="1.0" encoding="UTF-7"?>' + svg(), "UTF-8"),
    "a damaged picture": (svg('<image href="data:image/png;base64,AAAA"/>'), "no PNG, JPEG"),
    "a picture not in base64": (svg('<image href="data:image/png;base64,%%"/>'), "base64"),
    "too much of it": (svg(PATH * 6_000), "larger than 112 kB"),
}


@pytest.mark.parametrize(("drawing", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_more_than_a_drawing_is_refused_with_the_remedy(drawing: str, told: str) -> None:
    with pytest.raises(InvalidError) as refused:
        PillowLogos().prepared(url(drawing.encode(), "image/svg+xml"))
    [fault] = refused.value.faults
    assert fault.field == "logo"
    assert told in fault.message


def test_the_pictures_in_a_drawing_are_bounded_together() -> None:
    image = f'<image href="{url(encoded(Image.new("1", (4_000, 4_000))))}"/>'
    assert PillowLogos().prepared(url(svg(image).encode()))
    with pytest.raises(InvalidError, match="too many pixels"):
        PillowLogos().prepared(url(svg(image * 2).encode()))


def test_a_drawing_in_no_unicode_is_refused() -> None:
    with pytest.raises(InvalidError, match="UTF-8"):
        PillowLogos().prepared(url(b"<svg>\xff</svg>"))
