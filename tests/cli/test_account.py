from __future__ import annotations

import json
import zipfile
from pathlib import Path

from tests.cli.program import COMPLETE, Program


def issued(program: Program) -> None:
    program.invoice(COMPLETE)
    program.invoice(COMPLETE, "--issue", "-o", "acme.pdf")


def test_everything_is_exported_to_a_folder_for_ones_own_eyes(program: Program) -> None:
    issued(program)
    result = program("account", "export", "mine")
    assert result.exit_code == 0, result.stderr
    folder = Path("mine")
    assert folder.stat().st_mode & 0o077 == 0
    lines = (folder / "invoices.ndjson").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["invoice_number"] for line in lines] == [None, "INV-2026-0001"]
    assert json.loads((folder / "profile.ndjson").read_text(encoding="utf-8"))["business_name"]
    [pdf] = [path for path in (folder / "files").iterdir() if path.suffix == ".pdf"]
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_name_that_ends_in_zip_makes_a_zip_and_nothing_is_overwritten(program: Program) -> None:
    issued(program)
    assert program("account", "export", "mine.zip").exit_code == 0
    with zipfile.ZipFile("mine.zip") as archive:
        assert {"invoices.ndjson", "conversations.ndjson", "profile.ndjson"} < set(
            archive.namelist()
        )
    again = program("account", "export", "mine.zip")
    assert again.exit_code == 1
    assert "exists already" in again.stderr


def test_everything_is_erased_and_said(program: Program) -> None:
    issued(program)
    result = program("account", "erase", "--yes")
    assert result.exit_code == 0, result.stderr
    assert "Erased 2 invoices" in result.stderr
    assert program("list", "--json").stdout.strip() == "[]"
    assert not list(Path("data/files").rglob("*.pdf"))


def test_issued_invoices_are_kept_when_that_is_asked_for(program: Program) -> None:
    issued(program)
    result = program("account", "erase", "--keep-issued", "--yes")
    assert "Kept 1 issued invoice" in result.stderr
    [kept] = json.loads(program("list", "--json").stdout)
    assert kept["invoice_number"] == "INV-2026-0001"


def test_nothing_is_erased_without_a_yes(program: Program) -> None:
    issued(program)
    assert program("account", "erase").exit_code == 2
    assert len(json.loads(program("list", "--json").stdout)) == 2
