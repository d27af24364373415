"""Cut a vocabulary of pieces down to what seven languages in Latin letters need."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any, Final

import torch
from tokenizers import Tokenizer

from training.base import Pretrained

#: Pieces kept besides those that the given texts use; the likeliest come first.
KEPT: Final = 40_000
SPECIAL: Final = ("<s>", "<pad>", "</s>", "<unk>")


def cut_down(base: Pretrained, texts: Iterable[str], kept: int = KEPT) -> Pretrained:
    """The base with the pieces that the texts use, and the ``kept`` likeliest in Latin letters.

    A rarer word falls into more and shorter pieces; none is lost, as every letter is one.
    """
    pieces = _pieces(base)
    used = {token for text in texts for token in base.tokenizer.encode(text).ids}
    latin = [number for number, (piece, _) in enumerate(pieces) if is_latin(piece)]
    likeliest = sorted(latin, key=lambda number: -float(pieces[number][1]))[:kept]
    short = [number for number in latin if len(pieces[number][0].strip("▁")) <= 1]
    special = [number for number, (piece, _) in enumerate(pieces) if piece in SPECIAL]
    numbers = sorted({*used, *likeliest, *short, *special})
    name = "embeddings.word_embeddings.weight"
    table = base.weights[name][torch.tensor(numbers)]
    tokenizer = _with_pieces(base, [pieces[number] for number in numbers], numbers)
    return replace(
        base,
        shape=replace(base.shape, vocabulary=len(numbers)),
        weights={**base.weights, name: table},
        tokenizer=tokenizer,
        tokenizer_json=tokenizer.to_str(),
    )


def _pieces(base: Pretrained) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = json.loads(base.tokenizer_json)["model"]["vocab"]
    return found


def _with_pieces(base: Pretrained, pieces: list[Any], numbers: list[int]) -> Tokenizer:
    state = json.loads(base.tokenizer_json)
    unknown = numbers.index(state["model"]["unk_id"])
    state["model"] |= {"vocab": pieces, "unk_id": unknown}
    return Tokenizer.from_str(json.dumps(state))


def is_latin(piece: str) -> bool:
    """Latin letters, digits, signs: nothing of another script."""
    return all(_fits(character) for character in piece)


@cache
def _fits(character: str) -> bool:
    return not character.isalpha() or unicodedata.name(character, "").startswith("LATIN")
