"""Calls of AWS are told to X-Ray's daemon as subsegments, as far as the trace is recorded."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError

from scatterpilot.adapters.xray import Parent, Subsegments, daemon_at, parent_of
from scatterpilot.wiring.models import make_models
from scatterpilot.wiring.settings import Settings
from scatterpilot.wiring.tracing import watch_of
from tests.bedrock_stub import BedrockStub
from tests.models.conftest import SONNET
from tests.models.test_bedrock import request
from tests.wiring.canned import REQUEST_ID, SilentError, answer, client_answering, refusal
from tests.wiring.daemon import Daemon

TRACE = "1-5759e988-bd862e3fe1be46a994272793"
SEGMENT = "53995c3f42cd8ad8"
SAMPLED = f"Root={TRACE};Parent={SEGMENT};Sampled=1;Lineage=a87bd80c:0"
KEY = {"owner": {"S": "anna"}, "invoice_id": {"S": "inv_secret"}}
CANARY = "Wilhelmina"

Watched = Callable[..., Any]


@pytest.fixture
def daemon() -> Iterator[Daemon]:
    with Daemon() as listening:
        yield listening


@pytest.fixture
def watched(daemon: Daemon) -> Watched:
    """Makes a client whose calls are told to the daemon."""

    def make(service: str, *answers: Any, header: str = SAMPLED) -> Any:
        client = client_answering(service, *answers)
        Subsegments(daemon.at, lambda: header).watch(client)
        return client

    return make


def test_a_call_of_a_table_is_a_subsegment_of_the_function(
    daemon: Daemon, watched: Watched
) -> None:
    before = time.time()
    watched("dynamodb", answer()).get_item(TableName="Invoices", Key=KEY)
    [sent] = daemon.received()
    assert before <= sent.pop("start_time") <= sent.pop("end_time") <= time.time()
    assert len(sent.pop("id")) == 16
    assert sent == {
        "name": "dynamodb",
        "type": "subsegment",
        "namespace": "aws",
        "trace_id": TRACE,
        "parent_id": SEGMENT,
        "aws": {
            "operation": "GetItem",
            "region": "eu-central-1",
            "table_name": "Invoices",
            "request_id": REQUEST_ID,
            "retries": 0,
        },
        "http": {"response": {"status": 200}},
    }


def test_a_transaction_names_each_of_its_tables_once(daemon: Daemon, watched: Watched) -> None:
    puts = [{"Put": {"TableName": name, "Item": KEY}} for name in ("A", "B", "A")]
    watched("dynamodb", answer()).transact_write_items(TransactItems=puts)
    [sent] = daemon.received()
    assert sent["aws"]["table_names"] == ["A", "B"]


def test_several_items_name_their_table(daemon: Daemon, watched: Watched) -> None:
    watched("dynamodb", answer()).batch_get_item(RequestItems={"Profiles": {"Keys": [KEY]}})
    [sent] = daemon.received()
    assert sent["aws"]["table_names"] == ["Profiles"]


def test_a_call_of_the_bucket_names_the_bucket_and_not_the_file(
    daemon: Daemon, watched: Watched
) -> None:
    watched("s3", answer()).head_object(Bucket="invoices", Key="anna/inv_secret.pdf")
    [sent] = daemon.received()
    assert (sent["name"], sent["aws"]["bucket_name"]) == ("s3", "invoices")
    assert "anna" not in str(sent)


def test_tries_that_failed_are_part_of_the_call(daemon: Daemon, watched: Watched) -> None:
    busy = refusal("InternalServerError", "busy", 500)
    watched("dynamodb", busy, answer()).get_item(TableName="Invoices", Key=KEY)
    [sent] = daemon.received()
    assert (sent["aws"]["retries"], sent["http"]["response"]["status"]) == (1, 200)
    assert "fault" not in sent


@pytest.mark.parametrize(
    ("code", "status", "flags"),
    [
        ("ConditionalCheckFailedException", 400, {"error"}),
        ("ProvisionedThroughputExceededException", 400, {"error", "throttle"}),
        ("ThrottlingException", 429, {"error", "throttle"}),
        ("InternalServerError", 500, {"fault"}),
    ],
)
def test_a_refusal_says_whose_fault_it_is_by_its_code_and_not_by_its_text(
    daemon: Daemon, watched: Watched, code: str, status: int, flags: set[str]
) -> None:
    client = watched("dynamodb", *[refusal(code, f"{CANARY} is wrong", status)] * 4)
    with pytest.raises(ClientError):
        client.get_item(TableName="Invoices", Key=KEY)
    [sent] = daemon.received()
    assert {"error", "fault", "throttle"} & set(sent) == flags
    assert [each["type"] for each in sent["cause"]["exceptions"]] == [code]
    assert CANARY not in str(sent)


def test_an_answer_that_never_came_is_a_fault(daemon: Daemon, watched: Watched) -> None:
    client = watched("dynamodb", *[SilentError] * 4)
    with pytest.raises(BotoCoreError):
        client.get_item(TableName="Invoices", Key=KEY)
    [sent] = daemon.received()
    assert sent["fault"] is True
    assert sent["cause"]["exceptions"][0]["type"] == "ReadTimeoutError"
    assert sent["aws"]["operation"] == "GetItem"


@pytest.mark.parametrize(
    "header",
    ["", f"Root={TRACE};Parent={SEGMENT};Sampled=0", f"Root={TRACE};Sampled=1", "Sampled=1;x"],
)
def test_what_is_not_recorded_sends_nothing(daemon: Daemon, watched: Watched, header: str) -> None:
    watched("dynamodb", answer(), header=header).get_item(TableName="Invoices", Key=KEY)
    assert daemon.received() == []


def test_what_somebody_wrote_is_in_no_trace(daemon: Daemon, watched: Watched) -> None:
    item = {**KEY, "document": {"S": CANARY}}
    client = watched("dynamodb", *[answer()] * 3)
    client.put_item(TableName="T", Item=item, ConditionExpression="attribute_not_exists(x)")
    client.transact_write_items(TransactItems=[{"Put": {"TableName": "T", "Item": item}}])
    client.query(
        TableName="T",
        KeyConditionExpression="#o = :o",
        ExpressionAttributeNames={"#o": "owner"},
        ExpressionAttributeValues={":o": {"S": CANARY}},
    )
    watched("s3", answer()).put_object(Bucket="b", Key=f"{CANARY}/inv_1.pdf", Body=CANARY.encode())
    sent = daemon.received()
    assert len(sent) == 4
    assert CANARY not in str(sent)
    assert "anna" not in str(sent)


def test_a_daemon_that_takes_nothing_stops_nobody(watched: Watched) -> None:
    client = client_answering("dynamodb", answer(body={"Item": KEY}))
    Subsegments(("255.255.255.255", 9), lambda: SAMPLED).watch(client)
    assert client.get_item(TableName="Invoices", Key=KEY)["Item"] == KEY


def test_the_model_is_watched_as_the_settings_say(
    daemon: Daemon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_X_AMZN_TRACE_ID", SAMPLED)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "none")
    settings = Settings(
        engine="bedrock", aws_region="us-east-1", aws_xray_daemon_address=daemon.address
    )
    with BedrockStub() as stub:
        monkeypatch.setenv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", stub.url)
        model_id, model = make_models(settings)[0]
        model.converse(request(f"Invoice {CANARY} for 2 hours at $150"))
    [sent] = daemon.received()
    assert (sent["name"], sent["parent_id"]) == ("bedrock-runtime", SEGMENT)
    assert (sent["aws"]["operation"], sent["aws"]["model_id"]) == ("Converse", model_id)
    assert model_id == SONNET
    assert CANARY not in str(sent)


@pytest.mark.parametrize("address", [None, "nowhere", "host:port"])
def test_without_a_daemon_nobody_watches(address: str | None) -> None:
    assert watch_of(Settings(aws_xray_daemon_address=address)) is None


@pytest.mark.parametrize(
    ("address", "at"),
    [
        ("169.254.79.129:2000", ("169.254.79.129", 2000)),
        ("tcp:127.0.0.1:2000 udp:127.0.0.2:2001", ("127.0.0.2", 2001)),
        ("udp:127.0.0.2:2001 tcp:127.0.0.1:2000", ("127.0.0.2", 2001)),
    ],
)
def test_the_address_of_the_daemon_is_read_in_both_its_forms(
    address: str, at: tuple[str, int]
) -> None:
    assert daemon_at(address) == at


def test_the_header_is_read_in_any_order() -> None:
    header = f"Sampled=1;Parent={SEGMENT};Root={TRACE}"
    assert parent_of(header) == Parent(TRACE, SEGMENT)
