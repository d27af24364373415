"""Every word that some table of the embedded engine knows, found by looking into its modules."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from scatterpilot.engines import embedded


def known_words() -> list[str]:
    """The words of all tables, in order; those of a phrase one by one."""
    found: set[str] = set()
    for module in pkgutil.walk_packages(embedded.__path__, f"{embedded.__name__}."):
        for table in vars(importlib.import_module(module.name)).values():
            if isinstance(table, frozenset | set | dict | tuple | list):
                found.update(word for text in _texts(table) for word in text.split())
    return sorted(found)


def _texts(table: object) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for name, value in table.items():
            yield from _texts(name)
            yield from _texts(value)
    elif isinstance(table, frozenset | set | tuple | list):
        for value in table:
            yield from _texts(value)
