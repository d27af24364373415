"""What telling X-Ray of a turn's calls costs a function: its own time, and that of a cold start.

A call's answer comes from a list, not from the network, so what is left is botocore's work and
ours. The daemon is a port that nobody reads, as on Lambda: sending waits for nobody.
"""

from __future__ import annotations

import sys
import time
from typing import Any

from tests.wiring.canned import answer, client_answering
from tests.wiring.daemon import Daemon

from benchmarks.measuring import Row, Times, cpu_of, in_turn, note
from scatterpilot.adapters.xray import Subsegments

# Of a turn with a model and an Idempotency-Key: the limit, what was spent, conversation, profile,
# receipt, model, writing all of it, and counting the cost.
CALLS_A_TURN = 8
ROUNDS, CALLS_A_ROUND = 15, 200
RUNS = 9
HEADER = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled={}"
KEY = {"owner": {"S": "anna"}, "invoice_id": {"S": f"inv_{'0' * 32}"}}
_START = (
    "from scatterpilot.adapters.aws_client import client; "
    "from scatterpilot.wiring.settings import Settings; "
    "from scatterpilot.wiring.tracing import watch_of; "
    "client('dynamodb', watch_of(Settings(aws_xray_daemon_address={!r})))"
)


def _client(daemon: Daemon, sampled: int | None) -> Any:
    count = (ROUNDS + 1) * CALLS_A_ROUND
    made = client_answering("dynamodb", *(answer(body={"Item": KEY}) for _ in range(count)))
    if sampled is not None:
        header = HEADER.format(sampled)
        Subsegments(daemon.at, lambda: header).watch(made)
    return made


def _round(client: Any) -> float:
    """CPU milliseconds of one call."""
    start = time.process_time()
    for _ in range(CALLS_A_ROUND):
        client.get_item(TableName="Invoices", Key=KEY, ConsistentRead=True)
    return (time.process_time() - start) * 1000 / CALLS_A_ROUND


def of_calls() -> dict[str, Times]:
    """A call untold, told and not recorded; A B C A B C, the first of each not counted."""
    with Daemon() as daemon:
        clients = {
            "untold": _client(daemon, None),
            "told": _client(daemon, 1),
            "not recorded": _client(daemon, 0),
        }
        taken: dict[str, list[float]] = {name: [] for name in clients}
        for _ in range(ROUNDS + 1):
            for name, client in clients.items():
                taken[name].append(_round(client))
    return {name: Times(tuple(values[1:])) for name, values in taken.items()}


def rows() -> list[Row]:
    note("Telling X-Ray of calls …")
    calls = of_calls()
    untold = calls["untold"].median
    told = (calls["told"].median - untold) * CALLS_A_TURN
    off = (calls["not recorded"].median - untold) * CALLS_A_TURN
    commands = {
        "plain": [sys.executable, "-c", _START.format(None)],
        "watched": [sys.executable, "-c", _START.format("127.0.0.1:2000")],
    }
    environment = {
        "PYTHONPATH": "layers/common:.",
        "AWS_DEFAULT_REGION": "eu-central-1",
        "AWS_ACCESS_KEY_ID": "none",
        "AWS_SECRET_ACCESS_KEY": "none",
    }
    started = {name: cpu_of(runs) for name, runs in in_turn(commands, RUNS, environment).items()}
    more = started["watched"].median - started["plain"].median
    calls_of_botocore = f"{untold * CALLS_A_TURN:.2f} ms"
    return [
        Row(f"telling X-Ray of the {CALLS_A_TURN} calls of a turn, CPU, beside botocore's own",
            f"{told:.2f} ms", calls_of_botocore, f"{told / (untold * CALLS_A_TURN):.2f}",
            f"{calls['told'].spread} ms a call", "≤ 1 ms", told <= 1),
        Row("… of a trace that is not recorded", f"{off:.2f} ms", calls_of_botocore, "", "",
            "≤ 0.2 ms", off <= 0.2),
        Row("… of a cold start, CPU", f"{more:.0f} ms", f"{started['plain'].median:.0f} ms", "",
            f"{started['watched'].spread} ms", "≤ 10 ms", more <= 10),
    ]  # fmt: skip
