"""The handlers serve many requests at once in one process, as the local server uses them.

Powertools keeps the current event on a class; these tests fail when one thread sees another's.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.api.gateway import Answered, Gateway
from tests.api.homes import EVERYTHING, FakeHome
from tests.api.test_invoices import create

REQUESTS = 50


def test_fifty_requests_inside_the_handlers_at_once_do_not_mix() -> None:
    home = FakeHome()
    api = Gateway(home)
    all_inside = threading.Barrier(REQUESTS, timeout=10)
    home.engine.before_answering = all_inside.wait

    def turn(number: int) -> Answered:
        body = {"message": f"Hello from {number}"}
        key = {"Idempotency-Key": f"key-{number}"}
        return api("POST", "/conversation", body, owner=f"owner-{number}", headers=key)

    with ThreadPoolExecutor(REQUESTS) as pool:
        answers = list(pool.map(turn, range(REQUESTS)))

    assert {answer.status for answer in answers} == {200}
    for number, answer in enumerate(answers):
        path = f"/conversations/{answer.json['conversation_id']}"
        stored = api("GET", path, owner=f"owner-{number}").json
        assert stored["messages"][0]["text"] == f"Hello from {number}"


@pytest.fixture
def eager_threads() -> Iterator[None]:
    """Threads that take turns after every few instructions, so that every race is run."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("eager_threads")
def test_no_request_gets_the_answer_of_another_however_threads_take_turns() -> None:
    api = Gateway(FakeHome(log_level="ERROR"))
    start = threading.Barrier(8, timeout=10)

    def ask(thread: int) -> list[tuple[str, str]]:
        start.wait()
        mixed = []
        for number in range(200):
            own = f"{thread}-{number}"
            answer = api("GET", "/health", request_id=own)
            if answer.headers["X-Request-Id"] != own:
                mixed.append((own, answer.headers["X-Request-Id"]))
        return mixed

    with ThreadPoolExecutor(8) as pool:
        assert [found for mixed in pool.map(ask, range(8)) for found in mixed] == []


def test_fifty_drafts_issued_at_once_get_fifty_consecutive_numbers() -> None:
    api = Gateway(FakeHome())
    drafts = [create(api)["invoice_id"] for _ in range(REQUESTS)]

    with ThreadPoolExecutor(REQUESTS) as pool:
        links = list(pool.map(lambda draft: api("POST", f"/invoices/{draft}/pdf"), drafts))

    numbers = sorted(link.json["invoice_number"] for link in links)
    assert numbers == [f"INV-2026-{number:04d}" for number in range(1, REQUESTS + 1)]


def test_of_fifty_identical_requests_with_one_key_one_is_carried_out() -> None:
    home = FakeHome()
    api = Gateway(home)
    body, key = {"message": EVERYTHING}, {"Idempotency-Key": "one"}

    with ThreadPoolExecutor(REQUESTS) as pool:
        answers = list(
            pool.map(lambda _: api("POST", "/conversation", body, headers=key), range(REQUESTS))
        )

    assert {answer.status for answer in answers} <= {200, 409}
    assert len({answer.content for answer in answers if answer.status == 200}) == 1
    assert home.engine.turns == 1
