"""Models one after the other: each is asked again while that may help, within the time there is."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from scatterpilot.domain.chat import PASSING, Attempt, ChatReply, ChatRequest, ModelError
from scatterpilot.engines.claude.in_time import ask_in_time
from scatterpilot.ports import ChatModel

TRIES = 5
_FIRST_PAUSE, _LONGEST_PAUSE = 0.4, 4.0
_LEAST_SECONDS = 0.5
# What one request may take of the time that is left, so that another can follow it.
_SHARE = 0.6
# Its client gives up first, and knows why; after this it is given up all the same.
_GRACE_SECONDS = 0.5


@dataclass(frozen=True)
class ModelChain:
    """A ``ChatModel`` of several, by their ids; the failures on the way come with the answer.

    Pauses between tries grow with full jitter: a random time up to a doubling limit, so that many
    callers don't come back together.
    """

    models: Sequence[tuple[str, ChatModel]]
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random

    def converse(self, request: ChatRequest) -> ChatReply:
        """The first answer; raises the first ``ModelError``, which has the cause."""
        give_up = self.clock() + request.timeout
        attempts: list[Attempt] = []
        first: ModelError | None = None
        for place, (model_id, model) in enumerate(self.models, 1):
            # The next model needs time as well, so what hangs is not asked until there is none.
            last = place == len(self.models)
            until = give_up if last else give_up - (give_up - self.clock()) * (1 - _SHARE)
            for number in range(TRIES):
                left = (until if number else give_up) - self.clock()
                if left < _LEAST_SECONDS:
                    break
                share = max(left * _SHARE, min(left, _LEAST_SECONDS))
                try:
                    bounded = replace(request, timeout=share)
                    answer = ask_in_time(model, bounded, min(share + _GRACE_SECONDS, left))
                    return replace(_checked(answer), failed=tuple(attempts))
                except ModelError as error:
                    attempts.append(Attempt(model_id, error.failure, error.tokens))
                    first = first or error
                    if error.failure not in PASSING or number + 1 == TRIES:
                        break
                    self._pause(number, error, until)
        failed = first or ModelError("timeout", "There was no time left to ask the model.")
        failed.attempts = tuple(attempts)
        raise failed

    def _pause(self, number: int, error: ModelError, until: float) -> None:
        limit = min(_FIRST_PAUSE * 2**number, _LONGEST_PAUSE)
        pause = self.chance() * limit + min(error.retry_after or 0, _LONGEST_PAUSE)
        self.sleep(max(0.0, min(pause, until - self.clock() - _LEAST_SECONDS)))


def _checked(answer: ChatReply) -> ChatReply:
    """An answer that is whole; one that was cut or declined counts as a failure."""
    if answer.stop == "cut_off":
        raise ModelError(
            "cut_off",
            "The model's answer was cut off. Send less in one message: part of the lines first.",
            tokens=answer.tokens,
        )
    if answer.stop == "refused":
        raise ModelError(
            "refused",
            "The model declined to answer this message. Say it in other words.",
            tokens=answer.tokens,
        )
    return answer
