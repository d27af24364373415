"""Calls of AWS services as subsegments of X-Ray: what each took, beside the function's own segment.

Sent as one datagram each to the daemon that Lambda runs beside a function, in the form that
docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html tells. They hold names of
services, operations, tables, bucket and model, times and codes; never a key, an item or a text.
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from scatterpilot.adapters.aws_client import Client

Address = tuple[str, int]

_HEADER = b'{"format": "json", "version": 1}\n'
_BEGUN = "scatterpilot_subsegment"
_THROTTLED = ("Throttl", "TooManyRequests", "ProvisionedThroughputExceeded", "RequestLimitExceeded")


class Parent(NamedTuple):
    """The segment that a call belongs to."""

    trace_id: str
    segment_id: str


class _Call(NamedTuple):
    """A call that has begun; ``about`` is what it is asked of."""

    parent: Parent
    started: float
    about: dict[str, Any]


def daemon_at(address: str) -> Address | None:
    """Where it takes datagrams: ``169.254.79.129:2000``, or as ``tcp:… udp:127.0.0.1:2000``.

    ``None`` for what is no address: who can't be traced works all the same.
    """
    parts = address.split()
    found = next((part[4:] for part in parts if part.startswith("udp:")), address)
    host, _, port = found.rpartition(":")
    return (host, int(port)) if host and port.isdigit() else None


def parent_of(header: str) -> Parent | None:
    """``Root=1-…;Parent=…;Sampled=1`` as the parent; ``None`` where the trace is not recorded."""
    given = dict(part.split("=", 1) for part in header.split(";") if "=" in part)
    if given.get("Sampled") != "1" or not given.get("Root") or not given.get("Parent"):
        return None
    return Parent(given["Root"], given["Parent"])


class Subsegments:
    """Tells the daemon of each call of the clients that it watches, repeated tries as one.

    ``trace_header`` gives the header of the request under way; it is asked at each call.
    """

    def __init__(self, daemon: Address, trace_header: Callable[[], str]) -> None:
        self._daemon = daemon
        self._trace_header = trace_header
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)

    def watch(self, client: Client) -> None:
        """From now on; once for each client."""
        events = client.meta.events
        events.register("before-parameter-build", self._begin)
        events.register("after-call", self._answered)
        events.register("after-call-error", self._broken)

    def _begin(self, params: Mapping[str, Any], context: dict[str, Any], **_: Any) -> None:
        parent = parent_of(self._trace_header())
        if parent is not None:
            context[_BEGUN] = _Call(parent, time.time(), _asked_of(params))

    def _answered(
        self, parsed: Mapping[str, Any], context: dict[str, Any], event_name: str, **_: Any
    ) -> None:
        metadata = parsed.get("ResponseMetadata", {})
        status = metadata.get("HTTPStatusCode", 0)
        outcome: dict[str, Any] = {"http": {"response": {"status": status}}}
        if status >= 400:
            outcome |= _failure(status, str(parsed.get("Error", {}).get("Code", status)))
        answered = {
            "request_id": metadata.get("RequestId", ""),
            "retries": metadata.get("RetryAttempts", 0),
        }
        self._send(context, event_name, answered, outcome)

    def _broken(
        self, exception: Exception, context: dict[str, Any], event_name: str, **_: Any
    ) -> None:
        """No answer came."""
        self._send(context, event_name, {}, _failure(500, type(exception).__name__))

    def _send(
        self,
        context: dict[str, Any],
        event_name: str,
        answered: Mapping[str, Any],
        outcome: Mapping[str, Any],
    ) -> None:
        call: _Call | None = context.pop(_BEGUN, None)
        if call is None:
            return
        _, service, operation = event_name.split(".")
        region = context.get("client_region")
        document = {
            "name": service,
            "id": os.urandom(8).hex(),
            "trace_id": call.parent.trace_id,
            "parent_id": call.parent.segment_id,
            "type": "subsegment",
            "namespace": "aws",
            "start_time": call.started,
            "end_time": time.time(),
            "aws": {"operation": operation, "region": region, **call.about, **answered},
            **outcome,
        }
        # A trace is no reason to fail, or to wait.
        with suppress(OSError):
            self._socket.sendto(_HEADER + json.dumps(document).encode(), self._daemon)


def _asked_of(params: Mapping[str, Any]) -> dict[str, Any]:
    """Which table, bucket or model; nothing else of what is sent."""
    if "TableName" in params:
        return {"table_name": params["TableName"]}
    if "TransactItems" in params:
        writes = (write for item in params["TransactItems"] for write in item.values())
        return {"table_names": list(dict.fromkeys(write["TableName"] for write in writes))}
    if "RequestItems" in params:
        return {"table_names": list(params["RequestItems"])}
    if "Bucket" in params:
        return {"bucket_name": params["Bucket"]}
    return {"model_id": params["modelId"]} if "modelId" in params else {}


def _failure(status: int, code: str) -> dict[str, Any]:
    """Whose fault it is, in X-Ray's words, and its code; its text may quote somebody."""
    throttled = status == 429 or any(word in code for word in _THROTTLED)
    return {
        "fault" if status >= 500 else "error": True,
        **({"throttle": True} if throttled else {}),
        "cause": {"exceptions": [{"id": os.urandom(8).hex(), "type": code}]},
    }
