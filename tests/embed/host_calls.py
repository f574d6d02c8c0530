"""Calls of host functions: values there and back, and where the functions come from. Run by tests/test_embed_hosts.py."""

from __future__ import annotations

import datetime
import gc
import math
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import golite

JIT = pytest.mark.parametrize("jit", ["always", "off"])

VALUES: list[tuple[str, Any]] = [
    ("bool", True), ("int", -(2**63)), ("int8", -128), ("int16", -5), ("int32", 2**31 - 1), ("int64", 2**63 - 1), ("uint", 2**64 - 1), ("uint8", 255),
    ("uint16", 65535), ("uint32", 2**32 - 1), ("uint64", 2**64 - 1), ("uintptr", 7), ("float32", 1.5), ("float64", math.pi), ("complex128", 1 + 2j),
    ("string", "h\u00e9\udcffllo\0"), ("string", ""), ("[]byte", b"ab\0"), ("[]byte", b""), ("[]string", ["a", "b"]), ("[3]int", (1, 2, 3)),
    ("map[string]int", {"a": 1}), ("any", None), ("any", 5), ("any", ["x", 1.5]), ("time.Duration", datetime.timedelta(seconds=3)),
    ("*int", None), ("[]any", [1, "a", None]), ("[][]int", [[1], []]), ("struct{}", None),
]  # fmt: skip


@JIT
def test_values_there_and_back(jit: str) -> None:
    seen: list[Any] = []

    def echo(x: Any) -> Any:
        seen.append(x)
        return x

    functions, lines = {}, ["package p", 'import ("host"; "time")', "var _ time.Duration"]
    for i, (t, _) in enumerate(VALUES):
        functions[f"F{i}"] = (echo, f"func({t}) {t}")
        functions[f"E{i}"] = (echo, f"func({t}) ({t}, error)")
        lines.append(f"func F{i}(x {t}) {t} {{ return host.F{i}(x) }}")
        lines.append(f"func E{i}(x {t}) ({t}, error) {{ return host.E{i}(x) }}")
    module = golite.compile("\n".join(lines), hosts={"host": functions}, jit=jit)
    for i, (t, value) in enumerate(VALUES):
        if t == "struct{}":
            continue  # has no class in the package to make one of
        for prefix in "FE":
            seen.clear()
            assert getattr(module, f"{prefix}{i}")(value) == value, t
            assert seen == [value] and type(seen[0]) is type(value), t


CALC = """package calc

import "host"

func Mix(a int8, b float64, c string, d []byte, e uint16) string { return host.Mix(a, b, c, d, e) }
func Two(n int) (string, int) { s, k := host.Two(n); return s, k }
func Many(xs []string) int { return host.Many("a", xs...) }
func Nothing() { host.Nothing() }
func Apply(n int) int { return host.Apply(func(x int) int { return x * n }, 5) }
func Made(n int) int { return host.Make(n)(3) }
func Chans(n int) int { c := make(chan int, 1); host.Send(c, n); return <-c }
"""


def calc_hosts() -> dict[str, Any]:
    def mix(a: golite.Int8, b: float, c: str, d: bytes, e: golite.Uint16) -> str:
        return repr((a, b, c, d, e))

    def two(n: int) -> tuple[str, int]:
        return "x" * n, n

    def many(a: str, *rest: str) -> int:
        return len(a) + sum(map(len, rest))

    def nothing() -> None:
        pass

    def apply(f: Callable[[int], int], x: int) -> int:
        return f(x) + f(x + 1)

    def make(n: int) -> Callable[[int], int]:
        return lambda x: x + n

    def send(c: Any, x: int) -> None:
        c.send(x)

    return {
        "Mix": mix, "Two": two, "Many": many, "Nothing": nothing, "Apply": apply, "Make": make, "Send": (send, "func(chan int, int)"),
    }  # fmt: skip


@JIT
def test_calls(jit: str) -> None:
    m = golite.compile(CALC, hosts={"host": calc_hosts()}, jit=jit)
    assert m.Mix(-3, 0.5, "\u00e4", b"\xff", 65535) == "(-3, 0.5, '\u00e4', b'\\xff', 65535)"
    assert m.Two(3) == ("xxx", 3)
    assert m.Many(["bc", "d"]) == 4
    assert m.Nothing() is None
    assert m.Apply(10) == 110
    assert m.Made(4) == 7
    assert m.Chans(9) == 9


RESULTS = """package p
import "host"
func I8() int8 { return host.I8() }
func U() uint { return host.U() }
func F32() float32 { return host.F32() }
func F64() float64 { return host.F64() }
func S() string { return host.S() }
func B() []byte { return host.B() }
func N() { host.N() }
func T() (int, string) { return host.T() }
func L() []int { return host.L() }
func E() (int, error) { return host.E() }
func Bool() bool { return host.Bool() }
"""
RESULT_TYPES = {
    "I8": "int8", "U": "uint", "F32": "float32", "F64": "float64", "S": "string", "B": "[]byte", "N": "", "T": "(int, string)", "L": "[]int",
    "E": "(int, error)", "Bool": "bool",
}  # fmt: skip


