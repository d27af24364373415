"""The functions with DynamoDB and S3, on the emulator, behind the HTTP of the local server.

As a program it serves what its environment names, and says where. Needs ``make emulator``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import uvicorn
from tests.emulator.account import function_environment
from tests.emulator.process import ROOT, Emulator

from scatterpilot.local.app import LocalApp
from scatterpilot.local.functions import find_folder, load_handlers
from scatterpilot.local.guard import Guard
from scatterpilot.local.pages import Pages
from scatterpilot.local.server import listen
from scatterpilot.local.threads import WAITING_THREADS, Threads
from scatterpilot.wiring.aws import AwsHome
from scatterpilot.wiring.local import LocalHome
from scatterpilot.wiring.settings import read_settings


@dataclass
class EmulatedServer:
    """Started when made; ``kill`` ends it without warning."""

    environment: Mapping[str, str]
    url: str = field(init=False)

    def __post_init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reliability.emulated"],
            cwd=ROOT,
            env=dict(self.environment),
            # Log and metrics go there, and would fill a pipe that nobody reads.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        self.url = self._process.stderr.readline().strip()

    def client(self) -> httpx.Client:
        limits = httpx.Limits(max_connections=100)
        return httpx.Client(base_url=self.url, timeout=60, limits=limits)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(10)


@contextmanager
def emulated_account(settings: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """An emulator of one's own, and the environment of functions in it."""
    emulator = Emulator()
    try:
        with function_environment(emulator) as environment:
            # The scripts are all one person.
            yield {**environment, "RATE_LIMIT_MAX_REQUESTS": "1000000", **settings}
    finally:
        emulator.stop()


def main() -> None:
    settings = read_settings()
    app = LocalApp(
        home=LocalHome(settings),
        handlers=load_handlers(find_folder("functions"), AwsHome(settings)),
        guard=Guard(settings.token, settings.allowed_origins),
        threads=Threads(WAITING_THREADS),
        pages=Pages(find_folder("demo")),
    )
    with listen("127.0.0.1", 0) as listener:
        sys.stderr.write(f"http://127.0.0.1:{listener.getsockname()[1]}\n")
        config = uvicorn.Config(app, lifespan="off", log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
