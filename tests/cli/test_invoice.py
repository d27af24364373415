from __future__ import annotations

import json

import pytest

from tests.cli.program import COMPLETE, INCOMPLETE, Program


def test_one_text_becomes_an_issued_invoice_with_its_pdf(program: Program) -> None:
    result = program("invoice", COMPLETE, "-o", "acme.pdf", "--yes")
    assert result.exit_code == 0, result.stderr
    printed = dict(line.split("\t") for line in result.stdout.splitlines())
    assert printed["Number"] == "INV-2026-0001"
    assert printed["Customer"] == "Acme"
    assert printed["Total"] == "$6,000.00"
    assert printed["Due"] == "April 8, 2026"
    assert printed["File"] == "acme.pdf"
    assert (program.folder / "acme.pdf").read_bytes().startswith(b"%PDF")
    (stored,) = program.stored()
    assert stored["status"] == "pending"
    assert printed["Status"] == "issued"
    assert stored["data"]["total"] == "6000.00"


def test_without_a_file_it_stays_a_draft_unless_issuing_is_asked_for(program: Program) -> None:
    assert program.invoice()["status"] == "draft"
    assert program.invoice(COMPLETE, "--issue")["invoice_number"] == "INV-2026-0001"


def test_a_draft_can_be_written_without_issuing_it(program: Program) -> None:
    made = program.invoice(COMPLETE, "--no-issue", "-o", "draft.pdf")
    assert (made["status"], made["invoice_number"]) == ("draft", None)
    assert (program.folder / "draft.pdf").read_bytes().startswith(b"%PDF")


def test_its_conversation_is_kept_with_it(program: Program) -> None:
    made = program.invoice()
    (kept,) = program.conversations()
    assert kept["conversation_id"] == made["conversation_id"]
    assert (kept["state"], kept["invoice_id"]) == ("completed", made["invoice_id"])


def test_the_text_may_come_from_stdin(program: Program) -> None:
    result = program("invoice", "-", "--yes", "--json", input=f"\ufeff{COMPLETE}\n")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["data"]["customer_name"] == "Acme"


def test_what_is_missing_is_named_and_nothing_is_kept(program: Program) -> None:
    result = program("invoice", INCOMPLETE, "-o", "acme.pdf")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "line_items.0.unit_price" in result.stderr
    assert "due_date" in result.stderr
    assert "customer_name" not in result.stderr
    assert program.stored() == []
    assert program.conversations() == []
    assert [file.name for file in program.folder.iterdir()] == ["data"]


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("Invoice Acme for 40 hours at $150, due 2026-02-30", "due_date", "only 28 days"),
        ("Invoice Acme for -3 hours of work at $150, net 30", "line_items.0.quantity", "-3"),
        ("Invoice Acme for 3 hours of work at $150, net 30, tax 300%", "tax_rate", "300 %"),
    ],
)
def test_what_is_disputed_is_named_with_the_reason(
    program: Program, text: str, path: str, reason: str
) -> None:
    result = program("invoice", text)
    assert result.exit_code == 2
    (line,) = [line for line in result.stderr.splitlines() if line.startswith(f"  {path}: ")]
    assert reason in line
    assert program.stored() == []


@pytest.mark.parametrize(
    "options", [(), ("-o", "acme.pdf"), ("--issue",), ("-o", "draft.pdf", "--no-issue")]
)
@pytest.mark.parametrize("text", [COMPLETE, f"{COMPLETE}. What is the total?"])
def test_where_nobody_can_answer_nothing_is_created_without_a_yes(
    program: Program, text: str, options: tuple[str, ...]
) -> None:
    refused = program("invoice", text, *options)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "Web development: 40 hours × $150.00 = $6,000.00" in refused.stderr
    assert "Total: $6,000.00" in refused.stderr
    assert "--yes" in refused.stderr
    assert program.stored() == program.conversations() == []
    assert [file.name for file in program.folder.iterdir()] == ["data"]
    assert program("invoice", text, *options, "--yes").exit_code == 0
    assert len(program.stored()) == 1


def test_a_remark_is_told_even_when_it_is_agreed_to_beforehand(program: Program) -> None:
    made = program("invoice", f"{COMPLETE}. What is the total?", "--yes")
    assert "$6,000.00" in made.stderr


def test_for_a_business_without_a_name_nothing_is_created(newcomer: Program) -> None:
    refused = newcomer("invoice", COMPLETE, "-o", "acme.pdf", "--yes")
    assert refused.exit_code == 1
    assert "scatterpilot profile set business_name=" in refused.stderr
    assert newcomer.stored() == newcomer.conversations() == []
    assert newcomer("invoice", COMPLETE, "--yes").exit_code == 0
    [draft] = newcomer.stored()
    refused = newcomer("pdf", draft["invoice_id"], "-o", "acme.pdf", "--yes")
    assert refused.exit_code == 1
    assert "business_name" in refused.stderr
    assert newcomer.stored() == [draft]


@pytest.mark.parametrize("text", ["", "   ", "Invoice Acme\x00", "x" * 10_001, "cancel that"])
def test_a_text_that_bills_nothing_creates_nothing(program: Program, text: str) -> None:
    result = program("invoice", text)
    assert result.exit_code == 2
    assert result.stderr
    assert program.stored() == []


def test_a_file_that_is_there_is_kept_and_nothing_is_created(program: Program) -> None:
    there = program.folder / "acme.pdf"
    there.write_text("mine")
    result = program("invoice", COMPLETE, "-o", "acme.pdf")
    assert result.exit_code == 1
    assert "acme.pdf" in result.stderr
    assert "--force" in result.stderr
    assert there.read_text() == "mine"
    assert program.stored() == []
    assert program("invoice", COMPLETE, "-o", "acme.pdf", "--force", "--yes").exit_code == 0
    assert there.read_bytes().startswith(b"%PDF")


def test_a_folder_that_is_not_there_is_told_before_anything_is_created(program: Program) -> None:
    result = program("invoice", COMPLETE, "-o", "nowhere/acme.pdf")
    assert result.exit_code == 1
    assert "nowhere/acme.pdf" in result.stderr
    assert program.stored() == []


def test_a_text_that_no_font_can_print_creates_nothing(program: Program) -> None:
    result = program("invoice", COMPLETE.replace("Acme", "Acme 𓀀"), "-o", "acme.pdf")
    assert result.exit_code == 2
    assert "customer_name" in result.stderr
    assert program.stored() == []
    assert not (program.folder / "acme.pdf").exists()


def test_stdout_is_no_place_for_the_pdf_of_a_new_invoice(newcomer: Program) -> None:
    assert newcomer("invoice", COMPLETE, "-o", "-").exit_code == 2
    assert not (newcomer.folder / "data").exists()


def test_each_pdf_draws_the_next_number(program: Program) -> None:
    numbers = [
        program.invoice(COMPLETE, "-o", f"{n}.pdf")["invoice_number"] for n in ("first", "second")
    ]
    assert numbers == ["INV-2026-0001", "INV-2026-0002"]
