"""Package variables that belong to groups: their addresses in every engine, what may refer to them, and several groups of one program in one
process."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest
from conftest import MODES, Golite
from native_harness import ENGINES, Call, run_native
from programs import Program, find_programs
from test_programs import test_program as check_program

from golite.engine.stdlib import load_std
from golite.errors import InternalError
from golite.ir.func import Data, Module, Reloc
from golite.ir.layout import ir_type
from golite.ir.parse import parse_module
from golite.ir.print import format_module
from golite.ir.types import Struct as IRStruct
from golite.ir.verify import verify_module
from golite.link.image import link_image
from golite.link.pctable import PcTable
from golite.native.abi import G_VARS_OFFSET
from golite.native.module import emit_llvm
from golite.native.optimize import compile_llvm
from golite.options import Options
from golite.syntax.source import FileSet
from golite.types.types import underlying

# t.run has a g at the start of its buffer and a block behind it.
G_BYTES = 128
PROGRAM = f"""
module t
extern func test.setg(ptr) ()
data t.sum size 8 align 8 external group init 0100000000000000
data t.items size 80 align 8 external group
data t.place size 16 align 8 external group
func t.run(%0: ptr) () {{
b0:
  %1: ptr = ptradd %0, {G_BYTES}:i64
  store %0, %1 [112]
  call %0 [test.setg(ptr) ()]
  %2: i64 = call %1 [t.work(ptr) (i64)]
  call zero:ptr [test.setg(ptr) ()]
  store %0, %2
  ret
}}
func t.address() (ptr) noinline {{
b0:
  ret &"go:group.t.sum"
}}
func t.same(%0: ptr, %1: ptr) (i64) noinline {{
b0:
  %2: bool = eq %0, &"go:group.t.items"+8
  br %2 -> b1, b2
b1:
  %3: bool = ne %1, &"go:group.t.place"
  br %3 -> b3, b2
b2:
  ret 0:i64
b3:
  ret 1:i64
}}
func t.work(%0: ptr) (i64) noinline {{
b0:
  %1.i: i64 = copy 0:i64
  store &"go:group.t.sum", 100:i64
  store &"go:group.t.place", &"go:group.t.items"+8
  %10: {{ptr, i64}} = make &"go:group.t.sum", 7:i64
  jump -> b1
b1:
  %2: bool = slt %1.i, 10:i64
  br %2 -> b2, b3
b2:
  %3: ptr = index &"go:group.t.items", %1.i [8]
  %4: i64 = mul %1.i, %1.i
  store %3, %4
  %5: i64 = load &"go:group.t.sum"
  %6: i64 = add %5, %4
  store &"go:group.t.sum", %6
  %1.i: i64 = add %1.i, 1:i64
  jump -> b1
b3:
  %7: ptr = load &"go:group.t.place"
  %8: i64 = load %7 [8]
  %9: ptr = getf %10 [0]
  %11: i64 = load %9
  %12: ptr = call [t.address() (ptr)]
  %13: i64 = load %12
  %14: i64 = call %7, %12 [t.same(ptr, ptr) (i64)]
  %22: i64 = ptrtoint %12
  %23: i64 = ptrtoint %0
  %15: bool = ult %22, %23
  %16: i64 = select %15, 1000000:i64, 0:i64
  %17: i64 = add %8, %11
  %18: i64 = add %17, %13
  %19: i64 = mul %14, 10000:i64
  %20: i64 = add %18, %19
  %21: i64 = add %20, %16
  ret %21
}}
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_addresses(engine: str) -> None:
    outcome = run_native(PROGRAM, [Call("t.run", bytes(G_BYTES + 256))], engine=engine)[0]
    # t.items[2] and twice t.sum, by way of its address; 10,000 as the addresses are as expected; and they are in the block.
    assert struct.unpack_from("<q", outcome.buffer)[0] == 4 + 2 * (100 + 285) + 10000
    assert outcome.panic == ""


def test_text_form() -> None:
    module = parse_module(PROGRAM)
    verify_module(module)
    text = format_module(module)
    assert "data t.sum size 8 align 8 external group init" in text
    assert format_module(parse_module(text)) == text


def _module(data: Data, operand: str = "") -> Module:
    module = parse_module(f"module t\nfunc t.f() (ptr) {{\nb0:\n  ret {operand or 'zero:ptr'}\n}}\n")
    module.data[data.symbol] = data
    return module


@pytest.mark.parametrize(
    ("module", "rule"),
    [
        (_module(Data("t.x", 8, 8, readonly=True, group=True)), "group"),
        (_module(Data("t.x", 8, 8, linkage="internal", group=True)), "group"),
        (_module(Data("t.x", 8, 8, bytes(8), [Reloc(0, "go:group.t.x")], group=True)), "group"),
        (_module(Data("t.x", 8, 8, bytes(8), [Reloc(0, "t.x")], group=True)), "operand"),
        (_module(Data("t.x", 8, 8, group=True), "&t.x"), "operand"),
        (_module(Data("t.x", 8, 8), '&"go:group.t.x"'), "operand"),
    ],
)
def test_rules(module: Module, rule: str) -> None:
    with pytest.raises(InternalError, match=f"{rule}: "):
        verify_module(module)


