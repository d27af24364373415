from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from tests.architecture.sources import ROOT
from tests.emulator.buckets import new_bucket
from tests.emulator.process import Emulator
from tests.emulator.tables import new_tables


@pytest.fixture(scope="module")
def environment(emulator: Emulator) -> Iterator[dict[str, str]]:
    """What a function finds in its environment: tables and a bucket of this module's own."""
    with (
        new_tables(emulator.client("dynamodb")) as tables,
        new_bucket(emulator.client("s3")) as bucket,
    ):
        yield {
            **emulator.environment,
            **{f"{name.upper()}_TABLE": each for name, each in asdict(tables).items()},
            "INVOICE_BUCKET": bucket,
            "AWS_LAMBDA_FUNCTION_NAME": "ScatterPilot",
            "LOG_LEVEL": "ERROR",
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT / "layers" / "common"),
        }
