from __future__ import annotations

from pathlib import Path

import pytest
from scripts.deployment.build import (
    ARCHITECTURES,
    BOUNDS,
    LAYERS,
    RUNTIMES,
    Target,
    default_runtime,
    excesses,
    unzipped_sizes,
    without_reader,
)

from tests.infrastructure.template import TEMPLATE

LOCKS = Path(__file__).parents[2] / "infrastructure" / "requirements"


def test_a_function_unzips_to_itself_and_its_layers(tmp_path: Path) -> None:
    sizes = {"functions": 1, "common": 10, "models": 100, "pdf": 1000, "pictures": 10000}
    sizes["reader"] = 100000
    for name, size in sizes.items():
        (tmp_path / name / "python").mkdir(parents=True)
        (tmp_path / name / "python" / "file").write_bytes(b"x" * size)
    assert unzipped_sizes(tmp_path) == {
        "reading": 11,
        "writing": 111,
        "conversing": 100111,
        "drawing": 1111,
        "pictures": 11111,
    }


def test_a_build_over_its_bound_is_named() -> None:
    within = dict(BOUNDS)
    assert excesses(within) == []
    [told] = excesses({**within, "reading": BOUNDS["reading"] + 1})
    assert "functions for reading" in told
    assert "25 MB" in told


def test_wheels_are_those_of_the_system_that_a_runtime_has() -> None:
    assert Target("python3.11", "x86_64").platforms == ("manylinux2014_x86_64",)
    assert Target("python3.13", "arm64").platforms == (
        "manylinux2014_aarch64",
        "manylinux_2_28_aarch64",
    )


@pytest.mark.parametrize("runtime", RUNTIMES)
def test_the_reader_is_built_for_the_runtimes_that_the_template_gives_it_to(runtime: str) -> None:
    wanted, newer = TEMPLATE["Conditions"]["HasReader"]["Fn::And"]
    assert wanted == {"Fn::Equals": [{"Ref": "EmbeddedReader"}, "true"]}
    [refused] = newer["Fn::Not"]
    given, without = refused["Fn::Equals"]
    assert given == {"Ref": "Runtime"}
    assert Target(runtime, "arm64").reads == (runtime != without)


def test_a_build_without_the_reader_says_why() -> None:
    told = without_reader(Target("python3.11", "arm64"))
    assert told is not None
    assert "python3.11" in told


def test_template_and_build_know_the_same_runtimes_and_architectures() -> None:
    parameters = TEMPLATE["Parameters"]
    assert sorted(parameters["Runtime"]["AllowedValues"]) == sorted(RUNTIMES)
    assert parameters["Architecture"]["AllowedValues"] == list(ARCHITECTURES)
    assert default_runtime() in RUNTIMES


@pytest.mark.parametrize("layer", LAYERS)
def test_what_a_layer_installs_is_pinned_by_hash(layer: str) -> None:
    lines = (LOCKS / f"{layer}.txt").read_text(encoding="utf-8").splitlines()
    pins = [number for number, line in enumerate(lines) if "==" in line]
    assert pins
    assert all("--hash=sha256:" in lines[number + 1] for number in pins)
