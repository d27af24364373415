"""Messages as the model reads them: tokens with features, and what they should mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from training.annotations import Message, Span
from training.labels import ACTS, ASKED, ROLES
from training.pieces import CASES, SPACES, pieces

LONGEST: Final = 512
#: Tokens that the draft's lines may take; the message comes behind them.
LONGEST_DRAFT: Final = 128

#: O, then B and I of each role.
TAGS: Final = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
TARGETS: Final = ("invoice", "new", "referred", "shared")

#: Not taught: the later tokens of a piece, the draft's lines, and what is unsure.
IGNORED: Final = -100


class Encoding(Protocol):
    @property
    def ids(self) -> list[int]: ...
    @property
    def word_ids(self) -> list[int | None]: ...


class Tokenizer(Protocol):
    """What is used of a ``tokenizers.Tokenizer``."""

    def encode(
        self, words: list[str], *, is_pretokenized: bool, add_special_tokens: bool
    ) -> Encoding: ...
    def token_to_id(self, token: str) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Read:
    """A message in tokens. ``places`` are those of the pieces of the message itself, by their
    first token.
    """

    ids: list[int]
    case: list[int]
    space: list[int]
    part: list[int]
    asked: int
    places: list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Meant:
    """What ``Read`` should mean: a tag, target and line begin per token; pairs of first tokens
    and whether one line.
    """

    tags: list[int]
    targets: list[int]
    begins: list[int]
    pairs: list[tuple[int, int, int]]
    acts: list[int]


@dataclass(slots=True)
class _Tokens:
    tokenizer: Tokenizer
    ids: list[int]
    case: list[int]
    space: list[int]
    part: list[int]

    def special(self, name: str, alternative: str, part: int) -> None:
        token = self.tokenizer.token_to_id(name)
        self._add(
            token if token is not None else self.tokenizer.token_to_id(alternative) or 0, 0, 0, part
        )

    def text(self, text: str, part: int, most: int) -> list[tuple[int, int, int]]:
        """Adds the text's tokens, at most so many; gives (place, start, end) of each piece."""
        found = pieces(text)
        coded = self.tokenizer.encode(
            [text[piece.start : piece.end] for piece in found],
            is_pretokenized=True,
            add_special_tokens=False,
        )
        places: list[tuple[int, int, int]] = []
        last = -1
        for token, word in list(zip(coded.ids, coded.word_ids, strict=True))[:most]:
            assert word is not None
            piece = found[word]
            if word != last:
                places.append((len(self.ids), piece.start, piece.end))
            self._add(token, piece.case, piece.space if word != last else 0, part)
            last = word
        return places

    def _add(self, token: int, case: int, space: int, part: int) -> None:
        self.ids.append(token)
        self.case.append(case)
        self.space.append(space)
        self.part.append(part)


def read(tokenizer: Tokenizer, asked: str | None, lines: Sequence[str], text: str) -> Read:
    """Start, each line of the draft and a separator (part 0), the message and a separator (part
    1).
    """
    tokens = _Tokens(tokenizer, [], [], [], [])
    tokens.special("[CLS]", "<s>", 0)
    for line in lines:
        tokens.text(line, 0, LONGEST_DRAFT // max(len(lines), 4))
        tokens.special("[SEP]", "</s>", 0)
    places = tokens.text(text, 1, LONGEST - len(tokens.ids) - 1)
    tokens.special("[SEP]", "</s>", 1)
    return Read(tokens.ids, tokens.case, tokens.space, tokens.part, ASKED.index(asked), places)


def meant(message: Message, read: Read) -> Meant:
    size = len(read.ids)
    result = Meant(
        [IGNORED] * size,
        [IGNORED] * size,
        [IGNORED] * size,
        [],
        [int(a in message.acts) for a in ACTS],
    )
    first = {}
    for place, start, end in read.places:
        span = next((each for each in message.spans if each.start < end and start < each.end), None)
        if any(low < end and start < high for low, high in message.unsure):
            continue
        result.tags[place] = _tag(span, start)
        result.begins[place] = 0
        if span and span not in first:
            first[span] = place
            result.targets[place] = TARGETS.index(span.target)
    begun: set[str] = set()
    for span, place in first.items():
        if span.target == "new" and span.group not in begun:
            begun.add(span.group)
            result.begins[place] = 1
    result.pairs.extend(_pairs(first))
    return result


def _tag(span: Span | None, start: int) -> int:
    if span is None:
        return 0
    return TAGS.index(f"{'B' if start <= span.start else 'I'}-{span.role}")


def _pairs(first: dict[Span, int]) -> list[tuple[int, int, int]]:
    """Marks of lines, two by two: 1 where they are about one line. Shared ones belong to no
    single line.
    """
    ones = [(span.group, place) for span, place in first.items() if span.group not in ("", "S")]
    return [
        (place, other_place, int(group == other_group))
        for index, (group, place) in enumerate(ones)
        for other_group, other_place in ones[index + 1 :]
    ]


FEATURES: Final = {"case": len(CASES), "space": len(SPACES), "part": 2, "asked": len(ASKED)}
