"""What calls of Go from Python cost, beside Python's own functions and, if they are installed, Numba and Lua (lupa); and what several
goroutines and several threads gain."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import golite

_SOURCE = """
package bench

type Point struct { X, Y float64 }

func Add(a, b int) int { return a + b }
func Check(a, b int) int { return a / b }
func Loop(a, b int) int { for range b { a++ }; return a }
func Halves(x int) (half, rest int) { return x / 2, x % 2 }
func Greet(name string) string { return "hello " + name }
func Apply(f func(int) int, n int) int { return f(n) }
func Many(f func(int) int, n int) int { t := 0; for i := range n { t += f(i) }; return t }
func Move(p Point, by float64) Point { return Point{p.X + by, p.Y + by} }
func (p *Point) Shift(by float64) { p.X += by }
func (p Point) Size() float64 { return p.X + p.Y }
func New() *Point { return &Point{1, 2} }
func Squares(xs []int) []int { out := make([]int, len(xs)); for i, x := range xs { out[i] = x * x }; return out }
func work(n int) int { h := uint64(n); for range n { h ^= h << 13; h ^= h >> 7; h ^= h << 17 }; return int(h) }
func Work(n int) int { return work(n) }
func Eight(n int) int {
	c := make(chan int)
	for range 8 { go func() { c <- work(n / 8) }() }
	t := 0
	for range 8 { t += <-c }
	return t
}
"""
_REPEATS = 9


def _best(function: Callable[..., Any], *args: Any, number: int = 0) -> float:
    """Nanoseconds for one call, the best of several series."""
    if not number:
        begun = time.perf_counter()
        for _ in range(50):
            function(*args)
        number = max(20, min(200_000, int(0.05 / ((time.perf_counter() - begun) / 50 + 1e-9))))
    names = ", ".join(f"a{i}" for i in range(len(args)))
    made: dict[str, Any] = {}
    exec(f"def series(f, rounds, {names}):\n    for _ in rounds: f({names})", made)  # local names are fast
    best = float("inf")
    gc.disable()
    try:
        for _ in range(_REPEATS):
            begun = time.perf_counter()
            made["series"](function, range(number), *args)
            best = min(best, (time.perf_counter() - begun) / number)
    finally:
        gc.enable()
    return best * 1e9


def _numba() -> dict[str, Any]:
    try:
        import numba
    except ImportError:
        return {}

    @numba.njit
    def add(a: int, b: int) -> int:
        return a + b

    @numba.njit
    def squares(xs: Any) -> Any:
        out = numba.typed.List.empty_list(numba.int64)
        for x in xs:
            out.append(x * x)
        return out

    add(1, 2)
    return {"add": add, "typed": numba.typed.List, "squares": squares}


def _lua() -> dict[str, Any]:
    try:
        from lupa import LuaRuntime
    except ImportError:
        return {}
    lua = LuaRuntime()
    run = lua.eval
    return {
        "add": run("function(a, b) return a + b end"),
        "greet": run("function(name) return 'hello ' .. name end"),
        "apply": run("function(f, n) return f(n) end"),
        "squares": run("function(xs) local out = {} for i = 1, #xs do out[i] = xs[i] * xs[i] end return out end"),
        "table": lua.table_from,
    }


def _row(title: str, columns: list[tuple[str, float]]) -> None:
    print(f"{title:38}" + "  ".join(f"{name} {value:,.0f} ns" if value >= 1 else "" for name, value in columns), flush=True)


def _calls(m: Any) -> None:
    def add(a: int, b: int) -> int:
        return a + b

    def increment(n: int) -> int:
        return n + 1

    numba, lua = _numba(), _lua()
    labs = ctypes.CDLL(None).labs
    labs.argtypes, labs.restype = (ctypes.c_int64,), ctypes.c_int64
    columns = [("bare", _best(m.Add, 1, 2)), ("short", _best(m.Check, 6, 2)), ("with a loop", _best(m.Loop, 1, 2))]
    _row("two ints, golite", columns)
    columns = [("Python", _best(add, 1, 2)), ("ctypes (one int)", _best(labs, -1))]
    columns += [("Numba", _best(numba["add"], 1, 2))] if numba else []
    columns += [("lupa", _best(lua["add"], 1, 2))] if lua else []
    _row("  beside", columns)
    _row("string and string", [("golite", _best(m.Greet, "world"))] + ([("lupa", _best(lua["greet"], "world"))] if lua else []))
    columns = [("golite", _best(m.Apply, increment, 1)), ("of many in one call", _best(m.Many, increment, 1000) / 1000)]
    _row("call back", columns + ([("lupa", _best(lua["apply"], increment, 1))] if lua else []))
    columns = [("keywords", _best(lambda: m.Add(a=1, b=2))), ("named results", _best(m.Halves, 5))]
    columns += [("timeout=", _best(lambda: m.Add(1, 2, timeout=60)))]
    _row("two ints, other ways", columns)
    point = m.Point(1.0, 2.0)
    _row("struct and struct", [("golite", _best(m.Move, point, 1.0))])
    columns = [("of a pointer", _best(m.New().Shift, 1.0)), ("of a struct", _best(point.Size)), ("a new pointer", _best(m.New))]
    _row("methods, pointers", columns)
    numbers = list(range(1000))
    columns = [("golite", _best(m.Squares, numbers)), ("Python", _best(lambda xs: [x * x for x in xs], numbers))]
    columns += [("Numba", _best(lambda xs: list(numba["squares"](numba["typed"](xs))), numbers))] if numba else []
    columns += [("lupa", _best(lambda xs: list(lua["squares"](lua["table"](xs)).values()), numbers))] if lua else []
    _row("list of 1000 ints and list", columns)


def _parallel(m: Any) -> None:
    n = 100_000_000

    def seconds(call: Callable[[], object]) -> float:
        begun = time.perf_counter()
        call()
        return time.perf_counter() - begun

    stop = False
    counted = 0

    def count() -> None:
        nonlocal counted
        while not stop:
            counted += 1

    one = min(seconds(lambda: m.Work(n)) for _ in range(3))
    eight = min(seconds(lambda: m.Eight(n)) for _ in range(3))
    print(f"work of {one:.2f} s in one goroutine takes {eight:.2f} s in eight: {one / eight:.2f} times as fast")
    counter = threading.Thread(target=count)
    counter.start()
    beside = seconds(lambda: m.Work(n))
    stop = True
    counter.join()
    print(f"a Python thread counts to {counted / beside / 1e6:.1f} million a second meanwhile, the work takes {beside:.2f} s")
    stop = False
    counted = 0
    counter = threading.Thread(target=count)
    begun = time.perf_counter()
    counter.start()
    time.sleep(0.5)
    stop = True
    counter.join()
    print(f"  alone it counts to {counted / (time.perf_counter() - begun) / 1e6:.1f} million")
    n = int(n / one)  # a second's, next to which what threads cost at their beginning and end is nothing
    threads = [threading.Thread(target=m.Work, args=(n,)) for _ in range(4)]

    def together() -> None:
        for t in threads:
            t.start()
        for t in threads:
            t.join()

    after = seconds(lambda: [m.Work(n) for _ in range(4)])
    side = seconds(together)
    print(f"4 calls one after the other {after:.2f} s, in 4 threads {side:.2f} s: {after / side:.2f} times as fast")


def main(argv: list[str]) -> int:
    m = golite.compile(_SOURCE, "bench.go")
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    _calls(m)
    _parallel(m)
    return 0
