from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from scatterpilot.ports import CLAIM_SECONDS, RECEIPT_HOURS
from tests.api.gateway import BOB, Answered, Gateway, check_problem
from tests.api.homes import EVERYTHING, YES, FakeHome
from tests.api.test_invoices import data

KEY = {"Idempotency-Key": "8e03978e-40d5-43e8-bc93-6894a57f9324"}
TURN = {"message": EVERYTHING}


def check_replay(replay: Answered, first: Answered) -> None:
    """The very same answer, marked as a replay."""
    assert (replay.status, replay.content) == (first.status, first.content)
    assert replay.headers["Content-Type"] == first.headers["Content-Type"]
    assert replay.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers


def test_a_repeated_turn_is_answered_from_store_and_taken_once(
    api: Gateway, home: FakeHome
) -> None:
    first = api("POST", "/conversation", TURN, headers=KEY)
    check_replay(api("POST", "/conversation", TURN, headers=KEY), first)
    assert home.engine.turns == 1
    assert api("GET", "/conversations").json["count"] == 1


def test_a_repeated_yes_creates_one_invoice(api: Gateway, conversation_id: str) -> None:
    yes = {"message": YES, "conversation_id": conversation_id}
    first = api("POST", "/conversation", yes, headers=KEY)
    check_replay(api("POST", "/conversation", yes, headers=KEY), first)
    assert api("GET", "/invoices").json["count"] == 1


def test_repeated_invoice_data_creates_one_invoice(api: Gateway) -> None:
    body = {"invoice_data": data()}
    first = api("POST", "/invoices", body, headers=KEY)
    assert first.status == 201
    check_replay(api("POST", "/invoices", body, headers=KEY), first)
    assert api("GET", "/invoices").json["count"] == 1


def test_asking_a_conversation_for_its_invoice_again_is_stored_too(
    api: Gateway, invoice_id: str
) -> None:
    conversation_id = invoice_id.replace("inv_", "conv_")
    body = {"conversation_id": conversation_id}
    first = api("POST", "/invoices", body, headers=KEY)
    assert first.json["invoice_id"] == invoice_id
    api("PATCH", f"/invoices/{invoice_id}", {"status": "cancelled"})
    check_replay(api("POST", "/invoices", body, headers=KEY), first)


def test_a_repeated_pdf_gives_the_same_link(api: Gateway, invoice_id: str) -> None:
    first = api("POST", f"/invoices/{invoice_id}/pdf", headers=KEY)
    check_replay(api("POST", f"/invoices/{invoice_id}/pdf", headers=KEY), first)


@pytest.mark.parametrize("format", ["pdf", "png", "svg"])
def test_a_repeated_preview_gives_the_same_picture(
    api: Gateway, home: FakeHome, format: str
) -> None:
    body = {"invoice_data": data(), "format": format}
    first = api("POST", "/invoices/preview", body, headers=KEY)
    check_replay(api("POST", "/invoices/preview", body, headers=KEY), first)
    assert home.renderer.drawn == 1


def test_a_picture_too_large_to_keep_is_drawn_again(api: Gateway, home: FakeHome) -> None:
    body = {"invoice_data": data(customer_name="x" * 500), "format": "svg"}
    home.renderer.repeat = 1_000
    for _ in range(2):
        answer = api("POST", "/invoices/preview", body, headers=KEY)
        assert answer.status == 200
        assert "Idempotent-Replayed" not in answer.headers
    assert home.renderer.drawn == 2


def test_the_header_is_found_in_any_case_and_the_order_of_fields_does_not_count(
    api: Gateway,
) -> None:
    first = api("POST", "/conversation", {"message": "Hi", "timezone": "UTC"}, headers=KEY)
    again = api(
        "POST",
        "/conversation",
        raw='{"timezone":"UTC",\n "message":"Hi"}',
        headers={"idempotency-KEY": KEY["Idempotency-Key"]},
    )
    check_replay(again, first)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/conversation", {"message": "Something else"}),
        ("/conversation", {**TURN, "timezone": "UTC"}),
        ("/invoices", {"invoice_data": data()}),
        ("/invoices/preview", {"invoice_data": data()}),
    ],
)
def test_a_key_used_for_another_request_is_refused(
    api: Gateway, path: str, body: dict[str, Any]
) -> None:
    api("POST", "/conversation", TURN, headers=KEY)
    refused = api("POST", path, body, headers=KEY)
    check_problem(refused, 422)
    assert refused.json["code"] == "idempotency_key_reused"


