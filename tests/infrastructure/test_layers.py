"""A function has the packages that it imports, and the reading ones nothing that they don't."""

from __future__ import annotations

import re

import pytest
from scripts.deployment.build import LAYERS

from tests.architecture.sources import ROOT
from tests.infrastructure.template import FUNCTIONS, RESOURCES, layers_of

LOCKS = ROOT / "infrastructure" / "requirements"
DRAWING = ("UpdateInvoiceFunction", "GeneratePdfFunction", "ProfileFunction")
READING = {"GetInvoiceFunction", "ListInvoicesFunction", "AccountFunction", "HealthFunction"}
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.M)
# Only for one's own machine: the server, the command line, engines reached with a key of one's own.
ONLY_AT_HOME = {"httptools", "rich", "typer", "uvicorn", "uvloop"}


def pins(path: str) -> dict[str, str]:
    return dict(PIN.findall((ROOT / path).read_text(encoding="utf-8")))


def layer_pins() -> dict[str, str]:
    found: dict[str, str] = {}
    for layer in LAYERS:
        found |= pins(f"infrastructure/requirements/{layer}.txt")
    return found


def test_what_runs_on_lambda_is_what_is_tested_here() -> None:
    tested = pins("requirements.txt")
    assert {name: tested.get(name) for name in layer_pins()} == layer_pins()


def test_every_requirement_is_in_a_layer_or_only_for_ones_own_machine() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    required = re.search(r"^dependencies = \[(.*?)^\]", text, re.M | re.S)
    assert required
    names = set(re.findall(r'"([a-z0-9-]+)', required[1]))
    assert names - set(layer_pins()) == ONLY_AT_HOME


@pytest.mark.parametrize("package", sorted({"boto3", "botocore"} | ONLY_AT_HOME))
def test_no_layer_carries_what_lambda_has_or_never_needs(package: str) -> None:
    assert package not in layer_pins()


def test_the_client_of_a_model_hub_is_in_nothing_that_runs() -> None:
    for path in ("requirements.txt", "infrastructure/requirements/reader.txt"):
        text = (ROOT / path).read_text(encoding="utf-8")
        brought = [line for line in text.splitlines() if "via huggingface-hub" in line]
        assert not brought, "name it in the Makefile's HUB"
        assert "huggingface-hub" not in pins(path)


def test_a_function_carries_the_models_the_renderer_and_pillow_only_if_it_uses_them() -> None:
    layers = {name: layers_of(function) for name, function in FUNCTIONS.items()}
    for name, found in layers.items():
        writing = [] if name in READING else ["ModelsLayer"]
        drawing = ["PdfLayer"] if name in DRAWING else []
        pictures = ["PicturesLayer"] if name == "ProfileFunction" else []
        reader = ["ReaderLayer"] if name == "ConversationFunction" else []
        assert found == ["CommonLayer", *writing, *drawing, *pictures, *reader]


@pytest.mark.parametrize("name", DRAWING)
def test_a_function_that_draws_has_a_whole_processor_and_time_for_all_the_fonts(name: str) -> None:
    assert FUNCTIONS[name]["MemorySize"] >= 1769
    assert FUNCTIONS[name]["Timeout"] >= 28


def test_a_parameter_leaves_the_reader_out() -> None:
    assert RESOURCES["ReaderLayer"]["Condition"] == "HasReader"
    [_, layer] = FUNCTIONS["ConversationFunction"]["Layers"]
    assert layer == {"Fn::If": ["HasReader", {"Ref": "ReaderLayer"}, {"Ref": "AWS::NoValue"}]}
