"""Payments and credit notes on the command line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import Result

from tests.cli.program import COMPLETE, Program

NUMBER = "INV-2026-0001"
TILES = "Invoice Globex for 12 tiles at 8.50 and delivery 40, 20% tax, net 14"


@pytest.fixture
def issued(program: Program) -> Program:
    program.invoice(COMPLETE, "--issue")
    return program


def fields(result: Result) -> dict[str, str]:
    assert result.exit_code == 0, result.stderr
    return dict(line.split("\t") for line in result.stdout.splitlines())


def shown(program: Program, number: str = NUMBER) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(program("show", number, "--json").stdout)
    return document


def test_a_part_is_paid_then_the_rest(issued: Program) -> None:
    said = ("--amount", "2000", "--date", "2026-03-01", "--method", "bank transfer")
    first = fields(issued("paid", NUMBER, *said))
    assert (first["Status"], first["Still due"]) == ("issued", "$4,000.00")
    assert first["Payment 1"] == "$2,000.00 of March 1, 2026, bank transfer"
    rest = fields(issued("paid", NUMBER, "--note", "cheque 7"))
    assert (rest["Status"], rest["Still due"]) == ("paid", "$0.00")
    assert rest["Payment 2"] == "$4,000.00 of March 9, 2026, cheque 7"
    again = fields(issued("paid", NUMBER))
    assert again == rest


def test_more_than_is_due_is_refused_with_the_remedy(issued: Program) -> None:
    result = issued("paid", NUMBER, "--amount", "6000.01")
    assert result.exit_code == 2
    assert result.stderr.startswith("amount: 6000.00 USD is still due: record at most that")


@pytest.mark.parametrize(
    "said", [("--amount", "lots"), ("--amount", "1,000"), ("--date", "yesterday")]
)
def test_what_is_no_amount_or_day_is_a_wrong_option(issued: Program, said: tuple[str, str]) -> None:
    assert issued("paid", NUMBER, *said).exit_code == 2
    assert shown(issued)["payments"] == []


def test_a_payment_is_taken_back_after_a_yes_and_stays_to_be_seen(issued: Program) -> None:
    issued("paid", NUMBER, "--amount", "2000")
    issued("paid", NUMBER)
    refused = issued("take-back", NUMBER)
    assert refused.exit_code == 2
    assert "payment 2, $4,000.00, of INV-2026-0001 for Acme" in refused.stderr
    done = fields(issued("take-back", NUMBER, "--yes", "--why", "it bounced"))
    assert (done["Status"], done["Still due"]) == ("issued", "$4,000.00")
    assert done["Payment 2"].startswith("$4,000.00 of March 9, 2026, taken back on ")
    assert done["Payment 2"].endswith(" by local: it bounced")
    first = fields(issued("take-back", NUMBER, "--payment", "1", "--yes"))
    assert first["Still due"] == "$6,000.00"
    assert issued("take-back", NUMBER, "--yes").exit_code == 2
    assert issued("take-back", NUMBER, "--payment", "9", "--yes").exit_code == 2


def test_two_broken_tiles_are_credited(program: Program) -> None:
    program.invoice(TILES, "--issue")
    said = ("--line", "1", "--quantity", "2", "--reason", "broken", "--yes")
    made = fields(program("credit", NUMBER, *said))
    assert (made["Number"], made["Total"], made["Status"]) == (
        "CN-2026-0001",
        "$20.40",
        "credit note",
    )
    assert made["For invoice"] == "INV-2026-0001 of March 9, 2026"
    assert shown(program, "CN-2026-0001")["data"]["notes"] == "broken"
    invoice = fields(program("show", NUMBER))
    assert invoice["Credit note CN-2026-0001"] == "$20.40 of March 9, 2026"
    assert invoice["Still due"] == "$150.00"


def test_a_credit_note_is_read_back_and_takes_a_yes(program: Program) -> None:
    program.invoice(TILES, "--issue")
    result = program("credit", NUMBER, "--amount", "12")
    assert result.exit_code == 2
    told = result.stderr
    assert "Credit note to INV-2026-0001 for Globex, $170.40" in told
    assert "Tax 20%: $2.00 on $10.00" in told
    assert "Total: $12.00" in told
    assert "--yes" in told
    assert shown(program)["credit_notes"] == []


def test_a_whole_credit_note_with_its_pdf_cancels_the_invoice(issued: Program) -> None:
    assert issued("credit", NUMBER, "--yes", "-o", "credit.pdf").exit_code == 0
    assert (issued.folder / "credit.pdf").read_bytes().startswith(b"%PDF")
    assert shown(issued)["status"] == "cancelled"
    again = issued("credit", NUMBER, "--yes")
    assert (again.exit_code, "Nothing is left of INV-2026-0001" in again.stderr) == (1, True)


def test_cancelling_says_that_it_credits(issued: Program) -> None:
    asked = issued("cancel", NUMBER)
    assert "It gets a credit note of all that is left of it." in asked.stderr
    done = fields(issued("cancel", NUMBER, "--yes"))
    assert (done["Status"], done["Still due"]) == ("cancelled", "$0.00")
    assert done["Credit note CN-2026-0001"] == "$6,000.00 of March 9, 2026"


def test_a_quantity_belongs_to_a_line(issued: Program) -> None:
    assert issued("credit", NUMBER, "--quantity", "2", "--yes").exit_code == 2
    over = issued("credit", NUMBER, "--line", "1", "--quantity", "41", "--yes")
    assert (over.exit_code, over.stderr) == (
        2,
        "lines.0.quantity: 40 is left of it to credit; give at most that\n",
    )


def test_lists_are_narrowed_to_a_kind(issued: Program) -> None:
    issued("credit", NUMBER, "--amount", "100", "--yes")
    notes = issued("list", "--kind", "credit_note").stdout
    assert notes.split("\t")[0] == "CN-2026-0001"
    assert issued("list", "--kind", "invoice").stdout.split("\t")[6].strip() == "$5,900.00"
    assert len(issued("list").stdout.splitlines()) == 2
    assert issued("list", "--kind", "receipt").exit_code == 2
    assert issued("list", "--kind", "credit_note", "--status", "paid").exit_code == 2


def test_numbers_start_where_the_profile_says(program: Program) -> None:
    program("profile", "set", "number_start=137", "credit_note_start=12")
    program.invoice(COMPLETE, "--issue")
    assert "Number\tCN-2026-0012" in program("credit", "INV-2026-0137", "--yes").stdout
    late = program("profile", "set", "number_start=500")
    assert late.exit_code == 2
    assert late.stderr.startswith("number_start: numbers were given in this series already")
    assert program("profile", "set", "number_start=0").exit_code == 2
    assert program("profile", "set", "phone=1").exit_code == 0
