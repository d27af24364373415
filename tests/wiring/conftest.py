from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.emulator.account import function_environment
from tests.emulator.process import Emulator


@pytest.fixture(scope="module")
def environment(emulator: Emulator) -> Iterator[dict[str, str]]:
    """What a function finds in its environment: tables and a bucket of this module's own."""
    with function_environment(emulator) as found:
        yield found
