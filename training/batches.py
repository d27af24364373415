"""Messages in batches of about so many tokens, as tensors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from scatterpilot.engines.embedded.reader.encoding import Read, Tokenizer, read
from training.annotations import Message
from training.encode import IGNORED, Meant, meant


@dataclass(frozen=True, slots=True)
class Example:
    message: Message
    read: Read
    meant: Meant


@dataclass(frozen=True, slots=True)
class Batch:
    """``inputs`` in the order of ``Reader.forward``; the pairs are (row, place, place) with 1
    for one line.
    """

    examples: Sequence[Example]
    inputs: tuple[Tensor, ...]
    tags: Tensor
    targets: Tensor
    begins: Tensor
    pairs: Tensor
    same: Tensor
    acts: Tensor


def example(tokenizer: Tokenizer, message: Message) -> Example:
    as_read = read(tokenizer, message.asked, message.lines, message.text)
    return Example(message, as_read, meant(message, as_read))


def batches(
    examples: Sequence[Example], tokens: int, random: Random | None = None
) -> Iterator[Batch]:
    """All examples, those of like length together; shuffled with ``random``."""
    noise = random.random if random else lambda: 0.0
    order = sorted(examples, key=lambda each: len(each.read.ids) * (1 + 0.2 * noise()))
    groups: list[list[Example]] = [[]]
    for each in order:
        if groups[-1] and len(each.read.ids) * (len(groups[-1]) + 1) > tokens:
            groups.append([])
        groups[-1].append(each)
    if random:
        random.shuffle(groups)
    yield from (batch_of(group) for group in groups if group)


def batch_of(examples: Sequence[Example]) -> Batch:
    reads, meanings = [each.read for each in examples], [each.meant for each in examples]
    pairs = [
        (row, left, right) for row, each in enumerate(meanings) for left, right, _ in each.pairs
    ]
    same = [float(one) for each in meanings for _, _, one in each.pairs]
    return Batch(
        examples,
        inputs_of(reads),
        _padded([each.tags for each in meanings], IGNORED),
        _padded([each.targets for each in meanings], IGNORED),
        _padded([each.begins for each in meanings], IGNORED),
        torch.tensor(pairs, dtype=torch.long).reshape(-1, 3),
        torch.tensor(same),
        torch.tensor([each.acts for each in meanings], dtype=torch.float),
    )


def inputs_of(reads: Sequence[Read]) -> tuple[Tensor, ...]:
    return (
        _padded([each.ids for each in reads], 0),
        _padded([each.case for each in reads], 0),
        _padded([each.space for each in reads], 0),
        _padded([each.part for each in reads], 0),
        torch.tensor([each.asked for each in reads]),
        _padded([[1] * len(each.ids) for each in reads], 0),
    )


def _padded(rows: Sequence[list[int]], filler: int) -> Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])
