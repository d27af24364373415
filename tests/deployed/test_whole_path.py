"""From a sentence to a PDF, and what the scripts say about it."""

from __future__ import annotations

import time
from io import BytesIO
from typing import Any

import httpx
import pytest
from pypdf import PdfReader

from tests.bedrock_stub import BedrockStub
from tests.deployed.conftest import CONTENT, EVERYTHING, in_business
from tests.deployed.stack import DeployedStack, User


def test_a_conversation_becomes_an_invoice_with_a_number_and_a_pdf(
    stack: DeployedStack, anna: User, created: dict[str, Any], pdf: dict[str, Any]
) -> None:
    assert created["state"] == "completed"
    assert "bedrock" in created["engine"]
    assert not created["degraded"]
    invoice = stack.call(anna, "GET", f"/invoices/{created['invoice_id']}").json()
    assert invoice["invoice_number"] == pdf["invoice_number"]
    assert invoice["invoice_number"].endswith("-0001")
    assert (invoice["status"], invoice["data"]["total"]) == ("pending", "6000.00")
    file = httpx.get(pdf["download_url"])
    assert file.status_code == 200
    assert file.headers["content-type"] == "application/pdf"
    assert f"{pdf['invoice_number']}.pdf" in file.headers["content-disposition"]
    text = _text_of(file.content)
    assert "Acme Corp" in text
    assert "6,000.00" in text