def test_without_the_header_every_request_is_its_own(api: Gateway) -> None:
    first, second = (api("POST", "/conversation", TURN) for _ in range(2))
    assert first.json["conversation_id"] != second.json["conversation_id"]


def test_owners_do_not_share_keys(api: Gateway) -> None:
    first = api("POST", "/conversation", TURN, headers=KEY)
    other = api("POST", "/conversation", {"message": "Hello"}, headers=KEY, owner=BOB)
    assert other.status == 200
    assert other.content != first.content


@pytest.mark.parametrize("key", ["", " ", "x" * 256, "tab\t", "é", "new\nline", "\0"])
def test_a_key_that_cannot_be_used_names_the_header(api: Gateway, key: str) -> None:
    answer = api("POST", "/conversation", TURN, headers={"Idempotency-Key": key})
    check_problem(answer, 400, "Idempotency-Key")


@pytest.mark.parametrize("key", ["x", "x" * 255, "with space", "~!@#$%^&*()\"'<>"])
def test_any_printable_key_is_taken(api: Gateway, key: str) -> None:
    first = api("POST", "/conversation", TURN, headers={"Idempotency-Key": key})
    check_replay(api("POST", "/conversation", TURN, headers={"Idempotency-Key": key}), first)


def test_the_same_request_while_the_first_is_running_is_a_conflict(
    api: Gateway, home: FakeHome
) -> None:
    meanwhile = []

    def repeat() -> None:
        home.engine.before_answering = lambda: None
        meanwhile.append(api("POST", "/conversation", TURN, headers=KEY))

    home.engine.before_answering = repeat
    first = api("POST", "/conversation", TURN, headers=KEY)
    assert first.status == 200
    check_problem(meanwhile[0], 409)
    assert meanwhile[0].json["code"] == "request_in_progress"
    check_replay(api("POST", "/conversation", TURN, headers=KEY), first)


def test_a_key_is_free_again_after_a_refusal(api: Gateway) -> None:
    unknown = {"message": "Hello", "conversation_id": "conv_" + "0" * 32}
    check_problem(api("POST", "/conversation", unknown, headers=KEY), 404)
    assert api("POST", "/conversation", TURN, headers=KEY).status == 200


def test_a_key_is_free_again_after_a_crash(api: Gateway, home: FakeHome) -> None:
    def crash() -> None:
        home.engine.before_answering = lambda: None
        raise RuntimeError("secret words")

    home.engine.before_answering = crash
    assert api("POST", "/conversation", TURN, headers=KEY).status == 500
    assert api("POST", "/conversation", TURN, headers=KEY).status == 200
    assert api("GET", "/conversations").json["count"] == 1


def test_a_request_that_outlived_its_reservation_does_nothing_twice(
    api: Gateway, home: FakeHome
) -> None:
    faster = []

    def stall_and_let_a_repetition_win() -> None:
        home.engine.before_answering = lambda: None
        home.moment += timedelta(seconds=CLAIM_SECONDS + 1)
        faster.append(api("POST", "/conversation", TURN, headers=KEY))

    home.engine.before_answering = stall_and_let_a_repetition_win
    slow = api("POST", "/conversation", TURN, headers=KEY)
    check_problem(slow, 409)
    assert slow.json["code"] == "already_answered"
    assert api("GET", "/conversations").json["count"] == 1
    check_replay(api("POST", "/conversation", TURN, headers=KEY), faster[0])


def test_an_answer_is_kept_for_a_day(api: Gateway, home: FakeHome) -> None:
    api("POST", "/conversation", TURN, headers=KEY)
    home.moment += timedelta(hours=RECEIPT_HOURS, seconds=1)
    again = api("POST", "/conversation", TURN, headers=KEY)
    assert "Idempotent-Replayed" not in again.headers


def test_the_loser_of_a_race_for_a_conversations_invoice_stores_what_it_answered(
    api: Gateway, home: FakeHome, conversation_id: str
) -> None:
    body = {"conversation_id": conversation_id}
    raced: list[Answered] = []
    home.invoices.before_adding = lambda: raced.append(api("POST", "/invoices", body))
    first = api("POST", "/invoices", body, headers=KEY)
    assert (first.status, first.content) == (201, raced[0].content)
    check_replay(api("POST", "/invoices", body, headers=KEY), first)
