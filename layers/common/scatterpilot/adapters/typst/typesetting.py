"""Typst, confined: it sees the files it is handed and the fonts of the process, nothing else."""

from __future__ import annotations

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
# The only folder that Typst may read: it holds this code and the template, and no user's file.
_ROOT = Path(__file__).parent
_thread = local()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    packages = fontpkg_noto_sans.ROOT.parent
    folders = [found for pattern in _PACKAGES for found in sorted(packages.glob(pattern))]
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(folder) for folder in folders],
    )


@lru_cache(maxsize=1)
def font_families() -> tuple[str, ...]:
    """The families to print with, in order: Noto Sans, those of other scripts, symbols."""
    first: str = fontpkg_noto_sans.FAMILY
    installed = {font.family for font in _fonts().fonts() if font.path}
    preferred = [family for family in _PREFERRED if family in installed]
    others = installed - {first, *preferred}
    return (first, *preferred, *sorted(others), *_SYMBOL_FAMILIES)


def typeset(main: str, files: Mapping[str, bytes], **options: Any) -> list[bytes]:
    """Compile the source ``main``, which can read ``files`` by name; one item, or one per page.

    ``options`` are those of ``typst.Compiler.compile``. Raises ``TypstError``.
    """
    compiler: typst.Compiler | None = getattr(_thread, "compiler", None)
    if compiler is None:
        # One per thread: a Compiler in use refuses a second call.
        compiler = typst.Compiler(root=_ROOT, font_paths=_fonts(), ignore_system_fonts=True)
        _thread.compiler = compiler
    sources: Any = {"main.typ": main.encode(), **files}
    made: Any = compiler.compile(input=sources, **options)
    return made if isinstance(made, list) else [made]
