"""What holds for every route: signing in, methods, headers, limits, errors and logs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from scatterpilot.api.handler import Handler
from scatterpilot.api.operations import OPERATIONS, Operation, operations_at
from scatterpilot.api.read_invoices import GET_INVOICE
from scatterpilot.domain.errors import UnavailableError
from tests.api.gateway import ANNA, Gateway, answered, check_problem, check_schema
from tests.api.homes import FakeHome
from tests.api.log_lines import log_lines
from tests.fakes import MemoryRateLimiter

PRIVATE = [found for found in OPERATIONS if not found.public]


def path_of(operation: Operation) -> str:
    return operation.path.format(invoice_id="inv_" + "0" * 32, conversation_id="conv_" + "0" * 32)


@pytest.mark.parametrize("operation", PRIVATE, ids=lambda found: found.name)
def test_without_a_token_nothing_is_answered(api: Gateway, operation: Operation) -> None:
    answer = api(operation.method, path_of(operation), raw="{broken", owner=None)
    check_problem(answer, 401, "Authorization")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "context",
    [
        None,
        {},
        {"authorizer": None},
        {"authorizer": {}},
        {"authorizer": {"claims": None}},
        {"authorizer": {"claims": {"sub": ""}}},
        {"authorizer": {"claims": {"sub": 5}}},
        {"authorizer": {"principalId": "anna"}},
    ],
)
def test_only_a_verified_claim_names_the_owner(api: Gateway, context: Any) -> None:
    event = {
        "path": "/invoices",
        "httpMethod": "GET",
        "headers": {"Authorization": "Bearer anna", "X-User-Id": "anna"},
        "queryStringParameters": {"owner": "anna", "sub": "anna"},
        "requestContext": context,
        "body": None,
    }
    assert api.send(event).status == 401


@pytest.mark.parametrize("path", ["/health", "/openapi.json"])
def test_the_service_tells_anybody_about_itself(api: Gateway, path: str) -> None:
    assert api("GET", path, owner=None).status == 200


def test_health_says_which_version_is_up(api: Gateway) -> None:
    check_schema(api("GET", "/health").json, "Health")


@pytest.mark.parametrize("path", sorted({path_of(found) for found in OPERATIONS}))
def test_a_wrong_method_is_told_the_right_ones(api: Gateway, path: str) -> None:
    methods = list(operations_at(path))
    for wrong in {"GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "FOO"} - set(methods):
        answer = api(wrong, path)
        check_problem(answer, 405)
        assert answer.headers["Allow"] == ", ".join([*methods, "OPTIONS"])


@pytest.mark.parametrize(
    "path", ["/", "/nothing", "/invoices/x/y", "/invoices//pdf", "/invoices/%00", '/invoices/"x"']
)
def test_an_unknown_address_is_not_found(api: Gateway, path: str) -> None:
    answer = api("GET", path)
    assert answer.status in (404, 405)
    check_problem(answer, answer.status)


def test_a_slash_at_the_end_changes_nothing(api: Gateway) -> None:
    assert api("GET", "/invoices/").json == api("GET", "/invoices").json


ANSWERS = [
    ("GET", "/invoices", None, 200),
    ("GET", "/invoices/x", None, 404),
    ("PUT", "/invoices", None, 405),
    ("GET", "/nothing", None, 404),
    ("POST", "/conversation", {}, 400),
    ("POST", "/conversation", {"message": "Hello"}, 200),
]


@pytest.mark.parametrize(("method", "path", "body", "status"), ANSWERS)
def test_every_answer_has_the_security_headers_and_its_id(
    api: Gateway, method: str, path: str, body: object, status: int
) -> None:
    answer = api(method, path, body)
    assert answer.status == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Request-Id"] == "req-1"


@pytest.mark.parametrize(("method", "path", "body", "status"), ANSWERS)
def test_a_configured_page_may_read_every_answer_and_no_other_page_may(
    api: Gateway, home: FakeHome, method: str, path: str, body: object, status: int
) -> None:
    home.allowed_origins = ("https://app.example.com",)
    mine = api(method, path, body, headers={"origin": "https://app.example.com"})
    assert mine.headers["Access-Control-Allow-Origin"] == "https://app.example.com"
    assert mine.headers["Vary"] == "Origin"
    for other in ("https://app.example.com.evil.example", "null", "http://app.example.com"):
        answer = api(method, path, body, headers={"Origin": other})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_preflight_is_answered_without_a_token(api: Gateway, home: FakeHome) -> None:
    home.allowed_origins = ("https://app.example.com",)
    headers = {"Origin": "https://app.example.com", "Access-Control-Request-Method": "PATCH"}
    answer = api("OPTIONS", "/invoices/inv_1", headers=headers, owner=None)
    assert (answer.status, answer.content) == (204, b"")
    assert "PATCH" in answer.headers["Access-Control-Allow-Methods"]
    assert "Idempotency-Key" in answer.headers["Access-Control-Allow-Headers"]
    check_problem(api("OPTIONS", "/nothing", headers=headers, owner=None), 404)


BODIES: dict[str, object] = {
    "record_payment": {"amount": "1"},
    "take_back_payment": {"payment": 1},
    "create_credit_note": {"amount": "1"},
    "take_turn": {"message": "Hello"},
    "create_invoice": {"conversation_id": "conv_" + "0" * 32},
    "update_invoice": {"status": "paid"},
    "preview_invoice": {"conversation_id": "conv_" + "0" * 32},
    "put_profile": {},
}


@pytest.mark.parametrize("operation", PRIVATE, ids=lambda found: found.name)
def test_the_rate_limit_guards_what_writes_and_nothing_else(
    api: Gateway, home: FakeHome, operation: Operation
) -> None:
    home.rate_limiter = MemoryRateLimiter(1, 3600)
    api("POST", "/conversation", {"message": "Hello"})
    body, recently = BODIES.get(operation.name), str(int(home.now().timestamp()))
    answer = api(operation.method, path_of(operation), body, signed_in=recently)
    if operation.limited:
        check_problem(answer, 429)
        assert int(answer.headers["Retry-After"]) == 3600
        assert "3600 seconds" in answer.json["detail"]
        assert answer.headers["RateLimit-Policy"] == '"owner";q=1;w=3600'
        assert answer.headers["RateLimit"] == '"owner";r=0;t=3600'
    else:
        assert answer.status in (200, 404)


def test_the_rate_limit_is_per_owner_and_lets_go(api: Gateway, home: FakeHome) -> None:
    home.rate_limiter = MemoryRateLimiter(1, 60)
    body = {"message": "Hello"}
    assert api("POST", "/conversation", body).status == 200
    assert api("POST", "/conversation", body).status == 429
    assert api("POST", "/conversation", body, owner="bob").status == 200
    home.moment += timedelta(seconds=61)
    assert api("POST", "/conversation", body).status == 200


def test_an_answer_tells_how_much_of_the_limit_is_left(api: Gateway, home: FakeHome) -> None:
    home.rate_limiter = MemoryRateLimiter(10, 600)
    answers = [api("POST", "/conversation", {"message": "Hello"}) for _ in range(2)]
    assert [each.headers["RateLimit"] for each in answers] == [
        '"owner";r=9;t=60',
        '"owner";r=8;t=120',
    ]
    assert "RateLimit" not in api("GET", "/invoices").headers


def test_a_mistake_does_not_count_against_the_limit(api: Gateway, home: FakeHome) -> None:
    home.rate_limiter = MemoryRateLimiter(1, 60)
    assert api("POST", "/conversation", {"message": 5}).status == 400
    assert api("POST", "/conversation", raw="{").status == 400
    assert api("POST", "/conversation", {"message": "Hello"}).status == 200


def test_a_dependency_that_is_down_says_when_to_try_again(api: Gateway, home: FakeHome) -> None:
    def down() -> None:
        raise UnavailableError("The model is not answering.", retry_after=7)

    home.engine.before_answering = down
    answer = api("POST", "/conversation", {"message": "Hello"})
    check_problem(answer, 503)
    assert answer.headers["Retry-After"] == "7"


SECRET = "Zanzibar-4711"


def test_the_unforeseen_is_a_500_that_tells_nothing(
    api: Gateway, home: FakeHome, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash() -> None:
        raise RuntimeError(f"could not store {SECRET}")

    home.engine.before_answering = crash
    answer = api("POST", "/conversation", {"message": SECRET})
    check_problem(answer, 500)
    line, answered_line = log_lines(capsys)
    assert SECRET not in answer.text + repr((line, answered_line))
    assert (line["message"], answered_line["message"]) == ("unforeseen", "answered")
    assert (line["error"], line["request_id"]) == ("RuntimeError", "req-1")
    assert line["at"].startswith("app/turns.py:")


def test_a_request_is_logged_without_anything_it_carries(
    api: Gateway, capsys: pytest.CaptureFixture[str]
) -> None:
    api("POST", "/conversation", {"message": SECRET}, headers={"X-Note": SECRET})
    api("GET", f"/invoices/{SECRET}")
    api("GET", "/invoices", query={"limit": SECRET, SECRET: "x"})
    turn, *lines = log_lines(capsys)
    assert SECRET not in repr((turn, lines))
    assert [line["operation"] for line in lines] == ["take_turn", "get_invoice", "list_invoices"]
    assert [line["status"] for line in lines] == [200, 404, 400]
    assert [line["code"] for line in lines[1:]] == ["invoice_not_found", "query_not_valid"]
    assert (turn["message"], turn["engine"], turn["cost_usd"]) == ("turn", "scripted", "0")


def test_every_line_of_a_request_names_it_and_its_trace(
    api: Gateway, capsys: pytest.CaptureFixture[str]
) -> None:
    trace = "1-5759e988-bd862e3fe1be46a994272793"
    headers = {"X-Amzn-Trace-Id": f"Root={trace};Parent=53995c3f42cd8ad8;Sampled=1"}
    api("POST", "/conversation", {"message": SECRET}, headers=headers, request_id="req-7")
    turn, line = log_lines(capsys)
    assert (turn["request_id"], turn["xray_trace_id"]) == ("req-7", trace)
    assert (line["request_id"], line["xray_trace_id"]) == ("req-7", trace)


@pytest.mark.parametrize("event", [{}, {"key1": "value1"}, {"httpMethod": None, "path": None}])
def test_an_event_that_is_none_is_a_problem_and_not_a_crash(api: Gateway, event: Any) -> None:
    handler = Handler(FakeHome, GET_INVOICE)
    check_problem(answered(handler(event, None)), 500)


def test_settings_that_cannot_be_used_are_a_problem_and_not_a_crash(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def home() -> FakeHome:
        raise RuntimeError(SECRET)

    event = {"path": "/invoices/x", "httpMethod": "GET", "requestContext": {}, "headers": None}
    answer = answered(Handler(home, GET_INVOICE)(event, None))
    check_problem(answer, 500)
    assert SECRET not in answer.text + repr(log_lines(capsys))


def test_an_owner_is_logged_as_a_hash_that_needs_the_key(
    api: Gateway, home: FakeHome, capsys: pytest.CaptureFixture[str]
) -> None:
    api("GET", "/profile")
    api("GET", "/invoices")
    home.secret = b"t" * 32
    api("GET", "/invoices")
    api("GET", "/health", owner=None)
    lines = log_lines(capsys)
    first, second, other, nobody = [found.get("owner") for found in lines]
    assert first == second != other
    assert len(first) == 16
    assert "anna" not in repr(lines)
    assert nobody is None


def test_the_log_goes_on_when_the_key_of_owners_is_out_of_reach(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Keyless(FakeHome):
        @property
        def secret(self) -> bytes:  # type: ignore[override]
            raise UnavailableError("no database")

        @secret.setter
        def secret(self, _: bytes) -> None: ...

    assert Gateway(Keyless())("GET", "/profile").status == 200
    assert "owner" not in log_lines(capsys)[-1]


def test_an_access_token_is_no_sign_in(api: Gateway) -> None:
    claims = {"sub": ANNA, "token_use": "access"}
    event = {"path": "/invoices", "httpMethod": "GET", "headers": {}}
    answer = api.send({**event, "requestContext": {"authorizer": {"claims": claims}}})
    check_problem(answer, 401)
    claims["token_use"] = "id"
    answer = api.send({**event, "requestContext": {"authorizer": {"claims": claims}}})
    assert answer.status == 200
