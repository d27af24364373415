"""A message as the model reads it: tokens with features, and the place of each piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from scatterpilot.engines.embedded.reader.labels import ASKED, ROLES
from scatterpilot.engines.embedded.reader.marks import Target
from scatterpilot.engines.embedded.reader.pieces import CASES, SPACES, pieces

LONGEST: Final = 512
#: Tokens that the draft's lines may take; the message comes behind them.
LONGEST_DRAFT: Final = 128

#: O, then B and I of each role.
TAGS: Final = ("O", *(f"{edge}-{role}" for role in ROLES for edge in "BI"))
TARGETS: Final[tuple[Target, ...]] = ("invoice", "new", "referred", "shared")
FEATURES: Final = {"case": len(CASES), "space": len(SPACES), "part": 2, "asked": len(ASKED)}


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
    """A message in tokens. ``places`` are (first token, start, end) of the message's pieces;
    ``rest`` is where the text goes on that had no room, or its length.
    """

    ids: list[int]
    case: list[int]
    space: list[int]
    part: list[int]
    asked: int
    places: list[tuple[int, int, int]]
    rest: int = 0

    def until(self, end: int) -> Read:
        """As much of it as lies before that character."""
        cut = next((token for token, _, last in self.places if last > end), None)
        if cut is None:
            return self
        kept = [place for place in self.places if place[2] <= end]
        ids, case, space, part = (
            [*values[:cut], values[-1]] for values in (self.ids, self.case, self.space, self.part)
        )
        return Read(ids, case, space, part, self.asked, kept, end)


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
        found = pieces(text, most)  # each has a token of its own
        coded = self.tokenizer.encode(
            [text[piece.start : piece.end] for piece in found],
            is_pretokenized=True,
            add_special_tokens=False,
        )
        places: list[tuple[int, int, int]] = []
        last = -1
        for token, word in list(zip(coded.ids, coded.word_ids, strict=True))[:most]:
            if word is None:  # only of special tokens, which are not asked for
                continue
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


def read(
    tokenizer: Tokenizer,
    asked: str | None,
    lines: Sequence[str],
    text: str,
    most: int = LONGEST,
) -> Read:
    """Start, each line of the draft and a separator (part 0), the message and a separator (part
    1), in at most so many tokens, of which the draft may take ``LONGEST_DRAFT`` and some.
    """
    tokens = _Tokens(tokenizer, [], [], [], [])
    tokens.special("[CLS]", "<s>", 0)
    for line in lines:
        tokens.text(line, 0, LONGEST_DRAFT // max(len(lines), 4))
        tokens.special("[SEP]", "</s>", 0)
    room = most - len(tokens.ids) - 1
    places = tokens.text(text, 1, room)
    rest = len(text) if len(tokens.ids) < most - 1 else places[-1][2]
    tokens.special("[SEP]", "</s>", 1)
    return Read(
        tokens.ids, tokens.case, tokens.space, tokens.part, ASKED.index(asked), places, rest
    )
