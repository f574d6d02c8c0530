"""A selection of conformance programs in each tier: interpreted, with promotion at the first call and loop, at random, and with every loop changed
over.

With --slow all programs run in all of these; in between, `pytest tests/test_programs.py --golite-mode …` runs any mode.
"""

from __future__ import annotations

import pytest
from conftest import MODES, Golite
from programs import Program, find_programs
from test_programs import test_program as check_program

TIER_MODES = ("interp", "auto1", "autorandom", "loops")
# With package variables that belong to groups: all programs with --slow, a few in test_groups.py.
GROUPED_MODES = ("grouped-native", "grouped-interp", "grouped-auto1")

SELECTION = frozenset(
    """chan/basics chan/close chan/fifo_waiters closure/capture closure/defer_go_capture closure/loopvar conv/floats defer/loops_and_conditions
    defer/order defer/recover defer/recover_registers defer/recover_values defer/results defer/unwind goroutine/deep_recursion goroutine/gosched
    iface/assertion iface/nil_and_embedded lang/arith_wrap lang/large_values lang/range_func_jumps lang/shifts lang/switch_big map/basics
    method/values_expressions panic/goexit_recover_exit panic/index panic/nested_three panic/nil_deref panic/repanic panic/runtime_errors
    panic/trace_deferred runtime/caller_inlined runtime/complex_numbers select/forms slice/bounds_messages stack/big_frames
    stack/growth_in_calls stack/hot_split stack/pointers_into_stack string/iterate struct/compare sync/primitives tiers/callers
    tiers/defer_after_loop tiers/goexit tiers/panic_in_loop tiers/recover_frames tiers/shapes tiers/stacks_of_others""".split()
)

# Every loop is compiled by itself in mode "loops", which takes longer: only where frames matter.
LOOP_FOLDERS = ("defer/", "tiers/")


def _parameters() -> list[object]:
    found: list[object] = []
    for program in find_programs():
        if program.is_for_later:
            continue
        for mode in GROUPED_MODES:
            found.append(pytest.param(program, mode, id=f"{mode}-{program.name}", marks=pytest.mark.slow))
        for mode in TIER_MODES:
            is_quick = program.name in SELECTION and not program.is_slow and (mode != "loops" or program.name.startswith(LOOP_FOLDERS))
            found.append(pytest.param(program, mode, id=f"{mode}-{program.name}", marks=[] if is_quick else [pytest.mark.slow]))
    return found


def test_selection_exists() -> None:
    missing = SELECTION - {program.name for program in find_programs()}
    assert not missing


@pytest.mark.parametrize(("program", "mode"), _parameters())
def test_tier(program: Program, mode: str, golite: Golite, timeout_factor: float) -> None:
    check_program(program, Golite(golite.command, MODES[mode]), timeout_factor)
