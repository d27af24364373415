"""Taken down with its data kept, and deployed again: everybody finds what is theirs."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.deployed.conftest import CONTENT, in_business
from tests.deployed.stack import DeployedStack
from tests.emulator.process import Emulator


@pytest.fixture(scope="module")
def fresh() -> Iterator[Emulator]:
    """An account of its own: its stack comes and goes."""
    emulator = Emulator()
    yield emulator
    emulator.stop()


def test_what_outlived_its_stack_is_there_in_the_next(fresh: Emulator) -> None:
    first = DeployedStack(fresh)
    first.deploy(Engine="embedded", EmbeddedReader="false", SelfSignUp="true")
    user = in_business(first, "Anna & Co")
    made = first.call(user, "POST", "/invoices", {"invoice_data": CONTENT}).json()["invoice_id"]
    pdf = first.call(user, "POST", f"/invoices/{made}/pdf").json()
    content = httpx.get(pdf["download_url"]).content
    run = first.script("teardown.sh")
    assert run.returncode == 0, run.stdout + run.stderr

    second = DeployedStack(fresh)
    told = second.deploy(Engine="embedded", EmbeddedReader="false")
    assert "Took over InvoicesTable ScatterPilot-Invoices-dev." in told
    assert second.outputs["UserPoolId"] == first.outputs["UserPoolId"]
    again = second.sign_in(user.name)
    assert again.owner == user.owner
    found = second.call(again, "GET", f"/invoices/{made}").json()
    assert found["invoice_number"] == pdf["invoice_number"]
    link = second.call(again, "POST", f"/invoices/{made}/pdf").json()["download_url"]
    assert httpx.get(link).content == content
    other = second.call(again, "POST", "/invoices", {"invoice_data": CONTENT}).json()["invoice_id"]
    issued = second.call(again, "PATCH", f"/invoices/{other}", {"status": "issued"}).json()
    assert issued["invoice_number"].endswith("-0002"), "the numbers go on without a gap"
    assert "nothing changed" in second.deploy()
