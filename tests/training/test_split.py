from __future__ import annotations

from collections import Counter

from training.split import part_of


def test_an_id_always_falls_into_the_same_part() -> None:
    assert [part_of(f"a-{number}") for number in range(8)] == [
        part_of(f"a-{number}") for number in range(8)
    ]
    assert part_of("a-oneshot-001") == "dev"


def test_a_tenth_each_is_kept_from_training() -> None:
    count = Counter(part_of(f"x-{number}") for number in range(4000))
    assert 330 < count["dev"] < 470
    assert 330 < count["test"] < 470


def test_the_tellings_of_one_scenario_stay_together() -> None:
    for number in range(1, 121):
        assert len({part_of(f"t-{lang}-{number:03}") for lang in ("es", "it", "pt", "nl")}) == 1
