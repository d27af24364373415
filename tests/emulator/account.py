"""An account on the emulator with everything that a function finds in its environment."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields

from scatterpilot.adapters.dynamodb.tables import Tables
from tests.architecture.sources import ROOT
from tests.emulator.buckets import new_bucket
from tests.emulator.process import Emulator
from tests.emulator.tables import new_tables


@contextmanager
def function_environment(emulator: Emulator) -> Iterator[dict[str, str]]:
    """Environment variables that name tables and a bucket made for this alone."""
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


def tables_of(environment: Mapping[str, str]) -> Tables:
    """The tables that such an environment names."""
    names = {each.name: environment[f"{each.name.upper()}_TABLE"] for each in fields(Tables)}
    return Tables(**names)
