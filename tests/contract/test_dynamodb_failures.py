"""What DynamoDB's failures become: another try, or an answer that says what to do."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from botocore.session import get_session

from scatterpilot.adapters.aws_client import make_client
from scatterpilot.adapters.dynamodb.failures import Patience
from scatterpilot.adapters.dynamodb.invoices import DynamoInvoices
from scatterpilot.adapters.dynamodb.tables import Tables
from scatterpilot.adapters.dynamodb.writing import patiently
from scatterpilot.domain.errors import ConflictError, UnavailableError
from tests.contract.samples import ANNA
from tests.emulator.process import REGION

NO_TABLES = Tables("none", "none", "none", "none", "none")


def failure(code: str, *reasons: str) -> ClientError:
    response = {
        "Error": {"Code": code, "Message": ""},
        "CancellationReasons": [{"Code": reason} for reason in reasons],
        "ResponseMetadata": {"HTTPStatusCode": 400},
    }
    return ClientError(response, "TransactWriteItems")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "passing",
    [
        failure("TransactionConflictException"),
        failure("TransactionCanceledException", "None", "TransactionConflict"),
        failure("TransactionCanceledException", "ThrottlingError", "None"),
    ],
)
def test_who_meets_another_transaction_tries_again(passing: ClientError) -> None:
    failures = [passing, passing]

    def call() -> str:
        if failures:
            raise failures.pop()
        return "done"

    assert patiently(call) == "done"


def test_a_condition_that_failed_is_not_tried_again() -> None:
    calls = []

    def call() -> None:
        calls.append(1)
        raise failure(
            "TransactionCanceledException", "TransactionConflict", "ConditionalCheckFailed"
        )

    with pytest.raises(ClientError):
        patiently(call)
    assert len(calls) == 1


def test_patience_ends_with_a_clear_answer() -> None:
    def pause(patience: Patience) -> None:
        while True:
            patience.pause()

    with pytest.raises(UnavailableError, match="nothing was changed"):
        pause(Patience(seconds=0.05))


def test_a_database_that_throttles_is_unavailable_and_says_so() -> None:
    def call() -> None:
        raise failure("ThrottlingException")

    with pytest.raises(UnavailableError, match="busy"):
        patiently(call)


@pytest.mark.parametrize(
    "full",
    [
        failure("ItemCollectionSizeLimitExceededException"),
        failure("TransactionCanceledException", "None", "ItemCollectionSizeLimitExceeded"),
    ],
)
def test_a_shelf_without_room_is_told_with_what_to_do(full: ClientError) -> None:
    def call() -> None:
        raise full

    with pytest.raises(ConflictError, match="Delete drafts") as refused:
        patiently(call)
    assert refused.value.code == "account_full"


def test_a_database_out_of_reach_is_unavailable_and_says_so() -> None:
    nowhere = make_client(
        get_session(),
        "dynamodb",
        region_name=REGION,
        endpoint_url="http://127.0.0.1:1",
        aws_access_key_id="x",
        aws_secret_access_key="x",
    )
    with pytest.raises(UnavailableError, match="did not answer"):
        DynamoInvoices(nowhere, NO_TABLES).load(ANNA, "inv_1")


@pytest.mark.emulator
def test_a_missing_table_is_a_mistake_of_ours_not_an_outage(dynamodb: Any) -> None:
    with pytest.raises(ClientError, match="ResourceNotFound"):
        DynamoInvoices(dynamodb, NO_TABLES).load(ANNA, "inv_1")
