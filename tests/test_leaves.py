"""Leaves without a stack check: which functions they are, and that their frames are as small as the runtime supposes."""

from __future__ import annotations

import random
import re

import pytest

from golite.ir.analysis.loops import reverse_postorder
from golite.ir.parse import parse_module
from golite.ir.verify import verify_module
from golite.native.leaves import MAX_VALUES, is_small_leaf
from golite.native.module import emit_llvm
from golite.native.optimize import assembly_listing

# What is left below the limit for a leaf's frame, with its return address (leaves.py).
ROOM = 224 - 48
WORST = "module main\ndata main.x size 8 align 8 external\nfunc main.f(%s) (i64) noinline {\nb0:\n%s}\n"


def _leaf(rng: random.Random) -> str:
    """A function with as many values as there may be, all in use to the end: divisions want certain registers, a check calls."""
    params = rng.randrange(9)
    lines: list[str] = []
    for i in range(params, MAX_VALUES // 2):
        x, y = (f"%{rng.randrange(i)}" if i else f"{rng.randrange(9)}:i64" for _ in range(2))
        op = rng.choice(["mul", "add", "xor", "sub", "load", "udiv"])
        if op == "load":
            lines.append(f"  %{i}: i64 = load &main.x")
        else:
            lines.append(f"  %{i}: i64 = {op} {x}, {y if op != 'udiv' else '7:i64'}")
    lines.append("  bounds %0, %1" if params > 1 else "  nilcheck &main.x")
    # All are still wanted behind the check, from the last to the first.
    total = MAX_VALUES // 2 - 1
    for i in range(MAX_VALUES // 2, MAX_VALUES - 1):
        lines.append(f"  %{i}: i64 = {rng.choice(['mul', 'xor'])} %{total if i == MAX_VALUES // 2 else i - 1}, %{MAX_VALUES - 2 - i}")
    lines.append(f"  ret %{MAX_VALUES - 2}")
    return WORST % (", ".join(f"%{i}: i64" for i in range(params)), "\n".join(lines) + "\n")


def _frame(listing: str) -> int:
    """Bytes from the return address to what a call in main.f finds below the stack pointer; the red zone counts."""
    body = re.search(r'^"?main\.f"?:(.*?)\.Lfunc_end', listing, re.S | re.M)
    assert body is not None
    assert "__morestack" not in body[1]
    size = 8 + 8 * body[1].count("\tpushq\t")
    size += sum(int(n) for n in re.findall(r"\tsubq\t\$(\d+), %rsp", body[1]))
    if "\tsubq\t" not in body[1]:
        size += max([int(n) for n in re.findall(r"-(\d+)\(%rbp\)", body[1])], default=0)
    return size


@pytest.mark.parametrize("seed", range(60))
def test_frames_are_small(seed: int) -> None:
    module = parse_module(_leaf(random.Random(seed)))
    verify_module(module)
    assert 8 < _frame(assembly_listing(emit_llvm(module, None), 3)) <= ROOM


@pytest.mark.parametrize(
    ("params", "body", "is_leaf"),
    [
        ("%0: i64", "  %1: i64 = add %0, %0\n  ret %1\n", True),
        ("%0: ptr", "  nilcheck %0\n  %1: i64 = load %0\n  ret %1\n", True),
        ("%0: ptr", "  store %0, 1:i64\n  ret 1:i64\n", True),
        ("%0: ptr", "  store %0, %0\n  ret 1:i64\n", False),  # a pointer
        ("%0: i64", "  %1: i64 = call %0 [main.f(i64) (i64)]\n  ret %0\n", False),
        ("%0: f64", "  %1: f64 = intrin %0 [\"floor\"]\n  %2: i64 = fptosi %1\n  ret %2\n", False),
        ("%0: i64", "  jump -> b1\nb1:\n  %1: bool = eq %0, 1:i64\n  br %1 -> b1, b2\nb2:\n  ret %0\n", False),  # a loop
        ("%0: {i64, i64, i64, i64, i64}", "  %1: i64 = getf %0 [0]\n  ret %1\n", False),  # in memory
        (", ".join(f"%{i}: i64" for i in range(MAX_VALUES + 1)), "  ret %0\n", False),
    ],
)  # fmt: skip
def test_which_are_leaves(params: str, body: str, is_leaf: bool) -> None:
    module = parse_module(WORST % (params, body))
    verify_module(module)
    fn = module.functions["main.f"]
    assert is_small_leaf(fn, reverse_postorder(fn)) == is_leaf
    assert ("__morestack" in assembly_listing(emit_llvm(module, None), 2)) == (not is_leaf)
