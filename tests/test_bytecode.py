"""The encoder: dumps of small functions (testdata/bytecode/*.test, rewritten by ``--update``), slots, long jumps, instruction lengths, and what is
known in two places.

A golden file holds cases: ``[case name]``, Go source without package clause, ``[bytecode]``, the package's functions as --dump=bytecode shows them.
"""

from __future__ import annotations

import re
from pathlib import Path

import native_operations
import pytest
import test_native
import test_native_arith
import test_native_calls
import test_native_memory
from bytecode_cases import program_codes
from bytecode_check import check_code
from ir_build_cases import lower, runtime_packages
from native_harness import Call, run_native, words
from test_native_random import random_module

from golite.bytecode import encode as encoder
from golite.bytecode.code import FRAME_TO_RBP, Code
from golite.bytecode.disasm import _length, format_code
from golite.bytecode.encode import encode_function
from golite.bytecode.handlers import ASSEMBLY, NAMES, OPCODES
from golite.bytecode.handlers_base import (
    BLOCK_FLOATS,
    BLOCK_STACK,
    DESC_BUDGET,
    DESC_CODE,
    DESC_ENTRY,
    DESC_FRAME,
    DESC_NEED,
    DESC_SIZE,
    DESC_STACK,
    FRAME_CTX,
    FRAME_DESC,
    FRAME_HEADER,
    FRAME_PC,
    MAX_FLOAT_ARGS,
    MAX_INT_ARGS,
)
from golite.bytecode.osr import OSR_MARK
from golite.engine import hotqueue, tiers
from golite.errors import InternalError
from golite.ir.func import Module
from golite.ir.parse import parse_module
from golite.ir.runtime import RuntimeInfo
from golite.link import bytecode as link_bytecode
from golite.link import pctable
from golite.paths import runtime_dir

DATA = Path(__file__).resolve().parent.parent / "testdata" / "bytecode"
HEADER = re.compile(r"^\[case (\w+)\]\n", re.M)


def _cases(path: Path) -> list[tuple[str, str]]:
    parts = HEADER.split(path.read_text())
    return list(zip(parts[1::2], parts[2::2], strict=True))


def _dump(source: str) -> str:
    functions = [f for s, f in lower(source).functions.items() if s.startswith("main.")]
    return "\n\n".join(format_code(encode_function(f)) for f in functions) + "\n"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.test")), ids=lambda p: p.stem)
def test_golden(path: Path, update_golden: bool) -> None:
    comment = path.read_text().partition("[case")[0]
    found, wrong = [], []
    for name, body in _cases(path):
        source, _, expected = body.partition("[bytecode]\n")
        text = _dump(source)
        found.append(f"[case {name}]\n{source.strip()}\n\n[bytecode]\n{text}")
        if text.strip() != expected.strip():
            wrong.append((name, expected.strip(), text.strip()))
    if update_golden:
        path.write_text(comment + "\n".join(found))
        return
    for name, expected, text in wrong:
        assert text == expected, name


def _native_modules() -> list[Module]:
    """The modules that tests/test_native*.py run in the interpreter."""
    families = (
        native_operations.integer_operations, native_operations.shift_operations, native_operations.float_operations, native_operations.bit_operations
    )  # fmt: skip
    texts = ["module t\n" + "".join(o.function(f"t.f{i}") for i, o in enumerate(family())) for family in families]
    more = [test_native_arith.branch_module()[0], test_native_calls.call_module()[0], test_native_memory.memory_module()[0]]
    return [parse_module(text) for text in [*texts, *more, test_native.PROGRAM, random_module(0)[0]]]


def _native_codes() -> list[Code]:
    return [encode_function(fn) for module in _native_modules() for fn in module.functions.values()]


def test_registers_keep_their_slots() -> None:
    """Over all functions of all programs: what an instruction reads is in its place, and no two live registers share one."""
    codes = program_codes()
    assert len(codes) > 2000
    problems = [problem for code in [*codes, *_native_codes()] for problem in check_code(code)]
    assert not problems, "\n".join(problems[:20])


