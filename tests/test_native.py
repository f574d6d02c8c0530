"""What compiled code and the interpreter do with calls, aggregates, memory, checks and the machine ops: one module of functions. The other ops, and more of
these, are in test_native_arith.py, test_native_calls.py and test_native_memory.py."""

from __future__ import annotations

import struct

import pytest
from native_harness import Call, run_native, words

# ruff: noqa: E501 (a printed instruction is a line)

# Calls, aggregates, memory, checks: one module, each function with its input and expected output (8-byte words).

PROGRAM = r"""
module t
extern func runtime.panicmem() () noreturn
extern func runtime.goPanicIndex(i64, i64) () noreturn
extern func runtime.panicdivide() () noreturn
extern func runtime.throw(i64, i64) () noreturn
extern func runtime.gosetjmp(ptr) (i32)
extern func runtime.golongjmp(ptr) () noreturn
extern func test.setg(ptr) ()
extern func test.marking(i32) ()
extern func test.shaded(ptr) ()
data "type:t.T" size 80 align 8 linkonce readonly
data t.counter size 8 align 8 external init 2a00000000000000
data t.table size 24 align 8 linkonce readonly init 0102 reloc 8 t.counter 0
data t.add·f size 8 align 8 linkonce readonly reloc 0 t.add 0
func t.fib(%0: i64) (i64) {
b0:
  %1: bool = slt %0, 2:i64
  br %1 -> b1, b2
b1:
  ret %0
b2:
  %2: i64 = sub %0, 1:i64
  %3: i64 = call %2 [t.fib(i64) (i64)]
  %4: i64 = sub %0, 2:i64
  %5: i64 = call %4 [t.fib(i64) (i64)]
  %6: i64 = add %3, %5
  ret %6
}
func t.callfib(%0: ptr) () {
b0:
  %1: i64 = load %0
  %2: i64 = call %1 [t.fib(i64) (i64)]
  store %0, %2 [8]
  ret
}
func t.sum(%0: ptr) () {
b0:
  %1: {ptr, i64, i64} = load %0
  %2: i64 = getf %1 [1]
  %3.i: i64 = copy 0:i64
  %4.sum: i64 = copy 0:i64
  jump -> b1
b1:
  %5: bool = slt %3.i, %2
  br %5 -> b2, b3
b2:
  bounds %3.i, %2
  %6: ptr = getf %1 [0]
  nilcheck %6
  %7: ptr = index %6, %3.i [8]
  %8: i64 = load %7
  %4.sum: i64 = add %4.sum, %8
  %3.i: i64 = add %3.i, 1:i64
  jump -> b1
b3:
  store %0, %4.sum [24]
  ret
}
func t.big(%0: {i64, i64, i64, i64, bool}, %1: bool, %2: f64, %3: {}, %4: {ptr, i64}) ({i64, i64, i64, i64, bool}, bool, f64) noinline {
b0:
  %5: i64 = getf %0 [1]
  %6: i64 = mul %5, 10:i64
  %0: {i64, i64, i64, i64, bool} = setf %6 [1]
  %0: {i64, i64, i64, i64, bool} = setf %1 [4]
  %7: bool = lnot %1
  %8: f64 = fadd %2, %2
  %9: ptr = getf %4 [0]
  %10: i64 = getf %4 [1]
  store %9, %10
  ret %0, %7, %8
}
func t.callbig(%0: ptr) () {
b0:
  %1: {i64, i64, i64, i64, bool} = load %0
  %2: ptr = ptradd %0, 200:i64
  %3: {ptr, i64} = make %2, 77:i64
  %4: {i64, i64, i64, i64, bool}, %5: bool, %6: f64 = call %1, 1:bool, 0x1.8p+0:f64, zero:{}, %3 [t.big({i64, i64, i64, i64, bool}, bool, f64, {}, {ptr, i64}) ({i64, i64, i64, i64, bool}, bool, f64)]
  store %0, %4 [40]
  store %0, %5 [80]
  store %0, %6 [88]
  store %0, %1 [96]
  ret
}
func t.three(%0: i64, %1: f64, %2: bool) (i64, f64, {ptr, bool}, f64) noinline {
b0:
  %3: i64 = add %0, 1:i64
  %4: {ptr, bool} = make &t.counter, %2
  ret %3, %1, %4, 0x1p-1:f64
}
func t.callthree(%0: ptr) () {
b0:
  %1: i64, %2: f64, %3: {ptr, bool}, %4: f64 = call 41:i64, 0x1p+1:f64, 1:bool [t.three(i64, f64, bool) (i64, f64, {ptr, bool}, f64)]
  %5: ptr = getf %3 [0]
  %6: i64 = load %5
  %7: bool = getf %3 [1]
  store %0, %1
  store %0, %2 [8]
  store %0, %6 [16]
  store %0, %7 [24]
  store %0, %4 [32]
  ret
}
func t.many(%0: i64, %1: i64, %2: i64, %3: i64, %4: i64, %5: i64, %6: i64, %7: i64, %8: bool) (bool) noinline {
b0:
  %9: i64 = add %0, %7
  %10: i64 = sub %9, %6
  %11: bool = eq %10, 2:i64
  %12: bool = eq %11, %8
  ret %12
}
func t.callmany(%0: ptr) () {
b0:
  %1: bool = call 1:i64, 2:i64, 3:i64, 4:i64, 5:i64, 6:i64, 7:i64, 8:i64, 1:bool [t.many(i64, i64, i64, i64, i64, i64, i64, i64, bool) (bool)]
  store %0, %1
  ret
}
func t.adder(%0: i64) (i64) closure noinline {
b0:
  %1: ptr = ctx
  %2: i64 = load %1 [8]
  %3: i64 = add %0, %2
  ret %3
}
func t.add(%0: i64) (i64) {
b0:
  %1: i64 = add %0, 1:i64
  ret %1
}
func t.apply(%0: ptr, %1: i64) (i64) noinline {
b0:
  %2: i64 = callc %0, %1 [sig(i64) (i64)]
  ret %2
}
func t.closures(%0: ptr) () {
b0:
  %1: ptr = alloc [alloc {ptr, i64} "type:t.T"]
  store %1, &t.adder
  store %1, 100:i64 [8]
  %2: i64 = call %1, 5:i64 [t.apply(ptr, i64) (i64)]
  store %0, %2
  %3: i64 = call &t.add·f, 5:i64 [t.apply(ptr, i64) (i64)]
  store %0, %3 [8]
  %4: i64 = callc &t.add·f, 6:i64 [sig(i64) (i64)]
  store %0, %4 [16]
  %5: i64 = callp &t.add, 7:i64 [sig(i64) (i64)]
  store %0, %5 [24]
  %6: ptr = alloc [alloc {ptr, i64} "" may_stack stack]
  store %6, &t.adder
  store %6, 1000:i64 [8]
  %7: i64 = callc %6, 8:i64 [sig(i64) (i64)]
  store %0, %7 [32]
  ret
}
func t.data(%0: ptr) () {
b0:
  %1: i64 = load &t.table
  store %0, %1
  %2: ptr = load &t.table+8
  %3: i64 = load %2
  store %0, %3 [8]
  %4: ptr = load &t.table [16]
  %5: bool = eq %4, zero:ptr
  store %0, %5 [16]
  ret
}
func t.stackalloc(%0: ptr) () {
b0:
  %1.i: i64 = copy 0:i64
  %5.sum: i64 = copy 0:i64
  jump -> b1
b1:
  %2: ptr = alloc [alloc {i64, [6 x i64]} "" may_stack stack]
  %3: i64 = load %2 [16]
  %4: i64 = add %3, 1:i64
  store %2, %4 [16]
  %5.sum: i64 = add %5.sum, %4
  %1.i: i64 = add %1.i, 1:i64
  %6: bool = slt %1.i, 10:i64
  br %6 -> b1, b2
b2:
  store %0, %5.sum
  ret
}
func t.aggregates(%0: ptr) () {
b0:
  %1: {i64, bool} = make 1:i64, 1:bool
  %1: {i64, bool} = setf 2:i64 [0]
  %2: {{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} = make %1, zero:[2 x i32], 0x1p+0:f32, zero:{ptr, i64}, zero:{}
  %3: {{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} = copy %2
  %4: [2 x i32] = make 7:i32, 8:i32
  %3: {{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} = setf %4 [1]
  %5: bool = ne %0, zero:ptr
  %6: {{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} = select %5, %3, zero:{{i64, bool}, [2 x i32], f32, {ptr, i64}, {}}
  %7: [2 x i32] = getf %6 [1]
  %8: i32 = getf %7 [1]
  store %0, %8
  %9: {i64, bool} = getf %6 [0]
  %10: bool = getf %9 [1]
  store %0, %10 [8]
  %11: {i64, bool} = getf %2 [0]
  %12: i64 = getf %11 [0]
  store %0, %12 [16]
  %13: {i64, bool} = select %5, %11, zero:{i64, bool}
  store %0, %13 [24]
  store %0, %6 [40]
  store %0, zero:{{i64, bool}, [2 x i32], f32, {ptr, i64}, {}} [96]
  ret
}
func t.moves(%0: ptr) () {
b0:
  %1: ptr = ptradd %0, 8:i64
  %2: i64 = load %0 [40]
  memmove %1, %0, %2
  %3: ptr = ptradd %0, 32:i64
  memzero %3, 3:i64
  ret
}
func t.barriers(%0: ptr) () noinline {
b0:
  call 1:i32 [test.marking(i32) ()]
  %1: ptr = ptradd %0, 160:i64
  storeb %0, %1
  call %1 [test.shaded(ptr) ()]
  %2: {ptr, ptr} = make %0, %1
  storeb %0, %2 [8]
  storeb %0, zero:{ptr, ptr, ptr} [24]
  %3: ptr = ptradd %0, 176:i64
  call %3 [test.shaded(ptr) ()]
  storeb %0, zero:{ptr, ptr, ptr, ptr, ptr, i64} [48]
  %4: ptr = ptradd %0, 192:i64
  call %4 [test.shaded(ptr) ()]
  %5: ptr = ptradd %0, 96:i64
  %6: ptr = ptradd %0, 112:i64
  moveb %5, %6, 16:i64
  zerob %6, 8:i64
  %7: ptr = load %0 [120]
  shade %7
  %8: ptr = ptradd %0, 208:i64
  call %8 [test.shaded(ptr) ()]
  %9: i64 = load %0 [128]
  %10: ptr = index %0, %9 [8]
  storeb %10, zero:ptr
  %11: ptr = ptradd %0, 224:i64
  call %11 [test.shaded(ptr) ()]
  call 0:i32 [test.marking(i32) ()]
  storeb %0, zero:ptr [144]
  moveb %0, %5, 16:i64
  zerob %5, 16:i64
  shade %0
  %12: ptr = ptradd %0, 240:i64
  call %12 [test.shaded(ptr) ()]
  storeb %0, zero:{ptr, ptr, ptr} [8]
  ret
}
func t.atomics(%0: ptr) () {
b0:
  %1: i64 = aadd %0, 5:i64
  store %0, %1 [8]
  %2: i64 = axchg %0, 100:i64
  store %0, %2 [16]
  %3: bool = acas %0, 100:i64, 200:i64
  store %0, %3 [24]
  %4: bool = acas %0, 100:i64, 300:i64
  store %0, %4 [32]
  %5: i64 = aload %0
  store %0, %5 [40]
  %6: ptr = ptradd %0, 48:i64
  astore %6, 15:i32
  %7: i32 = aand %6, 6:i32
  %8: i32 = aor %6, 8:i32
  store %0, %7 [56]
  store %0, %8 [64]
  acas %6, 14:i32, 1:i32
  ret
}
func t.switches(%0: ptr) () {
b0:
  %1: i64 = load %0
  %3: i8 = trunc %1
  switch %3 [ints 1, 200, -3] -> b1, b2, b3, b4
b1:
  %2: i64 = copy 0:i64
  jump -> b5
b2:
  %2: i64 = copy 1:i64
  jump -> b5
b3:
  %2: i64 = copy 2:i64
  jump -> b5
b4:
  %2: i64 = copy 3:i64
  jump -> b5
b5:
  store %0, %2 [8]
  ret
}
func t.checks(%0: ptr) () {
b0:
  %1: i64 = load %0
  %2: i64 = load %0 [8]
  bounds %1, %2
  %3: ptr = load %0 [16]
  nilcheck %3
  %4: i64 = load %3
  %5: i64 = load %0 [24]
  %6: bool = ne %5, 0:i64
  check %6 [runtime.panicdivide() ()]
  %7: i64 = sdiv %1, %5
  %8: bool = slt %7, 100:i64
  check %8, %7, 9:i64 [runtime.throw(i64, i64) ()]
  store %0, 1:i64 [32]
  ret
}
func t.jumps(%0: ptr) () has_defer noinline {
b0:
  %1: ptr = alloc [alloc [10 x i64] "" may_stack stack]
  %2: i64 = load %0
  storev %0, 1:i64 [8]
  %3: i32 = setjmp %1
  %4: bool = eq %3, 0:i32
  br %4 -> b1, b2
b1:
  storev %0, 2:i64 [8]
  call %1 [runtime.golongjmp(ptr) ()]
  unreachable
b2:
  %5: i64 = loadv %0 [8]
  store %0, %5 [16]
  store %0, %2 [24]
  ret
}
func t.machine(%0: ptr) () noinline {
b0:
  %1: ptr = frameaddr
  %2: ptr = load %1 [8]
  %3: bool = ne %2, zero:ptr
  store %0, %3
  pause
  keepalive %0
  typehint %2
  %4: i64 = intrin ["rdtsc"]
  %5: bool = ne %4, 0:i64
  store %0, %5 [8]
  call %0 [test.setg(ptr) ()]
  %6: ptr = getg
  %7: bool = eq %6, %0
  call zero:ptr [test.setg(ptr) ()]
  store %0, %7 [16]
  %8: i64 = ptrtoint %0
  %9: ptr = inttoptr %8
  %10: bool = eq %9, %0
  store %0, %10 [24]
  ret
}
"""

