"""Each function is granted what it asks of AWS, and nothing it does not ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from PIL import Image

from tests.bedrock_stub import BedrockStub
from tests.emulator.process import Emulator
from tests.infrastructure.permissions import granted
from tests.infrastructure.template import FUNCTIONS
from tests.pictures import encoded, url
from tests.wiring.invoking import event, run_python

pytestmark = pytest.mark.emulator

EVERYTHING = "Invoice Acme Corp for 40 hours of web development at $150, net 30"
YES = "Yes, create it"
CONTENT = {
    "customer_name": "Acme Corp",
    "line_items": [{"description": "Consulting", "quantity": "2", "unit_price": "100"}],
    "due_date": "2030-01-31",
}
NOBODYS = {"conversation_id": f"conv_{'0' * 32}"}


class Account:
    """The functions of a deployment, and what each has asked of AWS."""

    def __init__(self, emulator: Emulator, environment: Mapping[str, str]) -> None:
        self.asked: dict[str, set[str]] = {function: set() for function in FUNCTIONS}
        self._environment = environment
        self._dynamodb = emulator.client("dynamodb")

    def send(self, function: str, *events: dict[str, Any]) -> list[dict[str, Any]]:
        """What a function answers that is the first of all to need the secret."""
        secret = {"pk": {"S": "service"}, "sk": {"S": "secret"}}
        self._dynamodb.delete_item(TableName=self._environment["PROFILES_TABLE"], Key=secret)
        module = FUNCTIONS[f"{function}Function"]["Handler"].removesuffix(".handler")
        given = json.dumps({"module": module, "events": events})
        program = ("-m", "tests.wiring.recording")
        last = json.loads(run_python(self._environment, *program, given=given)[-1])
        self.asked[f"{function}Function"] |= set(last["asked"])
        texts = [each["body"] for each in last["answers"] if not each["isBase64Encoded"]]
        return [json.loads(text or "{}") for text in texts]


@pytest.fixture(scope="module")
def account(emulator: Emulator, environment: dict[str, str]) -> Account:
    """After every operation, with every turn it can take that asks AWS for something else."""
    with BedrockStub() as bedrock:
        settings = {
            "SCATTERPILOT_ENGINE": "bedrock",
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": bedrock.url,
            "LLM_DAILY_BUDGET_USD": "5",
            "RATE_LIMIT_MAX_REQUESTS": "1000",
            "USER_POOL_ID": pool_of(emulator),
        }
        used = Account(emulator, {**environment, **settings})
        talk(used)
        bill(used)
        erase(used)
    return used


def pool_of(emulator: Emulator) -> str:
    made = emulator.client("cognito-idp").create_user_pool(PoolName="anna's")
    pool: str = made["UserPool"]["Id"]
    return pool


def talk(account: Account) -> None:
    said = {"message": EVERYTHING}
    created, kept, *_ = account.send(
        "Conversation",
        event("POST", "/conversation", said, key="k-1"),
        event("POST", "/conversation", said),
        event("POST", "/conversation", {**said, **NOBODYS}, key="k-2"),
        event("GET", "/conversations"),
    )
    of_created, of_kept = ({"conversation_id": each["conversation_id"]} for each in (created, kept))
    account.send(
        "Conversation",
        event("POST", "/conversation", {"message": YES, **of_created}),
        event("GET", f"/conversations/{created['conversation_id']}"),
    )
    account.send(
        "CreateInvoice",
        event("POST", "/invoices", of_kept, key="k-3"),
        event("POST", "/invoices", of_kept),
        event("POST", "/invoices", NOBODYS, key="k-4"),
    )
    account.send("GeneratePdf", event("POST", "/invoices/preview", of_kept))


def erase(account: Account) -> None:
    """Somebody who has everything that there is to erase."""
    account.send("Account", event("DELETE", "/account"))


def seller(colour: str) -> dict[str, str]:
    """Whom an invoice needs, with a logo in this colour."""
    picture = encoded(Image.new("RGB", (9, 9), colour))
    return {"business_name": "Anna & Co", "logo": url(picture)}


def bill(account: Account) -> None:
    account.send("Profile", event("PUT", "/profile", seller("teal")))
    new = event("POST", "/invoices", {"invoice_data": CONTENT})
    first, second, third, unused = (
        f"/invoices/{each['invoice_id']}"
        for each in account.send("CreateInvoice", new, new, new, new)
    )
    account.send("ListInvoices", event("GET", "/invoices"), event("GET", "/invoices?status=draft"))
    account.send("GetInvoice", event("GET", first))
    account.send("DeleteInvoice", event("DELETE", unused))
    account.send(
        "UpdateInvoice",
        event("PATCH", first, {"invoice_data": {"notes": "Thank you"}}),
        event("PATCH", first, {"status": "issued"}),
    )
    # Another counter that writes the same numbers: those given by the first are looked up.
    yearly = account.send("Profile", event("GET", "/profile"))[0]["number_reset_yearly"]
    other = {**seller("navy"), "number_reset_yearly": not yearly}
    account.send("Profile", event("PUT", "/profile", other))
    account.send("UpdateInvoice", event("PATCH", second, {"status": "issued"}))
    account.send("Profile", event("PUT", "/profile", {**seller("teal"), "credit_note_start": 7}))
    account.send("Profile", event("PUT", "/profile", seller("teal")))
    account.send(
        "UpdateInvoice",
        event("POST", f"{first}/payments", {"amount": "1"}, key="p-1"),
        event("POST", f"{first}/payments/take-back", {"payment": 1}, key="p-2"),
        event("POST", f"{first}/payments", {"amount": "1000000"}, key="p-3"),
        event("POST", f"{first}/credit-notes", {"amount": "1"}, key="p-4"),
        event("PATCH", first, {"status": "cancelled"}),
    )
    account.send(
        "GeneratePdf",
        event("POST", f"{third}/pdf", key="k-5"),
        # The logo of then, which is not today's.
        event("POST", "/invoices/preview", {"invoice_id": second.rpartition("/")[2]}),
        event("POST", f"/invoices/inv_{'0' * 32}/pdf", key="k-6"),
    )
    account.send("Health", {**event("GET", "/health"), "requestContext": {}})


def test_each_function_may_do_what_it_does_and_nothing_else(account: Account) -> None:
    assert {function: granted(function) for function in FUNCTIONS} == account.asked
