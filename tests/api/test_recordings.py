"""The page's demo mode plays what the real engine and template make today."""

from __future__ import annotations

from scripts.recordings import FOLDER, record


def test_the_recordings_have_not_drifted() -> None:
    kept = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    made = record()
    assert sorted(kept) == sorted(made), "run `make recordings`"
    assert [name for name in made if made[name] != kept[name]] == [], "run `make recordings`"
