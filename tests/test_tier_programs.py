"""A few random programs do the same in all tiers; tier_programs.py makes more of them, for as long as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tier_programs import MODES, make_program, run_tiers


@pytest.mark.parametrize("seed", range(4))
def test_tiers_agree(seed: int, tmp_path: Path) -> None:
    path = tmp_path / f"seed{seed}.go"
    path.write_text(make_program(seed))
    outputs = run_tiers(path, {name: mode | {"ROUNDS_MS": "150"} for name, mode in MODES.items()})
    assert outputs["native"].endswith("exit status 0"), outputs["native"]
    for name, text in outputs.items():
        assert text == outputs["native"], name


def test_programs_depend_on_the_seed_only() -> None:
    assert make_program(5) == make_program(5) != make_program(6)
