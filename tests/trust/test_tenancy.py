"""Nobody reaches what is somebody else's: not there and not yours look the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from scatterpilot.api import examples
from tests.api.gateway import ANNA, BOB, Answered, Gateway, check_problem
from tests.api.homes import EVERYTHING, YES
from tests.api.test_invoices import create
from tests.trust.calls import OPERATIONS, Operation, parameters, path_of, resolve, schema_of

KINDS = ("conversation_id", "invoice_id")
NOBODY = {"conversation_id": "conv_" + "9" * 32, "invoice_id": "inv_" + "9" * 32}


def of_anna(api: Gateway) -> dict[str, list[str]]:
    """A conversation and invoices in every state."""
    turn = api("POST", "/conversation", {"message": EVERYTHING}).json
    talked = api("POST", "/conversation", {"message": EVERYTHING}).json["conversation_id"]
    yes = {"message": YES, "conversation_id": talked}
    invoices = [api("POST", "/conversation", yes).json["invoice_id"]]
    for statuses in ((), ("pending",), ("pending", "paid"), ("pending", "cancelled")):
        invoices.append(create(api)["invoice_id"])
        for status in statuses:
            assert api("PATCH", f"/invoices/{invoices[-1]}", {"status": status}).status == 200
    return {"conversation_id": [turn["conversation_id"], talked], "invoice_id": invoices}


def identified_by(operation: Operation) -> Iterator[tuple[str, str]]:
    """Where an operation takes an id, in its path or its body, and of what."""
    for name in parameters(operation, "path"):
        yield "path", name
    schema = schema_of(operation)
    for name in resolve(schema)["properties"] if schema else ():
        if name.endswith("_id") and name != "tax_id":
            yield "body", name


PLACES = [(o, *place) for o in OPERATIONS for place in identified_by(o)]


def ask(api: Gateway, operation: Operation, where: str, name: str, id: str, owner: str) -> Answered:
    body: Any = examples.REQUESTS.get(operation.name)
    if where == "path":
        return api(operation.method, path_of(operation, {**NOBODY, name: id}), body, owner=owner)
    kept = {key: value for key, value in body.items() if key in ("message", "format")}
    return api(operation.method, operation.path, {**kept, name: id}, owner=owner)


def test_every_id_in_the_document_is_one_that_is_tried_here() -> None:
    assert {name for _, _, name in PLACES} == set(KINDS)
    assert len(PLACES) >= 8
    patterns = [o for o in OPERATIONS if re.search(r"\{\w+\}", o.path)]
    assert patterns
    assert all(any(o is place[0] for place in PLACES) for o in patterns)


@pytest.mark.parametrize(
    ("operation", "where", "name"), PLACES, ids=lambda part: getattr(part, "name", part)
)
def test_what_is_somebody_elses_answers_like_what_does_not_exist(
    api: Gateway, operation: Operation, where: str, name: str
) -> None:
    foreign = of_anna(api)
    before = everything(api)
    missing = ask(api, operation, where, name, NOBODY[name], BOB)
    check_problem(missing, 404)
    for theirs in foreign[name]:
        refused = ask(api, operation, where, name, theirs, BOB)
        assert (refused.status, refused.content) == (404, missing.content)
        assert refused.headers == missing.headers
        assert theirs not in refused.text
    assert everything(api) == before


def test_a_list_shows_only_ones_own(api: Gateway) -> None:
    of_anna(api)
    lists = [o for o in OPERATIONS if "limit" in o.query]
    assert len(lists) == 2
    for operation in lists:
        assert api("GET", operation.path).json["count"] > 0
        assert api("GET", operation.path, owner=BOB).json["count"] == 0


@pytest.mark.parametrize(
    "operation", [o for o in OPERATIONS if not o.public], ids=lambda found: found.name
)
def test_nobody_is_served_without_being_known(api: Gateway, operation: Operation) -> None:
    body = examples.REQUESTS.get(operation.name)
    refused = api(operation.method, path_of(operation, NOBODY), body, owner=None)
    check_problem(refused, 401)


def everything(api: Gateway) -> list[Any]:
    invoices = api("GET", "/invoices", query={"limit": "100"}, owner=ANNA).json
    conversations = api("GET", "/conversations", query={"limit": "100"}, owner=ANNA).json
    return [invoices, conversations]
