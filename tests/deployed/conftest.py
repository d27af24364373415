from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.bedrock_stub import BedrockStub
from tests.deployed.stack import DeployedStack, User
from tests.emulator.process import Emulator
from tests.pictures import picture_of, png, url

EVERYTHING = "Invoice Acme Corp for 40 hours of web development at $150, net 30"
YES = "Yes, create it"
CONTENT = {
    "customer_name": "O'Brien & Söhne",
    "line_items": [{"description": "Consulting", "quantity": "2", "unit_price": "100"}],
    "due_date": "2030-01-31",
}


@pytest.fixture(scope="session")
def bedrock() -> Iterator[BedrockStub]:
    """Stands in for Claude on Bedrock."""
    with BedrockStub() as stub:
        yield stub


@pytest.fixture(scope="session")
def stack(emulator: Emulator, bedrock: BedrockStub) -> Iterator[DeployedStack]:
    """The deployed stack, answering with a model; taken down with nothing left over."""
    deployed = DeployedStack(emulator)
    deployed.deploy(
        Engine="bedrock",
        BedrockEndpoint=bedrock.url,
        SelfSignUp="true",
        RateLimitMaxRequests="1000",
    )
    yield deployed
    run = deployed.script("teardown.sh", "--with-data", "--everything")
    assert run.returncode == 0, run.stdout + run.stderr
    assert deployed.left_over() == []


@pytest.fixture(scope="session")
def anna(stack: DeployedStack) -> User:
    return in_business(stack, "Anna & Co")


@pytest.fixture(scope="session")
def bob(stack: DeployedStack) -> User:
    return in_business(stack, "Bob & Co")


def in_business(stack: DeployedStack, name: str) -> User:
    """A new user with all that issuing needs, and a logo that has to be made small."""
    user = stack.sign_up()
    settings = {"business_name": name, "logo": url(png(1_300, 700), "image/jpeg")}
    answer = stack.call(user, "PUT", "/profile", settings)
    assert answer.status_code == 200, answer.text
    assert picture_of(answer.json()["logo"]).size[1] == 600
    return user


@pytest.fixture(scope="session")
def created(stack: DeployedStack, anna: User) -> dict[str, Any]:
    """The answer to the turn that created Anna's invoice, from two messages."""
    turn = stack.call(anna, "POST", "/conversation", {"message": EVERYTHING})
    assert turn.status_code == 200, turn.text
    assert turn.json()["state"] == "review"
    said = {"message": YES, "conversation_id": turn.json()["conversation_id"]}
    turn = stack.call(anna, "POST", "/conversation", said)
    assert turn.status_code == 200, turn.text
    answer: dict[str, Any] = turn.json()
    return answer


@pytest.fixture(scope="session")
def pdf(stack: DeployedStack, anna: User, created: dict[str, Any]) -> dict[str, Any]:
    """The answer that gave Anna's invoice its number and its PDF."""
    answer = stack.call(anna, "POST", f"/invoices/{created['invoice_id']}/pdf")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
