"""The real thing: ``python -m scatterpilot.local`` in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import httpx

from tests.architecture.sources import ROOT
from tests.domain.samples import SELLER

_START_SECONDS = 15


class ServerProcess:
    """Started when made; its folder holds the data and the log, so another can go on with it."""

    def __init__(
        self, folder: Path, *arguments: str, settings: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self._log = folder / "server.log"
        wanted = {"DATA_DIR": str(folder / "data"), "LOG_LEVEL": "ERROR", **(settings or {})}
        # With PYTHONPATH, so that the server is of the very tree whose tests these are.
        names = ("PATH", "HOME", "PYTHONPATH")
        kept = {name: os.environ[name] for name in names if name in os.environ}
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "scatterpilot.local", "--port", "0", *arguments],
                cwd=folder,
                # The code beside these tests, also where another copy of it is installed.
                env={**kept, "PYTHONPATH": str(ROOT / "layers" / "common"), **wanted},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.url = self._wait_for_url()

    def client(self) -> httpx.Client:
        limits = httpx.Limits(max_connections=100)
        return httpx.Client(base_url=self.url, timeout=20, limits=limits)

    def name_seller(self) -> None:
        """Give the business a name, without which nothing is issued."""
        with self.client() as client:
            client.put("/profile", json={"business_name": SELLER.business_name}).raise_for_status()

    def kill(self) -> None:
        """SIGKILL: no chance to tidy up."""
        self._process.kill()
        self._process.wait(10)

    def stop(self) -> int:
        """Ctrl+C; gives the exit status."""
        self._process.terminate()
        return self._process.wait(30)

    def output(self) -> str:
        return self._log.read_text()

    def _wait_for_url(self) -> str:
        give_up = time.monotonic() + _START_SECONDS
        while time.monotonic() < give_up:
            found = re.search(r"runs at (http://\S+)", self.output())
            if found:
                return found.group(1)
            if self._process.poll() is not None:
                break
            time.sleep(0.02)
        self._process.kill()
        raise RuntimeError(f"The server did not start:\n{self.output()}")
