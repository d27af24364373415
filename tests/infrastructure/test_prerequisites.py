"""What is said before a deployment is what will be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from scripts.deployment.prerequisites import python_of_lambda

from tests.architecture.sources import ROOT


@pytest.mark.parametrize(
    ("runtimes", "told"),
    [(["python3.11"], True), (["python3.13", "python3.11"], False), ([], False)],
)
def test_on_python_3_11_nothing_stands_in_for_a_model_and_this_is_told(
    runtimes: list[str], told: bool
) -> None:
    found = python_of_lambda(runtimes)
    assert ("stands in for a model" in found.note) is told
    assert not found.needed


@pytest.mark.parametrize("step", ["prerequisites", "everything"])
def test_who_is_not_signed_in_is_told_how_with_all_else_that_is_looked_at(
    step: str, tmp_path: Path
) -> None:
    settings = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "PYTHONPATH": f"{ROOT}/layers/common:{ROOT}",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    command = [sys.executable, "-m", f"scripts.deployment.{step}", "--yes", "--region", "eu-west-1"]
    run = subprocess.run(command, env=settings, capture_output=True, text=True, timeout=60)
    assert run.returncode == 1
    assert "ok      Python 3.11 or newer" in run.stdout
    assert "MISSING signed in to AWS                   AWS does not know who you are" in run.stdout
    assert "aws configure sso" in run.stdout
