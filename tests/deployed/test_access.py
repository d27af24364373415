"""Who gets in, and to what: tokens, other people's ids, links and web pages."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from scatterpilot.api.operations import OPERATIONS, Operation
from tests.deployed.conftest import CONTENT
from tests.deployed.stack import ORIGIN, DeployedStack, User, claims_of
from tests.emulator.buckets import link_signed_at, signed_for

CLOSED = [operation for operation in OPERATIONS if not operation.public]
NAMES = {"invoice_id": f"inv_{'0' * 32}", "conversation_id": f"conv_{'0' * 32}"}


def name_of(operation: Operation) -> str:
    return operation.name


def body_of(operation: Operation) -> dict[str, str] | None:
    return {} if operation.method in ("POST", "PUT", "PATCH") else None


@pytest.mark.parametrize("operation", CLOSED, ids=name_of)
def test_without_a_token_nothing_opens(stack: DeployedStack, operation: Operation) -> None:
    path = operation.path.format(**NAMES)
    answer = stack.call(None, operation.method, path, body_of(operation))
    assert answer.status_code == 401


def _encoded(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def forgeries(token: str) -> dict[str, str]:
    header, claims, signature = token.split(".")
    known = claims_of(token)
    other = "A" if signature[0] != "A" else "B"
    return {
        "no token at all": "nonsense",
        "another signature": f"{header}.{claims}.{other}{signature[1:]}",
        "other claims": f"{header}.{_encoded({**known, 'sub': 'anna'})}.{signature}",
        "no algorithm": f"{_encoded({'alg': 'none', 'typ': 'JWT'})}.{claims}.",
        "a symmetric algorithm": f"{_encoded({'alg': 'HS256'})}.{claims}.{signature}",
    }


@pytest.mark.parametrize("kind", forgeries("e30.e30.x"))
def test_a_forged_token_does_not_open(stack: DeployedStack, anna: User, kind: str) -> None:
    forged = forgeries(anna.id_token)[kind]
    assert stack.call(forged, "GET", "/invoices").status_code == 401
    assert stack.call(anna, "GET", "/invoices").status_code == 200


def test_a_token_of_another_user_pool_does_not_open(stack: DeployedStack) -> None:
    cognito = stack.emulator.client("cognito-idp")
    pool = cognito.create_user_pool(PoolName="other")["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool,
        ClientName="other",
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )["UserPoolClient"]["ClientId"]
    stranger = stack.sign_up(client, pool)
    cognito.delete_user_pool(UserPoolId=pool)
    assert stack.call(stranger, "GET", "/invoices").status_code == 401


def test_an_access_token_does_not_open(stack: DeployedStack, anna: User) -> None:
    assert stack.call(anna.access_token, "GET", "/invoices").status_code == 401


FOREIGN: list[tuple[str, dict[str, Any] | None]] = [
    ("take_turn", {"conversation_id": "{conversation_id}", "message": "Yes, create it"}),
    ("get_conversation", None),
    ("create_invoice", {"conversation_id": "{conversation_id}"}),
    ("preview_invoice", {"conversation_id": "{conversation_id}"}),
    ("get_invoice", None),
    ("update_invoice", {"status": "paid"}),
    ("delete_invoice", None),
    ("create_pdf", None),
    ("record_payment", {"amount": "1.00"}),
    ("take_back_payment", {"payment": 1, "why": "bounced"}),
    ("create_credit_note", {"amount": "1.00"}),
]
# These name nobody's record.
OWN = {"list_conversations", "list_invoices", "get_profile", "put_profile", "delete_account"}


def test_every_route_that_takes_an_id_is_tried() -> None:
    assert {name for name, _ in FOREIGN} | OWN == {operation.name for operation in CLOSED}


@pytest.mark.parametrize(("name", "body"), FOREIGN)
def test_what_is_somebody_elses_is_not_found(
    stack: DeployedStack,
    bob: User,
    created: dict[str, Any],
    name: str,
    body: dict[str, Any] | None,
) -> None:
    """The answer is the same as for an id that nobody has, but for the request's own id."""
    [operation] = [each for each in CLOSED if each.name == name]

    def ask(ids: dict[str, str]) -> dict[str, Any]:
        sent = body and {
            key: value.format(**ids) if isinstance(value, str) else value
            for key, value in body.items()
        }
        answer = stack.call(bob, operation.method, operation.path.format(**ids), sent)
        assert answer.status_code == 404, answer.text
        problem: dict[str, Any] = answer.json()
        del problem["request_id"]
        return problem

    theirs = {key: created[key] for key in NAMES}
    assert ask(theirs) == ask(NAMES)


