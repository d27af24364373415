"""Every word that some table of the embedded engine knows, found by looking into its modules."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from importlib.resources import files

from scatterpilot.engines import embedded, packs


def known_words() -> list[str]:
    """The words of all tables, in order; those of a phrase one by one."""
    found: set[str] = set()
    for module in pkgutil.walk_packages(embedded.__path__, f"{embedded.__name__}."):
        for table in vars(importlib.import_module(module.name)).values():
            if isinstance(table, frozenset | set | dict | tuple | list):
                found.update(word for text in _texts(table) for word in text.split())
    for path in files(packs).iterdir():
        if path.name.endswith(".json"):
            told = _texts(json.loads(path.read_text("utf-8")))
            found.update(word for text in told for word in text.replace("_", " ").split())
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
