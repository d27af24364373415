"""Multiply the annotated messages: ``python -m training.generate --count 20`` shows some.

Message number ``i`` of a seed depends on the seed, ``i`` and the data alone.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from scatterpilot.engines.embedded.reader.labels import LANGUAGES
from training.annotations import Message, Span, parse_marks, read_folder, to_json
from training.generator.harvest import SLOTS, Harvest
from training.generator.noise import rewritten, with_noise
from training.generator.notations import new_digits
from training.generator.patterns import Writer, sections
from training.split import part

#: English is most of what is annotated, and of what is asked for.
SHARES: Final = dict(zip(LANGUAGES, (46, 14, 12, 10, 6, 6, 6), strict=True))
SWAPPED: Final = 0.45
#: Roles whose words may be those of another message. Where a line is meant, its name must stay.
EXCHANGED: Final = (
    "CUSTOMER",
    "CONTACT",
    "ADDRESS",
    "EMAIL",
    "DESC",
    "PO",
    "DUE",
    "SERVICE",
    "NOTE",
)
FIGURES: Final = (
    "QTY",
    "PRICE",
    "AMOUNT",
    "OLD",
    "PAID",
    "DEPOSIT",
    "TOTALSAID",
    "DQTY",
    "DPRICE",
    "PHONE",
    "TAXID",
)


class Generator:
    """Makes messages of the train part's words."""

    def __init__(self, messages: Sequence[Message], seed: int) -> None:
        self.seed = seed
        self.harvest = Harvest(messages)
        self.annotated: defaultdict[str, list[Message]] = defaultdict(list)
        for message in part(messages, "train"):
            self.annotated[message.lang].append(message)

    def make(self, number: int) -> Message:
        random = Random(f"{self.seed}/{number}")
        lang = random.choices(list(SHARES), list(SHARES.values()))[0]
        made = (
            self._swapped(random, lang)
            if random.random() < SWAPPED
            else self._patterned(random, lang)
        )
        return with_noise(random, replace(made, id=f"made-{self.seed}-{number}"))

    def _swapped(self, random: Random, lang: str) -> Message:
        """An annotated message with some words of its roles exchanged and all digits of its
        figures new.
        """
        message = random.choice(self.annotated[lang])
        words = {span: self._other(random, lang, message, span) for span in message.spans}
        text, spans, read = "", [], 0
        for span, new in words.items():
            text += message.text[read : span.start]
            spans.append(Span(len(text), len(text) + len(new), span.role, span.group))
            text += new
            read = span.end
        return replace(message, text=text + message.text[read:], spans=tuple(spans), unsure=())

    def _other(self, random: Random, lang: str, message: Message, span: Span) -> str:
        words = message.words(span)
        if span.role in FIGURES:
            return new_digits(random, words)
        if span.role in EXCHANGED and random.random() < 0.6:
            return self.harvest.pick(random, lang, SLOTS[span.role])
        return words

    def _patterned(self, random: Random, lang: str) -> Message:
        writer = Writer(random, lang, self.harvest)
        is_first = random.random() < 0.6
        if is_first:
            marked = writer.one_of("first")
            if random.random() < 0.3:
                marked = (
                    random.choice(["{0}\n{1}", "{1} {0}", "{0} {1}"])
                    .format("\0", writer.one_of("distractor"))
                    .replace("\0", marked)
                )
            return _message(lang, None, (), ("provide",), marked)
        names = [self.harvest.pick(random, lang, "desc") for _ in range(random.randint(1, 4))]
        writer.draft = tuple(names)
        situation, pattern = random.choice(sections(lang)["later"]).split(" :: ")
        asked, *acts = situation.split()
        return _message(
            lang,
            None if asked == "-" else asked,
            writer.draft,
            tuple(acts),
            writer.write(pattern).replace("#.", "1."),
        )


def _message(
    lang: str, asked: str | None, lines: tuple[str, ...], acts: tuple[str, ...], marked: str
) -> Message:
    text, spans = parse_marks(marked)
    return rewritten(Message("", lang, asked, lines, acts, text, spans), lambda words: words)


def generate(messages: Sequence[Message], seed: int, count: int) -> Iterator[Message]:
    """``count`` messages; the same for the same arguments."""
    generator = Generator(messages, seed)
    for number in range(count):
        yield generator.make(number)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for message in generate(list(read_folder()), options.seed, options.count):
        print(to_json(message))


if __name__ == "__main__":
    main()
