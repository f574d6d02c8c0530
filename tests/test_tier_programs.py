"""A few random programs do the same in all tiers; tier_programs.py makes more of them, for as long as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest
from bytecode_cases import modules_of
from bytecode_check import check_code
from tier_programs import MODES, make_program, run_tiers

from golite.bytecode.encode import encode_function
from golite.engine.deep import with_deep_stack


@pytest.mark.parametrize("seed", range(4))
def test_tiers_agree(seed: int, tmp_path: Path) -> None:
    path = tmp_path / f"seed{seed}.go"
    path.write_text(make_program(seed))
    outputs = run_tiers(path, {name: mode | {"ROUNDS_MS": "150"} for name, mode in MODES.items()})
    assert outputs["native"].endswith("exit status 0"), outputs["native"]
    for name, text in outputs.items():
        assert text == outputs["native"], name


def test_registers_keep_their_slots(tmp_path: Path) -> None:
    path = tmp_path / "program.go"

    def problems(seed: int) -> list[str]:
        path.write_text(make_program(seed))
        return [problem for module in modules_of(path) for fn in module.functions.values() for problem in check_code(encode_function(fn))]

    for seed in range(100, 112):
        assert not with_deep_stack(lambda: problems(seed)), seed  # noqa: B023 (called here)


def test_programs_depend_on_the_seed_only() -> None:
    assert make_program(5) == make_program(5) != make_program(6)
