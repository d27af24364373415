"""The emulator as a process of its own, on a free port, gone with everything when it is stopped."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from botocore.session import get_session

from scatterpilot.adapters.aws_client import make_client

ROOT = Path(__file__).parents[2]
ENVIRONMENT = ROOT / ".venv-emulator"
REGION = "us-east-1"
_START_SECONDS = 60


def installed() -> bool:
    return (ENVIRONMENT / ".installed").exists()


class Emulator:
    """Started when made. ``environment`` is what a command needs to reach it as the account's root.

    IAM is enforced; the account's root may do everything.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="emulator-"))
        port = _free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.environment = {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "rootkey",
            "AWS_SECRET_ACCESS_KEY": "rootsecret",
            "AWS_DEFAULT_REGION": REGION,
        }
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [
                    *(ENVIRONMENT / "bin" / "python", "-m", "hypercorn"),
                    *("gateway:app", "--bind", f"127.0.0.1:{port}"),
                ],
                cwd=Path(__file__).parent,
                env=self._settings(port),
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def client(self, service: str) -> Any:
        """A client as the product makes it, with the keys of the account's root."""
        return _client(self.url, service)

    def log(self) -> str:
        return self._log.read_text(errors="replace")

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _log(self) -> Path:
        return self._folder / "emulator.log"

    def _settings(self, port: int) -> dict[str, str]:
        """Nothing else: functions in the emulator inherit all of it."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self._folder),
            "TMPDIR": str(self._folder),
            "GATEWAY_PORT": str(port),
            "IOT_MTLS_ENABLED": "0",
            "AUTH": "true",
            "AWS_ACCESS_KEY_ID": self.environment["AWS_ACCESS_KEY_ID"],
            "AWS_SECRET_ACCESS_KEY": self.environment["AWS_SECRET_ACCESS_KEY"],
            "LAMBDA_PYTHON": str(ENVIRONMENT / "runtime" / "bin" / "python"),
        }

    def _wait(self) -> None:
        give_up = time.monotonic() + _START_SECONDS
        while time.monotonic() < give_up and self._process.poll() is None:
            try:
                if httpx.get(f"{self.url}/_ministack/ready", timeout=5).is_success:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        said = self.log()
        self.stop()
        raise RuntimeError(f"The emulator did not start:\n{said[-5000:]}")


@cache
def _client(url: str, service: str) -> Any:
    return make_client(
        get_session(),
        service,
        region_name=REGION,
        endpoint_url=url,
        aws_access_key_id="rootkey",
        aws_secret_access_key="rootsecret",
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
