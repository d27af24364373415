"""Typst, confined: it sees the files it is handed and the fonts of the process, nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import local
from typing import Any

import fontpkg_noto_sans  # type: ignore[import-untyped]
import typst

TypstError = typst.TypstError

# Typst brings these; they fill in for symbols such as → and ✓, which text fonts leave out.
_SYMBOL_FAMILIES = ("DejaVu Sans Mono", "New Computer Modern Math", "Libertinus Serif")
# Where packages keep their fonts. A package left out, to save its size, only leaves its scripts
# out: a text in one of them is refused by name before anything is issued.
_PACKAGES = ("fontpkg_*/files", "manimgx_fonts", "noto_cjk_sans_otc")
# Almarai goes before Noto's Arabic, whose letters are drawn in parts: text copied from a PDF would
# have some twice. Of the four regions of CJK the language of the invoice picks the forms.
_PREFERRED = ("Almarai", "Noto Sans CJK JP")
# Noto Sans, which comes first, has all of these, so a text of nothing else needs no other font. All
# the fonts take ten times as long to open, and may never be needed in the life of a process.
_EVERYDAY = re.compile(
    "[\n -~\u00a0-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u052f"
    "\u1e00-\u1eff\u200b\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\u2116\u2122\u2212]*"
)
# The only folder that Typst may read: it holds this code and the template, and no user's file.
_ROOT = Path(__file__).parent
_thread = local()


def is_everyday(text: str) -> bool:
    """Whether the first font has all of its characters: Latin, Greek, Cyrillic, currency signs."""
    return _EVERYDAY.fullmatch(text) is not None


@lru_cache(maxsize=2)
def _fonts(everyday: bool) -> typst.Fonts:
    packages = fontpkg_noto_sans.ROOT.parent
    patterns = ("fontpkg_noto_sans/files",) if everyday else _PACKAGES
    folders = [found for pattern in patterns for found in sorted(packages.glob(pattern))]
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=not everyday,
        font_paths=[str(folder) for folder in folders],
    )


@lru_cache(maxsize=2)
def font_families(*, everyday: bool = False) -> tuple[str, ...]:
    """The families to print with, in order: Noto Sans, those of other scripts, symbols.

    For ``everyday`` texts (see :func:`is_everyday`) only the first.
    """
    first: str = fontpkg_noto_sans.FAMILY
    if everyday:
        return (first,)
    installed = {font.family for font in _fonts(everyday).fonts() if font.path}
    preferred = [family for family in _PREFERRED if family in installed]
    others = installed - {first, *preferred}
    return (first, *preferred, *sorted(others), *_SYMBOL_FAMILIES)


def typeset(
    main: str, files: Mapping[str, bytes], *, everyday: bool = False, **options: Any
) -> list[bytes]:
    """Compile the source ``main``, which can read ``files`` by name; one item, or one per page.

    ``everyday`` leaves all fonts but the first out. ``options`` are those of
    ``typst.Compiler.compile``. Raises ``TypstError``.
    """
    sources: Any = {"main.typ": main.encode(), **files}
    made: Any = _compiler(everyday).compile(input=sources, **options)
    return made if isinstance(made, list) else [made]


def _compiler(everyday: bool) -> typst.Compiler:
    """One per thread: a Compiler in use refuses a second call."""
    compilers: dict[bool, typst.Compiler] = _thread.__dict__.setdefault("compilers", {})
    if everyday not in compilers:
        compilers[everyday] = typst.Compiler(
            root=_ROOT, font_paths=_fonts(everyday), ignore_system_fonts=True
        )
    return compilers[everyday]
