"""The web page's modules, without a browser."""

from __future__ import annotations

import re
from pathlib import Path

from tests.architecture.sources import ROOT

PAGE = ROOT / "demo"
IMPORTED = re.compile(r'^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)";', re.MULTILINE)
PRELOADED = re.compile(r'<link rel="modulepreload" href="([^"]+)"')


def modules_behind(start: Path) -> set[Path]:
    """This module and all that the import statements lead to from there."""
    found, open_ones = {start}, [start]
    while open_ones:
        path = open_ones.pop()
        names = IMPORTED.findall(path.read_text(encoding="utf-8"))
        new = {(path.parent / name).resolve() for name in names} - found
        found |= new
        open_ones += new
    return found


def test_what_the_first_screen_imports_is_asked_for_at_once() -> None:
    listed = PRELOADED.findall((PAGE / "index.html").read_text(encoding="utf-8"))
    needed = modules_behind(PAGE / "js" / "main.js")
    assert listed == sorted(path.relative_to(PAGE).as_posix() for path in needed)
