"""The op table against the stages that must know every op: printer, parser, verifier, native back end; and the tests of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from golite.ir.ops import INTRINSICS, Op
from golite.ir.parse import _OPS
from golite.ir.verify import _EXACT, _LETTERS, OP_RULES, SUCCESSORS
from golite.native.function import EMITTERS

TESTS = Path(__file__).resolve().parent
# What runs ops one by one.
NATIVE_TESTS = ("native_operations.py", "test_native.py", "test_native_arith.py", "test_native_calls.py", "test_native_memory.py")
# Ops whose row says everything there is to check.
ROW_ONLY_WORDS = {"pure", "read", "write", "check", "term", "call"}


@pytest.mark.parametrize("op", list(Op), ids=lambda op: op.label)
def test_op_is_known_everywhere(op: Op) -> None:
    assert op in EMITTERS, "no emitter"
    assert _OPS[op.label] is op, "the parser doesn't know it, or two ops are printed alike"
    assert op.effects in ROW_ONLY_WORDS
    for letter in op.dsts + op.args:
        assert letter == "*" or letter in _LETTERS or letter in _EXACT, f"the verifier has no rule for {letter}"
    if "*" in op.dsts + op.args and op not in (Op.CALLC, Op.CALLP):
        assert op in OP_RULES, "operands of any number need a rule of their own"
    if op.is_terminator and op is not Op.SWITCH:
        assert op in SUCCESSORS


def test_no_two_ops_are_one() -> None:
    """Enum members with equal values would be aliases."""
    assert len({op.label for op in Op}) == len(list(Op)) == len(Op.__members__)


def _native_tests() -> str:
    return "".join((TESTS / name).read_text() for name in NATIVE_TESTS)


# DISPATCH is in every handler that the engine "interp" of those tests runs.
@pytest.mark.parametrize("op", [op for op in Op if op is not Op.DISPATCH], ids=lambda op: op.label)
def test_op_is_executed_by_a_native_test(op: Op) -> None:
    if op is Op.DISPATCH:
        return  # what ends the interpreter's handlers: all programs in the interpreter's modes
    text = _native_tests()
    quoted = f'"{op.label}"' in text
    assert quoted or f" {op.label} " in text or f" {op.label}\n" in text


@pytest.mark.parametrize("name", list(INTRINSICS))
def test_intrinsic_is_executed_by_a_native_test(name: str) -> None:
    text = _native_tests()
    assert f'"{name}"' in text
