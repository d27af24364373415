from __future__ import annotations

import json
from typing import Any

import pytest
from openapi_spec_validator import validate

from scatterpilot.api import examples
from scatterpilot.api.openapi import PATH, as_text, build_document
from scatterpilot.api.operations import OPERATIONS, Operation
from scatterpilot.local.functions import find_folder, load_handlers
from tests.api.gateway import Gateway, check_schema
from tests.api.homes import EVERYTHING, YEARS_ON, FakeHome

DOCUMENT = build_document()


def test_the_document_is_valid_openapi() -> None:
    assert DOCUMENT["openapi"].startswith("3.1")
    validate(DOCUMENT)


def test_the_file_that_is_served_is_the_document_of_this_code() -> None:
    written = PATH.read_text(encoding="utf-8")
    assert written == as_text(DOCUMENT), "run python -m scatterpilot.api.openapi"


def test_the_document_is_served(api: Gateway) -> None:
    assert api("GET", "/openapi.json", owner=None).json == DOCUMENT


def test_every_operation_is_carried_out_by_one_function_and_described() -> None:
    handlers = load_handlers(find_folder("functions"), FakeHome())
    assert set(handlers) == set(OPERATIONS)
    carried_out = [r.operation for h in set(handlers.values()) for r in h.routes]
    assert sorted(found.name for found in carried_out) == sorted(o.name for o in OPERATIONS)
    described = {
        (method.upper(), path) for path, item in DOCUMENT["paths"].items() for method in item
    }
    assert described == {(found.method, found.path) for found in OPERATIONS}


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.name)
def test_every_operation_names_its_errors_and_who_may_use_it(operation: Operation) -> None:
    described = DOCUMENT["paths"][operation.path][operation.method.lower()]
    responses = described["responses"]
    assert str(operation.status) in responses
    assert ("401" in responses) is (described.get("security") != [])
    problems = {status: found for status, found in responses.items() if int(status) >= 400}
    assert "500" in problems
    for found in problems.values():
        assert list(found["content"]) == ["application/problem+json"]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda found: found.name)
def test_every_example_is_what_the_schema_says(operation: Operation) -> None:
    for schema, example in (
        (operation.request, examples.REQUESTS.get(operation.name)),
        (operation.response, examples.RESPONSES.get(operation.name)),
    ):
        assert (schema is None) is (example is None)
        if schema:
            check_schema(example, schema)
    check_schema(examples.PROBLEM, "Problem")


@pytest.mark.parametrize("clock", [{}, YEARS_ON], ids=["today", "in ten years"])
@pytest.mark.parametrize(
    "operation", [found for found in OPERATIONS if found.request], ids=lambda found: found.name
)
def test_the_example_of_a_request_works_in_any_year(
    operation: Operation, clock: dict[str, Any]
) -> None:
    api = Gateway(FakeHome(**clock))
    api("PUT", "/profile", examples.REQUESTS["put_profile"])
    conversation_id = api("POST", "/conversation", {"message": EVERYTHING}).json["conversation_id"]
    invoice_id = api("POST", "/invoices", {"conversation_id": conversation_id}).json["invoice_id"]
    api("PATCH", f"/invoices/{invoice_id}", {"status": "pending"})
    if operation.name == "take_back_payment":
        api("POST", f"/invoices/{invoice_id}/payments", {"amount": "1"})
    described = DOCUMENT["paths"][operation.path][operation.method.lower()]
    example = json.dumps(described["requestBody"]["content"]["application/json"]["example"])
    body = example.replace(examples.CONVERSATION_ID, conversation_id)
    answer = api(operation.method, operation.path.format(invoice_id=invoice_id), raw=body)
    assert answer.status == operation.status, answer.text


def test_every_reference_leads_somewhere() -> None:
    schemas = DOCUMENT["components"]["schemas"]

    def references(value: Any) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return own.union(*map(references, value.values()))
        return set().union(*map(references, value)) if isinstance(value, list) else set()

    assert {found.rpartition("/")[2] for found in references(DOCUMENT)} == set(schemas)


def test_no_description_shows_markup_of_the_code() -> None:
    text = as_text(DOCUMENT)
    assert "``" not in text
    assert ":mod:" not in text
    assert ":class:" not in text
