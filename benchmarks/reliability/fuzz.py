"""The API fuzzed from its own OpenAPI document by Schemathesis, all its checks on, stateful.

Run: ``python -m benchmarks.reliability.fuzz [--cases N] [--seed S]``. Starts local servers that
demand a token, and sends at least N requests: the document's examples and the edges of its
schemas, random ones that fit and that don't, and chains of operations. Fails after an answer that
is a 5xx, is not as documented, or is an error without ``application/problem+json`` and request id.

Making up requests and judging answers takes seven times the work of answering, and Python does it
on one core for each process. So runs with seeds of their own go side by side, each with its server.
"""

from __future__ import annotations

import argparse
import base64
import itertools
import json
import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from tests.api.server_process import ServerProcess

from benchmarks.reliability.serving import SETTINGS, folder

_TOKEN = "a-token-for-the-fuzzer"
_HERE = Path(__file__).resolve().parent


def fuzz(url: str, report: Path, examples: int, seed: int) -> int:
    """One run; the exit status of Schemathesis."""
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        f"--config-file={_HERE / 'fuzz.toml'}",
        "run",
        f"{url}/openapi.json",
        "--checks=all",
        f"--header=Authorization:Bearer {_TOKEN}",
        f"--max-examples={examples}",
        "--workers=1",
        f"--seed={seed}",
        "--report=ndjson",
        f"--report-ndjson-path={report}",
        "--output-sanitize=false",
        "--no-color",
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": str(_HERE / "fuzz_hooks.py")}
    # Its cache of failures belongs to this run.
    return subprocess.run(command, check=False, cwd=report.parent, env=environment).returncode


def counted(report: Path) -> Counter[str]:
    """Requests, those answered with 5xx, and errors that are no problem with a request id."""
    told = Counter[str]()
    with report.open(encoding="utf-8") as lines:
        for line in lines:
            scenario = json.loads(line).get("ScenarioFinished", {})
            for interaction in scenario.get("recorder", {}).get("interactions", {}).values():
                answer = interaction["response"]
                told["all"] += 1
                if answer is not None:
                    told["5xx"] += answer["status_code"] >= 500
                    told["unclear"] += answer["status_code"] >= 400 and not _is_problem(answer)
    return told


def _is_problem(answer: dict[str, Any]) -> bool:
    if "application/problem+json" not in answer["headers"].get("content-type", []):
        return False
    # HEAD has no body; its headers are those of GET.
    content = base64.b64decode((answer.get("content") or {}).get("$base64", ""))
    told = json.loads(content) if content else {"request_id": True}
    return bool(told.get("request_id")) and bool(answer["headers"].get("x-request-id"))


def run(examples: int, seed: int) -> tuple[bool, Counter[str]]:
    """Fuzz a fresh server: whether Schemathesis found nothing, and what was counted."""
    with folder() as where:
        server = ServerProcess(where, settings={**SETTINGS, "SCATTERPILOT_TOKEN": _TOKEN})
        try:
            failed = fuzz(server.url, where / "report.ndjson", examples, seed)
        finally:
            server.kill()
        return failed == 0, counted(where / "report.ndjson")


def _summary(told: Counter[str]) -> str:
    return f"{told['all']:,} requests: {told['5xx']} answers 5xx, {told['unclear']} unclear errors"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--examples", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--side-by-side", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    told, well = Counter[str](), True
    seeds = itertools.count(given.seed)
    with ThreadPoolExecutor(given.side_by_side) as pool:
        while well and told["all"] < given.cases:
            round_of_seeds = itertools.islice(seeds, given.side_by_side)
            for passed, counts in pool.map(partial(run, given.examples), round_of_seeds):
                well &= passed
                told += counts
            print(_summary(told), flush=True)
    sys.exit(1 if not well or told["5xx"] or told["unclear"] else 0)


if __name__ == "__main__":
    main()
