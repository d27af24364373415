"""Invoices that nobody has added up before: other ones in each run, against the oracle."""

from __future__ import annotations

import secrets

from benchmarks.reliability.money import check

INVOICES = 3_000


def test_random_invoices_come_out_as_the_oracle_has_them() -> None:
    seed = secrets.randbits(32)
    found = check(seed, INVOICES)
    assert not found, f"seed {seed}: {found[:3]}"
