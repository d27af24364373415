"""``python -m tests.bedrock_stub --port N``: a competent model until it is stopped."""

from __future__ import annotations

import argparse
import signal

from tests.bedrock_stub import BedrockStub


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bedrock_stub")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    given = parser.parse_args()
    with BedrockStub(port=given.port) as stub:
        print(f"AWS_ENDPOINT_URL_BEDROCK_RUNTIME={stub.url}", flush=True)  # noqa: T201
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    main()
