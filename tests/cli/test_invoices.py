from __future__ import annotations

import json

import pytest

from scatterpilot.cli.home import PAGE_SIZE
from tests.cli.program import COMPLETE, Program

TAXED = "Invoice Globex for 10 widgets at 3.60, 5.5% tax, net 14"


def test_list_prints_a_line_per_invoice_newest_first(program: Program) -> None:
    program.invoice(COMPLETE, "--issue")
    draft = program.invoice(TAXED)
    lines = [line.split("\t") for line in program("list").stdout.splitlines()]
    assert lines == [
        [draft["invoice_id"], "Globex", "2026-03-09", "2026-03-23", "$37.98", "draft", "$37.98"],
        ["INV-2026-0001", "Acme", "2026-03-09", "2026-04-08", "$6,000.00", "issued", "$6,000.00"],
    ]


def test_list_takes_a_status_and_a_limit_and_tells_that_there_is_more(program: Program) -> None:
    program.invoice(COMPLETE, "--issue")
    program.invoice()
    program.invoice()
    drafts = program("list", "--status", "draft", "--limit", "1", "--json")
    assert [d["status"] for d in json.loads(drafts.stdout)] == ["draft"]
    assert "more" in drafts.stderr
    for word in ("issued", "pending"):
        issued = program("list", "--status", word, "--limit", "1")
        assert issued.stdout.startswith("INV-2026-0001\t")
        assert issued.stderr == ""


def test_what_was_not_found_is_called_by_its_word(program: Program) -> None:
    assert "no issued invoices" in program("list", "--status", "pending").stderr
    assert "pending" not in program("list", "--status", "lost").stderr


def test_list_knows_what_is_overdue(program: Program) -> None:
    program.invoice(COMPLETE, "--issue")
    assert program("list", "--status", "overdue").stdout == ""
    later = program("list", "--status", "overdue", SCATTERPILOT_TODAY="2026-04-09")
    assert later.stdout.split("\t")[5] == "overdue"