def test_results_that_are_converted_or_refused() -> None:
    class Index:
        def __index__(self) -> int:
            return 7

    result: Any = None
    m = golite.compile(RESULTS, hosts={"host": {name: (lambda: result, f"func() {t}") for name, t in RESULT_TYPES.items()}})
    for name, given, wanted in [
        ("I8", Index(), 7), ("I8", True, 1), ("N", None, None), ("U", 2**64 - 1, 2**64 - 1), ("F32", 2, 2.0),
        ("F32", 0.1, 0.10000000149011612), ("F64", 3, 3.0),
        ("F64", Index(), 7.0), ("B", bytearray(b"x"), b"x"), ("B", None, b""), ("L", (1, 2), [1, 2]), ("T", [1, "a"], (1, "a")),
        ("I8", 128, OverflowError), ("I8", "x", TypeError), ("U", -1, OverflowError), ("F32", 1e300, OverflowError), ("S", b"x", TypeError),
        ("S", "\ud800", ValueError), ("B", "x", TypeError), ("N", 5, TypeError), ("T", (1,), TypeError), ("T", 5, TypeError), ("L", 5, TypeError),
        ("L", ["x"], TypeError), ("Bool", 1, TypeError), ("E", "x", TypeError),
    ]:  # fmt: skip
        result = given
        if isinstance(wanted, type):
            with pytest.raises(wanted, match="<lambda>"):
                getattr(m, name)()
        else:
            assert getattr(m, name)() == wanted


def collect(m: Any) -> None:
    """Has Go collect, its finalizers run, and what they give up dropped."""
    for _ in range(3):
        gc.collect()
        m.Collect()
    gc.collect()


def test_references() -> None:
    """Neither way keeps arguments, results or text."""
    source = """package p
import ("host"; "runtime"; "time")
func Collect() { runtime.GC(); time.Sleep(time.Millisecond) }
func Fast(s string, b []byte, n int) (t int) {
	for i := range n { t += len(host.Fast(s, b, i, 0.5)) + len(host.Back(b)) }
	return
}
func Slow(s string, n int) (t int) {
	for i := range n { _, xs := host.Slow([]string{s, s}, i); t += len(xs) }
	return
}
func Fails(n int) (t int) {
	for range n { if _, err := host.Fails("x"); err != nil { t += len(err.Error()) } }
	return
}
"""

    def fast(s: str, b: bytes, n: int, f: float) -> str:
        return s + str(n + 10000)

    def back(b: bytes) -> bytes:
        return b + b

    def slow(xs: list[str], n: int) -> tuple[int, list[str]]:
        return n, [*xs, "more" + str(n)]

    def fails(s: str) -> golite.Result[int]:
        raise ValueError(s)

    m = golite.compile(source, hosts={"host": {"Fast": fast, "Back": back, "Slow": slow, "Fails": fails}})

    def once(n: int) -> None:
        assert m.Fast("s", b"bytes", n) == 16 * n
        assert m.Slow("s", n) == 3 * n
        assert m.Fails(n) == 13 * n
        collect(m)

    once(3000)
    before = sys.getallocatedblocks()
    once(3000)
    assert sys.getallocatedblocks() - before < 1000



DOUBLE = """package p
import "host"
func Double(n int) int { return host.Double(n) }
"""


def double(n: int) -> int:
    return 2 * n


def test_runtimes_expose_functions() -> None:
    with golite.Runtime() as runtime:
        runtime.expose("host", {"Double": double})
        assert runtime.load(DOUBLE).Double(4) == 8


def test_decorator() -> None:
    hosts = golite.Hosts()

    @hosts.host("host")
    def read_all(path: str) -> str:
        return path + "!"

    @hosts.host("my/deep/host", "Twice", signature="func(n int64) int64")
    def anything(n):  # type: ignore[no-untyped-def]
        return 2 * n

    @hosts.host("host", errors=True)
    def fail() -> None:
        raise LookupError("lost")

    source = """package p
import ("host"; deep "my/deep/host")
func F(s string) (string, int64, error) { return host.ReadAll(s), deep.Twice(4), host.Fail() }
"""
    assert read_all("x") == "x!"
    with pytest.raises(LookupError, match="lost"):
        golite.compile(source, hosts=hosts).F("a")
    with golite.Runtime() as runtime:
        runtime.host("host", errors=True)(fail)
        runtime.host("host")(read_all)
        runtime.host("my/deep/host", "Twice", signature="func(int64) int64")(anything)
        with pytest.raises(LookupError, match="lost"):
            runtime.load(source).F("a")


def test_a_runtime_s_functions_go_before_a_module_s() -> None:
    m = golite.compile(DOUBLE, hosts={"host": {"Double": double}})
    assert m.Double(1) == 2
    with golite.Runtime() as runtime:
        runtime.expose("host", {"Double": (lambda n: n + 100, "func(int) int")})
        assert runtime.load(m).Double(1) == 101
        assert m.Double(1) == 2
        runtime.expose("host", {"Double": (lambda n: n + 200, "func(int) int")})
        assert runtime.load(m).Double(1) == 201
    with golite.Runtime() as runtime:
        assert runtime.load(m).Double(2) == 4