# Only the runtime itself names words of the thread control block; it is always compiled.
TLS_PROGRAM = r"""
module t
func t.tls(%0: ptr) () {
b0:
  tlsstore %0 [80]
  %1: ptr = tlsload [80]
  %2: bool = eq %1, %0
  tlsstore 0:i64 [80]
  store %0, %2
  ret
}
"""


def doubles(*values: float) -> list[int]:
    return [struct.unpack("<q", struct.pack("<d", v))[0] for v in values]


ANY = 0xABCDEF  # a word with padding

# function, words in, words out, panic, its arguments
CASES: list[tuple[str, list[int], list[int], str, tuple[int, int]]] = [
    ("callfib", [20, 0], [20, 6765], "", (0, 0)),
    ("sum", [0, 0, 0, -1], [0, 0, 0, 0], "", (0, 0)),
    ("sum", [0, 1, 1, -1], [0, 1, 1, -1], "panicmem", (0, 0)),
    ("callbig", [1, 2, 3, 4, 0] + [-1] * 5 + [0] * 20, [1, 2, 3, 4, 0, 1, 20, 3, 4, ANY, 0, *doubles(3.0), 1, 2, 3, 4, 0] + [0] * 8 + [77] + [0] * 4, "", (0, 0)),
    ("callthree", [0] * 5, [42, *doubles(2.0), 42, 1, *doubles(0.5)], "", (0, 0)),
    ("callmany", [0], [1], "", (0, 0)),
    ("closures", [0] * 5, [105, 6, 7, 8, 1008], "", (0, 0)),
    ("data", [0] * 3, [0x0201, 42, 1], "", (0, 0)),
    ("stackalloc", [0], [10], "", (0, 0)),
    ("aggregates", [0] * 5 + [-1] * 14, [8, 1, 2, 2, 1, 2, ANY, 8 << 32 | 7, ANY, 0, 0, -1, 0, ANY, 0, ANY, 0, 0, -1], "", (0, 0)),
    ("moves", [1, 2, 3, 4, -1, 32], [1, 1, 2, 3, 4 & ~0xFFFFFF, 32], "", (0, 0)),
    (
        "barriers",
        [*range(1, 17), 17, 500, 600] + [0] * 13,
        [15, 0, 0, 0] + [0] * 10 + [0, 16, 17, 0, 0, 0, 1, 1, 20, 5, 57, 6, 89, 6, 500, 1, 0, 0],
        "",
        (0, 0),
    ),
    ("atomics", [10] + [0] * 8, [200, 10, 15, 1, 0, 200, 1, 15, 6], "", (0, 0)),
    ("switches", [1, -1], [1, 1], "", (0, 0)),
    ("switches", [200, -1], [200, 2], "", (0, 0)),
    ("switches", [253, -1], [253, 3], "", (0, 0)),
    ("switches", [2, -1], [2, 0], "", (0, 0)),
    ("checks", [3, 3, 0, 0, 0], [3, 3, 0, 0, 0], "goPanicIndex", (3, 3)),
    ("checks", [-1, 3, 0, 0, 0], [-1, 3, 0, 0, 0], "goPanicIndex", (-1, 3)),
    ("checks", [2, 3, 0, 0, 0], [2, 3, 0, 0, 0], "panicmem", (0, 0)),
    ("jumps", [77, 0, 0, 0], [77, 2, 2, 77], "", (0, 0)),
    ("machine", [0] * 4, [1] * 4, "", (0, 0)),
]  # fmt: skip


LEVELS = [("native", 0), ("native", 1), ("native", 2), ("native", 3), ("interp", 2), ("osr", 2), ("mixed0", 0), ("mixed0", 2), ("mixed1", 0), ("mixed1", 2)]


@pytest.mark.parametrize(("engine", "opt_level"), LEVELS)
def test_programs(engine: str, opt_level: int) -> None:
    outcomes = run_native(PROGRAM, [Call(f"t.{name}", words(*given)) for name, given, *_ in CASES], opt_level, engine)
    for (name, _, expected, panic, args), outcome in zip(CASES, outcomes, strict=True):
        got = [int.from_bytes(outcome.buffer[i : i + 8], "little", signed=True) for i in range(0, len(outcome.buffer), 8)]
        assert outcome.panic == panic, name
        if panic == "":
            assert [ANY if w == ANY else g for g, w in zip(got, expected, strict=True)] == expected, name
        elif panic != "panicmem":
            assert outcome.panic_args == args, name


@pytest.mark.parametrize("opt_level", [0, 2])
def test_thread_control_block(opt_level: int) -> None:
    (outcome,) = run_native(TLS_PROGRAM, [Call("t.tls", bytes(8))], opt_level)
    assert outcome.buffer == words(1)
