"""Functions called as Lambda calls them: in a process of their own, by an event."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Any

from tests.architecture.sources import ROOT


def event(method: str, path: str, body: Any = None, key: str | None = None) -> dict[str, Any]:
    """Anna's request; ``key`` is its ``Idempotency-Key``."""
    address, _, query = path.partition("?")
    claims = {"sub": "anna", "token_use": "id", "auth_time": str(int(time.time()))}
    return {
        "path": address,
        "httpMethod": method,
        "headers": {
            "Content-Type": "application/json",
            **({"Idempotency-Key": key} if key else {}),
        },
        "queryStringParameters": dict(each.split("=") for each in query.split("&") if each),
        "body": None if body is None else json.dumps(body),
        "requestContext": {"authorizer": {"claims": claims}},
    }


def run_python(
    environment: Mapping[str, str], *arguments: str, given: str | None = None
) -> list[str]:
    """What Python prints in a function's environment, line by line; ``given`` is its input."""
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=dict(environment),
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()
