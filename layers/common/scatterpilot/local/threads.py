"""Threads for requests that take their time, with a bounded queue in front of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from scatterpilot.domain.errors import UnavailableError

WAITING_THREADS = 16
"""For turns that wait for a model."""
COMPUTING_THREADS = 4
"""For turns that only compute: more of them would contend for the interpreter's lock."""
WAITING = 256
WAIT_SECONDS = 3.0

Result = TypeVar("Result")


class Threads:
    """Runs so many things at once; more wait for a thread, but neither too many nor too long.

    Without a bound every caller of a busy server would wait for all before it, until nobody gets an
    answer in time. So some are told at once, or soon, to come back.
    """

    def __init__(self, threads: int, waiting: int = WAITING, seconds: float = WAIT_SECONDS) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="request")
        self._free = asyncio.Semaphore(threads)
        self._places = waiting
        self._seconds = seconds

    async def run(self, work: Callable[[], Result]) -> Result:
        """What the work gives, from a thread; raises ``UnavailableError`` when it was not begun."""
        await self._take_turn()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work)
        finally:
            self._free.release()

    async def _take_turn(self) -> None:
        if self._free.locked() and self._places == 0:
            raise _busy()
        self._places -= 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._free.acquire()
        except TimeoutError:
            raise _busy() from None
        finally:
            self._places += 1

    def shutdown(self) -> None:
        """Wait for what is running."""
        self._pool.shutdown()


def _busy() -> UnavailableError:
    return UnavailableError(
        "Too much is going on at the moment; nothing was changed. Try again in a second.",
        retry_after=1,
    )
