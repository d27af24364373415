"""Write the model as int8 ONNX: ``python -m training.export --run reader``. Prints size, hash
and agreement with PyTorch.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import onnx
import onnxruntime
import torch
from onnx import TensorProto, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

from scatterpilot.engines.embedded.reader.encoding import Tokenizer, read
from scatterpilot.engines.embedded.reader.network import CARD, HASHES, MODEL, TOKENIZER
from training.annotations import Message, read_folder
from training.batches import inputs_of
from training.checkpoint import BASE_NAMES, CHECKPOINT, RUNS, load, trained
from training.decode import Told, decode
from training.model import HEADS, Reader
from training.split import part
from training.table import show

BLOCK: Final = 32
#: ONNX Runtime's name for multiplying in int8.
INT8: Final = 4

#: Where the product looks for the model.
PRODUCT: Final = Path("layers/reader/scatterpilot_reader")

INPUTS: Final = ("ids", "case", "space", "part", "asked", "present")


def write_onnx(reader: Reader, tokenizer: Tokenizer, path: Path) -> None:
    """In 32-bit floats; rows and length are free."""
    sample = inputs_of([read(tokenizer, "confirm", ["a line"], "yes, but make it 42 hours")] * 2)
    axes = {name: {0: "rows"} if name == "asked" else {0: "rows", 1: "length"} for name in INPUTS}
    torch.onnx.export(
        reader.eval(), sample, str(path), input_names=list(INPUTS), output_names=list(HEADS),
        dynamic_axes={**axes, "tags": axes["ids"], "targets": axes["ids"], "begins": axes["ids"],
                      "same": {0: "rows", 1: "length", 2: "length"}, "acts": {0: "rows"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(source: Path, path: Path, table: str) -> None:
    """Matrices to int8 in blocks of 32, the table of words to 16-bit floats or int8 by rows.

    One scale for a whole matrix of activations, as dynamic quantisation has it, moved twice as
    many marks, and one scale for the whole table costs points.
    """
    logging.getLogger("onnxruntime.quantization").setLevel(logging.WARNING)
    quantiser = MatMulNBitsQuantizer(
        onnx.load(source), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=INT8
    )
    quantiser.process()
    model = quantiser.model.model
    for tensor in model.graph.initializer:
        if tensor.name == "words.weight":
            _shrink(model, tensor, table)
            break
    onnx.save(model, path)


def _shrink(model: Any, tensor: Any, table: str) -> None:
    """Keep the table of words in 16 bits, or in int8 by rows; widen what is looked up."""
    values = numpy_helper.to_array(tensor)
    lookup = next(node for node in model.graph.node if tensor.name in node.input)
    wanted, token = lookup.output[0], lookup.input[1]
    lookup.output[0] = f"{wanted}.small"
    make = onnx.helper.make_node
    if table == "half":
        small = values.astype("float16")
        nodes = [make("Cast", [f"{wanted}.small"], [wanted], to=TensorProto.FLOAT)]
    else:
        scale = abs(values).max(axis=1, keepdims=True) / 127
        scale[scale == 0] = 1
        small = (values / scale).round().astype("int8")
        model.graph.initializer.append(numpy_helper.from_array(scale, f"{tensor.name}.scale"))
        nodes = [
            make("Cast", [f"{wanted}.small"], [f"{wanted}.wide"], to=TensorProto.FLOAT),
            make("Gather", [f"{tensor.name}.scale", token], [f"{wanted}.scale"]),
            make("Mul", [f"{wanted}.wide", f"{wanted}.scale"], [wanted]),
        ]
    tensor.CopyFrom(numpy_helper.from_array(small, tensor.name))
    place = list(model.graph.node).index(lookup) + 1
    for offset, node in enumerate(nodes):
        model.graph.node.insert(place + offset, node)


class OnnxReader:
    """Reads with ONNX Runtime what ``Reader`` reads with PyTorch."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"]
        )

    def __call__(self, *inputs: torch.Tensor) -> list[Any]:
        given = {name: values.numpy() for name, values in zip(INPUTS, inputs, strict=True)}
        outputs: list[Any] = self.session.run(None, given)
        return outputs


def told(reader: Any, tokenizer: Tokenizer, message: Message) -> Told:
    """What a reader, of PyTorch or ONNX, makes of a message."""
    as_read = read(tokenizer, message.asked, message.lines, message.text)
    with torch.inference_mode():
        tags, targets, _, same, acts = (
            output[0].tolist() for output in reader(*inputs_of([as_read]))
        )
    return decode(as_read, tags, targets, same, acts)


def agreement(
    one: Any, other: Any, tokenizer: Tokenizer, messages: Sequence[Message]
) -> tuple[float, float, float]:
    """Share of marks that both give, of messages with all marks alike, and of those with the
    same acts.
    """
    pairs = [
        (told(one, tokenizer, message), told(other, tokenizer, message)) for message in messages
    ]
    marks = [(set(left.spans), set(right.spans)) for left, right in pairs]
    either = sum(len(left | right) for left, right in marks)
    return (
        sum(len(left & right) for left, right in marks) / max(either, 1),
        sum(left == right for left, right in marks) / len(pairs),
        sum(set(left.acts) == set(right.acts) for left, right in pairs) / len(pairs),
    )


def export(folder: Path, table: str = "rows", compared: int = 200) -> None:
    """Write a run's model, its tokenizer and its card beside the checkpoint, and print sizes and
    agreement.
    """
    reader, tokenizer = trained(folder / CHECKPOINT)
    exact, small = folder / "reader.f32.onnx", folder / MODEL
    write_onnx(reader, tokenizer, exact)
    quantise(exact, small, table)
    (folder / TOKENIZER).write_text(tokenizer.to_str(), encoding="utf-8")
    messages = part(read_folder(), "dev")[:compared]
    rows = []
    for path in (exact, small):
        same = agreement(reader, OnnxReader(path), tokenizer, messages)
        rows.append([path.name, path.stat().st_size / 1e6, *same, _digest(path)])
    show("agreement with PyTorch", ["file", "MB", "marks", "messages", "acts", "SHA-256"], rows)
    card = _card(folder)
    (folder / CARD).write_text(f"{json.dumps(card, indent=2)}\n", encoding="utf-8")


def _card(folder: Path) -> dict[str, Any]:
    """What the product checks, and where the model comes from."""
    state = load(folder / CHECKPOINT)
    hashes = {told: _digest(folder / name) for name, told in HASHES.items()}
    where = state["where"]
    trained_for = {"steps": where["step"], "minutes": round(where["seconds"] / 60)}
    return {**hashes, "base": BASE_NAMES[state["base"]], "trained": trained_for}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def install(folder: Path) -> None:
    """Put a run's model where the product finds it."""
    for name in (MODEL, TOKENIZER, CARD):
        shutil.copyfile(folder / name, PRODUCT / name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", default="reader")
    parser.add_argument("--messages", type=int, default=200, help="to compare with PyTorch")
    parser.add_argument("--table", choices=("half", "rows"), default="rows", help="of words")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--install", action="store_true", help="put it into the product too")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    export(RUNS / options.run, options.table, options.messages)
    if options.install:
        install(RUNS / options.run)


if __name__ == "__main__":
    main()
