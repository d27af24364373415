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
# The only folder that Typst may read: it holds this code and the template, and no user's file.
_ROOT = Path(__file__).parent
_thread = local()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folders = fontpkg_noto_sans.ROOT.parent.glob("fontpkg_*/files")
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(folder) for folder in sorted(folders)],
    )


@lru_cache(maxsize=1)
def font_families() -> tuple[str, ...]:
    """The families to print with, in order: Noto Sans, other ``fontpkg-*`` packages, symbols."""
    first: str = fontpkg_noto_sans.FAMILY
    others = {font.family for font in _fonts().fonts() if font.path} - {first}
    return (first, *sorted(others), *_SYMBOL_FAMILIES)


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
