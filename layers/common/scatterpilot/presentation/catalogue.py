"""What code says to users, in their language: the texts of ``texts/``, read when first needed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from pathlib import Path
from typing import Any, Literal

from scatterpilot.presentation.language import LANGUAGES, UNDETERMINED


class Texts:
    """The texts of one language, by keys such as ``ask.customer_name``."""

    def __init__(
        self, language: str, groups: Mapping[str, Any], others: Mapping[str, str] | None = None
    ) -> None:
        """``others`` are said where the language has no text of its own."""
        self.language = language
        self._groups = groups
        self._texts = {**(others or {}), **dict(_flat(groups))}

    def __call__(self, key: str, **values: object) -> str:
        """The text with its placeholders filled. Raises ``KeyError`` for what it has not."""
        text = self._texts[key]
        # Without values braces would stay doubled, and most texts have none.
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        """Whether there is a text of this key."""
        return key in self._texts

    def group(self, name: str) -> Mapping[str, str]:
        """All texts of one kind, as they are written, by the last part of their keys."""
        found: Mapping[str, str] = self._groups[name]
        return found

    def quoted(self, text: str) -> str:
        """The text in the quotation marks of the language."""
        return self("quote", text=text)

    def listed(self, items: Sequence[str], joined: Literal["and", "or"] = "and") -> str:
        """``a, b and c``; of one item the item itself."""
        if len(items) < 2:
            return "".join(items)
        return self(f"list.{joined}", first=", ".join(items[:-1]), last=items[-1])

    def chained(self, items: Iterable[str], joined: Literal["and", "or"] = "and") -> str:
        """``a and b and c``, where each of them is to stand out."""
        return reduce(lambda a, b: self(f"list.{joined}", first=a, last=b), items)

    def singular(self, unit: str) -> str:
        """One of a unit, ``hour`` of ``hours``; empty where that is not known."""
        if self.language == "en":
            return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") else unit
        known = self.group("singular")
        return known.get(unit) or (unit if unit in known.values() else "")


@cache
def texts_in(language: str) -> Texts:
    """The texts of a language; English for one that has none. For ``UNDETERMINED`` figures and
    signs, which need no language, and English for what they can't say.
    """
    if language == UNDETERMINED:
        return Texts(language, {**_groups("en"), **_groups(language)}, dict(_flat(_groups("en"))))
    spoken = language if language in LANGUAGES else "en"
    return Texts(spoken, _groups(spoken))


def _groups(language: str) -> dict[str, Any]:
    path = Path(__file__).with_name("texts") / f"{language}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _flat(groups: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, text in groups.items():
        if isinstance(text, str):
            yield name, text
        else:
            yield from ((f"{name}.{last}", each) for last, each in text.items())
