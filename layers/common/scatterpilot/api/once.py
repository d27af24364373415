"""Requests that change something: counted, and carried out once per ``Idempotency-Key``."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from scatterpilot.api.answers import Answer, json_answer
from scatterpilot.api.home import Home
from scatterpilot.api.requests import Request
from scatterpilot.domain.errors import FieldFault, InvalidError, RateLimitedError
from scatterpilot.ports import Receipt

if TYPE_CHECKING:
    from scatterpilot.ports import ReceiptFor

Document = dict[str, Any]

_KEY = re.compile(r"[!-~](?:[ -~]{0,253}[!-~])?")
_DATA_URL = re.compile(r"data:([a-z+/]+);base64,")
# Beyond this an answer is not kept (records of the stores are small), but it is one that changes
# nothing, so carrying it out again gives the same.
_KEPT_LIMIT = 250_000


def admit(request: Request, home: Home) -> None:
    """Count a request; raises ``RateLimitedError`` when it is one too many.

    Where there is a limit, the answer says how much of it is left, in the fields of the IETF draft
    "RateLimit header fields for HTTP".
    """
    limiter = home.rate_limiter
    if limiter is None:
        return
    wait, remaining, reset = limiter.admit(request.owner, home.now())
    policy = f'"owner";q={limiter.limit};w={limiter.window_seconds}'
    request.answer_headers["RateLimit-Policy"] = policy
    request.answer_headers["RateLimit"] = f'"owner";r={remaining};t={wait or reset}'
    if wait:
        unit = "second" if wait == 1 else "seconds"
        raise RateLimitedError(f"Too many requests: try again in {wait} {unit}.", wait)


def once(
    request: Request, home: Home, status: int, run: Callable[[ReceiptFor | None], Document]
) -> Answer:
    """Answer with the document of ``run``; with the answer of the first time under a known key.

    ``run`` gets what makes the receipt of a document, for the use case to store in the same
    transaction as what it did. A use case with nothing to store leaves it alone.
    """
    key = _key(request)
    admit(request, home)
    if key is None:
        return json_answer(run(None), status)
    return _Once(request, home, key).document(status, run)


def drawn_once(request: Request, home: Home, draw: Callable[[], Answer]) -> Answer:
    """The same for answers in bytes, which no use case stores."""
    key = _key(request)
    admit(request, home)
    if key is None:
        return draw()
    return _Once(request, home, key).drawing(draw)


class _Once:
    """One request under one key."""

    def __init__(self, request: Request, home: Home, key: str) -> None:
        self._owner = request.owner
        self._key = key
        self._fingerprint = request.fingerprint()
        self._receipts = home.receipts
        self._now = home.now

    def document(self, status: int, run: Callable[[ReceiptFor | None], Document]) -> Answer:
        stored: list[Document] = []

        def receipt_for(document: Document) -> Receipt:
            stored.append(document)
            return self._receipt(json_answer(document, status))

        def carry_out() -> Answer:
            document = run(receipt_for)
            answer = json_answer(document, status)
            # A use case that tried to store a document and answers with another one (because
            # somebody was faster) has stored none.
            if not (stored and stored[-1] is document):
                self._receipts.complete(self._owner, self._receipt(answer))
            return answer

        return self._claimed(carry_out)

    def drawing(self, draw: Callable[[], Answer]) -> Answer:
        def carry_out() -> Answer:
            answer = draw()
            receipt = self._receipt(answer)
            if len(receipt.body) <= _KEPT_LIMIT:
                self._receipts.complete(self._owner, receipt)
            else:
                self._receipts.release(self._owner, self._key)
            return answer

        return self._claimed(carry_out)

    def _claimed(self, carry_out: Callable[[], Answer]) -> Answer:
        found = self._receipts.claim(self._owner, self._key, self._fingerprint, self._now())
        if found is not None:
            return _replay(found)
        try:
            return carry_out()
        except BaseException:
            self._receipts.release(self._owner, self._key)
            raise

    def _receipt(self, answer: Answer) -> Receipt:
        body = answer.body
        if isinstance(body, bytes):
            body = f"data:{answer.media_type};base64,{base64.b64encode(body).decode()}"
        return Receipt(self._key, self._fingerprint, answer.status, body, self._now())


def _replay(receipt: Receipt) -> Answer:
    headers = {"Idempotent-Replayed": "true"}
    drawn = _DATA_URL.match(receipt.body)
    if drawn is None:
        return Answer(receipt.status, receipt.body, headers=headers)
    content = base64.b64decode(receipt.body[drawn.end() :])
    return Answer(receipt.status, content, drawn.group(1), headers)


def _key(request: Request) -> str | None:
    keys = request.header_values("Idempotency-Key")
    if not keys:
        return None
    if len(keys) == 1 and _KEY.fullmatch(keys[0]):
        return keys[0]
    raise InvalidError(
        "That Idempotency-Key can't be used.",
        [FieldFault("Idempotency-Key", "send one of 1 to 255 printable ASCII characters: a UUID")],
        code="idempotency_key_not_valid",
    )
