"""What a client asks of DynamoDB, and answers that get lost on their way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def calls_of(client: Any) -> Iterator[Counter[str]]:
    """How often each operation is called inside, and under ``items`` how many items were read."""
    seen: Counter[str] = Counter()

    def count(parsed: dict[str, Any], model: Any, **_: Any) -> None:
        seen[model.name] += 1
        seen["items"] += parsed.get("ScannedCount", 0) + (
            model.name == "GetItem" and "Item" in parsed
        )

    client.meta.events.register("after-call.dynamodb", count)
    yield seen
    client.meta.events.unregister("after-call.dynamodb", count)


@contextmanager
def first_answer_lost(client: Any, operation: str) -> Iterator[None]:
    """The first call of an operation reaches DynamoDB, but is sent again as if unanswered."""

    def send_again(attempts: int, **_: Any) -> int | None:
        return 0 if attempts == 1 else None

    client.meta.events.register_first(f"needs-retry.dynamodb.{operation}", send_again)
    yield
    client.meta.events.unregister(f"needs-retry.dynamodb.{operation}", send_again)
