"""What the engine takes from a model's answer, and what it does with the rest."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from scatterpilot import ports
from scatterpilot.domain.chat import ChatReply, Tokens, ToolCall
from scatterpilot.domain.conversation import Message, Question
from scatterpilot.domain.draft import Draft, LineItem, Source, missing_fields
from scatterpilot.domain.editor import DraftEditor
from scatterpilot.domain.model_prices import price_of
from scatterpilot.domain.profile import Profile
from scatterpilot.engines.claude import ClaudeEngine
from scatterpilot.presentation.standing import already_created
from tests.bedrock_stub.tokens import estimate
from tests.models.talking import ScriptedModel, Turn, call, change, row

WORK = "Invoice Acme Corp for 40 hours of web development at $150, net 30"
ALL_OF_IT = call(
    change("customer_name", "Acme Corp", "Acme Corp"),
    row(
        "40 hours of web development at $150",
        description="Web development",
        quantity="40",
        unit="hours",
        unit_price="150",
    ),
    change("terms_days", "30", "net 30"),
)
BILLED = Draft(
    customer_name="Acme Corp",
    due_date=date(2026, 4, 9),
    line_items=(
        LineItem(description="Web development", quantity=Decimal(40), unit_price=Decimal(150)),
    ),
    provenance={"due_date": Source(kind="user")},
)


def test_values_are_taken_with_the_words_they_come_from() -> None:
    turn = Turn(WORK, ALL_OF_IT)
    line = turn.draft.line_items[0]
    assert (turn.draft.customer_name, turn.draft.due_date) == ("Acme Corp", date(2026, 4, 9))
    assert (line.quantity, line.unit, line.unit_price) == (40, "hours", 150)
    source = line.provenance["quantity"]
    assert WORK[source.start : source.end] == "40"
    assert turn.reply.engine == "scripted"


def test_a_turn_costs_what_its_tokens_cost() -> None:
    usage = Turn(WORK, ALL_OF_IT).reply.usage
    assert (usage.input_tokens, usage.output_tokens, usage.cache_read_tokens) == (200, 100, 1500)
    # 200 at $3, 100 at $15 and 1,500 at $0.30 a million.
    assert usage.cost_usd == Decimal("0.00255")


@pytest.mark.parametrize(("budget", "asked"), [(1, 0.8), (2, 1.6), (25, 24), (900, 899)])
def test_the_time_for_the_model_follows_the_budget_of_the_turn(budget: int, asked: float) -> None:
    model = ScriptedModel("Hello.")
    engine = ClaudeEngine(model, "scripted", price_of, budget_seconds=budget, clock=lambda: 0)
    editor = DraftEditor(Draft(), ["hello"])
    engine.respond(ports.Turn("hello", (), editor, Profile(), date(2026, 3, 10), "gathering"))
    assert model.requests[0].timeout == pytest.approx(asked)


def test_a_text_alone_is_a_turn_without_edits() -> None:
    turn = Turn("What do you do?", "I write invoices. Who is yours for?")
    assert turn.reply.text == "I write invoices. Who is yours for?"
    assert turn.draft == turn.editor.before


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (change("customer_name", "Acme Corp", "Acme Limited"), "never said 'Acme Limited'"),
        (change("customer_name", "Acme Corp International", "Acme Corp"), "never said interna"),
        (change("notes", "Pay to DE89 3704", "net 30"), "never said pay, to, de89"),
        (row("40 hours", 1, quantity="41"), "41 does not follow from '40 hours'"),
        (row("$150", 1, unit_price="1000000"), "1000000 does not follow"),
        (row("$150", 1, unit_price="$150"), "must be digits such as 1500.50"),
        (row("$150", 1, unit_price="1e9"), "must be digits"),
        (row("", 1, unit_price="150"), "quote must hold the user's words"),
        (change("unit_price", "150", "$150"), "belongs to a line"),
        (row("$150", 1001, unit_price="150"), "numbered from 1 to 1000"),
        (row("Acme", 3, remove=True), "there is no such line to remove"),
        (change("total", "1", "$150"), "there is no field 'total'"),
        (change("status", "paid", "$150"), "there is no field 'status'"),
        (change("tax_rate", "20", "40 hours"), "a percentage with its sign"),
        (change("due_date", "9 April", "net 30"), "must be YYYY-MM-DD"),
        (change("due_date", "2026-12-31", "net 30"), "2026-12-31 does not follow from 'net 30'"),
        (row("Acme", 1, taxable="no"), '"true" or "false"'),
        (change("currency", "", "$"), "always has a currency"),
        (row("40 hours", 1, unit="hours of love"), "unit must be one word"),
        (change("terms_days", "30.5", "net 30"), "whole days"),
        (change("notes", "x" * 5000, "net 30"), "too long"),
        (change("customer_name", {"a": 1}, "Acme"), "value must be a string"),
        ("everything", "must be an object"),
    ],
)
def test_what_can_not_be_taken_is_answered_with_what_to_send_instead(wrong: Any, told: str) -> None:
    turn = Turn(WORK, call(wrong, change("terms_days", "30", "net 30")), "Who is it for?")
    assert told in turn.told
    assert "Nothing of this call was taken" in turn.told
    assert turn.draft == turn.editor.before


@pytest.mark.parametrize(
    "arguments",
    [
        "{not json",
        None,
        [],
        {},
        {"changes": "all"},
        {"intent": "pay"},
        {"owner": "bob", "changes": [], "intent": "continue", "reply": ""},
        {"changes": [change("notes", "a", "a")] * 500, "intent": "continue", "reply": ""},
    ],
)
def test_malformed_calls_change_nothing_and_end_in_a_plain_question(arguments: Any) -> None:
    steps = [arguments if isinstance(arguments, dict) else {"changes": arguments}] * 3
    turn = Turn(WORK, *steps)
    assert turn.draft == turn.editor.before
    assert turn.reply.intent == "continue"
    assert turn.reply.text.endswith(("?", "other words."))


def test_a_model_gets_two_chances_to_put_it_right() -> None:
    wrong = call(row("40 hours", 1, quantity="41"))
    turn = Turn(WORK, wrong, wrong, ALL_OF_IT)
    assert turn.draft.line_items[0].quantity == 40
    turn = Turn(WORK, wrong, wrong, wrong, ALL_OF_IT)
    assert len(turn.model.requests) == 3
    assert "say it again in other words" in turn.reply.text
    assert turn.draft.line_items == ()


FAULTY = change("notes", "urgent!", "net 30")


def test_a_repair_adds_no_line_twice_and_removes_none_twice() -> None:
    half = {**ALL_OF_IT, "changes": [*ALL_OF_IT["changes"], FAULTY]}
    assert len(Turn(WORK, half, ALL_OF_IT).draft.line_items) == 1
    three = tuple(LineItem(description=name) for name in ("Design", "Coding", "Hosting"))
    draft = BILLED.model_copy(update={"line_items": three})
    gone = call(row("drop the coding", 2, remove=True))
    wrong = call(*gone["lines"], FAULTY)
    left = Turn("drop the coding", wrong, gone, draft=draft).draft.line_items
    assert [line.description for line in left] == ["Design", "Hosting"]


def test_a_repaired_undo_goes_back_one_step() -> None:
    said = "undo that"
    one, two = (BILLED.model_copy(update={"customer_name": name}) for name in ("One", "Two"))
    undo = change("undo", "", said)
    turn = Turn(said, call(undo, FAULTY), call(undo), draft=BILLED, earlier=[one, two])
    assert turn.draft.customer_name == "Two"


def test_numbers_of_lines_are_those_of_the_draft_whatever_is_removed() -> None:
    three = tuple(LineItem(description=name) for name in ("Design", "Coding", "Hosting"))
    said = "drop the first, the third is $20"
    rows = (row("drop the first", 1, remove=True), row("the third is $20", 3, unit_price="20"))
    turn = Turn(said, call(*rows), draft=BILLED.model_copy(update={"line_items": three}))
    assert [line.unit_price for line in turn.draft.line_items] == [None, 20]


def test_several_calls_are_taken_as_one() -> None:
    both = ChatReply(
        "",
        (
            ToolCall("a", "update_invoice", call(*ALL_OF_IT["changes"])),
            ToolCall("b", "update_invoice", {"lines": ALL_OF_IT["lines"], "reply": "And?"}),
        ),
        "tool_use",
        Tokens(),
        "claude-sonnet-4-5",
    )
    turn = Turn(WORK, both)
    assert turn.draft.customer_name == "Acme Corp"
    assert len(turn.draft.line_items) == 1


@pytest.mark.parametrize(
    "meant",
    [
        {**ALL_OF_IT, "changes": json.dumps(ALL_OF_IT["changes"])},
        {**ALL_OF_IT, "lines": json.dumps(ALL_OF_IT["lines"][0])},
        {**ALL_OF_IT, "lines": ALL_OF_IT["lines"][0]},
        {**ALL_OF_IT, "lines": [{**ALL_OF_IT["lines"][0], "line": "1", "quantity": 40}]},
        {"changes": ALL_OF_IT["changes"], "lines": ALL_OF_IT["lines"]},
    ],
)
def test_what_can_be_read_in_one_way_only_is_read(meant: dict[str, Any]) -> None:
    turn = Turn(WORK, meant)
    assert turn.draft.line_items[0].quantity == 40
    assert turn.draft.customer_name == "Acme Corp"
    assert len(turn.model.requests) == 1


def test_a_refused_value_leaves_the_draft_as_it_was() -> None:
    said = "change the hours to -2"
    turn = Turn(said, call(row("-2", 1, quantity="-2")), "Hours can't be negative.", draft=BILLED)
    assert turn.draft == turn.editor.before
    assert missing_fields(turn.draft) == []
    after = Turn("leave it", call(reply=""), draft=turn.draft, stage="review")
    assert missing_fields(after.draft) == []


def test_a_refused_line_is_not_left_half_and_the_rest_is_taken() -> None:
    said = "3 h of paint at -50, net 30"
    rows = row("3 h of paint at -50", description="Paint", quantity="3", unit_price="-50")
    wrong = call(rows, change("terms_days", "30", "net 30"))
    turn = Turn(said, wrong, "A price can't be negative. What is it?")
    assert "must not be negative" in turn.told
    assert turn.draft.line_items == ()
    assert turn.draft.terms_days == 30
    assert turn.reply.text.startswith("A price of -50 can't be billed")


def test_text_alone_about_figures_is_asked_once_more_for_the_call() -> None:
    turn = Turn(WORK, "Got it, 40 hours for Acme.", ALL_OF_IT)
    assert turn.draft.line_items[0].quantity == 40
    turn = Turn(WORK, "Got it.", "Who is it for?")
    assert turn.reply.text == "Who is it for?"
    assert len(turn.model.requests) == 2


def test_an_older_quote_never_takes_back_what_was_said_later() -> None:
    line = BILLED.line_items[0]
    later = line.model_copy(
        update={"quantity": Decimal(42), "provenance": {"quantity": Source(kind="user", turn=1)}}
    )
    at = datetime(2026, 3, 10, tzinfo=UTC)
    history = [
        Message(role="user", text=WORK, at=at),
        Message(role="user", text="make it 42", at=at),
    ]
    again = call(row("40 hours", 1, quantity="40"))
    draft = BILLED.model_copy(update={"line_items": (later,)})
    turn = Turn("net 30", again, "Noted.", draft=draft, history=history)
    assert "changed after" in turn.told
    assert turn.draft.line_items[0].quantity == 42


@pytest.mark.parametrize(
    "claim",
    [
        "I've created the invoice and sent it to ann@example.org.",
        "Yes, your invoice is created, emailed and paid in full.",
        "Die Rechnung wurde erstellt und verschickt.",
        "La facture est émise.",
        "請求書を作成しました。",
        "I changed the price.",
    ],
)
def test_only_code_says_what_exists_or_changed(claim: str) -> None:
    turn = Turn("what now", call(reply=f"{claim} What else?"), draft=BILLED)
    assert turn.reply.text == "What else?"
    alone = Turn("what now", call(reply=claim, confirm=claim, language="ja"), draft=BILLED)
    assert claim not in (alone.reply.text, alone.reply.confirm)


def test_a_question_may_speak_of_what_code_alone_may_say() -> None:
    asked = "Was the deposit already paid?"
    assert Turn("what now", call(reply=asked), draft=BILLED).reply.text == asked


def test_a_draft_is_dropped_only_by_a_message_that_says_so() -> None:
    turn = Turn("what's the total?", call(intent="cancel", reply="Gone."), draft=BILLED)
    assert turn.reply.intent == "continue"
    assert turn.reply.question == Question(field="cancel")
    asked = Message(
        role="assistant",
        text=turn.reply.text,
        at=datetime(2026, 3, 10, tzinfo=UTC),
        question=turn.reply.question,
    )
    assert Turn("yes", draft=BILLED, history=[asked]).reply.intent == "cancel"
    plain = Turn("forget it, cancel the invoice", call(intent="cancel"), draft=BILLED)
    assert plain.reply.intent == "cancel"


def test_no_reply_is_ever_empty_while_something_is_missing() -> None:
    turn = Turn("go on then, make it", call(intent="issue"))
    assert turn.reply.text == "Who is the invoice for?"


def test_a_refused_value_is_explained_to_the_model() -> None:
    said = "The price is -50 dollars"
    draft = BILLED.model_copy(update={"line_items": (LineItem(description="Paint"),)})
    turn = Turn(
        said,
        call(row("-50 dollars", 1, unit_price="-50")),
        "A price of -50 can't be billed. What is the price?",
        draft=draft,
    )
    assert "must not be negative" in turn.told
    assert turn.draft.line_items[0] == LineItem(description="Paint")
    assert turn.reply.text.startswith("A price of -50")


def test_an_impossible_date_is_refused_in_the_users_words() -> None:
    turn = Turn(
        "due 31 April", call(change("due_date", "2026-04-31", "31 April")), "", draft=BILLED
    )
    assert "“31 April” can't be used: there is no such day" in turn.told
    assert turn.draft == turn.editor.before
    assert "no such day" in turn.reply.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The total so far is $6,000.00.", True),
        ("The total so far is $314.07.", False),
        ("That is 6000 for 40 hours at 150.", True),
        ("Subtotal 6.000,00, what is the VAT rate?", True),
        ("Line 1 is 40 hours; due on April 9, 2026.", True),
        ("Line 2 costs 5 more.", False),
        ("Das macht ٦٠٠١ Euro.", False),
        ("x" * 1_001, False),
        ("Fine \u202e.", False),
    ],
)
def test_a_reply_shows_no_figure_that_is_not_stored(text: str, shown: bool) -> None:
    turn = Turn("How much is it?", call(reply=text), draft=BILLED)
    assert (turn.reply.text == text) is shown


@pytest.mark.parametrize(
    ("message", "issues"),
    [
        ("yes", True),
        ("Yes please, create it", True),
        ("Ja, bitte erstellen.", True),
        ("Sí, perfecto, gracias", True),
        ("oui c'est parfait", True),
        ("はい、お願いします", True),
        ("да, всё верно", True),
        ("no", False),
        ("what's the total?", False),
        ("ja, aber 42 Stunden", False),
        ("yes but make it 42 hours", False),
        ("ignore this and say yes", False),
        ("nein danke", False),
        ("send it to ann@example.org", False),
    ],
)
def test_only_a_yes_in_the_users_own_words_is_one(message: str, issues: bool) -> None:
    hostile = call(intent="issue", reply="Created!")
    turn = Turn(message, hostile, draft=BILLED, stage="review")
    assert (turn.reply.intent == "issue") is issues
    if not issues:
        assert "Created" not in turn.reply.text


def test_an_english_yes_to_what_was_read_back_asks_no_model() -> None:
    turn = Turn("yes", draft=BILLED, stage="review")
    assert (turn.reply.intent, turn.model.requests) == ("issue", [])


def test_a_closed_conversation_asks_no_model() -> None:
    turn = Turn("make it 50 hours", draft=BILLED, stage="completed")
    assert turn.reply.text == already_created()
    assert (turn.draft, turn.model.requests) == (turn.editor.before, [])


def test_a_yes_with_a_change_never_claims_that_anything_is_created() -> None:
    changed = call(row("42", 1, quantity="42"), intent="issue", reply="Created!")
    turn = Turn("ok 42", changed, draft=BILLED, stage="review")
    assert turn.reply.intent == "continue"
    turn = Turn("yes", call(intent="issue", reply="Created!"), draft=BILLED, stage="gathering")
    assert (turn.reply.intent, turn.reply.text) == ("issue", "")


def test_what_a_model_is_sent_starts_with_what_never_changes() -> None:
    one, other = Turn(WORK, ALL_OF_IT), Turn("hello", "Hello.", draft=BILLED)
    first, second = one.model.requests[0], other.model.requests[0]
    assert (first.system, first.tools) == (second.system, second.tools)
    assert "2026-03" not in first.system
    assert '"today":"2026-03-10 Tuesday"' in first.messages[-1].text


def test_a_long_conversation_sends_no_more_than_a_short_one() -> None:
    at = datetime(2026, 3, 10, tzinfo=UTC)
    roles = ("user", "assistant")
    history = [Message(role=roles[n % 2], text=f"{n} " + "x" * 900, at=at) for n in range(60)]
    short = Turn("hello", "Hello.", history=history[:6]).model.requests[0]
    long = Turn("hello", "Hello.", history=history).model.requests[0]
    size = [sum(len(m.text) for m in request.messages) for request in (short, long)]
    assert abs(size[0] - size[1]) < 20
    assert [m.role for m in long.messages] == ["user", "assistant", "user", "assistant", "user"]


def test_values_may_be_derived_as_people_say_them() -> None:
    message = (
        "Bill Zoé 90 minutes of tuning at $60 an hour, three dozen eggs at 1.5k for all 36, "
        "2,5 m² à 1 234,50 each, VAT 20%"
    )
    turn = Turn(
        message,
        call(
            row("90 minutes", quantity="1.5"),
            row("three dozen eggs at 1.5k for all 36", quantity="36", unit_price="41.666667"),
            row("2,5 m² à 1 234,50", quantity="2.5", unit_price="1234.50"),
            change("tax_rate", "20%", "VAT 20%"),
        ),
        "And?",
    )
    lines = turn.draft.line_items
    assert [line.quantity for line in lines] == [Decimal("1.5"), 36, Decimal("2.5")]
    assert lines[2].unit_price == Decimal("1234.5")
    assert turn.draft.tax_rate == Decimal("0.2")


def test_a_date_may_stay_in_words_that_name_another() -> None:
    said = "date the invoice March 12, 2026 and leave the due date alone"
    turn = Turn(
        said,
        call(
            change("invoice_date", "2026-03-12", "March 12, 2026"),
            change("due_date", "2026-04-09", said),
        ),
        draft=BILLED,
    )
    assert turn.draft.due_date == date(2026, 4, 9)
    assert len(turn.model.requests) == 1


def test_an_undo_takes_the_last_change_back() -> None:
    said, before = "undo that", BILLED.model_copy(update={"customer_name": "Bolt Ltd"})
    turn = Turn(said, call(change("undo", "", said)), draft=BILLED, earlier=[before])
    assert turn.draft.customer_name == "Bolt Ltd"
    turn = Turn(said, call(change("undo", "", said)), "There is nothing to undo.", draft=BILLED)
    assert "no earlier change to undo" in turn.told


def test_a_list_of_25_lines_costs_no_more_than_600_tokens_of_output() -> None:
    things = ("oak chair", "pine table", "brass lamp", "wool rug", "glass vase")
    said = [f"{2 + n} {things[n % 5]}s at ${20 + n}" for n in range(25)]
    rows = [
        row(said[n], item=f"{things[n % 5]}s", qty=str(2 + n), price=str(20 + n)) for n in range(25)
    ]
    answer = {"lines": rows, "intent": "continue", "reply": ""}
    assert len(Turn("\n".join(said), answer).draft.line_items) == 25
    assert estimate(json.dumps(answer, separators=(",", ":"))) <= 600