def test_layout() -> None:
    """Variables with initial values come first, behind those of the image below; zero ones are not in the file; a name without prefix is none."""
    module = Module("t")
    module.data = {d.symbol: d for d in (
        Data("t.zero", 100, 8, group=True), Data("t.x", 8, 8, b"\x05" + bytes(7), group=True), Data("t.y", 24, 8, b"\x06", group=True),
        Data("t.plain", 8, 8, b"\x07"),
    )}  # fmt: skip
    image = link_image([compile_llvm(emit_llvm(module, None), 2)], 0xB000000000, {}, frozenset(), group_start=48)
    places = {name: at for name, at in image.symbols.items() if name.startswith("go:group.")}
    assert places == {"go:group.t.x": 48, "go:group.t.y": 56, "go:group.t.zero": 80}
    assert image.group_end == 192
    assert "t.x" not in image.symbols and "t.plain" in image.symbols
    start, _, rodata = image.areas[1]
    data_start, _, data = image.areas[2]
    template, size, first, end = struct.unpack_from("<4Q", data, image.moduledata - data_start + 18 * 8)
    assert (size, first, end) == (32, 48, 180)
    assert rodata[template - start :][:size] == b"\x05" + bytes(7) + b"\x06" + bytes(23)


def test_no_address_in_data() -> None:
    text = '@"t.x" = global i64 5, section ".data.group"\n@"t.p" = global ptr @"t.x"\n'
    with pytest.raises(InternalError, match="is no constant"):
        link_image([compile_llvm('target triple = "x86_64-unknown-linux-gnu"\n' + text, 1)], 0xB000000000, {}, frozenset())


def test_offsets() -> None:
    """What is known of the runtime's structs elsewhere."""
    runtime = load_std(Options()).packages(FileSet())[0]["runtime"]

    def offset(struct: str, field: str) -> int:
        t = underlying(runtime.scope.names[struct].type)
        ir = ir_type(t)
        assert isinstance(ir, IRStruct)
        return ir.offsets[[f.name for f in t.fields].index(field)]

    assert offset("g", "vars") == G_VARS_OFFSET
    assert offset("moduledata", "nbuild") + 8 == PcTable.MODULEDATA_SIZE
    assert offset("moduledata", "group") == 18 * 8


def test_dumps(tmp_path: Path, golite: Golite) -> None:
    source = tmp_path / "x.go"
    source.write_text("package main\n\nvar n, m int\n\nfunc main() { n++; m = n }\n")

    def dump(stage: str, grouped: str) -> str:
        argv = [*golite.command, "run", f"--dump={stage}", "--dump-func=main.main", str(source)]
        env = golite.environment((("GOLITE_GROUPED", grouped),))
        return subprocess.run(argv, env=env, capture_output=True, text=True, check=True, timeout=100).stdout

    assert "&\"go:group.main.n\"" in dump("ir", "1")
    assert "| go:group.main.n" in dump("bytecode", "1") and " ldgroup " in dump("bytecode", "1")
    assert "112(%r" in dump("asm", "1")
    assert all("go:group" not in dump(stage, "0") for stage in ("ir", "bytecode", "llvm", "asm"))


SELECTION = frozenset(
    "chan/basics closure/capture conv/floats defer/recover gc/moves goroutine/gosched iface/assertion map/basics panic/runtime_errors "
    "tiers/callers".split()
)


@pytest.mark.parametrize("mode", ["grouped-native", "grouped-interp", "grouped-auto1"])
@pytest.mark.parametrize("program", [p for p in find_programs() if p.name in SELECTION], ids=lambda p: p.name)
def test_program(program: Program, mode: str, golite: Golite, timeout_factor: float) -> None:
    check_program(program, Golite(golite.command, MODES[mode]), timeout_factor)


# What real Go prints of `work.go single.go SEED` with TZ=UTC and WHO=SEED, for the seeds 0 to 8.
FOLDER = Path(__file__).parent / "groups"
WORK_OUT = (FOLDER / "work.out").read_text()


def _run(golite: Golite, files: list[str], env: tuple[tuple[str, str], ...], seed: int) -> str:
    more = (("TZ", "UTC"), ("WHO", str(seed)), *env)
    argv = [*golite.command, "run", *files, str(seed)]
    done = subprocess.run(argv, cwd=FOLDER, env=golite.environment(more), capture_output=True, text=True, timeout=600)
    said = [line for line in done.stderr.splitlines() if not line.startswith("GOLITE_STRESS=")]  # the seed of random scheduling
    assert (done.returncode, said) == (0, [])
    return done.stdout


def test_single(golite: Golite) -> None:
    assert "".join(_run(golite, ["work.go", "single.go"], (), seed) for seed in range(9)) == WORK_OUT


@pytest.mark.parametrize("mode", ["grouped-native", "grouped-interp", "grouped-auto1"])
@pytest.mark.parametrize("stress", ["", "gc=50", "preempt,sched", "split", "forcegc"])
@pytest.mark.parametrize("more", [[], ["large.go"]], ids=["small", "large"])
def test_several(mode: str, stress: str, more: list[str], golite: Golite) -> None:
    """A program makes groups of itself, by way of the runtime's own functions."""
    env = (("GOLITE_STRESS", stress),) if stress else ()
    assert _run(Golite(golite.command, MODES[mode]), ["work.go", "several.go", *more], env, 0) == WORK_OUT
