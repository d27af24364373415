from __future__ import annotations

import csv
import io

import pytest

from tests.cli.program import COMPLETE, Program

FIRST = "Invoice Müller for 1 hour of advice at $100, 10% tax, net 30"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_invoices_come_in_the_order_of_issue_and_drafts_last(program: Program) -> None:
    program.invoice(COMPLETE)
    program.invoice(FIRST, "--issue")
    program.invoice(COMPLETE, "--issue")
    program("cancel", "INV-2026-0001", "--yes")
    result = program("export", "--csv", "-")
    assert result.exit_code == 0
    assert [(r["invoice_number"], r["status"], r["total"]) for r in read(result.stdout)] == [
        ("INV-2026-0001", "cancelled", "110.00"),
        ("INV-2026-0002", "issued", "6000.00"),
        ("CN-2026-0001", "issued", "110.00"),
        ("", "draft", "6000.00"),
    ]


def test_credit_notes_say_what_they_are_and_to_which_invoice(program: Program) -> None:
    program.invoice(COMPLETE, "--issue")
    program("paid", "INV-2026-0001", "--amount", "1000")
    program("credit", "INV-2026-0001", "--amount", "500", "--yes")
    columns = ("kind", "credited_invoice", "total", "amount_paid", "amount_credited", "amount_due")
    found = [tuple(r[c] for c in columns) for r in read(program("export", "--csv", "-").stdout)]
    assert found == [
        ("invoice", "", "6000.00", "1000.00", "500.00", "4500.00"),
        ("credit_note", "INV-2026-0001", "500.00", "0.00", "0.00", "0.00"),
    ]
    lines = read(program("export", "--csv", "-", "--lines", "--kind", "credit_note").stdout)
    assert [(r["kind"], r["credited_invoice"], r["amount"]) for r in lines] == [
        ("credit_note", "INV-2026-0001", "500.00")
    ]


@pytest.mark.parametrize("word", ["issued", "pending"])
def test_only_a_status_can_be_exported(program: Program, word: str) -> None:
    program.invoice()
    program.invoice(COMPLETE, "--issue")
    (row,) = read(program("export", "--csv", "-", "--status", word).stdout)
    assert row["invoice_number"] == "INV-2026-0001"


def test_lines_can_be_exported(program: Program) -> None:
    program.invoice(FIRST)
    (row,) = read(program("export", "--csv", "-", "--lines").stdout)
    assert (row["quantity"], row["unit_price"], row["amount"], row["tax_rate"]) == (
        "1",
        "100.00",
        "100.00",
        "0.1",
    )


def test_the_file_is_utf_8_with_a_byte_order_mark_only_for_excel(program: Program) -> None:
    program.invoice(FIRST)
    program("export", "--csv", "plain.csv")
    program("export", "--csv", "excel.csv", "--excel")
    plain, excel = ((program.folder / f"{name}.csv").read_bytes() for name in ("plain", "excel"))
    assert "Müller".encode() in plain
    assert excel == b"\xef\xbb\xbf" + plain


def test_a_file_that_is_there_is_not_overwritten(program: Program) -> None:
    there = program.folder / "all.csv"
    there.write_text("mine")
    refused = program("export", "--csv", "all.csv")
    assert refused.exit_code == 1
    assert there.read_text() == "mine"
    assert program("export", "--csv", "all.csv", "--force").exit_code == 0
    assert there.read_text().startswith("invoice_number,")
