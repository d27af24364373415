"""What stands in for the model: a tokenizer of words, and logits that are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from scatterpilot.engines.embedded.reader import encoding
from scatterpilot.engines.embedded.reader.encoding import LONGEST, TAGS, TARGETS, Read
from scatterpilot.engines.embedded.reader.labels import ACTS

BEGINNING, SEPARATOR, DIGITS, WORD = range(4)


@dataclass
class Coded:
    ids: list[int]
    word_ids: list[int | None]


class OneTokenPerPiece:
    """Its ids tell figures from other words."""

    def encode(self, words: list[str], *, is_pretokenized: bool, add_special_tokens: bool) -> Coded:
        ids = [DIGITS if word.isdigit() else WORD for word in words]
        return Coded(ids, list(range(len(words))))

    def token_to_id(self, token: str) -> int | None:
        return {"<s>": BEGINNING, "</s>": SEPARATOR}.get(token)


def tag(name: str) -> int:
    return TAGS.index(name)


def logits_of(rows: Sequence[int], size: int, high: float = 9.0) -> Any:
    """A row for each token, in which the place named is the likeliest."""
    found = np.zeros((len(rows), size))
    found[np.arange(len(rows)), list(rows)] = high
    return found


@dataclass
class FiguresAreQuantities:
    """A network for which each figure is the quantity of a new line, and nothing else is.

    It keeps how many tokens it was given at once, and says that it is ``sure_of`` an act when a
    window has figures.
    """

    sure_of: str = "provide"
    windows: list[int] = field(default_factory=list)

    def read(self, asked: str | None, lines: Sequence[str], text: str, most: int = LONGEST) -> Read:
        return encoding.read(OneTokenPerPiece(), asked, lines, text, most)

    def logits(self, read: Read) -> tuple[Any, ...]:
        self.windows.append(len(read.ids))
        figures = [token == DIGITS for token in read.ids]
        tags = logits_of([tag("B-QTY") if each else 0 for each in figures], len(TAGS))
        targets = logits_of([TARGETS.index("new")] * len(figures), len(TARGETS))
        same = np.full((len(figures), len(figures)), -1.0)
        acts = np.full(len(ACTS), -9.0)
        if any(figures):
            acts[ACTS.index(self.sure_of)] = 9.0
        return tags, targets, same, acts
