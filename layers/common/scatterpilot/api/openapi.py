"""The OpenAPI 3.1 document, made from the table of operations and the models of the API.

``python -m scatterpilot.api.openapi`` writes it next to this file, where ``GET /openapi.json``
reads it, so that no function spends its start on models it does not need.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from scatterpilot import __version__
from scatterpilot.api import examples
from scatterpilot.api.invoice_inputs import (
    CreateInvoiceInput,
    PreviewInput,
    UpdateInvoiceInput,
)
from scatterpilot.api.operations import OPERATIONS, Operation
from scatterpilot.api.outputs import OUTPUTS
from scatterpilot.api.pages import DEFAULT_LIMIT, MAX_LIMIT
from scatterpilot.api.problems import MEDIA_TYPE
from scatterpilot.api.profile_input import ProfileInput
from scatterpilot.api.settlement_inputs import CreditNoteInput, RecordPaymentInput, TakeBackInput
from scatterpilot.api.turn_inputs import TurnInput
from scatterpilot.domain.status import Kind, StatusWord

PATH = Path(__file__).with_name("openapi.json")

Json = dict[str, Any]


_INPUTS: tuple[type[BaseModel], ...] = (
    TurnInput,
    CreateInvoiceInput,
    UpdateInvoiceInput,
    PreviewInput,
    RecordPaymentInput,
    TakeBackInput,
    CreditNoteInput,
    ProfileInput,
)
_PROBLEMS = {
    400: "The request can't be used; `errors` names each field",
    401: "The token is missing or not valid",
    404: "There is none, or it is somebody else's",
    409: "The state does not allow it, or the same request is still running",
    413: "The body is larger than 256 kB",
    415: "The body is not JSON",
    422: "The `Idempotency-Key` was used for another request, or the draft is not complete",
    429: "Too many requests; wait as `Retry-After` says",
    500: "Something went wrong on our side",
    503: "Not available right now; wait as `Retry-After` says",
}
_QUERY: dict[str, Json] = {
    "limit": {
        "description": "How many to give",
        "schema": {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},
    },
    "last_key": {
        "description": "The `last_key` of the page before; leave it out to start",
        "schema": {"type": "string"},
    },
    "status": {
        "description": "Only those with this status; `pending` is another word for `issued`",
        "schema": {"type": "string", "enum": list(get_args(StatusWord))},
    },
    "kind": {
        "description": "Only invoices, or only credit notes, which have no status to filter by",
        "schema": {"type": "string", "enum": list(get_args(Kind))},
    },
    "format": {
        "description": "`csv` gives one row per invoice, the header row on the first page only; "
        "the header `Link` has the address of the next page",
        "schema": {"type": "string", "enum": ["json", "csv"], "default": "json"},
    },
    "keep_issued": {
        "description": "Keep issued invoices with their numbers, PDFs and logos, as the law may "
        "want it; whoever runs the service can then still export them",
        "schema": {"type": "boolean", "default": False},
    },
    "lines": {
        "description": "With `format=csv`: one row per line item",
        "schema": {"type": "boolean", "default": False},
    },
}
_PATH: dict[str, Json] = {
    "conversation_id": {"type": "string", "pattern": "^conv_[0-9a-f]{32}$"},
    "invoice_id": {"type": "string", "pattern": "^inv_[0-9a-f]{32}$"},
}


def build_document() -> Json:
    """The whole document as JSON."""
    paths: dict[str, Json] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "ScatterPilot",
            "version": __version__,
            "description": "Say what to bill, check it, send it. Money, quantities and rates are "
            "answered as strings and taken as strings or numbers; dates are ISO 8601. Errors are "
            "`application/problem+json`.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in dict.fromkeys(found.tag for found in OPERATIONS)],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "A Cognito token on AWS; SCATTERPILOT_TOKEN on a local server "
                    "that has one, else nothing.",
                }
            },
        },
    }


def _schemas() -> Json:
    models: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        *((model, "validation") for model in _INPUTS),
        *((model, "serialization") for model in OUTPUTS),
    ]
    _, found = models_json_schema(models, ref_template="#/components/schemas/{model}")
    schemas: Json = found["$defs"]
    # Docstrings are written for Sphinx, descriptions are read as Markdown.
    text = json.dumps(schemas).replace("``", "`")
    tidied: Json = json.loads(text)
    # The seller of an issued invoice has everything but the picture.
    del tidied["Seller"]["properties"]["logo"]
    tidied["Seller"]["required"].remove("logo")
    return tidied


def _operation(operation: Operation) -> Json:
    described: Json = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": operation.summary,
        "parameters": _parameters(operation),
        "responses": {
            str(operation.status): _success(operation),
            **{str(status): _problem(status) for status in sorted(_problem_statuses(operation))},
        },
    }
    if operation.request:
        body: Json = {"schema": _ref(operation.request)}
        body["example"] = examples.REQUESTS[operation.name]
        described["requestBody"] = {"required": True, "content": {"application/json": body}}
    if operation.public:
        described["security"] = []
    return {name: value for name, value in described.items() if value != [] or name == "security"}


def _parameters(operation: Operation) -> list[Json]:
    found: list[Json] = [
        {"name": name, "in": "path", "required": True, "schema": _PATH[name]}
        for name in re.findall(r"\{(\w+)\}", operation.path)
    ]
    found += [{"name": name, "in": "query", **_QUERY[name]} for name in operation.query]
    if operation.idempotent:
        found.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "Makes a repetition safe: the same key and body give the stored "
                "answer, with `Idempotent-Replayed: true`, for 24 hours",
                "schema": {"type": "string", "minLength": 1, "maxLength": 255},
            }
        )
    return found


def _success(operation: Operation) -> Json:
    if operation.status == 204:
        return {"description": "Done"}
    content: Json = {media_type: {} for media_type in operation.media_types}
    if operation.response:
        content["application/json"] = {
            "schema": _ref(operation.response),
            "example": examples.RESPONSES[operation.name],
        }
    return {"description": operation.summary, "content": content}


def _problem_statuses(operation: Operation) -> set[int]:
    statuses = {400, 500, *operation.errors}  # 400: a query parameter there is not
    if not operation.public:
        statuses.add(401)
    if operation.request:
        statuses |= {413, 415}
    if operation.idempotent:
        statuses |= {409, 422}
    if operation.limited:
        statuses |= {429, 503}
    return statuses


def _problem(status: int) -> Json:
    content: Json = {"schema": _ref("Problem")}
    if status == examples.PROBLEM["status"]:
        content["example"] = examples.PROBLEM
    return {"description": _PROBLEMS[status], "content": {MEDIA_TYPE: content}}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def as_text(document: Json) -> str:
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(as_text(build_document()), encoding="utf-8")
