"""Train the reader: ``make train``, or ``python -m training.train --minutes 200``.

Seeded, and carried on where it stopped: the folder of the run keeps a checkpoint, and a second
call goes on from there.
With ``--steps`` a run is the same on every machine; with ``--minutes`` the learning rate
follows the clock.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

import torch
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from tokenizers import Tokenizer
from torch.optim import AdamW

from training.annotations import SILVER, Message, read_folder
from training.batches import Batch, Example, batches, example
from training.calibrate import calibrate
from training.checkpoint import BASES, CHECKPOINT, RUNS, load, save, trained
from training.evaluate import grade
from training.export import export
from training.generate import Generator
from training.loss import losses, total
from training.model import Reader, from_base, parameters_of
from training.split import part

#: 5e-5 took five times as long to the same loss, in runs of minutes.
RATE: Final = 1.5e-4
WARM_UP: Final = 0.06
#: Made messages for each annotated one, in every round.
MADE: Final = 0.5
SAVE_EVERY_SECONDS: Final = 120.0
SHOW_EVERY_STEPS: Final = 20


@dataclass(slots=True)
class Run:
    """Where a training run is, and how far it goes."""

    folder: Path
    base: str
    seed: int
    minutes: float
    steps: int
    tokens: int
    step: int = 0
    round: int = 0
    batch: int = 0
    seconds: float = 0.0
    recent: list[float] = field(default_factory=list)

    @property
    def progress(self) -> float:
        """From 0 to 1."""
        return min(
            1.0, self.step / self.steps if self.steps else self.seconds / (60 * self.minutes)
        )

    @property
    def checkpoint(self) -> Path:
        return self.folder / CHECKPOINT


def rate_at(progress: float) -> float:
    """The share of the learning rate: up in the warm-up, then down to a twentieth."""
    if progress < WARM_UP:
        return max(progress, 0.001) / WARM_UP
    return 1 - 0.95 * (progress - WARM_UP) / (1 - WARM_UP)


def round_of(
    run: Run, annotated: list[Example], generator: Generator, tokenizer: Tokenizer
) -> Iterator[Batch]:
    """One time through everything annotated, with as many made messages, new ones in every
    round.
    """
    count = int(len(annotated) * MADE)
    made = [
        example(tokenizer, generator.make(run.round * count + number)) for number in range(count)
    ]
    random = Random(f"{run.seed}/{run.round}")
    yield from list(batches([*annotated, *made], run.tokens, random))[run.batch :]


def train(run: Run, messages: list[Message]) -> tuple[Reader, Tokenizer]:
    torch.manual_seed(run.seed)
    reader, tokenizer, optimiser = _begin_or_resume(run, messages)
    marked = [*part(messages, "train"), *read_folder(SILVER)]
    annotated = [example(tokenizer, message) for message in marked]
    generator = Generator(messages, run.seed)
    saved = run.seconds
    with _bar() as bar:
        task = bar.add_task("training", total=1.0)
        while run.progress < 1:
            for batch in round_of(run, annotated, generator, tokenizer):
                _step(run, reader, optimiser, batch)
                bar.update(task, completed=run.progress, description=_description(run))
                if run.step % SHOW_EVERY_STEPS == 0:
                    bar.console.print(_description(run))
                if run.seconds - saved > SAVE_EVERY_SECONDS:
                    _save(run, reader, tokenizer, optimiser)
                    saved = run.seconds
                if run.progress >= 1:
                    break
            else:
                run.round, run.batch = run.round + 1, 0
    calibrate(reader, [example(tokenizer, message) for message in part(messages, "dev")])
    _save(run, reader, tokenizer, optimiser)
    return reader, tokenizer


def _begin_or_resume(run: Run, messages: list[Message]) -> tuple[Reader, Tokenizer, AdamW]:
    if not run.checkpoint.exists():
        base = BASES[run.base](messages)
        reader = from_base(base)
        return reader, base.tokenizer, _optimiser(reader)
    state = load(run.checkpoint)
    if state["base"] != run.base:
        raise SystemExit(f"{run.checkpoint} is of {state['base']}; name another folder with --run")
    reader, tokenizer = trained(run.checkpoint)
    reader.temperature.fill_(1.0)
    optimiser = _optimiser(reader)
    optimiser.load_state_dict(state["optimiser"])
    torch.set_rng_state(state["random"])
    for name, value in state["where"].items():
        setattr(run, name, value)
    return reader, tokenizer, optimiser


def _optimiser(reader: Reader) -> AdamW:
    return AdamW(parameters_of(reader, frozen=True), lr=RATE, weight_decay=0.01)


def _step(run: Run, reader: Reader, optimiser: AdamW, batch: Batch) -> None:
    started = time.monotonic()
    reader.train()
    share = rate_at(run.progress)
    for group in optimiser.param_groups:
        group["lr"] = RATE * group["rate"] * share
    cost = total(losses(reader(*batch.inputs), batch))
    optimiser.zero_grad()
    cost.backward()
    torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimiser.step()
    run.recent = [*run.recent[1 - SHOW_EVERY_STEPS :], float(cost.detach())]
    run.step, run.batch = run.step + 1, run.batch + 1
    run.seconds += time.monotonic() - started


def _description(run: Run) -> str:
    return (
        f"step {run.step}, {run.seconds / 60:.1f} min, loss {sum(run.recent) / len(run.recent):.3f}"
    )


def _bar() -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())


def _save(run: Run, reader: Reader, tokenizer: Tokenizer, optimiser: AdamW) -> None:
    where = {name: getattr(run, name) for name in ("step", "round", "batch", "seconds", "recent")}
    learned = {"reader": reader.state_dict(), "optimiser": optimiser.state_dict()}
    state = {"base": run.base, "where": where, "random": torch.get_rng_state(), **learned}
    save(run.checkpoint, reader.shape, tokenizer, state)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--minutes", type=float, default=200.0, help="of training, earlier runs included"
    )
    parser.add_argument("--steps", type=int, default=0, help="instead of minutes")
    parser.add_argument("--base", choices=sorted(BASES), default="e5")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tokens", type=int, default=2200, help="in a batch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--run", default="reader", help="name of the folder under build/training")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    messages = list(read_folder())
    run = Run(
        RUNS / options.run,
        options.base,
        options.seed,
        options.minutes,
        options.steps,
        options.tokens,
    )
    reader, tokenizer = train(run, messages)
    grade(reader, tokenizer, part(messages, "dev")).show()
    export(run.folder)


if __name__ == "__main__":
    main()
