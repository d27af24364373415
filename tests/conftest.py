"""Properties are judged by what they find, not by how long a busy machine takes for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.emulator.process import Emulator, installed

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def emulator() -> Iterator[Emulator]:
    """AWS on this machine, empty; one for all tests of a worker."""
    if not installed():
        pytest.skip("the AWS emulator is not installed: make emulator")
    started = Emulator()
    yield started
    started.stop()
