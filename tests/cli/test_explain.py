"""``scatterpilot explain``: what words are taken for, and nothing stored of it."""

from __future__ import annotations

import json

import pytest

from scatterpilot.cli.explain import document_of, print_explained
from scatterpilot.cli.roles import ROLE_NAMES
from scatterpilot.engines.embedded.engine import EmbeddedEngine
from scatterpilot.engines.embedded.explaining import Explained, explained
from scatterpilot.engines.embedded.reader.labels import ROLES
from tests.cli.program import COMPLETE, Program
from tests.cli.terminal import Terminal
from tests.engine.marked import Desk, Reader, marks, turn
from tests.reader.model import needs_the_model

_MARKED = marks("Bill {CUSTOMER|Acme} {1.QTY|3} {1.DESC|mugs} at {1.PRICE|$5}, {PAID|$2} is paid")


def told(*, with_reader: bool = True) -> Explained:
    engine = EmbeddedEngine(lambda: Reader(_MARKED)) if with_reader else EmbeddedEngine()
    return explained(turn(Desk(), _MARKED.text), engine)


def rows(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_each_word_act_and_edit_is_a_line_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    print_explained(told())
    shown = rows(capsys.readouterr().out)
    assert ["word", "3", "quantity", "new line 1", "100%"] in shown
    assert ["act", "provide", "100%"] in shown
    assert ["edit", "set customer", "name Acme", "Acme"] in shown
    assert shown[-1][:4] == ["answer", "en", "continue", "sure"]


def test_json_has_places_and_probabilities() -> None:
    document = document_of(told())
    assert document["words"][1] == {
        "words": "3",
        "start": 10,
        "end": 11,
        "role": "QTY",
        "target": "new",
        "line": 1,
        "sure": 1.0,
    }
    assert document["acts"] == {"provide": 1.0}
    (customer,) = [each for each in document["edits"] if each["kind"] == "set_customer"]
    assert customer["name"] == "Acme"
    assert json.loads(json.dumps(document)) == document


def test_without_the_learned_reader_it_says_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    alone = told(with_reader=False)
    print_explained(alone, "the package is not installed")
    shown = capsys.readouterr()
    assert "the package is not installed" in shown.err
    assert {row[0] for row in rows(shown.out)} == {"answer"}
    document = document_of(alone, "the package is not installed")
    assert (document["words"], document["acts"]) == (None, None)
    assert document["lacking"] == "the package is not installed"


def test_every_role_has_a_name() -> None:
    assert set(ROLE_NAMES) == set(ROLES)
    assert len(set(ROLE_NAMES.values())) == len(ROLE_NAMES)


def test_nothing_is_stored(program: Program) -> None:
    result = program("explain", COMPLETE)
    assert result.exit_code == 0
    assert "add line" in result.stdout
    assert (program.stored(), program.conversations()) == ([], [])


def test_a_message_is_explained_where_its_conversation_stands(program: Program) -> None:
    program("chat", input=f"{COMPLETE}\n")
    (before,) = program.conversations()
    name = before["conversation_id"]
    result = program("explain", "make it 45 hours", "-c", name, "--json")
    (edit,) = json.loads(result.stdout)["edits"]
    assert (edit["kind"], edit["line"], edit["quantity"]) == ("change_line", 0, "45")
    assert program.conversations() == [before]


def test_a_yes_to_the_read_back_creates_nothing(program: Program) -> None:
    program("chat", input=f"{COMPLETE}\n")
    name = program.conversations()[0]["conversation_id"]
    assert json.loads(program("explain", "yes", "-c", name, "--json").stdout)["intent"] == "issue"
    assert program.stored() == []


def test_a_conversation_that_is_none_is_one_sentence(program: Program) -> None:
    result = program("explain", COMPLETE, "-c", "conv_x")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("text", ["", "  ", "x" * 10_001])
def test_a_message_that_can_not_be_used_is_status_2(program: Program, text: str) -> None:
    result = program("explain", text)
    assert result.exit_code == 2
    assert "message" in result.stderr


def test_a_dash_reads_stdin(program: Program) -> None:
    assert "Acme" in program("explain", "-", input=COMPLETE).stdout


def test_the_profile_s_currency_counts(program: Program) -> None:
    program("profile", "set", "currency=CAD")
    shown = json.loads(program("explain", COMPLETE, "--json").stdout)
    currencies = [each["currency"] for each in shown["edits"] if each["kind"] == "set_currency"]
    assert currencies in ([], ["CAD"])


@needs_the_model
def test_with_the_model_words_have_roles(program: Program) -> None:
    shown = json.loads(program("explain", COMPLETE, "--json").stdout)
    assert {"role": "CUSTOMER", "words": "Acme"}.items() <= shown["words"][0].items()
    assert shown["lacking"] is None


def test_on_a_terminal_it_prints_tables(program: Program) -> None:
    with Terminal(program.folder, "explain", COMPLETE) as terminal:
        terminal.wait_for("From the words")
