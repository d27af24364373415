"""The queue before the threads is bounded: whoever can't be served soon is told so."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

import pytest

from scatterpilot.domain.errors import UnavailableError
from scatterpilot.local.threads import Threads


class Gate:
    """Work that goes on once it is told to; counts how much of it has begun."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self._open = threading.Event()

    def pass_through(self) -> str:
        self.begun.release()
        assert self._open.wait(30)
        return "through"

    def open(self) -> None:
        self._open.set()


async def occupied(threads: Threads, gate: Gate, count: int) -> list[asyncio.Task[str]]:
    """So many tasks inside their threads."""
    tasks = [asyncio.create_task(threads.run(gate.pass_through)) for _ in range(count)]
    for _ in tasks:
        await asyncio.to_thread(gate.begun.acquire)
    return tasks


def run(steps: Coroutine[Any, Any, None], threads: Threads) -> None:
    asyncio.run(steps)
    threads.shutdown()


def test_who_finds_the_queue_full_is_sent_away_at_once() -> None:
    threads, gate = Threads(threads=2, waiting=3, seconds=30), Gate()

    async def steps() -> None:
        inside = await occupied(threads, gate, 2)
        waiting = [asyncio.create_task(threads.run(gate.pass_through)) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(UnavailableError) as refused:
            await threads.run(gate.pass_through)
        assert refused.value.retry_after == 1
        gate.open()
        assert await asyncio.gather(*inside, *waiting) == ["through"] * 5

    run(steps(), threads)


def test_who_has_waited_long_enough_is_sent_away_and_nothing_was_begun() -> None:
    threads, gate = Threads(threads=1, waiting=3, seconds=0.01), Gate()

    async def steps() -> None:
        inside = await occupied(threads, gate, 1)
        with pytest.raises(UnavailableError):
            await threads.run(gate.pass_through)
        gate.open()
        assert await asyncio.gather(*inside) == ["through"]
        assert not gate.begun.acquire(blocking=False)

    run(steps(), threads)


def test_a_thread_is_free_again_after_work_that_failed_and_after_a_wait_in_vain() -> None:
    threads, gate = Threads(threads=1, waiting=1, seconds=0.01), Gate()

    def fail() -> None:
        raise RuntimeError("broken")

    async def steps() -> None:
        with pytest.raises(RuntimeError):
            await threads.run(fail)
        inside = await occupied(threads, gate, 1)
        for _ in range(3):
            with pytest.raises(UnavailableError):
                await threads.run(gate.pass_through)
        gate.open()
        assert await asyncio.gather(*inside) == ["through"]
        assert await threads.run(gate.pass_through) == "through"

    run(steps(), threads)
