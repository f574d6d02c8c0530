"""Type switches whose profile says what to test for first (golite/ir/passes/devirtualize.py). testdata/tiers/type_profiles runs some."""

from __future__ import annotations

import pytest

from golite.ir.func import Instr
from golite.ir.ops import Op
from golite.ir.parse import parse_function
from golite.ir.passes.devirtualize import predict_types
from golite.ir.print import format_function
from golite.ir.verify import verify_function

SWITCH = """func t.f(%0: ptr) (i64) {
b0:
  typehint %0
  %1: bool = eq %0, &"type:int"
  br %1 [0] -> b4, b1
b1:
  %2: bool = eq %0, zero:ptr
  br %2 [0] -> b5, b2
b2:
  %3: bool = eq %0, &"type:string"
  br %3 [0] -> b6, b3
b3:
  %4: ptr = call %0 [t.test(ptr) (ptr)]
  %5: bool = ne %4, zero:ptr
  br %5 [0] -> b5, b7
b4:
  ret 1:i64
b5:
  ret 2:i64
b6:
  ret 3:i64
b7:
  %6: bool = eq %0, &"type:bool"
  br %6 [0] -> b4, b6
}
"""


@pytest.mark.parametrize(
    ("symbol", "target"),
    [("type:int", 4), ("type:string", 6), ("type:bool", 3), ("type:other", 3)],  # behind the call may be anything
)
def test_type_switch(symbol: str, target: int) -> None:
    fn = parse_function(SWITCH)
    assert predict_types(fn, lambda ins: symbol) == 1
    verify_function(fn)
    text = format_function(fn)
    assert f'  %7: bool = eq %0, &"{symbol}"\n  br %7 [1] -> b{target}, b8\n' in text
    assert "typehint" not in text
    assert len(fn.blocks) == 9
    test = fn.blocks[8].instrs[0]
    assert (test.op, test.dsts[0].index) == (Op.EQ, 1)


def test_nothing_predicted() -> None:
    fn = parse_function(SWITCH)

    def never(ins: Instr) -> str | None:
        return None

    assert predict_types(fn, never) == 0
    assert format_function(fn) == format_function(parse_function(SWITCH))


def test_hint_without_tests() -> None:
    fn = parse_function("func t.f(%0: ptr, %1: ptr) () {\nb0:\n  typehint %0\n  %2: bool = eq %1, %0\n  br %2 [0] -> b1, b1\nb1:\n  ret\n}\n")
    assert predict_types(fn, lambda ins: "type:int") == 0
