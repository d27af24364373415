"""One question to a model with an end that holds, whatever its client and its server do.

Clients bound each wait on a socket, but neither the look-up of a name nor an answer that comes a
byte at a time.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future

from scatterpilot.domain.chat import ChatReply, ChatRequest, ModelError
from scatterpilot.ports import ChatModel


def ask_in_time(model: ChatModel, request: ChatRequest, seconds: float) -> ChatReply:
    """The model's answer; raises ``ModelError`` of kind ``timeout`` when there is none in time.

    A request that is given up ends by itself in its thread, which keeps no program from ending.
    """
    answer: Future[ChatReply] = Future()

    def ask() -> None:
        try:
            answer.set_result(model.converse(request))
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=ask, name="model", daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError as error:
        raise ModelError("timeout", "The model took too long to answer. Try again.") from error
