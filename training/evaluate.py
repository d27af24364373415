"""How well a run reads: ``python -m training.evaluate --run reader --part dev``. The test part
is for the last word only.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import torch

from scatterpilot.engines.embedded.reader.encoding import Tokenizer
from training.annotations import Message, read_folder
from training.batches import batches, example
from training.checkpoint import RUNS, trained
from training.decode import decode
from training.grade import Grades
from training.model import Reader
from training.split import PARTS, part


def grade(
    reader: Reader, tokenizer: Tokenizer, messages: Sequence[Message], tokens: int = 4000
) -> Grades:
    reader.eval()
    grades = Grades()
    with torch.inference_mode():
        for batch in batches([example(tokenizer, message) for message in messages], tokens):
            tags, targets, _, same, acts = (output.tolist() for output in reader(*batch.inputs))
            for row, each in enumerate(batch.examples):
                grades.add(
                    each.message, decode(each.read, tags[row], targets[row], same[row], acts[row])
                )
    return grades


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="reader")
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    reader, tokenizer = trained(RUNS / options.run / "checkpoint.pt")
    grade(reader, tokenizer, part(read_folder(), options.part)).show()


if __name__ == "__main__":
    main()
