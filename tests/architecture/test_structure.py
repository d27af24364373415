from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import (
    PACKAGE,
    PRODUCT,
    ROOT,
    SOURCES,
    attributes_in,
    classes_in,
    name_of,
)

EMPTY_NAMES = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc"}


def test_imports_point_inwards() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_name_says_what_is_inside(path: Path) -> None:
    parts = {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    given = {"common"} if PACKAGE in path.parents else set()
    assert not (parts - given) & EMPTY_NAMES
    assert not [name for name in classes_in(path) if name.startswith("Base")]


@pytest.mark.parametrize("path", PRODUCT, ids=name_of)
def test_only_the_settings_read_the_environment(path: Path) -> None:
    readers = {"os.environ", "os.environb", "os.getenv"} & set(attributes_in(path))
    assert not readers or path == PACKAGE / "wiring" / "settings.py"
