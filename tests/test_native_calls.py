"""Calls: every number of arguments, every kind of results, every way a function is called."""

from __future__ import annotations

import itertools

import pytest
from native_harness import Call, run_native, words

# Calls of every number of arguments in registers, and some on the stack, with every kind of results, in every way a function is called.

RESULT_KINDS = {"0": [], "1": ["i64"], "b": ["bool"], "2": ["i64", "i64"], "3": ["i64", "i64", "i64"]}
ARGUMENTS = [0, 1, 2, 3, 4, 5, 6, 9, 20, 40]


def call_module() -> tuple[str, list[Call], list[list[int]]]:
    """Callees leave the sum of k times argument k in t.sink, and return it (odd: as bool), 7 and 8."""
    text, calls, expected = "module t\ndata t.sink size 8 align 8 external init 0000000000000000\n", [], []
    functions = ""
    for n, kind in itertools.product(ARGUMENTS, RESULT_KINDS):
        callee, results = f"t.to{n}_{kind}", RESULT_KINDS[kind]
        sig = f"({', '.join(['i64'] * n)}) ({', '.join(results)})"
        text += f"data {callee}·f size 8 align 8 linkonce readonly reloc 0 {callee} 0\n"
        functions += f"func {callee}({', '.join(f'%{k}: i64' for k in range(n))}) ({', '.join(results)}) noinline {{\nb0:\n"
        functions += f"  %{n}: i64 = copy 0:i64\n"
        for k in range(n):
            functions += f"  %{n + 1 + k}: i64 = mul %{k}, {k + 1}:i64\n  %{n}: i64 = add %{n}, %{n + 1 + k}\n"
        functions += f"  store &t.sink, %{n}\n"
        odd = 2 * n + 1
        if kind == "b":
            functions += f"  %{odd}: i64 = and %{n}, 1:i64\n  %{odd + 1}: bool = ne %{odd}, 0:i64\n"
        returned = [f"%{odd + 1}" if kind == "b" else f"%{n}", "7:i64", "8:i64"][: len(results)]
        functions += f"  ret {', '.join(returned)}\n}}\n".replace("ret \n", "ret\n")
        functions += f"func t.from{n}_{kind}(%0: ptr) () {{\nb0:\n"
        reg = itertools.count(1)
        want = []
        at = 0
        for how in (f"call ARGS [{callee}{sig}]", f"callc &{callee}·fARGS [sig{sig}]", f"callp &{callee}ARGS [sig{sig}]"):
            operands = [f"{11 * k + 3}:i64" for k in range(n)]
            total = sum((k + 1) * (11 * k + 3) for k in range(n))
            joined = ", ".join(operands)
            text_of_call = how.replace("call ARGS", f"call {joined}".rstrip()).replace("ARGS", f", {joined}" if operands else "")
            dsts = [f"%{next(reg)}" for _ in results]
            head = ", ".join(f"{d}: {t}" for d, t in zip(dsts, results, strict=True))
            functions += f"  {head} = {text_of_call}\n" if head else f"  {text_of_call}\n"
            loaded = f"%{next(reg)}"
            functions += f"  {loaded}: i64 = load &t.sink\n  store &t.sink, 0:i64\n"
            for value in [loaded, *dsts]:
                functions += f"  store %0, {value} [{at}]\n"
                at += 8
            want += [total, *([total & 1] if kind == "b" else [total, 7, 8][: len(results)])]
        functions += "  ret\n}\n"
        calls.append(Call(f"t.from{n}_{kind}", bytes(at)))
        expected.append(want)
    return text + functions, calls, expected


@pytest.mark.parametrize(("engine", "opt_level"), [("native", 2), ("interp", 2), ("mixed0", 2), ("mixed1", 2), ("mixed0", 0), ("mixed1", 0)])
def test_calls(engine: str, opt_level: int) -> None:
    text, calls, expected = call_module()
    for call, want, outcome in zip(calls, expected, run_native(text, calls, opt_level, engine), strict=True):
        assert outcome.buffer == words(*want), call.symbol
