"""A few dozen random programs do what they do with real Go, in every tier; go_programs.py makes more of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import realgo
from go_programs import differing, make_batch, run_all


@pytest.mark.parametrize(
    ("mode", "seeds"),
    [
        ("interp", range(100, 124)),
        pytest.param("interp", range(36), marks=pytest.mark.slow),
        pytest.param("auto1", range(36), marks=pytest.mark.slow),
        pytest.param("native", range(36), marks=pytest.mark.slow),
    ],
)
def test_as_in_real_go(mode: str, seeds: range, tmp_path: Path) -> None:
    try:
        realgo.find_go()
    except realgo.RealGoMissing as missing:
        pytest.skip(str(missing))
    path = tmp_path / "programs.go"
    path.write_text(make_batch(seeds))
    errors, outcomes = run_all(path, [mode])
    assert errors == ""
    assert differing(outcomes) == {}


def test_programs_depend_on_the_seed_only() -> None:
    assert make_batch(range(3)) == make_batch(range(3)) != make_batch(range(1, 4))
