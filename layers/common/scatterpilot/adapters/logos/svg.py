"""SVG drawings: kept as they are, so they may hold nothing but a drawing."""

from __future__ import annotations

import re
from xml.parsers import expat

from scatterpilot.adapters.data_url import decoded, logo_error
from scatterpilot.adapters.logos.photographs import MAX_PIXELS, size_of
from scatterpilot.domain.errors import InvalidError

_NO_DRAWING = frozenset(
    "script handler listener foreignobject iframe object embed audio video canvas".split()
)
_ADDRESSES = frozenset(("href", "src", "base"))
_PICTURE = re.compile(r"data:image/(?:png|jpe?g)(?:;[\w=.-]+)*;base64,", re.I)
# In the language of styles: an address that is neither inside the drawing nor the data itself.
_STYLE_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?(?!\s*[\"']?(?:#|data:))", re.I)
_PLAIN = "save it as plain SVG, or upload it as PNG"


def check_svg(content: bytes) -> None:
    """Raise ``InvalidError`` naming ``logo`` unless it is a drawing and nothing else.

    Refused are scripts and web pages in it, references to anything outside, and entities, which
    could hide both.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:  # also a packed .svgz, whose content could not be checked
        raise logo_error("it is not an SVG picture in UTF-8; upload it as PNG") from None
    _Drawing().read(text)


class _Drawing:
    """What was met so far of one drawing."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._style: list[str] = []
        self._pixels = 0

    def read(self, text: str) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ProcessingInstructionHandler = self._instruction
        parser.XmlDeclHandler = self._declared
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(text, True)
        except expat.ExpatError:
            raise logo_error("it is damaged; save the picture anew and upload it again") from None

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        name = _local(element)
        if not self._open and name != "svg":
            raise logo_error("it is not an SVG picture; upload it again")
        if name in _NO_DRAWING:
            raise logo_error(f"it holds a script or a page ({name}); {_PLAIN}")
        self._open.append(name)
        for attribute, value in attributes.items():
            if _local(attribute) in _ADDRESSES:
                self._check_address(value.strip())
            elif " " not in attribute:  # what has a namespace is no concern of who draws
                _check_attribute(attribute.lower(), value)

    def _end(self, element: str) -> None:
        if self._open.pop() == "style":
            _check_style("".join(self._style))
            self._style.clear()

    def _characters(self, text: str) -> None:
        if self._open[-1:] == ["style"]:
            self._style.append(text)

    def _check_address(self, value: str) -> None:
        if not value or value.startswith("#"):
            return
        picture = _PICTURE.match(value)
        if picture is None:
            what = "another kind of data" if value[:5].lower() == "data:" else value[:60]
            raise _outside(what)
        width, height = size_of(decoded("".join(value[picture.end() :].split())))
        self._pixels += width * height
        if self._pixels > MAX_PIXELS:
            raise logo_error("the pictures in it have too many pixels; use smaller ones")

    def _instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            raise _outside(target)

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.upper() not in ("UTF-8", "UTF8", "US-ASCII"):
            raise logo_error("it is not an SVG picture in UTF-8; upload it as PNG")

    def _entity(self, name: str, *rest: object) -> None:
        raise logo_error(f"it declares entities ({name[:60]}); {_PLAIN}")


def _local(name: str) -> str:
    """A name without its namespace."""
    return re.split("[ :]", name)[-1].lower()


def _check_attribute(name: str, value: str) -> None:
    if name.startswith("on"):
        raise logo_error(f"it holds a script ({name}); {_PLAIN}")
    if name == "attributename" and _local(value.strip()) in _ADDRESSES:
        raise _outside("by an animation")
    _check_style(value)


def _check_style(style: str) -> None:
    # A backslash could spell any word otherwise.
    if "\\" in style or _STYLE_OUTSIDE.search(style):
        raise _outside("in a style")


def _outside(what: str) -> InvalidError:
    return logo_error(f"it refers to something outside of itself ({what}); {_PLAIN}")