def test_lists_and_profiles_are_ones_own(
    stack: DeployedStack, anna: User, created: dict[str, Any]
) -> None:
    dora = stack.sign_up()
    stack.call(anna, "PUT", "/profile", {"business_name": "Anna's"})
    assert stack.call(dora, "GET", "/invoices").json()["count"] == 0
    assert stack.call(dora, "GET", "/conversations").json()["count"] == 0
    assert stack.call(dora, "GET", "/profile").json()["business_name"] is None
    assert stack.call(anna, "GET", "/profile").json()["business_name"] == "Anna's"


def test_a_cursor_of_somebody_else_is_refused(
    stack: DeployedStack, anna: User, bob: User, created: dict[str, Any]
) -> None:
    stack.call(anna, "POST", "/invoices", {"invoice_data": CONTENT})
    cursor = stack.call(anna, "GET", "/invoices?limit=1").json()["last_key"]
    path = f"/invoices?limit=1&last_key={cursor}"
    assert stack.call(anna, "GET", path).status_code == 200
    assert stack.call(bob, "GET", path).status_code == 400


def test_a_file_opens_with_its_link_alone(stack: DeployedStack, pdf: dict[str, Any]) -> None:
    link = pdf["download_url"]
    assert httpx.get(link).status_code == 200
    bare, _, query = link.partition("?")
    assert httpx.get(bare).status_code == 403
    assert httpx.get(f"{bare}?{query[:-1]}{'0' if query[-1] != '0' else '1'}").status_code == 403


def test_a_link_that_expired_does_not_open(
    stack: DeployedStack, anna: User, created: dict[str, Any], pdf: dict[str, Any]
) -> None:
    assert signed_for(pdf["download_url"]) == 300
    bucket, key = stack.outputs["InvoiceBucketName"], f"{anna.owner}/{created['invoice_id']}.pdf"

    def opened(age: timedelta) -> int:
        client = stack.emulator.client("s3")
        link = link_signed_at(datetime.now(UTC) - age, client, bucket, key, seconds=300)
        return httpx.get(link).status_code

    assert opened(timedelta(0)) == 200
    assert opened(timedelta(seconds=301)) == 403


PATHS = sorted({operation.path.format(**NAMES) for operation in OPERATIONS})


@pytest.mark.parametrize("path", PATHS)
def test_a_browser_may_ask_from_the_configured_page_only(stack: DeployedStack, path: str) -> None:
    asking = {"Access_Control_Request_Method": "POST"}
    allowed = stack.call(None, "OPTIONS", path, Origin=ORIGIN, **asking)
    assert allowed.status_code in (200, 204)
    assert allowed.headers["Access-Control-Allow-Origin"] == ORIGIN
    assert "Authorization" in allowed.headers["Access-Control-Allow-Headers"]
    refused = stack.call(None, "OPTIONS", path, Origin="https://evil.example", **asking)
    assert refused.headers.get("Access-Control-Allow-Origin") != "https://evil.example"


def test_errors_can_be_read_by_the_page_too(stack: DeployedStack, anna: User) -> None:
    answer = stack.call(anna, "GET", f"/invoices/{NAMES['invoice_id']}", Origin=ORIGIN)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == ORIGIN
