"""A Lambda handler made of routes: routing, headers, errors and the log line of each request."""

from __future__ import annotations

import base64
import hmac
import itertools
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from scatterpilot.api.answers import Answer
from scatterpilot.api.headers import SECURITY_HEADERS, options_headers, standard_headers
from scatterpilot.api.home import Home
from scatterpilot.api.log import Log, log_of
from scatterpilot.api.metrics import count_answer
from scatterpilot.api.operations import Operation, operations_at, path_values_of
from scatterpilot.api.problems import MEDIA_TYPE, RefusedError, problem_of
from scatterpilot.api.requests import Request
from scatterpilot.domain.errors import NotFoundError, ScatterPilotError

Run = Callable[[Request, Home], Answer]

_requests = itertools.count()


@dataclass(frozen=True)
class Route:
    """An operation and the function that carries it out."""

    operation: Operation
    run: Run


class Handler:
    """Answers API Gateway REST events, in any number of threads at once.

    ``home`` is called at the first request, so that importing a function reads no settings.
    """

    def __init__(self, home: Callable[[], Home], *routes: Route) -> None:
        self._home = home
        self.routes = routes

    def using(self, home: Home) -> Handler:
        """The same routes, wired with another home."""
        return Handler(lambda: home, *self.routes)

    def __call__(self, event: Mapping[str, Any], context: object) -> dict[str, Any]:
        try:
            route, path_values = self._route(event["httpMethod"].upper(), event["path"])
            return _answer(Request(event, path_values), self._home(), route)
        except Exception as error:
            return _last_resort(error)

    def _route(self, method: str, path: str) -> tuple[Route | None, Mapping[str, str]]:
        operation = operations_at(path).get(method)
        for route in self.routes:
            if route.operation is operation:
                return route, path_values_of(operation, path)
        return None, {}


def _answer(request: Request, home: Home, route: Route | None) -> dict[str, Any]:
    started = time.perf_counter()
    log = log_of(request, home)
    code = None
    try:
        answer = _run(request, home, route)
    except Exception as error:
        problem = problem_of(error)
        code = problem.code
        if problem.status == 500:
            log.unforeseen(error)
        body = problem.body(request.request_id)
        answer = Answer(problem.status, body, MEDIA_TYPE, problem.headers)
    ms = round((time.perf_counter() - started) * 1000)
    operation = route.operation if route else None
    log.info(
        "answered",
        operation=operation.name if operation else "unrouted",
        owner=_hidden_owner(request, home),
        status=answer.status,
        code=code,
        ms=ms,
        cold_start=next(_requests) == 0,
    )
    count_answer(home.meter, operation, answer.status, code, ms)
    headers = standard_headers(request, home.allowed_origins)
    for name, value in (*request.answer_headers.items(), *answer.headers.items()):
        headers[name] = [value]
    if answer.media_type is not None:
        headers["Content-Type"] = [answer.media_type]
    return _proxy_answer(answer.status, headers, answer.body)


def _proxy_answer(
    status: int, headers: Mapping[str, list[str]], body: str | bytes
) -> dict[str, Any]:
    """What API Gateway wants of a Lambda function: text as it is, bytes in base64."""
    drawn = isinstance(body, bytes)
    return {
        "statusCode": status,
        "body": base64.b64encode(body).decode() if isinstance(body, bytes) else body,
        "isBase64Encoded": drawn,
        "multiValueHeaders": headers,
    }


def _hidden_owner(request: Request, home: Home) -> str | None:
    """Whose request it is as a keyed hash: alike in every line, and nobody's name.

    ``None`` when nobody is signed in, or when the key can't be had just now.
    """
    try:
        owner, key = request.owner, home.secret
    except Exception:
        return None
    return _keyed_hash(key, owner)


@lru_cache(maxsize=1_024)
def _keyed_hash(key: bytes, owner: str) -> str:
    return hmac.digest(key, f"owner\n{owner}".encode(), "sha256").hex()[:16]


def _last_resort(error: Exception) -> dict[str, Any]:
    """When not even a request could be made of the event, or no home of the settings."""
    request_id = uuid.uuid4().hex
    log = Log("INFO", request_id)
    if isinstance(error, ScatterPilotError):
        # Only the settings raise one here; it says what whoever deployed this has to mend.
        log.error("not_ready", code=error.code, why=error.message)
        error = RuntimeError(error.code)
    else:
        log.unforeseen(error)
    problem = problem_of(error)
    headers = {**SECURITY_HEADERS, "Content-Type": MEDIA_TYPE, "X-Request-Id": request_id}
    lists = {name: [value] for name, value in headers.items()}
    return _proxy_answer(problem.status, lists, problem.body(request_id))


def _run(request: Request, home: Home, route: Route | None) -> Answer:
    if route is None:
        return unrouted_answer(request)
    if not route.operation.public:
        _ = request.owner  # refuses before anything of the request is read
    request.check_query(route.operation.query)
    return route.run(request, home)


def unrouted_answer(request: Request) -> Answer:
    """OPTIONS for a path there is; else raises ``RefusedError`` (405) or ``NotFoundError``."""
    methods = operations_at(request.path)
    if not methods or request.method in methods:
        raise NotFoundError(
            "There is no such address. GET /openapi.json lists all there are.",
            code="route_not_found",
        )
    if request.method == "OPTIONS":
        return Answer(204, media_type=None, headers=options_headers(methods))
    raise RefusedError(
        405,
        "method_not_allowed",
        f"This address does not take {request.method}; use {' or '.join(methods)}.",
        headers={"Allow": ", ".join([*methods, "OPTIONS"])},
    )
