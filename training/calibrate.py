"""One temperature per head, chosen on the dev part, so that 0.9 means nine times in ten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import torch
from torch import Tensor

from training.batches import Example, batches
from training.loss import losses
from training.model import HEADS, Reader

STEPS: Final = tuple(0.5 * 1.06**step for step in range(32))


def calibrate(reader: Reader, examples: Sequence[Example], tokens: int = 4000) -> None:
    """Sets the reader's temperatures to those with the least loss on the examples."""
    reader.eval()
    reader.temperature.fill_(1.0)
    costs: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * len(STEPS))
    with torch.inference_mode():
        for batch in batches(examples, tokens):
            outputs = reader(*batch.inputs)
            for index, temperature in enumerate(STEPS):
                cooled: tuple[Tensor, ...] = tuple(output / temperature for output in outputs)
                for head, cost in losses(cooled, batch).items():
                    costs[head][index] += float(cost) * len(batch.examples)
    best = [STEPS[min(range(len(STEPS)), key=costs[head].__getitem__)] for head in HEADS]
    reader.temperature.copy_(torch.tensor(best))
