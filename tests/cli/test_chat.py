from __future__ import annotations

import pytest

from tests.cli.program import COMPLETE, INCOMPLETE, Program
from tests.cli.terminal import Terminal


def test_each_line_of_a_pipe_is_a_message_and_a_yes_creates_the_invoice(program: Program) -> None:
    result = program("chat", input=f"{INCOMPLETE}\n\n$150 each, net 30\nyes\n")
    assert result.exit_code == 0, result.stderr
    assert "40 hours × $150.00 = $6,000.00" in result.stdout
    assert "Total: $6,000.00" in result.stdout
    assert "[embedded]" in result.stdout
    (stored,) = program.stored()
    assert stored["data"]["total"] == "6000.00"
    assert f"scatterpilot pdf {stored['invoice_id']}" in result.stdout


def test_leaving_loses_nothing(program: Program) -> None:
    left = program("chat", input=f"{INCOMPLETE}\n")
    (kept,) = program.conversations()
    assert f"--conversation {kept['conversation_id']}" in left.stderr
    resumed = program(
        "chat", "--conversation", kept["conversation_id"], input="$150 each, net 30\nyes\n"
    )
    assert INCOMPLETE in resumed.stdout
    assert len(program.conversations()) == 1
    assert program.stored()[0]["data"]["total"] == "6000.00"


def test_after_an_invoice_the_next_message_starts_another(program: Program) -> None:
    program("chat", input=f"{COMPLETE}\nyes\n{COMPLETE}\nyes\n")
    assert len(program.stored()) == 2


@pytest.mark.parametrize("word", ["exit", "Quit", " bye! "])
def test_a_word_alone_leaves_and_loses_nothing(program: Program, word: str) -> None:
    left = program("chat", input=f"{INCOMPLETE}\n{word}\n$150 each, net 30\n")
    assert left.exit_code == 0
    (kept,) = program.conversations()
    assert kept["turns"] == 1
    assert f"--conversation {kept['conversation_id']}" in left.stderr


def test_a_word_among_others_is_said(program: Program) -> None:
    program("chat", input="Invoice Exit Games for 2 hours of coaching at $50, net 30\n")
    (kept,) = program.conversations()
    assert kept["customer_name"] == "Exit Games"


def test_an_unknown_conversation_is_one_sentence(program: Program) -> None:
    result = program("chat", "--conversation", "conv_none", input=f"{COMPLETE}\n")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "There is no such conversation. Check its id, or start a new one without an id."
    ]
    assert program.conversations() == []


def test_lines_pasted_at_once_are_one_message(program: Program) -> None:
    with Terminal(program.folder, "chat") as terminal:
        terminal.wait_for("> ")
        terminal.type("Invoice Acme\n2 hours of advice at $50\nlogo design at $200\nnet 10\n")
        terminal.wait_for("[embedded]")
        terminal.wait_for("> ")
        terminal.type("\x04")
        assert terminal.end() == 0
    assert "Total: $300.00" in terminal.shown
    (kept,) = program.conversations()
    assert kept["turns"] == 1


def test_a_message_that_can_not_be_used_is_told_and_the_conversation_goes_on(
    program: Program,
) -> None:
    with Terminal(program.folder, "chat") as terminal:
        terminal.wait_for("> ")
        terminal.type("x\u202ey\n")
        terminal.wait_for("U+202E")
        terminal.type(f"{COMPLETE}\n")
        terminal.wait_for("[embedded]")
        terminal.wait_for("> ")
        terminal.type("\x04")
        assert terminal.end() == 0
    assert "--conversation" in terminal.shown
