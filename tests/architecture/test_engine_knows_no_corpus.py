"""The embedded engine understands; it does not look up the conversations it is tested with."""

from __future__ import annotations

from pathlib import Path

import scatterpilot.engines.embedded as embedded
from tests.conversations.playing import CORPUS, OWN, cases_in

_ENGINE = Path(embedded.__file__).parent
# A name of one word ("Otto") may well be a word of the language.
_LEAST_WORDS = 2


def test_no_customer_and_no_sentence_of_the_corpus_stands_in_the_engine() -> None:
    source = "\n".join(path.read_text() for path in _ENGINE.rglob("*.py")).casefold()
    source = " ".join(source.split())
    found = []
    for path in [*CORPUS, *OWN]:
        for case in cases_in(path):
            name = case.get("expect", {}).get("customer_name", "")
            said = [*case["opening"], *case["answers"].values(), *case["corrections"]]
            long = [message for message in said if len(message.split()) > 5]
            named = [name] if len(name.split()) >= _LEAST_WORDS else []
            texts = (" ".join(text.casefold().split()) for text in (*named, *long))
            found += [text for text in texts if text in source]
    assert found == []