def test_checker_finds_shared_slots() -> None:
    """The check above is worth something: two registers in one slot, and a name for a register that changed, are found."""
    text = """
module t
func t.f(%0: i64) (i64) noinline {
b0:
  %1: i64 = mul %0, %0
  %2: i64 = add %0, 1:i64
  %3: i64 = sub %1, %2
  ret %3
}
"""
    code = encode_function(parse_module(text).functions["t.f"])
    assert not check_code(code)
    code.places[2] = code.places[1]
    assert any("%1 is not in its place" in problem for problem in check_code(code))


def test_long_jumps() -> None:
    """A function whose loop is longer than 16 bits can jump: forward over everything, backward, out of the way to a failed check, in a switch."""
    steps = 12000
    mask = (1 << 64) - 1
    lines = ["  %3: bool = slt %1, 100:i64", "  check %3, %1, 7:i64 [runtime.throw(i64, i64) ()]"]
    lines += ["  %4: i64 = and %2, 3:i64", "  %3: bool = eq %4, 3:i64", "  br %3 -> b3, b2", "b2:"]
    for k in range(steps):
        lines += [f"  %2: i64 = mul %2, {k * 977 + 6364136223846793005}:i64", f"  %2: i64 = add %2, {k}:i64", f"  %2: i64 = xor %2, {k << 20}:i64"]
    head = """
module t
extern func runtime.throw(i64, i64) () noreturn
func t.f(%0: ptr) () {
  var %3: bool
  var %4: i64
b0:
  %1: i64 = load %0
  %2: i64 = load %0 [8]
  jump -> b1
b1:
"""
    tail = """
  jump -> b3
b3:
  %2: i64 = add %2, 1:i64
  %1: i64 = add %1, 1:i64
  switch %2 [ints 1, 70000, 5000000000, -9] -> b4, b5, b5, b5, b5
b4:
  %3: bool = ne %1, 9:i64
  br %3 -> b1, b5
b5:
  store %0, %2 [8]
  ret
}
"""
    text = head + "\n".join(lines) + tail
    code = encode_function(parse_module(text).functions["t.f"])
    assert len(code.words) > 0x8000
    x = 5
    for _ in range(3, 9):
        if x & 3 != 3:
            for k in range(steps):
                x = ((x * (k * 977 + 6364136223846793005) + k & mask) ^ k << 20) & mask
        x = x + 1 & mask
    passing, failing = run_native(text, [Call("t.f", words(3, 5)), Call("t.f", words(98, 5))], 0, "interp")
    assert passing.panic == "" and passing.buffer[8:] == words(x)
    assert failing.panic == "throw" and failing.panic_args == (100, 7)


def test_thread_control_block_is_not_for_bytecode() -> None:
    module = parse_module(test_native.TLS_PROGRAM)
    with pytest.raises(InternalError, match=r"t\.tls.*tlsstore"):
        encode_function(module.functions["t.tls"])


