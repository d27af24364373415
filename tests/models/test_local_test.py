"""``make test-local``: a chat from a terminal that shows tokens and cost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bedrock_stub import BedrockStub

ROOT = Path(__file__).parents[2]
TALK = "Invoice Acme for 40 hours of web development at $150, net 30\nyes\n"
NO_ACCOUNT = {
    "PATH": os.environ["PATH"],
    "AWS_SHARED_CREDENTIALS_FILE": "/nowhere",
    "AWS_CONFIG_FILE": "/nowhere",
    "AWS_EC2_METADATA_DISABLED": "true",
    "PYTHONPATH": str(ROOT / "layers" / "common"),
}


def run(folder: Path, typed: str = TALK, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "local-test.py")],
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
        AWS_ACCESS_KEY_ID="none",
        AWS_SECRET_ACCESS_KEY="none",
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
    assert done.stderr == (
        "Amazon Bedrock needs credentials (set AWS_PROFILE, or AWS_ACCESS_KEY_ID and "
        "AWS_SECRET_ACCESS_KEY, or run `aws configure`).\n"
    )


def test_without_a_region_it_says_exactly_what_to_set(tmp_path: Path) -> None:
    done = run(tmp_path, AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Amazon Bedrock needs a region (set AWS_DEFAULT_REGION, for example to us-east-1).\n"
    )


def test_with_a_profile_that_is_not_there_it_says_so(tmp_path: Path) -> None:
    done = run(tmp_path, AWS_PROFILE="nobody", AWS_DEFAULT_REGION="us-east-1")
    assert done.returncode == 1
    assert "AWS_PROFILE names no profile" in done.stderr
    assert "Traceback" not in done.stderr
