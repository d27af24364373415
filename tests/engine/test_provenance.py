"""Every value the engine sets can show the user's own words it was read from."""

from __future__ import annotations

from scatterpilot.domain.draft import Source
from tests.conversations.playing import CORPUS, cases_in
from tests.engine.talking import Talk


def _sources(talk: Talk) -> dict[str, Source]:
    found = dict(talk.draft.provenance)
    for index, line in enumerate(talk.draft.line_items):
        found.update({f"line_items.{index}.{k}": v for k, v in line.provenance.items()})
    return found


def test_quotes_are_the_exact_spans_of_what_was_said() -> None:
    checked = 0
    for path in CORPUS:
        for case in cases_in(path):
            talk = Talk()
            for message in case["opening"]:
                talk.say(message)
            said = [m.text for m in talk.history if m.role == "user"]
            for source in _sources(talk).values():
                if source.quote:
                    assert source.turn is not None
                    assert said[source.turn][source.start : source.end] == source.quote
                    checked += 1
    assert checked > 500


def test_each_value_of_the_example_names_its_words() -> None:
    talk = Talk()
    talk.say("Invoice Acme Corp for 40 hours of web development at $150/hour, net 30")
    quotes = {path: source.quote for path, source in _sources(talk).items() if source.quote}
    assert quotes == {
        "customer_name": "Acme Corp",
        "line_items.0.description": "web development",
        "line_items.0.quantity": "40 hours",
        "line_items.0.unit": "hours",
        "line_items.0.unit_price": "$150/hour",
        "terms_days": "net 30",
        "due_date": "net 30",
    }