def test_an_empty_list_names_the_folder_it_looked_in(program: Program) -> None:
    result = program("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(program.folder / "data") in result.stderr


def test_a_name_with_a_line_break_stays_on_its_line(program: Program) -> None:
    program.add("inv_1", customer_name="Acme\nPaid\tnothing")
    (line,) = program("list").stdout.splitlines()
    assert line.split("\t")[1] == "Acme Paid nothing"


def test_more_invoices_than_a_page_are_all_found(program: Program) -> None:
    for number in range(PAGE_SIZE + 2):
        program.add(f"inv_{number:04}", day=number)
    assert len(program("list", "--limit", "500").stdout.splitlines()) == PAGE_SIZE + 2
    assert program("show", "inv_0000").exit_code == 0


def test_every_figure_shown_is_the_stored_one(program: Program) -> None:
    made = program.invoice(TAXED)
    (stored,) = program.stored()
    assert json.loads(program("show", made["invoice_id"], "--json").stdout) == {
        **stored,
        "overdue": False,
    }
    shown = program("show", made["invoice_id"]).stdout.splitlines()
    assert stored["data"]["total"] == "37.98"
    assert "Subtotal\t$36.00" in shown
    assert "Tax 5.5%\t$1.98 on $36.00" in shown
    assert "Total\t$37.98" in shown


def test_money_is_written_as_in_the_locale_the_invoice_was_issued_with(program: Program) -> None:
    program("profile", "set", "locale=de_DE", "currency=EUR")
    program.invoice("Invoice Acme for 40 hours of web development at 150, net 30", "--issue")
    program("profile", "set", "locale=en_US")
    assert "6.000,00\u00a0€" in program("list").stdout
    assert "Total\t6.000,00\u00a0€" in program("show", "INV-2026-0001").stdout


def test_an_invoice_is_found_by_id_by_its_beginning_and_by_number(program: Program) -> None:
    made = program.invoice(COMPLETE, "--issue")
    program.invoice(TAXED)
    for name in (made["invoice_id"], made["invoice_id"][:12], "INV-2026-0001"):
        found = json.loads(program("show", name, "--json").stdout)
        assert found["invoice_id"] == made["invoice_id"]


@pytest.mark.parametrize("name", ["INV-2026-0001", "inv_00000000", "inv_", "", "../secret"])
def test_an_unknown_invoice_is_one_sentence_and_status_1(program: Program, name: str) -> None:
    program.invoice()
    result = program("show", name)
    assert result.exit_code == 1
    assert name in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_beginning_that_several_ids_share_is_not_guessed(program: Program) -> None:
    ids = ["inv_" + "a" * 31 + last for last in "12"]
    for invoice_id in ids:
        program.add(invoice_id)
    result = program("delete", "inv_aaaa")
    assert result.exit_code == 2
    assert all(invoice_id in result.stderr for invoice_id in ids)
    assert len(program.stored()) == 2


def test_paid_cancel_and_delete_do_what_they_say(program: Program) -> None:
    program.invoice(COMPLETE, "-o", "first.pdf")
    program.invoice(COMPLETE, "--issue")
    draft = program.invoice()
    assert "Status\tpaid" in program("paid", "INV-2026-0001").stdout
    assert "Status\tcancelled" in program("cancel", "INV-2026-0002", "--yes").stdout
    assert program("delete", draft["invoice_id"], "--yes").exit_code == 0
    assert {d["invoice_number"]: d["status"] for d in program.stored()} == {
        "INV-2026-0001": "paid",
        "INV-2026-0002": "cancelled",
        "CN-2026-0001": "pending",
    }


@pytest.mark.parametrize("command", ["cancel", "delete"])
def test_where_nobody_can_answer_what_is_final_takes_a_yes(program: Program, command: str) -> None:
    draft = program.invoice()
    refused = program(command, draft["invoice_id"], input="y\n")
    assert refused.exit_code == 2
    assert "--yes" in refused.stderr
    assert program.stored()[0]["status"] == "draft"


def test_what_the_status_forbids_ends_with_the_reason(program: Program) -> None:
    draft = program.invoice()
    issued = program.invoice(COMPLETE, "--issue")
    unpayable = program("paid", draft["invoice_id"])
    assert unpayable.exit_code == 1
    assert "issue it" in unpayable.stderr
    undeletable = program("delete", issued["invoice_number"], "--yes")
    assert undeletable.exit_code == 1
    assert "only drafts" in undeletable.stderr
    assert len(program.stored()) == 2


def test_the_pdf_of_an_invoice_never_changes(program: Program) -> None:
    program.invoice(COMPLETE, "-o", "first.pdf")
    program("profile", "set", "business_name=Renamed Ltd")
    result = program("pdf", "INV-2026-0001", "-o", "again.pdf")
    assert result.exit_code == 0
    first, again = (program.folder / name for name in ("first.pdf", "again.pdf"))
    assert again.read_bytes() == first.read_bytes()


def test_pdf_issues_a_draft_only_when_it_may(program: Program) -> None:
    draft = program.invoice()["invoice_id"]
    assert program("pdf", draft, "-o", "draft.pdf", "--no-issue").exit_code == 0
    assert program.stored()[0]["status"] == "draft"
    refused = program("pdf", draft, "-o", "issued.pdf")
    assert refused.exit_code == 2
    assert "--yes" in refused.stderr
    assert program.stored()[0]["status"] == "draft"
    assert not (program.folder / "issued.pdf").exists()
    issued = program("pdf", draft, "-o", "issued.pdf", "--yes")
    assert "INV-2026-0001" in issued.stderr
    assert program.stored()[0]["status"] == "pending"


def test_pdf_can_go_to_stdout(program: Program) -> None:
    program.invoice(COMPLETE, "-o", "first.pdf")
    result = program("pdf", "INV-2026-0001", "-o", "-")
    assert result.stdout_bytes == (program.folder / "first.pdf").read_bytes()


def test_a_draft_is_not_issued_for_a_file_that_can_not_be_written(program: Program) -> None:
    draft = program.invoice()["invoice_id"]
    (program.folder / "mine.pdf").write_text("mine")
    assert program("pdf", draft, "-o", "mine.pdf").exit_code == 1
    assert program("pdf", draft, "-o", "nowhere/it.pdf").exit_code == 1
    assert program.stored()[0]["status"] == "draft"
    assert (program.folder / "mine.pdf").read_text() == "mine"
