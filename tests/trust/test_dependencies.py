"""Nothing is depended on without a reason that is written down, nor without its hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def names_in(lines: list[str]) -> set[str]:
    found = (re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", line.strip()) for line in lines)
    return {match[0].lower() for match in found if match}


def direct_dependencies() -> set[str]:
    """What the product, its build and the tools ask for by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    for extra in project["project"].get("optional-dependencies", {}).values():
        asked += extra
    for name in ("requirements-dev.in", "requirements-build.in"):
        asked += (ROOT / name).read_text(encoding="utf-8").splitlines()
    return names_in(asked)


def test_every_direct_dependency_has_a_reason_in_the_decisions() -> None:
    decisions = " ".join(
        path.read_text(encoding="utf-8").lower()
        for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))
    )
    words = set(re.findall(r"[a-z0-9][a-z0-9._-]*[a-z0-9]", decisions))
    spoken = words | {word.replace("_", "-") for word in words}
    assert {name for name in direct_dependencies() if name not in spoken} == set()


def test_everything_that_is_installed_is_pinned_with_hashes() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        entries = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))
        pinned = [entry for entry in entries if re.match(r"[a-z0-9][\w.-]*(\[.*\])?==", entry)]
        assert len(pinned) > 2
        assert [entry for entry in pinned if "--hash=sha256:" not in entry] == []
