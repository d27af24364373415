from __future__ import annotations

import subprocess
import sys

import pytest

from scatterpilot import __version__
from tests.cli.program import COMPLETE, Program, environment
from tests.cli.terminal import Terminal


def test_the_version_is_told(program: Program) -> None:
    assert program("--version").stdout == f"scatterpilot {__version__}\n"


def test_help_names_every_command_in_plain_text(program: Program) -> None:
    shown = program("--help").stdout
    commands = "serve chat invoice list show pdf paid cancel delete export explain profile"
    for name in commands.split():
        assert f"\n  {name}" in shown
        assert program(name, "--help").exit_code == 0
    assert shown.isascii()


def test_help_imports_nothing_that_only_commands_need(program: Program) -> None:
    code = (
        "import sys; from scatterpilot.cli.program import program\n"
        "try: program(['--help'])\n"
        "except SystemExit: print([m for m in ('pydantic', 'babel', 'typst', 'sqlite3', 'uvicorn',"
        "'rich', 'numpy', 'onnxruntime', 'tokenizers', 'scatterpilot.wiring')"
        " if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment()
    )
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [("fly",), ("list", "--status", "lost"), ("list", "--limit", "0"), ("pdf", "x"), ("invoice",)],
)
def test_a_wrong_command_line_is_status_2(program: Program, arguments: tuple[str, ...]) -> None:
    result = program(*arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_settings_that_can_not_be_used_are_told_at_once(program: Program) -> None:
    result = program("list", PORT="http", SCATTERPILOT_TODAY="tomorrow")
    assert result.exit_code == 1
    assert "PORT" in result.stderr
    assert "SCATTERPILOT_TODAY" in result.stderr


def test_a_database_that_is_none_is_one_sentence(newcomer: Program) -> None:
    (newcomer.folder / "data").mkdir()
    (newcomer.folder / "data" / "scatterpilot.db").write_text("no database at all, but text" * 50)
    result = newcomer("list")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "The database file is damaged. Restore scatterpilot.db from a backup."
    ]


def test_serving_other_machines_takes_a_token(program: Program) -> None:
    result = program("serve", "--host", "0.0.0.0", "--port", "0")
    assert result.exit_code == 1
    assert "SCATTERPILOT_TOKEN" in result.stderr


def test_a_process_makes_an_invoice_and_prints_no_colours(program: Program) -> None:
    made = program.process("invoice", COMPLETE, "-o", "acme.pdf", "--yes")
    assert made.returncode == 0, made.stderr
    assert "Number\tINV-2026-0001\n" in made.stdout
    assert "\x1b" not in made.stdout
    assert (program.folder / "acme.pdf").read_bytes().startswith(b"%PDF")
    again = program.process("invoice", COMPLETE, "-o", "acme.pdf", "--yes")
    assert (again.returncode, again.stdout) == (1, "")
    assert "Traceback" not in again.stderr


def test_on_a_terminal_a_person_is_asked_first(program: Program) -> None:
    with Terminal(program.folder, "invoice", COMPLETE, "-o", "acme.pdf") as terminal:
        terminal.wait_for("Create and issue this invoice? [y/N]")
        terminal.type("n\n")
        assert terminal.end() == 1
    assert "Total: $6,000.00" in terminal.shown
    assert program.stored() == []
    assert not (program.folder / "acme.pdf").exists()


def test_a_yes_on_a_terminal_goes_past_the_result(program: Program) -> None:
    draft = program.invoice()["invoice_id"]
    with Terminal(
        program.folder, "pdf", draft, "-o", "-", stdout=program.folder / "issued.pdf"
    ) as terminal:
        terminal.wait_for("It can't change any more then. [y/N]")
        terminal.type("what?\n")
        terminal.wait_for("[y/N]")
        terminal.type("yes\n")
        assert terminal.end() == 0
    assert (program.folder / "issued.pdf").read_bytes().startswith(b"%PDF")


def test_on_a_terminal_names_are_not_taken_for_markup(program: Program) -> None:
    program.add("inv_" + "0" * 32, customer_name="[bold]Acme[/bold] :smile:")
    with Terminal(program.folder, "show", "inv_" + "0" * 32, NO_COLOR="1") as terminal:
        assert terminal.end() == 0
    assert "[bold]Acme[/bold] :smile:" in terminal.shown
