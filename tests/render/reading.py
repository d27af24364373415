"""Reads a rendered invoice back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pymupdf

from scatterpilot.adapters.typst import TypstRenderer
from scatterpilot.domain.profile import Profile
from tests.render.samples import SELLER

RENDERER = TypstRenderer()
_SVG = "{http://www.w3.org/2000/svg}"


class Word(NamedTuple):
    """In points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str = ""


def pdf(document: dict[str, Any], seller: Profile = SELLER) -> pymupdf.Document:
    return pymupdf.open(stream=RENDERER.render(document, seller, "pdf"))


def text(document: dict[str, Any], seller: Profile = SELLER) -> str:
    """The text of all pages, each run of white space (the thin French one too) as one space."""
    pages = pdf(document, seller)
    return " ".join(" ".join(page.get_text().split()) for page in pages)


def words(page: pymupdf.Page) -> list[Word]:
    """Each is spelt from its first letter on, whichever way it runs."""
    return [Word(*box[:5]) for box in page.get_text("words")]


def around(boxes: Iterable[Word]) -> Word:
    left, top, right, bottom = zip(*(box[:4] for box in boxes), strict=True)
    return Word(min(left), min(top), max(right), max(bottom))


def linked(document: dict[str, Any], seller: Profile = SELLER) -> dict[str, Word]:
    """The boxes of the values in the picture, by their paths."""
    boxes: dict[str, list[Word]] = {}
    _collect(ElementTree.fromstring(RENDERER.render(document, seller, "svg")), 0, 0, boxes)
    return {path: around(found) for path, found in boxes.items()}


def _collect(
    node: ElementTree.Element, left: float, top: float, boxes: dict[str, list[Word]]
) -> None:
    shift = [float(number) for number in re.findall(r"-?[\d.]+", node.get("transform", ""))]
    left, top = left + sum(shift[-2:-1]), top + sum(shift[-1:])
    link = node.get("href", "") if node.tag == f"{_SVG}a" else ""
    area = node.find(f".//{_SVG}rect")
    if link.startswith("field:") and area is not None:
        width, height = float(area.get("width", 0)), float(area.get("height", 0))
        found = Word(left, top, left + width, top + height)
        boxes.setdefault(link.removeprefix("field:"), []).append(found)
    for child in node:
        _collect(child, left, top, boxes)
