"""The program ``scatterpilot`` as tests run it: in this process, or as one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

import scatterpilot
from scatterpilot.cli.program import program
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.invoice import Invoice
from scatterpilot.wiring.local import OWNER, LocalHome
from scatterpilot.wiring.settings import Settings
from tests.domain.samples import SELLER

COMPLETE = "Invoice Acme for 40 hours of web development at $150, net 30"
INCOMPLETE = "Invoice Acme for 40 hours of web development"

_SETTINGS = {"DATA_DIR": "data", "SCATTERPILOT_TODAY": "2026-03-09"}


@dataclass(frozen=True)
class Program:
    folder: Path

    def __call__(self, *arguments: str, input: str | None = None, **settings: str) -> Result:
        """Run it in this process; an exception that gets out of it fails the test."""
        result = CliRunner().invoke(
            program, list(arguments), input=input, env={**_SETTINGS, **settings}
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def process(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run it as a process, with this package and no other setting than the tests' own."""
        return subprocess.run(
            command(*arguments),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd=self.folder,
            env=environment(),
        )

    def name_seller(self) -> None:
        """Give the business a name, without which nothing is issued."""
        self._home().profiles.save(OWNER, SELLER)

    def invoice(self, text: str = COMPLETE, *options: str) -> dict[str, Any]:
        """Create one; gives what ``--json`` prints."""
        result = self("invoice", text, "--yes", "--json", *options)
        assert result.exit_code == 0, result.stderr
        made: dict[str, Any] = json.loads(result.stdout)
        return made

    def add(self, invoice_id: str, customer_name: str = "Acme", day: int = 0) -> None:
        """Store a draft as it is, without the program; ``day`` says how late it was created."""
        at = datetime(2026, 3, 9, tzinfo=UTC) + timedelta(days=day)
        invoice = Invoice(
            invoice_id=invoice_id,
            data=Draft(customer_name=customer_name),
            created_at=at,
            updated_at=at,
        )
        self._home().invoices.add(OWNER, invoice)

    def stored(self) -> list[dict[str, Any]]:
        """The documents of all invoices as the store has them, newest first."""
        return list(self._home().invoices.page(OWNER, 100).documents)

    def conversations(self) -> list[dict[str, Any]]:
        return list(self._home().conversations.page(OWNER, 100).documents)

    def _home(self) -> LocalHome:
        return LocalHome(Settings(data_dir=self.folder / "data"))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "scatterpilot.cli", *arguments]


def environment() -> dict[str, str]:
    package = Path(scatterpilot.__file__).parents[1]
    return {**_SETTINGS, "PATH": os.environ["PATH"], "PYTHONPATH": str(package)}
