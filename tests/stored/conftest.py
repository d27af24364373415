from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.stored.samples import VERSIONS, Home, on_aws, on_one_machine

HOMES = ["one_machine", pytest.param("aws", marks=pytest.mark.emulator)]


@pytest.fixture(params=VERSIONS, ids=lambda version: f"v{version}")
def version(request: pytest.FixtureRequest) -> int:
    found: int = request.param
    return found


@pytest.fixture(params=HOMES)
def home(request: pytest.FixtureRequest, version: int, tmp_path: Path) -> Iterator[Home]:
    """The current code over what each version stored, in either home."""
    opening: AbstractContextManager[Home]
    if request.param == "aws":
        opening = on_aws(version, request.getfixturevalue("emulator"))
    else:
        opening = on_one_machine(version, tmp_path)
    with opening as opened:
        yield opened
