"""Clause patterns, one file per language in ``training/patterns``.

A file has sections, ``[name]``, with an alternative per line; ``<name>`` stands for any of
them, or for a slot. ``#``
in a mark is the number of the line item. An alternative of ``[later]`` begins with what was
asked and the acts:
``confirm change :: make the {REF|<ref>} {0.PRICE|<price>}``. ``\\n`` is a line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from training.generator import notations
from training.generator.harvest import Harvest

FOLDER: Final = Path(__file__).parents[1] / "patterns"
SLOT: Final = re.compile(r"<(\w+)>")


@cache
def sections(lang: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in (FOLDER / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            alternatives = found.setdefault(line.strip("[]"), [])
        elif line:
            alternatives.append(line.replace("\\n", "\n"))
    return {name: tuple(alternatives) for name, alternatives in found.items()}


@dataclass(slots=True)
class Writer:
    """Fills the patterns of one message."""

    random: Random
    lang: str
    harvest: Harvest
    draft: tuple[str, ...] = ()
    number: int = 0
    used: set[str] = field(default_factory=set)

    def write(self, pattern: str) -> str:
        """The pattern with everything in ``<>`` put in, marks kept."""
        return SLOT.sub(lambda slot: self._fill(slot[1]), pattern)

    def one_of(self, name: str) -> str:
        return self.write(self.random.choice(sections(self.lang)[name]))

    def _fill(self, name: str) -> str:
        if name == "lines":
            return self._lines()
        if name == "facts":
            return self._facts()
        if name == "ref":
            return self._reference()
        if name in sections(self.lang):
            return self.one_of(name)
        figure = self._figure(name)
        return figure if figure is not None else self.harvest.pick(self.random, self.lang, name)

    def _figure(self, name: str) -> str | None:
        random, lang = self.random, self.lang
        makers = {
            "price": lambda: notations.money(random, lang, 2, 400),
            "amount": lambda: notations.money(random, lang, 15, 9000),
            "qty": lambda: notations.quantity(random, lang),
            "percent": lambda: notations.percent(random, lang),
            "n": lambda: str(random.choice([7, 10, 14, 15, 20, 21, 30, 45, 60])),
            "day": lambda: str(random.randint(1, 28)),
            "few": lambda: str(random.randint(2, 6)),
            "job": lambda: notations.reference_number(random),
            "clock": lambda: notations.clock(random),
            "tel": lambda: notations.phone(random),
        }
        return makers[name]() if name in makers else None

    def _lines(self) -> str:
        count = self.random.choices([1, 2, 3, 4, 6], [40, 30, 15, 10, 5])[0]
        style = self.random.choice(["line", "line", "row"])
        joint = "\n" if style == "row" else self.one_of("joint")
        written = []
        for _ in range(count):
            self.number += 1
            written.append(self.one_of(style).replace("#.", f"{self.number}."))
        return joint.join(written)

    def _facts(self) -> str:
        """None to three facts, no kind twice; each alternative is ``kind :: words``."""
        out = ""
        for _ in range(self.random.choices([0, 1, 2, 3], [25, 35, 25, 15])[0]):
            kind, words = self.random.choice(sections(self.lang)["fact"]).split(" :: ")
            if kind not in self.used:
                self.used.add(kind)
                out += self.one_of("stop") + self.write(words)
        return out

    def _reference(self) -> str:
        """A word of one of the draft's lines, all of them, or "the second one"."""
        if self.random.random() < 0.3:
            return self.one_of("ordinal")
        words = self.random.choice(self.draft).split()
        kept = self.random.randint(1, min(2, len(words)))
        return " ".join(words[:kept] if self.random.random() < 0.5 else words[-kept:]).strip(
            ",.;:()"
        )
