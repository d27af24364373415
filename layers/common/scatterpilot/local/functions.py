"""The Lambda functions and the web page, wherever this copy of ScatterPilot keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from scatterpilot.api.handler import Handler
from scatterpilot.api.home import Home
from scatterpilot.api.operations import Operation

_HERE = Path(__file__).parent
_REPOSITORY = Path(__file__).parents[4]


def find_folder(name: str) -> Path:
    """``functions`` or ``demo``: in an installed package next to this file, else in the
    repository."""
    packaged = _HERE / f"_{name}"
    return packaged if packaged.is_dir() else _REPOSITORY / name


def load_handlers(folder: Path, home: Home) -> dict[Operation, Handler]:
    """Every operation with the handler of the function that carries it out, wired with ``home``."""
    found = {}
    for handler in _handlers(folder):
        wired = handler.using(home)
        found.update({route.operation: wired for route in handler.routes})
    return found


def _handlers(folder: Path) -> Iterator[Handler]:
    for path in sorted(folder.rglob("[!_]*.py")):
        name = ".".join(("functions", *path.relative_to(folder).with_suffix("").parts))
        spec = spec_from_file_location(name, path)
        if spec is None or spec.loader is None:
            continue
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module.handler
