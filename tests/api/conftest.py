from __future__ import annotations

import pytest

from tests.api.gateway import Gateway
from tests.api.homes import EVERYTHING, YES, FakeHome


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "server: starts a real server process")


@pytest.fixture
def home() -> FakeHome:
    return FakeHome()


@pytest.fixture
def api(home: FakeHome) -> Gateway:
    return Gateway(home)


@pytest.fixture
def conversation_id(api: Gateway) -> str:
    """A conversation in review: everything is said, only the yes is missing."""
    turn = api("POST", "/conversation", {"message": EVERYTHING})
    found: str = turn.json["conversation_id"]
    return found


@pytest.fixture
def invoice_id(api: Gateway, conversation_id: str) -> str:
    """The draft invoice of that conversation."""
    turn = api("POST", "/conversation", {"message": YES, "conversation_id": conversation_id})
    found: str = turn.json["invoice_id"]
    return found
