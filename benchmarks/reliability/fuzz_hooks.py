"""What Schemathesis has to know of our API and no schema can say; loaded by it."""

from __future__ import annotations

import uuid
from typing import Any

import schemathesis

_LONGEST = 255


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """In chains of operations, let no two creates share a key.

    The second would tell of an invoice as it was made, and if it was deleted since, Schemathesis
    would miss it.
    """
    creates = (case.method.upper(), case.path) == ("POST", "/invoices")
    if not creates or case.meta is None or case.meta.phase.name != "stateful":
        return
    key = (case.headers or {}).get("Idempotency-Key")
    made = uuid.uuid4().hex
    if key and len(key) + len(made) <= _LONGEST:
        case.headers["Idempotency-Key"] = key + made