def test_modules_with_the_same_source_have_their_own_functions() -> None:
    one = golite.compile(DOUBLE, hosts={"host": {"Double": double}})
    two = golite.compile(DOUBLE, hosts={"host": {"Double": (lambda n: -n, "func(int) int")}})
    with golite.Runtime() as runtime:
        assert runtime.load(one) is runtime.load(one)
        assert [runtime.load(m).Double(5) for m in (one, two, one)] == [10, -5, 10]


def test_packages_are_known_by_their_paths() -> None:
    source = 'package p\nimport "a/host"\nfunc F() int { return host.Double(4) }'
    assert golite.compile(source, hosts={"a/host": {"Double": double}}).F() == 8
    for _ in range(2):
        with pytest.raises(golite.CompileError, match="a/host"):
            golite.compile(source, hosts={"b/host": {"Double": double}})
    assert golite.compile(source, hosts={"a/host": {"Double": double}}).F() == 8


def test_signatures_without_functions() -> None:
    m = golite.compile(DOUBLE, hosts={"host": {"Double": "func(n int) int"}})
    with pytest.raises(golite.Error, match=r"no function host\.Double in this runtime: runtime\.expose"):
        m.Double(1)
    with golite.Runtime() as runtime:
        instance = runtime.load(m)
        with pytest.raises(golite.Error, match=r"no function host\.Double"):
            instance.Double(1)
        runtime.expose("host", {"Double": double})
        assert instance.Double(1) == 2


def test_signatures_that_differ() -> None:
    m = golite.compile(DOUBLE, hosts={"host": {"Double": double}})
    with golite.Runtime() as runtime:
        runtime.expose("host", {"Double": "func(float64) float64"})
        with pytest.raises(TypeError, match=r"wants host\.Double to be func\(int\) int, but the runtime exposes func\(float64\) float64"):
            runtime.load(m)
    with golite.Runtime() as runtime:
        instance = runtime.load(m)
        with pytest.raises(TypeError, match="the runtime exposes"):
            runtime.expose("host", {"Double": "func(float64) float64"})
        assert instance.Double(1) == 2


def test_folders_with_packages(tmp_path: Path) -> None:
    (tmp_path / "go.mod").write_text("module example.com/m\n\ngo 1.24\n")
    main = 'import ("example.com/m/sub"; "os")\nfunc Quad(n int) int { return sub.Quad(n) }\nfunc main() { os.Exit(Quad(3)) }\n'
    (tmp_path / "main.go").write_text("package main\n" + main)
    (tmp_path / "sub").mkdir()
    sub = 'import "tools/host"\nfunc Quad(n int) int { return host.Double(host.Double(n)) }\n'
    (tmp_path / "sub" / "sub.go").write_text("package sub\n" + sub)
    hosts = {"tools/host": {"Double": double}}
    assert golite.load(tmp_path, hosts=hosts).Quad(2) == 8
    assert golite.run(str(tmp_path), hosts=hosts).status == 12
    with golite.Runtime() as runtime:
        runtime.expose("tools/host", {"Double": double})
        assert runtime.load(tmp_path).Quad(1) == 4
    tripled = {"tools/host": {"Double": (lambda n: 3 * n, "func(int) int")}}
    assert golite.load(tmp_path, hosts=tripled).Quad(1) == 9
    with pytest.raises(golite.CompileError, match="cannot use n"):
        golite.load(tmp_path, hosts={"tools/host": {"Double": "func(string) int"}})
    with pytest.raises(golite.Error, match="package tools/host is not in std"):
        golite.load(tmp_path)


def test_package_variables_are_made_with_functions() -> None:
    m = golite.compile('package p\nimport "host"\nvar Start = host.Double(21)\n', hosts={"host": {"Double": double}})
    assert m.Start == 42


def test_pickling() -> None:
    m = pickle.loads(pickle.dumps(golite.compile(DOUBLE, hosts={"host": {"Double": double}})))
    assert m.Double(3) == 6


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("host.Triple(1)", "undefined: host.Triple"),
        ("host.hostfunction(0, nil, nil)", "undefined: host.hostfunction|not exported by package host"),
        ('_ = host.Double("x")', 'cannot use "x" .* as int value in argument to host.Double'),
        ("host.Double()", "not enough arguments in call to host.Double\n\thave \\(\\)\n\twant \\(int\\)"),
        ("var s string = host.Double(1)", "cannot use host.Double\\(1\\) .* as string value"),
    ],
)
def test_compile_errors(body: str, message: str) -> None:
    with pytest.raises(golite.CompileError, match=message):
        golite.compile(f'package p\nimport "host"\nfunc F() {{ {body} }}\n', hosts={"host": {"Double": double}})
