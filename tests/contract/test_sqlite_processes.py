"""Several processes on one database file, and one that is killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scatterpilot.adapters.sqlite import Database, SqliteInvoices
from tests.contract.samples import ANNA, an_invoice, numbering


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "scatterpilot.db"


def start(file: Path, name: str, count: int, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.contract.issuer", str(file), name, str(count), *more],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def stored_numbers(file: Path) -> list[int]:
    page = SqliteInvoices(Database(file)).page(ANNA, 10_000, "pending")
    return sorted(int(document["invoice_number"]) for document in page.documents)


def test_processes_that_create_the_file_at_once_number_without_gap(file: Path) -> None:
    processes = [start(file, f"p{task}", 15) for task in range(4)]
    assert [line(process) for process in processes] == ["ready"] * 4
    for process in processes:
        go(process)
    said = [number for process in processes for number in process.communicate()[0].split()]
    assert [process.returncode for process in processes] == [0] * 4
    assert sorted(map(int, said)) == list(range(1, 61))
    assert stored_numbers(file) == list(range(1, 61))


def credit_numbers(file: Path) -> list[int]:
    page = SqliteInvoices(Database(file)).page(ANNA, 10_000, "credit_note")
    return sorted(int(document["invoice_number"][3:]) for document in page.documents)


def test_processes_that_credit_at_once_number_both_series_without_gap(file: Path) -> None:
    processes = [start(file, f"p{task}", 10, "credit") for task in range(4)]
    for process in processes:
        assert line(process) == "ready"
    for process in processes:
        go(process)
    said = [pair for process in processes for pair in process.communicate()[0].splitlines()]
    assert sorted(int(pair.split()[0]) for pair in said) == list(range(1, 41))
    assert sorted(int(pair.rpartition("-")[2]) for pair in said) == list(range(1, 41))
    assert credit_numbers(file) == list(range(1, 41))


def test_a_killed_process_leaves_no_gap_among_credit_notes_and_each_has_its_invoice(
    file: Path,
) -> None:
    process = start(file, "p", 100_000, "credit")
    assert line(process) == "ready"
    go(process)
    said = [line(process) for _ in range(20)]
    process.kill()
    process.communicate()
    kept = credit_numbers(file)
    assert [int(pair.rpartition("-")[2]) for pair in said] == list(range(1, len(said) + 1))
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) >= len(said)
    invoices = SqliteInvoices(Database(file)).page(ANNA, 10_000, "cancelled").documents
    known = [note["number"] for invoice in invoices for note in invoice["credit_notes"]]
    assert len(known) == len(kept)


def test_a_killed_process_loses_nothing_it_had_said(file: Path) -> None:
    process = start(file, "p", 100_000)
    assert line(process) == "ready"
    go(process)
    said = [line(process) for _ in range(40)]
    process.kill()
    rest, _ = process.communicate()
    said += [each.strip() for each in rest.splitlines(keepends=True) if each.endswith("\n")]

    kept = stored_numbers(file)
    assert [int(number) for number in said] == list(range(1, len(said) + 1))
    # The very last may be stored without having been said.
    assert kept in (list(range(1, len(said) + 1)), list(range(1, len(said) + 2)))
    database = Database(file)
    assert database.rows("PRAGMA integrity_check")[0][0] == "ok"
    invoice = an_invoice("next")
    invoices = SqliteInvoices(database)
    invoices.add(ANNA, invoice)
    issued = invoices.issue(ANNA, invoice, "2026", numbering(invoice))
    assert issued.number == str(len(kept) + 1)