def _text_of(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


@pytest.mark.parametrize("name", ["株式会社サンプル", "김철수", "شركة النور", "कंपनी", "Ελλάς 😀"])
def test_a_pdf_prints_names_in_the_scripts_of_the_world(
    stack: DeployedStack, bob: User, name: str
) -> None:
    made = stack.call(bob, "POST", "/invoices", {"invoice_data": {**CONTENT, "notes": name}})
    path = f"/invoices/{made.json()['invoice_id']}/pdf"
    answer = stack.call(bob, "POST", path)
    assert answer.status_code == 200, answer.text
    assert httpx.get(answer.json()["download_url"]).content.startswith(b"%PDF")


def test_a_turn_is_logged_and_measured_without_what_was_said(
    stack: DeployedStack, anna: User, created: dict[str, Any], bedrock: BedrockStub
) -> None:
    lines = stack.log_of("ConversationFunctionName")
    turns = [line for line in lines if line.get("message") == "turn"]
    metrics = [line for line in lines if "_aws" in line]
    assert bedrock.exchanges
    assert created["conversation_id"] in {turn["conversation_id"] for turn in turns}
    assert {"ConversationDuration", "ConversationsCompleted", "TurnsPerInvoice", "CostUsd"} <= {
        name for line in metrics for name in line
    }
    everything = str(lines)
    assert "Acme" not in everything
    assert anna.owner not in everything


def test_the_same_pdf_comes_again(
    stack: DeployedStack, anna: User, created: dict[str, Any], pdf: dict[str, Any]
) -> None:
    first = httpx.get(pdf["download_url"]).content
    again = stack.call(anna, "POST", f"/invoices/{created['invoice_id']}/pdf").json()
    assert again["invoice_number"] == pdf["invoice_number"]
    assert httpx.get(again["download_url"]).content == first


def test_lists_show_what_was_just_created(
    stack: DeployedStack, anna: User, created: dict[str, Any]
) -> None:
    for path, name in (("/invoices", "invoices"), ("/conversations", "conversations")):
        page = stack.call(anna, "GET", path).json()
        assert page["count"] >= 1
        [key] = {"invoices": ["invoice_id"], "conversations": ["conversation_id"]}[name]
        assert created[key] in [each[key] for each in page[name]]


def test_a_conversation_can_be_resumed(
    stack: DeployedStack, anna: User, created: dict[str, Any]
) -> None:
    found = stack.call(anna, "GET", f"/conversations/{created['conversation_id']}").json()
    assert found["messages"][0]["text"] == EVERYTHING


def test_a_repeated_request_is_answered_alike(stack: DeployedStack, bob: User) -> None:
    answers = [
        stack.call(bob, "POST", "/conversation", {"message": EVERYTHING}, Idempotency_Key="k-1")
        for _ in range(2)
    ]
    assert answers[0].content == answers[1].content
    assert answers[1].headers["Idempotent-Replayed"] == "true"
    other = stack.call(bob, "POST", "/conversation", {"message": "Hi"}, Idempotency_Key="k-1")
    assert other.status_code == 422


def test_drafts_are_changed_issued_and_deleted(stack: DeployedStack, bob: User) -> None:
    ids = []
    for _ in range(3):
        made = stack.call(bob, "POST", "/invoices", {"invoice_data": CONTENT})
        assert made.status_code == 201, made.text
        ids.append(made.json()["invoice_id"])
    kept, gone, issued = ids
    changed = {"invoice_data": {**CONTENT, "notes": "Thank you"}}
    assert stack.call(bob, "PATCH", f"/invoices/{kept}", changed).json()["data"]["notes"]
    assert stack.call(bob, "DELETE", f"/invoices/{gone}").status_code == 204
    assert stack.call(bob, "GET", f"/invoices/{gone}").status_code == 404
    numbered = stack.call(bob, "PATCH", f"/invoices/{issued}", {"status": "issued"})
    assert numbered.json()["invoice_number"], numbered.text
    assert stack.call(bob, "DELETE", f"/invoices/{issued}").status_code == 409
    drafts = stack.call(bob, "GET", "/invoices?status=draft").json()["invoices"]
    assert kept in [each["invoice_id"] for each in drafts]
    assert issued not in [each["invoice_id"] for each in drafts]


def test_nothing_is_issued_that_can_not_be_printed_or_is_nobodys(
    stack: DeployedStack, bob: User
) -> None:
    unprintable = {**CONTENT, "customer_name": "ᠮᠣ"}
    nobody = stack.sign_up()
    for user, content, code in (
        (bob, unprintable, "character_not_printable"),
        (nobody, CONTENT, "business_name_missing"),
    ):
        made = stack.call(user, "POST", "/invoices", {"invoice_data": content}).json()
        path = f"/invoices/{made['invoice_id']}"
        refused = stack.call(user, "PATCH", path, {"status": "issued"})
        assert refused.json()["code"] == code, refused.text
        assert stack.call(user, "GET", path).json()["invoice_number"] is None


def test_an_issued_invoice_keeps_the_logo_it_was_issued_with(stack: DeployedStack) -> None:
    carla = in_business(stack, "Carla & Co")
    made = stack.call(carla, "POST", "/invoices", {"invoice_data": CONTENT}).json()["invoice_id"]
    assert stack.call(carla, "PATCH", f"/invoices/{made}", {"status": "issued"}).is_success
    asked = {"invoice_id": made, "format": "svg"}
    before = stack.call(carla, "POST", "/invoices/preview", asked)
    assert before.status_code == 200, before.text
    stack.call(carla, "PUT", "/profile", {"business_name": "Other"}).raise_for_status()
    assert stack.call(carla, "POST", "/invoices/preview", asked).content == before.content


def test_the_list_comes_as_csv_page_by_page(stack: DeployedStack, bob: User) -> None:
    for _ in range(2):
        stack.call(bob, "POST", "/invoices", {"invoice_data": CONTENT})
    first = stack.call(bob, "GET", "/invoices?format=csv&limit=1")
    assert first.text.startswith("invoice_number,"), first.text
    second = stack.call(bob, "GET", f"/invoices{first.links['next']['url']}")
    assert "invoice_number" not in second.text
    assert second.text.count("\r\n") == 1
    assert stack.call(bob, "GET", "/invoices?stauts=paid").status_code == 400


def test_a_preview_is_drawn_and_comes_as_bytes(stack: DeployedStack, bob: User) -> None:
    asked = {"invoice_data": CONTENT, "format": "png"}
    drawn = stack.call(bob, "POST", "/invoices/preview", asked)
    assert drawn.status_code == 200, drawn.text
    assert drawn.content.startswith(b"\x89PNG")


def test_health_and_the_document_need_no_sign_in(stack: DeployedStack) -> None:
    assert stack.call(None, "GET", "/health").json()["status"] == "ok"
    assert stack.call(None, "GET", "/openapi.json").json()["openapi"].startswith("3.")


def test_too_many_requests_have_to_wait(stack: DeployedStack) -> None:
    """All tokens are gone: the stored arrival time is moved beyond the window."""
    carla = stack.sign_up()
    ahead = round(time.time() * 1000) + 2 * 3_600_000
    stack.emulator.client("dynamodb").put_item(
        TableName=stack.outputs["RateLimitsTableName"],
        Item={"pk": {"S": f"rate#{carla.owner}"}, "tat": {"N": str(ahead)}},
    )
    answer = stack.call(carla, "POST", "/conversation", {"message": "Hi"})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1


def test_the_deployment_test_is_green_and_leaves_nothing_behind(stack: DeployedStack) -> None:
    run = stack.script("04-test-deployment.sh")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "FAIL" not in run.stdout


def test_deploying_again_changes_nothing(stack: DeployedStack) -> None:
    assert "nothing changed" in stack.deploy()


def test_an_address_for_alarms_sets_them_up(stack: DeployedStack) -> None:
    told = stack.deploy("--alarm-email", "ops@example.com")
    assert "scatterpilot-dev-monitoring is deployed" in told
    assert "AWS has written to ops@example.com" in told
