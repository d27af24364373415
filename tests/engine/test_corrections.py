"""Corrections change what was meant and nothing else; taking one back restores the draft."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scatterpilot.domain.draft import fingerprint
from tests.engine.talking import Talk

_OPENING = "Invoice Acme Corp for 40 hours of web development at $150/hour and a $75 domain, net 30"


@pytest.mark.parametrize(
    ("change", "back"),
    [
        ("make it 42 hours", "make it 40 hours"),
        ("the hourly rate should be $160", "the hourly rate should be $150"),
        ("the domain is $80", "the domain is $75"),
        ("change the customer to Beta LLC", "change the customer to Acme Corp"),
        ("net 45", "net 30"),
        ("add a 10% discount", "no discount"),
        ("add 20% VAT", "no tax"),
        ("the PO number is 4471", "remove the PO number"),
        ("also add 2 logos at $50 each", "remove the logos"),
    ],
)
def test_a_correction_that_restores_a_value_restores_the_draft(change: str, back: str) -> None:
    talk = Talk()
    talk.say(_OPENING)
    before = fingerprint(talk.draft)
    talk.say(change)
    assert fingerprint(talk.draft) != before
    talk.say(back)
    assert fingerprint(talk.draft) == before


@given(
    st.tuples(st.integers(2, 900), st.integers(2, 900)).filter(lambda pair: pair[0] != pair[1]),
    st.tuples(st.integers(2, 900), st.integers(2, 900)).filter(lambda pair: pair[0] != pair[1]),
    st.lists(st.sampled_from(["quantity", "price", "terms"]), min_size=1, max_size=3, unique=True),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_whatever_is_changed_and_changed_back_leaves_the_draft_as_it_was(
    hours: tuple[int, int], rates: tuple[int, int], changes: list[str]
) -> None:
    said = {
        "quantity": [f"make it {count} hours" for count in hours],
        "price": [f"the hourly rate should be ${rate}" for rate in rates],
        "terms": ["net 30", "net 45"],
    }
    talk = Talk()
    talk.say(f"Invoice Acme Corp for {hours[0]} hours of welding at ${rates[0]} an hour, net 30")
    before = fingerprint(talk.draft)
    for change in changes:
        talk.say(said[change][1])
        assert fingerprint(talk.draft) != before
    for change in changes:
        talk.say(said[change][0])
    assert fingerprint(talk.draft) == before


@pytest.mark.parametrize(
    ("message", "path"),
    [
        ("make it -6 hours", "line_items.0.quantity"),
        ("apply a 150% discount", "discount"),
        ("make it due January 5, 2026", "due_date"),
        ("due 31 April 2026", "due_date"),
        ("add 700% tax", "tax_rate"),
    ],
)
def test_an_impossible_value_is_refused_and_blocks_a_yes(message: str, path: str) -> None:
    talk = Talk()
    talk.say(_OPENING)
    reply = talk.say(message)
    assert "can't" in reply.text or "must" in reply.text or "before" in reply.text
    disputed = set(talk.draft.disputed)
    disputed |= {
        f"line_items.{i}.{n}" for i, li in enumerate(talk.draft.line_items) for n in li.disputed
    }
    assert path in disputed
    assert talk.say("yes, create it").intent == "continue"


def test_the_rest_of_a_message_with_an_impossible_value_is_kept() -> None:
    talk = Talk()
    talk.say("Invoice Acme Corp for -6 tables at $180 each, net 30")
    line = talk.draft.line_items[0]
    assert (line.description, line.quantity, str(line.unit_price)) == ("Tables", None, "180")
    assert talk.draft.terms_days == 30


def test_words_that_were_not_understood_are_quoted_back() -> None:
    talk = Talk()
    talk.say(_OPENING)
    reply = talk.say("thx. also gate code is 4471 for parking level 2")
    assert "4471" in reply.text or talk.draft.line_items[0].description == "Web development"