def _starts(code: Code, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Where the encoder began instructions when it made ``code``."""
    starts: list[int] = []
    emit, insert = encoder._Encoder.emit, encoder._Encoder._insert_pool
    start = encoder._Encoder._run

    def run(self: encoder._Encoder) -> Code:
        starts.clear()
        return start(self)

    def recording(self: encoder._Encoder, name: str, a: int = 0, b: int = 0, c: int = 0) -> int:
        starts.append(len(self.words))
        return emit(self, name, a, b, c)

    def inserting(self: encoder._Encoder, at: int) -> None:
        before, length = list(starts), len(self.words)
        starts.clear()
        insert(self, at)
        shift = len(self.words) - length
        starts[:] = [s for s in before if s < at] + starts + [s + shift for s in before if s >= at]

    with monkeypatch.context() as patch:
        patch.setattr(encoder._Encoder, "_run", run)
        patch.setattr(encoder._Encoder, "emit", recording)
        patch.setattr(encoder._Encoder, "_insert_pool", inserting)
        again = encode_function(code.fn)
    assert again.words == code.words, code.fn.symbol
    return sorted(set(starts))  # the end of a counting loop takes the place of its addition


def test_lengths_of_instructions(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disassembler finds the instructions that the encoder wrote, in all functions of all programs."""
    for code in [*program_codes(), *_native_codes()]:
        at, found = 0, []
        while at < len(code.words):
            found.append(at)
            word = code.words[at]
            at += _length(NAMES[word & 0xFFFF], word)
        assert found == _starts(code, monkeypatch), code.fn.symbol


def _opcodes(codes: list[Code]) -> set[str]:
    used = set()
    for code in codes:
        at = 0
        while at < len(code.words):
            word = code.words[at]
            name = NAMES[word & 0xFFFF]
            used.add(name)
            at += _length(name, word)
    return used


def test_every_opcode_is_executed() -> None:
    """By a program, or by the functions that tests/test_native*.py run."""
    left = set(OPCODES) - _opcodes([*program_codes(), *_native_codes()])
    assert not left, f"{len(left)} opcodes: {' '.join(sorted(left))}"


# ---------------------------------------------------------------- what is known in two places

ASM = (runtime_dir() / "asm_amd64.s").read_text()


def test_layout_of_funcdesc() -> None:
    layout = RuntimeInfo(runtime_packages()["runtime"], lambda f: f.name).struct("funcdesc")
    ours = {"entry": DESC_ENTRY, "code": DESC_CODE, "frame": DESC_FRAME, "need": DESC_NEED, "budget": DESC_BUDGET, "stack": DESC_STACK}
    assert ours == {name: layout[name] for name in ours}
    assert layout.size == DESC_SIZE == link_bytecode._DESC.size
    for name in ("entry", "code", "budget", "osr"):
        assert getattr(tiers, "_DESC_" + name.upper()) == layout[name], name
    assert layout["code"] == hotqueue._DESC_CODE and layout["budget"] == hotqueue._DESC_BUDGET
    packed = link_bytecode._DESC.pack(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    for number, name in enumerate(("entry", "code", "frame", "need", "budget", "stack", "osr"), 1):
        assert packed[layout[name]] == number, name
    for line in (f"movl\t{DESC_NEED}(%r11), %eax", f"movl\t{DESC_FRAME}(%r11), %eax", f"movl\t{DESC_STACK}(%r11), %ecx",
                 f"movq\t{DESC_CODE}(%r11), %r12", f"decl\t{DESC_BUDGET}(%r11)"):  # fmt: skip
        assert line in ASM, line


def test_layout_of_hotqueue() -> None:
    info = RuntimeInfo(runtime_packages()["runtime"], lambda f: f.name)
    layout, entry, osr = info.struct("hotqueueT"), info.struct("hotentry"), info.struct("osrentry")
    for name in ("tail", "head", "serving", "again", "moved", "watched", "exiting", "exited", "recheck", "signal", "loops", "done", "entries"):
        assert getattr(hotqueue, "_" + name.upper()) == layout[name], name
    after = min(offset for offset in layout.offsets.values() if offset > layout["entries"])
    assert after - layout["entries"] == hotqueue._COUNT * entry.size and entry.size == 16
    assert (entry["desc"], entry["pc"]) == (0, 8)
    assert (osr["next"], osr["pc"], osr["code"], osr.size) == (0, 8, 16, tiers._OSR_ENTRY.size)


def test_layout_of_frames() -> None:
    """Slots that the entries of asm_amd64.s fill and interp.go reads."""
    slots = {FRAME_PC: "movq\t%r12, (%r13)", FRAME_DESC: "movq\t%r11, 8(%r13)", FRAME_CTX: "movq\t%r10, 16(%r13)"}
    assert [FRAME_PC, FRAME_DESC, FRAME_CTX] == [0, 1, 2]
    assert all(line in ASM for line in slots.values())
    for k, register in enumerate(("rdi", "rsi", "rdx", "rcx", "r8", "r9")):
        assert f"movq\t%{register}, {8 * (FRAME_HEADER + k)}(%r13)" in ASM
    assert MAX_INT_ARGS == 6
    for k in range(MAX_FLOAT_ARGS):
        assert f"movsd\t%xmm{k}, {8 * (FRAME_HEADER + BLOCK_FLOATS + k)}(%r13)" in ASM
    assert f"movq\t%rax, {8 * (FRAME_HEADER + BLOCK_STACK) - 8}(%r13,%rcx,8)" in ASM
    assert f"movq\t%r13, -{FRAME_TO_RBP}(%rbp)" in ASM
    assert f"(fp - {FRAME_TO_RBP})" in (runtime_dir() / "interp.go").read_text()


def test_names() -> None:
    assert OSR_MARK == pctable._OSR_MARK
    for symbol in ASSEMBLY.values():
        assert f'.globl\t"{symbol}"' in ASM
