"""Arithmetic, conversions, comparisons and branches on them: every such op against expectations worked out in Python, compiled at -O0 and -O2 and as
bytecode, with operands from memory and as constants."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from native_harness import ENGINE_LEVELS, Call, run_native, words
from native_operations import Operation, Row, bit_operations, float_operations, integer_operations, pack, run_operations, shift_operations


@pytest.mark.parametrize(("engine", "opt_level"), ENGINE_LEVELS)
@pytest.mark.parametrize("family", [integer_operations, shift_operations, float_operations, bit_operations])
def test_arithmetic(family: Callable[[], list[Operation]], engine: str, opt_level: int) -> None:
    run_operations(family(), engine, opt_level)


# Branches on comparisons, forward and backward, taken if it holds or if it does not: r, n, m of a row tell where each went.

BRANCH_WORDS = 5
BRANCHES = """
func {symbol}(%0: ptr) () {{
b0:
  %1.i: i64 = copy 0:i64
  %2: ptr = copy %0
  jump -> b1
b1:
  %3: {type} = load %2 [0]
  %4: {type} = load %2 [8]
  %5.r: i64 = copy 0:i64
  %6: bool = {op} %3, {y}
  br %6 -> b2, b3
b2:
  %5.r: i64 = add %5.r, 1:i64
  jump -> b3
b3:
  %7: bool = {op} %3, {y}
  br %7 -> b5, b4
b4:
  jump -> b6
b5:
  %5.r: i64 = add %5.r, 2:i64
  jump -> b6
b6:
  %8.n: i64 = copy 0:i64
  jump -> b7
b7:
  %8.n: i64 = add %8.n, 1:i64
  %9: bool = slt %8.n, 4:i64
  br %9 -> b8, b9
b8:
  %10: bool = {op} %3, {y}
  br %10 -> b7, b9
b9:
  %11.m: i64 = copy 0:i64
  jump -> b10
b10:
  %11.m: i64 = add %11.m, 1:i64
  %12: bool = slt %11.m, 4:i64
  br %12 -> b11, b12
b11:
  %13: bool = {op} %3, {y}
  br %13 -> b12, b10
b12:
  store %2, %5.r [16]
  store %2, %8.n [24]
  store %2, %11.m [32]
  %2: ptr = ptradd %2, 40:i64
  %1.i: i64 = add %1.i, 1:i64
  %14: bool = slt %1.i, {rows}:i64
  br %14 -> b1, b13
b13:
  ret
}}
"""


def branch_operations() -> list[tuple[str, str, str, list[Row]]]:
    """(op, type, constant operand or "", rows): comparisons of the arithmetic tests, as branches; integers against constants, too."""
    found = []
    for operation in [*integer_operations(), *float_operations()]:
        if operation.results == ["bool"]:
            op, type = operation.op, operation.args[0]
            found.append((op, type, "", operation.rows))
            if type.startswith("i"):
                for y in (10, -7):
                    found.append((op, type, f"{y}:{type}", [row for row in operation.rows if row[0][1] == y]))
    return found


def branch_module() -> tuple[str, list[Call], list[list[Row]]]:
    text, calls, all_rows = "module t\n", [], []
    for i, (op, type, y, rows) in enumerate(branch_operations()):
        text += BRANCHES.format(symbol=f"t.f{i}", op=op, type=type, y=y or "%4", rows=len(rows))
        buffer = b"".join(b"".join(pack(v, type).ljust(8, b"\0") for v in values) + bytes(24) for values, _ in rows)
        calls.append(Call(f"t.f{i}", buffer))
        all_rows.append(rows)
    return text, calls, all_rows


@pytest.mark.parametrize(("engine", "opt_level"), ENGINE_LEVELS[1:])
def test_branches(engine: str, opt_level: int) -> None:
    text, calls, all_rows = branch_module()
    for (op, type, *_), rows, outcome in zip(branch_operations(), all_rows, run_native(text, calls, opt_level, engine), strict=True):
        for k, (values, (holds,)) in enumerate(rows):
            at = 8 * BRANCH_WORDS * k + 16
            assert outcome.buffer[at : at + 24] == (words(3, 4, 1) if holds else words(0, 1, 4)), (op, type, values)
