"""Write the words by which a language is told: ``python -m training.language_words``.

Those that at least two messages of the train part have in one language and none in another, and
that the hand-made list does not know; names and addresses are left out.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from scatterpilot.presentation import language
from training.annotations import Message, read_folder
from training.split import part

SEEN: Final = Path(language.__file__).with_name("words") / "language_seen.json"
_NAMES: Final = frozenset("CUSTOMER CONTACT ADDRESS EMAIL PHONE PO TAXID OLD".split())
_SHORTEST: Final = 3
_LEAST: Final = 2


def seen_words(messages: Iterable[Message]) -> dict[str, str]:
    """By language, the words that only its messages have, in one string."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for message in messages:
        for word in _words(message):
            seen[word][message.lang] += 1
    own: defaultdict[str, list[str]] = defaultdict(list)
    for word, counts in seen.items():
        (lang, count), *others = counts.most_common()
        if count >= _LEAST and not others:
            own[lang].append(word)
    return {lang: " ".join(sorted(words)) for lang, words in sorted(own.items())}


def _words(message: Message) -> set[str]:
    text = message.text
    for span in message.spans:
        if span.role in _NAMES:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return {word for word in language.words_of(text) if len(word) >= _SHORTEST}


def main() -> None:
    known = language.listed_words()
    own = {
        lang: " ".join(word for word in words.split() if word not in known)
        for lang, words in seen_words(part(read_folder(), "train")).items()
    }
    SEEN.write_text(json.dumps(own, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
