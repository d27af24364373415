from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from scripts.deployment import artifacts, page
from scripts.deployment.bedrock_access import bedrock_arns
from scripts.deployment.checks import Result, show

from tests.architecture.sources import ROOT

NAMED = ("teardown.sh", "user-data.py", "backup.py")
ENTRIES = sorted([*ROOT.glob("scripts/0*.sh"), *(ROOT / "scripts" / name for name in NAMED)])
OUTPUTS = {
    "ApiUrl": "https://abc.execute-api.eu-central-1.amazonaws.com/prod",
    "ApiId": "abc",
    "StageName": "prod",
    "Region": "eu-central-1",
    "UserPoolId": "eu-central-1_A",
    "UserPoolClientId": "client",
    "HostedUiDomain": "",
    "SelfSignUp": "true",
}
COGNITO = "cognito-idp.eu-central-1.amazonaws.com"
HOSTED = "auth.eu-central-1.amazoncognito.com"
PROFILE = "eu.anthropic.claude-sonnet-4-5-20250929-v1:0"
ACCOUNT = "123456789012"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda path: path.name)
def test_a_step_says_what_it_does_when_asked(entry: Path) -> None:
    module = re.search(r"scripts\.deployment\.\w+", entry.read_text(encoding="utf-8"))
    assert module
    assert os.access(entry, os.X_OK)
    command = [sys.executable, "-m", module[0], "--help"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert f"usage: scripts/{entry.name}" in run.stdout
    assert "--environment" in run.stdout


def test_the_steps_are_the_ones_that_are_promised() -> None:
    numbered = sorted(path.name for path in ROOT.glob("scripts/0*"))
    assert numbered == [
        "00-deploy-all.sh",
        "01-check-prerequisites.sh",
        "02-enable-bedrock-access.md",
        "03-deploy.sh",
        "04-test-deployment.sh",
        "05-configure-frontend.sh",
        "06-setup-monitoring.sh",
    ]


def folder_of(tmp_path: Path, name: str, files: dict[str, bytes]) -> Path:
    for path, content in files.items():
        target = tmp_path / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return tmp_path / name


def test_the_same_content_has_the_same_name_and_bytes(tmp_path: Path) -> None:
    one = folder_of(tmp_path, "one", {"a/b.py": b"1", "c.py": b"2"})
    other = folder_of(tmp_path, "other", {"c.py": b"2", "a/b.py": b"1"})
    os.utime(other / "c.py", (0, 0))
    assert artifacts.fingerprint(one) == artifacts.fingerprint(other)
    assert artifacts.zipped(one) == artifacts.zipped(other)
    assert zipfile.ZipFile(BytesIO(artifacts.zipped(one))).namelist() == ["a/b.py", "c.py"]


@pytest.mark.parametrize(
    "changed",
    [
        {"a.py": b"2", "a.pyc": b"x"},
        {"b.py": b"1", "a.pyc": b"x"},
        {"a.py": b"1"},
        {"a.py": b"1", "a.pyc": b"x", "c.py": b""},
    ],
)
def test_other_content_has_another_name(tmp_path: Path, changed: dict[str, bytes]) -> None:
    before = folder_of(tmp_path, "before", {"a.py": b"1", "a.pyc": b"x"})
    after = folder_of(tmp_path, "after", changed)
    assert artifacts.fingerprint(before) != artifacts.fingerprint(after)


def test_bytecode_that_differs_in_nothing_but_bytes_is_the_same(tmp_path: Path) -> None:
    before = folder_of(tmp_path, "before", {"a.py": b"1", "a.pyc": b"x"})
    after = folder_of(tmp_path, "after", {"a.py": b"1", "a.pyc": b"y"})
    assert artifacts.fingerprint(before) == artifacts.fingerprint(after)


def test_the_page_is_told_where_api_and_sign_in_are(tmp_path: Path) -> None:
    folder = page.write(OUTPUTS, tmp_path / "page")
    text = (folder / "js" / "config.js").read_text(encoding="utf-8")
    assert '"apiUrl": "https://abc.execute-api.eu-central-1.amazonaws.com/prod"' in text
    assert '"userPoolId": "eu-central-1_A"' in text
    assert '"clientId": "client"' in text
    assert '"selfSignUp": "true"' in text
    assert '"endpoint": "https://cognito-idp.eu-central-1.amazonaws.com/"' in text


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({}, ["abc.execute-api.eu-central-1.amazonaws.com", COGNITO]),
        ({"ApiUrl": "https://api.example.com"}, ["api.example.com", COGNITO]),
        (
            {"HostedUiDomain": f"me.{HOSTED}"},
            ["abc.execute-api.eu-central-1.amazonaws.com", COGNITO, f"me.{HOSTED}"],
        ),
        (
            {
                "Region": "cn-north-1",
                "ApiUrl": "https://abc.execute-api.cn-north-1.amazonaws.com.cn",
            },
            [
                "abc.execute-api.cn-north-1.amazonaws.com.cn",
                "cognito-idp.cn-north-1.amazonaws.com.cn",
            ],
        ),
    ],
    ids=["plain", "own domain", "hosted sign-in", "China"],
)
def test_the_page_may_ask_the_very_hosts_that_it_is_configured_for(
    tmp_path: Path, changed: dict[str, str], named: list[str]
) -> None:
    folder = page.write({**OUTPUTS, **changed}, tmp_path / "page")
    text = (folder / "index.html").read_text(encoding="utf-8")
    [policy] = re.findall(r"connect-src ([^;]*);", text)
    assert policy.split() == ["'self'", *(f"https://{host}" for host in named)]
    assert "*" not in policy


def test_a_role_may_call_the_profile_and_the_models_that_it_leads_to() -> None:
    model = "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0"
    found = bedrock_arns([PROFILE], "eu-central-1", ACCOUNT, lambda profile, region: [model])
    profile = f"arn:aws:bedrock:eu-central-1:{ACCOUNT}:inference-profile/{PROFILE}"
    assert found == [profile, model]


def test_where_aws_does_not_tell_the_model_is_named_for_every_region() -> None:
    found = bedrock_arns([PROFILE, PROFILE], "eu-central-1", ACCOUNT, lambda profile, region: [])
    assert found[1:] == [
        "arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0"
    ]


def test_a_model_without_profile_is_named_alone() -> None:
    found = bedrock_arns(["amazon.nova-pro-v1:0"], "us-gov-west-1", ACCOUNT)
    assert found == ["arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-pro-v1:0"]


def test_the_table_of_checks_counts_what_failed(capsys: pytest.CaptureFixture[str]) -> None:
    assert show([Result("health", True, "200"), Result("sign-in", False, "no")]) == 1
    printed = capsys.readouterr().out
    assert "FAIL  sign-in" in printed
    assert printed.endswith("1 passed, 1 failed\n")
