"""Call plans, carried out: compiled functions get arguments and give results as the plan of their type says."""

from __future__ import annotations

import random
from typing import Any

import pytest
from embed_go import exports, new_converters

from golite.embed.callplan import ADDRESS, FLOAT, FLOAT_REGISTERS, INT, INT_REGISTERS, VALUE, Result, Source, call_plan
from golite.embed.exports import Exports
from golite.embed.gotypes import GoType, Kind, type_at


def plan_of(name: str, has_receiver: bool = False) -> Any:
    return call_plan(next(type_at(row[6]) for row in exports()["functions"] if row[0] == name), has_receiver)


def test_registers() -> None:
    plan = plan_of("Call1")  # (a int8, b float32, c string, d bool, e uint16) (string, uint16, int8, bool, float32)
    assert plan.param_offsets == (0, 4, 8, 24, 26)
    assert plan.ints == (
        Source(ADDRESS, 32, 8), Source(VALUE, 0, 1), Source(VALUE, 8, 8), Source(VALUE, 16, 8), Source(VALUE, 24, 1), Source(VALUE, 26, 2),
    )  # fmt: skip
    assert plan.floats == (Source(VALUE, 4, 4),) and plan.stack == () and plan.returned == ()
    assert plan.sret_size == 24 and plan.result_offsets == (32, 48, 50, 51, 52) and plan.block_size == 56


def test_stack_and_large_arguments() -> None:
    plan = plan_of("Call2")  # (a, b, c string, d []int) (int, int, int)
    assert len(plan.ints) == INT_REGISTERS and plan.stack == (Source(VALUE, 48, 8), Source(VALUE, 56, 8), Source(VALUE, 64, 8))
    assert plan.returned == tuple(Result(INT, i, 80 + 8 * i, 8, (1 << 64) - 1) for i in range(3)) and plan.sret_size == 0
    plan = plan_of("Call3")  # (a Big, b int, c Line) (Big, int)
    assert plan.ints == (Source(ADDRESS, 96, 8), Source(ADDRESS, 0, 8), Source(VALUE, 40, 8), Source(ADDRESS, 48, 8))
    plan = plan_of("Call4")  # nine float64 and an int, (float64, int, float64)
    assert len(plan.floats) == FLOAT_REGISTERS and plan.stack == (Source(VALUE, 64, 8),)
    assert plan.returned == (
        Result(FLOAT, 0, 80, 8, (1 << 64) - 1), Result(INT, 0, 88, 8, (1 << 64) - 1), Result(FLOAT, 1, 96, 8, (1 << 64) - 1),
    )  # fmt: skip
    assert plan_of("Call6").returned[0].mask == 1


def test_receivers() -> None:
    plan = plan_of("Add", True)
    assert plan.has_receiver and plan.ints == (Source(VALUE, 0, 8), Source(VALUE, 8, 8), Source(VALUE, 16, 8)) and plan.param_offsets == (8, 16)
    assert plan is plan_of("Add", True) is not plan_of("Add")


def value_of(t: GoType, chance: random.Random) -> Any:
    """A value of a type, as Python has it when it comes from Go."""
    kind = t.kind
    if kind is Kind.BOOL:
        return chance.random() < 0.5
    if Kind.INT <= kind <= Kind.INT64:
        return chance.randrange(-(1 << 8 * t.size - 3), 1 << 8 * t.size - 3)
    if Kind.UINT <= kind <= Kind.UINTPTR:
        return chance.randrange(1 << 8 * t.size)
    if kind in (Kind.FLOAT32, Kind.FLOAT64):
        return float(chance.randrange(-1000, 1000)) / 8
    if kind in (Kind.COMPLEX64, Kind.COMPLEX128):
        return complex(chance.randrange(100), chance.randrange(100))
    if kind is Kind.STRING:
        return "".join(chance.choice("aä€𝄞") for _ in range(chance.randrange(5)))
    if kind is Kind.ARRAY:
        return tuple(value_of(t.elem, chance) for _ in range(t.length))
    if kind is Kind.STRUCT:
        return {field.name: value_of(field.type, chance) for field in t.fields if field.exported}
    if kind is Kind.SLICE:
        return [value_of(t.elem, chance) for _ in range(2)]
    assert kind in (Kind.INTERFACE, Kind.POINTER), t
    return None


def plain(value: Any) -> Any:
    """Instances of struct classes as dicts."""
    if hasattr(value, "__match_args__") and not isinstance(value, tuple):
        return {name: plain(getattr(value, name)) for name in value.__match_args__}
    return value


def call2(a: str, b: str, c: str, d: list[int]) -> Any:
    return len((a + b).encode()), len(c.encode()), d[1]


def call3(a: dict[str, int], b: int, c: dict[str, Any]) -> Any:
    a = {**a, "A": a["A"] + b}
    return a, a["E"] + c["To"]["Y"]


EXPECTED = {
    "Call1": lambda a, b, c, d, e: (c, e, a, d, b),
    "Call2": call2,
    "Call3": call3,
    "Call4": lambda *args: (sum(args[:8]), args[9], args[8]),
    "Call5": lambda a, e, b, c: (b, a),
    "Call6": lambda a, b: (a[0], b["B"], b["A"]),
    "Call7": lambda a, b, c, d, e, f, g, h, i: (a + b + c + d + e + f, g, h),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_calls(name: str) -> None:
    """Large arguments are the callee's own, small ones may have anything above them in their register."""
    converters, _ = new_converters()
    values = Exports(exports(), converters)
    chance = random.Random(name)
    function = values.get(name)
    for _ in range(100):
        args = [value_of(t, chance) for t in function.signature.functype.params]
        assert tuple(map(plain, function(*args))) == EXPECTED[name](*args)


