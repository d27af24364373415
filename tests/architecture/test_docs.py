"""What the documentation names exists: files, make targets, settings."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from scatterpilot.wiring.settings import Settings
from tests.architecture.sources import PACKAGE, ROOT, name_of

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/**/*.md")])
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))

LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)|<img src=\"([^\"]+)")
COMMAND = re.compile(r"(?:^|`)(?:time )?make ([a-z]+)", re.M)
TEST_PATH = re.compile(r"\btests/[\w./-]*\w")
MODULE = re.compile(r"`((?:\w+/)+\w+\.py)`")
SETTING = re.compile(r"`([A-Z][A-Z_]+[A-Z])`")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_names_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    linked = [page.parent / (link or image) for link, image in LINK.findall(text)]
    named = [ROOT / path for path in TEST_PATH.findall(text)]
    assert [str(path) for path in [*linked, *named] if not path.exists()] == []
    assert set(COMMAND.findall(text)) <= TARGETS


def test_the_map_of_the_code_names_modules_that_are_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    bases = (ROOT, PACKAGE, PACKAGE / "engines" / "embedded")
    named = set(MODULE.findall(text))
    assert {"adapters/bedrock.py", "api/log.py"} <= named
    assert [name for name in named if not any((base / name).exists() for base in bases)] == []


def test_every_setting_is_described_and_no_other() -> None:
    table = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8").partition("|---|")[2]
    described = [
        name.removeprefix("SCATTERPILOT_").lower()
        for row in table.splitlines()
        for name in SETTING.findall(row.split("|")[1] if row.count("|") > 1 else "")
    ]
    # Lambda itself tells that it is Lambda.
    assert sorted(described) == sorted({field.name for field in fields(Settings)} - {"on_lambda"})
