"""What every ``RateLimiter`` promises: a token bucket per owner, exact under threads."""

from __future__ import annotations

import random

import pytest

from tests.contract.conftest import Stores
from tests.contract.samples import ANNA, BOB, NOW, in_threads, later


class Bucket:
    """The model: ``level`` in milliseconds of refill, so that all figures are whole."""

    def __init__(self, limit: int, window_seconds: int) -> None:
        self.token = -(-window_seconds * 1000 // limit)
        self.full = self.level = limit * self.token
        self.at = 0

    def admit(self, at: int) -> int:
        self.level = min(self.full, self.level + at - self.at)
        self.at = at
        if self.level < self.token:
            return -((self.level - self.token) // 1000)
        self.level -= self.token
        return 0


@pytest.mark.parametrize(
    ("limit", "window_seconds"), [(1, 1), (3, 10), (7, 60), (100, 3600), (900, 1)]
)
def test_it_admits_exactly_what_a_token_bucket_admits(
    stores: Stores, limit: int, window_seconds: int
) -> None:
    limiter, bucket = stores.rate_limiter(limit, window_seconds), Bucket(limit, window_seconds)
    chance, at, waits = random.Random(limit), 0, []
    for _ in range(250):
        at += chance.choice([0, 0, 1, bucket.token - 1, bucket.token, chance.randrange(3000)])
        said = limiter.admit(ANNA, later(at / 1000))
        waits.append(said.wait)
        assert said.wait == bucket.admit(at)
        assert said.remaining == bucket.level // bucket.token
        assert said.reset == -(-(bucket.full - bucket.level) // 1000)
    if limit < 100:
        assert 0 < waits.count(0) < 250


def test_the_wait_it_names_is_enough_and_not_a_second_too_long(stores: Stores) -> None:
    limiter = stores.rate_limiter(2, 60)
    assert [limiter.admit(ANNA, NOW).wait for _ in range(3)] == [0, 0, 30]
    assert limiter.admit(ANNA, later(29)).wait == 1
    assert limiter.admit(ANNA, later(30)).wait == 0


def test_a_refused_request_costs_nothing(stores: Stores) -> None:
    limiter = stores.rate_limiter(1, 10)
    assert limiter.admit(ANNA, NOW).wait == 0
    assert {limiter.admit(ANNA, NOW).wait for _ in range(20)} == {10}
    assert limiter.admit(ANNA, later(10)).wait == 0


def test_each_owner_has_a_bucket_of_their_own(stores: Stores) -> None:
    limiter = stores.rate_limiter(1, 60)
    assert [limiter.admit(each, NOW).wait for each in (ANNA, BOB)] == [0, 0]
    assert [limiter.admit(each, NOW).wait for each in (ANNA, BOB)] == [60, 60]


def test_requests_at_once_never_share_a_token(stores: Stores) -> None:
    limiter = stores.rate_limiter(50, 3600)
    waits = in_threads(lambda task: limiter.admit(ANNA, NOW).wait, range(200))
    assert waits.count(0) == 50


def test_a_limiter_tells_its_policy(stores: Stores) -> None:
    limiter = stores.rate_limiter(50, 3600)
    assert (limiter.limit, limiter.window_seconds) == (50, 3600)
