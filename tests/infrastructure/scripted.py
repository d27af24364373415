"""The scripts of a deployment, run in this process against the emulator."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from scripts.deployment import account

from tests.emulator.process import Emulator


@contextmanager
def worked_on(emulator: Emulator) -> Iterator[None]:
    """Inside, what the scripts call their account is this one."""
    with patch.dict(os.environ, emulator.environment):
        account.client.cache_clear()
        try:
            yield
        finally:
            account.client.cache_clear()
