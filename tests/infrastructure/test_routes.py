from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from scatterpilot.api.operations import OPERATIONS
from scatterpilot.api.problems import MEDIA_TYPE, Problem
from tests.infrastructure.template import FUNCTIONS, properties

EVENTS = [
    (function, event["Properties"])
    for function in FUNCTIONS
    for event in FUNCTIONS[function]["Events"].values()
]
GATEWAY = properties("Api")["GatewayResponses"]


def route(event: dict[str, Any]) -> tuple[str, str]:
    return event["Method"].upper(), event["Path"]


def test_there_is_a_route_for_every_operation_and_a_preflight_for_every_path() -> None:
    operations = [(found.method, found.path) for found in OPERATIONS]
    preflights = [("OPTIONS", path) for path in {found.path for found in OPERATIONS}]
    assert sorted(route(event) for _, event in EVENTS) == sorted([*operations, *preflights])


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_function_gets_the_routes_that_its_handler_answers(function: str) -> None:
    module, _, name = FUNCTIONS[function]["Handler"].rpartition(".")
    handler = getattr(importlib.import_module(module), name)
    answered = {(found.operation.method, found.operation.path) for found in handler.routes}
    sent = {route(event) for owner, event in EVENTS if owner == function}
    assert {found for found in sent if found[0] != "OPTIONS"} == answered


def test_every_operation_needs_a_sign_in_but_the_public_ones() -> None:
    assert properties("Api")["Auth"]["DefaultAuthorizer"] == "SignedIn"
    public = {(found.method, found.path) for found in OPERATIONS if found.public}
    open_routes = {route(event) for _, event in EVENTS if "Auth" in event}
    assert {found for found in open_routes if found[0] != "OPTIONS"} == public
    for _, event in EVENTS:
        assert event.get("Auth", {"Authorizer": "NONE"}) == {"Authorizer": "NONE"}


@pytest.mark.parametrize("kind", GATEWAY)
def test_what_the_gateway_answers_itself_is_a_problem_that_the_page_can_read(kind: str) -> None:
    answer = GATEWAY[kind]
    body = answer["ResponseTemplates"]["application/json"]
    told = json.loads(body.replace("$context.requestId", "an-id"))
    ours = json.loads(Problem(told["status"], told["code"], told["detail"]).body("an-id"))
    assert told.keys() == ours.keys()
    assert told["type"] == ours["type"]
    assert answer["StatusCode"] == told["status"]
    headers = answer["ResponseParameters"]["Headers"]
    assert headers["Content-Type"] == f"'{MEDIA_TYPE}'"
    assert headers["Access-Control-Allow-Origin"] == "'*'"


def test_the_gateway_has_words_for_every_refusal_a_client_may_meet() -> None:
    assert {
        "DEFAULT_4XX",
        "DEFAULT_5XX",
        "UNAUTHORIZED",
        "ACCESS_DENIED",
        "MISSING_AUTHENTICATION_TOKEN",
        "REQUEST_TOO_LARGE",
        "THROTTLED",
        "INTEGRATION_TIMEOUT",
    } <= set(GATEWAY)
