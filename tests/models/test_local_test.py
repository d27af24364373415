"""``make test-local``: a chat from a terminal that shows tokens and cost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bedrock_stub import BedrockStub

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "local-test.py"
TALK = "Invoice Acme for 40 hours of web development at $150, net 30\nyes\n"
NO_ACCOUNT = {
    "PATH": os.environ["PATH"],
    "AWS_SHARED_CREDENTIALS_FILE": "/nowhere",
    "AWS_CONFIG_FILE": "/nowhere",
    "AWS_EC2_METADATA_DISABLED": "true",
    "PYTHONPATH": str(ROOT / "layers" / "common"),
}


Done = subprocess.CompletedProcess[str]
NO_CREDENTIALS = (
    "Amazon Bedrock needs credentials (set AWS_PROFILE, or AWS_ACCESS_KEY_ID and "
    "AWS_SECRET_ACCESS_KEY, or run `aws configure`).\n"
)
KEYS = {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}


def run(folder: Path, typed: str = TALK, *command: str, **environment: str) -> Done:
    return subprocess.run(
        command or [sys.executable, str(SCRIPT)],
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=folder,
        env={**NO_ACCOUNT, **environment},
    )


def test_it_shows_the_tokens_and_the_cost_of_each_turn(stub: BedrockStub, tmp_path: Path) -> None:
    done = run(
        tmp_path,
        AWS_ENDPOINT_URL_BEDROCK_RUNTIME=stub.url,
        AWS_DEFAULT_REGION="us-east-1",
        **KEYS,
    )
    assert (done.returncode, done.stderr) == (0, "")
    used = stub.exchanges[0].used
    assert f"{used.cache_write} to cache, {used.output} out; $0.0" in done.stdout
    assert "claude-sonnet-4-5" in done.stdout
    assert "Total: $6,000.00" in done.stdout
    assert "no model was asked" in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("typed", [TALK, ""])
def test_without_credentials_it_says_exactly_what_to_set_before_anything_is_typed(
    tmp_path: Path, typed: str
) -> None:
    done = run(tmp_path, typed, AWS_DEFAULT_REGION="us-east-1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == NO_CREDENTIALS


def test_without_a_region_it_says_exactly_what_to_set(tmp_path: Path) -> None:
    done = run(tmp_path, **KEYS)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Amazon Bedrock needs a region (set AWS_REGION, for example to us-east-1).\n"
    )


def test_aws_region_alone_is_enough(stub: BedrockStub, tmp_path: Path) -> None:
    done = run(tmp_path, AWS_ENDPOINT_URL_BEDROCK_RUNTIME=stub.url, AWS_REGION="us-east-1", **KEYS)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Total: $6,000.00" in done.stdout


def test_with_a_profile_that_is_not_there_it_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, AWS_PROFILE="nobody", AWS_DEFAULT_REGION="us-east-1")
    assert done.returncode == 1
    assert "AWS_PROFILE names no profile" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("engine", "name"), [("anthropic", "ANTHROPIC_API_KEY"), ("openai", "OPENAI_API_KEY")]
)
def test_another_engine_without_its_key_names_the_setting(
    tmp_path: Path, engine: str, name: str
) -> None:
    command = (sys.executable, str(SCRIPT), engine)
    lacking = run(tmp_path, "", *command)
    assert (lacking.returncode, lacking.stdout) == (1, "")
    assert f"set {name}" in lacking.stderr
    (tmp_path / ".env").write_text(f"{name}=sk-none\n")
    assert f"set {name}" not in run(tmp_path, "", *command).stderr


@pytest.mark.parametrize(
    "found",
    [{"AWS_PROFILE": "work"}, {"AWS_CONFIG_FILE": "config"}, {"AWS_BEARER_TOKEN_BEDROCK": "x"}],
)
def test_credentials_of_any_kind_are_left_for_boto3_to_judge(
    tmp_path: Path, found: dict[str, str]
) -> None:
    (tmp_path / "config").touch()
    done = run(tmp_path, "", sys.executable, str(SCRIPT), "--check", **found)
    assert (done.returncode, done.stderr) == (0, "")


def checkout(folder: Path) -> Path:
    """A checkout where nothing is installed yet; gives its script."""
    (folder / "scripts").mkdir()
    for name in ("Makefile", "scripts/local-test.py", "scripts/local_chat.py"):
        shutil.copy(ROOT / name, folder / name)
    return folder / "scripts" / "local-test.py"


def test_make_says_that_credentials_are_missing_before_it_installs_anything(tmp_path: Path) -> None:
    checkout(tmp_path)
    done = run(tmp_path, "", "make", "test-local")
    assert done.returncode == 2
    assert (done.stdout, done.stderr.startswith(NO_CREDENTIALS)) == ("", True)
    assert not (tmp_path / ".venv").exists()


def test_a_python_without_the_packages_says_how_to_get_them(tmp_path: Path) -> None:
    script = checkout(tmp_path)
    done = run(tmp_path, "", sys.executable, "-S", str(script), **KEYS, PYTHONPATH="")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The packages are not installed: run `make install`, then this again.\n"


def test_a_python_without_the_packages_hands_over_to_the_one_that_has_them(tmp_path: Path) -> None:
    script = checkout(tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text('#!/bin/sh\necho "$@"\n')
    python.chmod(0o755)
    command = (sys.executable, "-S", str(script), "anthropic")
    done = run(tmp_path, "", *command, ANTHROPIC_API_KEY="none", PYTHONPATH="")
    assert (done.returncode, done.stdout) == (0, f"{script} anthropic\n")
