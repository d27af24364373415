"""The source files that the rules of architecture hold for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "layers" / "common" / "scatterpilot"
FOLDERS = (
    PACKAGE,
    ROOT / "functions",
    ROOT / "tests",
    ROOT / "scripts",
    ROOT / "benchmarks",
    ROOT / "training",
)

SOURCES = sorted(path for folder in FOLDERS for path in folder.rglob("*.py"))
PRODUCT = [path for path in SOURCES if PACKAGE in path.parents]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def classes_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ClassDef):
            yield node.name


def attributes_in(path: Path) -> Iterator[str]:
    """Every ``module.attribute`` written in a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def imports_in(path: Path) -> Iterator[str]:
    """Every ``module`` that is imported, and every ``module.name`` that is taken from one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
