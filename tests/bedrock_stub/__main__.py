"""``python -m tests.bedrock_stub --port N``: a competent model until it is stopped."""

from __future__ import annotations

import argparse
import signal

from tests.bedrock_stub import BedrockStub


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bedrock_stub")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets containers reach it")
    given = parser.parse_args()
    with BedrockStub(port=given.port, host=given.host) as stub:
        print(f"AWS_ENDPOINT_URL_BEDROCK_RUNTIME={stub.url}", flush=True)  # noqa: T201
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


if __name__ == "__main__":
    main()
