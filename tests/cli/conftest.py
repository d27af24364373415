from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture
def newcomer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program in an empty folder, so that it finds no ``.env`` and no data."""
    monkeypatch.chdir(tmp_path)
    return Program(tmp_path)


@pytest.fixture
def program(newcomer: Program) -> Program:
    """The program of somebody whose business has a name, and who has done nothing else."""
    newcomer.name_seller()
    return newcomer
