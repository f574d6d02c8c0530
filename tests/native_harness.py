"""Runs IR through the back ends: compiles a module, loads it in a process of its own, calls its functions.

A tested function has the signature ``(ptr)``: it reads operands from a buffer and writes results to it. The fake runtime below
stands in for the real one: its panics unwind to the caller and say which they were. The engines:

- ``native``: compiled by LLVM, loaded with its JIT,
- ``interp``: bytecode, run by the real handlers, entered by the real entries of runtime/asm_amd64.s,
- ``osr``: the same, but every jump backward at once goes on in the compiled continuation of its loop,
- ``mixed0``, ``mixed1``: every other function compiled, so that calls cross between the tiers in both directions.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from golite.ir.func import Module

ROOT = Path(__file__).resolve().parent.parent

FAKE_RUNTIME = """
    .text
    .globl test.try
test.try:
    pushq %rbp
    pushq %rbx
    pushq %r12
    pushq %r13
    pushq %r14
    pushq %r15
    subq $8, %rsp
    movq %rsp, saved(%rip)
    movq %rdi, %rax
    movq %rsi, %rdi
    callq *%rax
    xorl %eax, %eax
1:  addq $8, %rsp
    popq %r15
    popq %r14
    popq %r13
    popq %r12
    popq %rbx
    popq %rbp
    retq
unwind:
    movq %rdi, test.panicargs(%rip)
    movq %rsi, test.panicargs+8(%rip)
    movq saved(%rip), %rsp
    jmp 1b
    .globl runtime.panicmem
runtime.panicmem:
    movl $1, %eax
    jmp unwind
    .globl runtime.goPanicIndex
runtime.goPanicIndex:
    movl $2, %eax
    jmp unwind
    .globl runtime.panicdivide
runtime.panicdivide:
    movl $3, %eax
    jmp unwind
    .globl test.setg
test.setg:
    movq %rdi, %fs:0x50
    retq
    .globl runtime.throw
runtime.throw:
    movl $4, %eax
    jmp unwind
    .globl test.marking
test.marking:
    movl %edi, %fs:0x68
    retq
    .globl runtime.wbshade
runtime.wbshade:
    testq %rdi, %rdi
    je 1f
    addq %rdi, shaded(%rip)
    incq shaded+8(%rip)
1:  retq
    .globl runtime.wbrange
runtime.wbrange:
    pushq %rsi
    pushq %rdi
1:  movq (%rdi), %r11
    testq %r11, %r11
    je 2f
    addq %r11, shaded(%rip)
    incq shaded+8(%rip)
2:  addq $8, %rdi
    subq $8, %rsi
    jne 1b
    popq %rdi
    popq %rsi
    retq
    .globl test.shaded
test.shaded:
    xorl %eax, %eax
    xorl %edx, %edx
    xchgq %rax, shaded(%rip)
    xchgq %rdx, shaded+8(%rip)
    movq %rax, (%rdi)
    movq %rdx, 8(%rdi)
    retq
    .globl __morestack
__morestack:
    ud2
    .globl runtime.newobject
runtime.newobject:
    movq next(%rip), %rax
    addq $256, next(%rip)
    retq
    .globl runtime.gosetjmp
runtime.gosetjmp:
    movq (%rsp), %rax
    movq %rax, (%rdi)
    leaq 8(%rsp), %rax
    movq %rax, 8(%rdi)
    movq %rbx, 16(%rdi)
    movq %rbp, 24(%rdi)
    movq %r12, 32(%rdi)
    movq %r13, 40(%rdi)
    movq %r14, 48(%rdi)
    movq %r15, 56(%rdi)
    xorl %eax, %eax
    retq
    .globl runtime.golongjmp
runtime.golongjmp:
    movq 8(%rdi), %rsp
    movq 16(%rdi), %rbx
    movq 24(%rdi), %rbp
    movq 32(%rdi), %r12
    movq 40(%rdi), %r13
    movq 48(%rdi), %r14
    movq 56(%rdi), %r15
    movl $1, %eax
    jmpq *(%rdi)
    .data
    .globl test.panicargs
test.panicargs:
    .quad 0, 0
saved:
    .quad 0
shaded:
    .quad 0, 0
next:
    .quad heap
    .bss
    .p2align 4
heap:
    .zero 65536
"""


def _fake_runtime() -> str:
    """FAKE_RUNTIME with all functions that allocate."""
    from golite.native.allocators import ASSEMBLY

    labels = "".join(f"    .globl {name}\n{name}:\n" for name in sorted(ASSEMBLY))
    return FAKE_RUNTIME.replace("    .globl runtime.newobject\n", labels + "    .globl runtime.newobject\n")


# What bytecode needs besides, before the entries of asm_amd64.s. test.osrtable: pairs of a loop's pc and the code that goes on there.
FAKE_INTERP_RUNTIME = """
    .data
    .globl test.osrtable
test.osrtable:
    .quad 0
    .globl test.osrtaken
test.osrtaken:
    .quad 0
    .text
    .globl runtime.interphot
runtime.interphot:
    xorl %eax, %eax
    movq test.osrtable(%rip), %rcx
    testq %rcx, %rcx
    je 3f
    testq %rsi, %rsi
    je 3f
1:  movq (%rcx), %rdx
    testq %rdx, %rdx
    je 3f
    cmpq %rdx, %rsi
    je 2f
    addq $16, %rcx
    jmp 1b
2:  movq 8(%rcx), %rax
    incq test.osrtaken(%rip)
3:  retq
    .globl runtime.interpunreachable
runtime.interpunreachable:
    ud2
"""

ENGINES = ("native", "interp", "osr", "mixed0", "mixed1")
ENGINE_LEVELS = [("native", 0), ("native", 2), ("interp", 2), ("osr", 2)]  # engines, and levels of LLVM, for what each must do alike
IMAGE_BASE = 0xB000000000
PANICS = {0: "", 1: "panicmem", 2: "goPanicIndex", 3: "panicdivide", 4: "throw"}


@dataclass(frozen=True)
class Call:
    symbol: str
    buffer: bytes


@dataclass(frozen=True)
class Outcome:
    """``panic``: "" or the runtime function that was called, with ``panic_args`` in its first two argument registers."""

    buffer: bytes
    panic: str
    panic_args: tuple[int, int]


def words(*values: int) -> bytes:
    return b"".join((v & (1 << 64) - 1).to_bytes(8, "little") for v in values)


def run_native(text: str, calls: list[Call], opt_level: int = 2, engine: str = "native") -> list[Outcome]:
    """Compiles the printed IR ``text`` and makes the calls in order, in a process of its own."""
    assert engine in ENGINES
    request = {"text": text, "opt_level": opt_level, "engine": engine, "calls": [[c.symbol, c.buffer.hex()] for c in calls]}
    env = dict(os.environ, PYTHONPATH=str(ROOT))
    done = subprocess.run([sys.executable, __file__], input=json.dumps(request), capture_output=True, text=True, timeout=300, env=env)
    if done.returncode != 0:
        raise AssertionError(f"exit status {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return [Outcome(bytes.fromhex(buffer), PANICS[status], (a, b)) for buffer, status, a, b in json.loads(done.stdout)]


def _serve(request: dict[str, Any]) -> list[list[Any]]:
    import ctypes

    from golite.ir.parse import parse_module
    from golite.ir.verify import verify_module

    module = parse_module(request["text"])
    verify_module(module)
    symbols = ["test.try", "test.panicargs", *dict.fromkeys(symbol for symbol, _ in request["calls"])]
    if request["engine"] == "native":
        library = _load_native(module, request["opt_level"], symbols)
    else:
        library = _load_bytecode(module, request["opt_level"], request["engine"])
    attempt = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p)(library["test.try"])
    panic_args = (ctypes.c_int64 * 2).from_address(library["test.panicargs"])
    found = []
    for symbol, hex_buffer in request["calls"]:
        buffer = ctypes.create_string_buffer(bytes.fromhex(hex_buffer), len(hex_buffer) // 2)
        status = attempt(library[symbol], ctypes.addressof(buffer))
        found.append([buffer.raw.hex(), status, panic_args[0], panic_args[1]])
    return found


_keep: list[Any] = []  # what owns memory that loaded code lives in or reads


def _load_native(module: "Module", opt_level: int, symbols: list[str]) -> dict[str, int]:
    import llvmlite.binding as binding

    from golite.native.module import emit_llvm
    from golite.native.optimize import compile_llvm

    image = compile_llvm(emit_llvm(module, None), opt_level, _fake_runtime() + _group_offsets(module))
    machine = binding.Target.from_default_triple().create_target_machine(codemodel="small", reloc="pic")
    jit = binding.create_lljit_compiler(machine)
    builder = binding.JITLibraryBuilder().add_object_img(image).add_current_process()
    for symbol in symbols:
        builder.export_symbol(symbol)
    library = builder.link(jit, "test")
    _keep.append((jit, library))
    return {symbol: library[symbol] for symbol in symbols}


def _group_offsets(module: "Module") -> str:
    """What golite's linker says of group variables, which LLVM's does not know."""
    from golite.ir.func import GROUP_PREFIX

    lines, at = [], 0
    for data in module.data.values():
        if data.group:
            at += -at % data.align
            lines.append(f'    .globl "{GROUP_PREFIX}{data.symbol}"\n    .set "{GROUP_PREFIX}{data.symbol}", {at}\n')
            at += data.size
    return "".join(lines)


def _interp_assembly() -> str:
    """The entries of interpreted functions and interprun, out of the real runtime."""
    text = (ROOT / "runtime" / "asm_amd64.s").read_text()
    end = '.size\t"runtime.interpsetjmp", .-"runtime.interpsetjmp"\n'
    return FAKE_INTERP_RUNTIME + text[text.index("\t.macro\tinterpentry") : text.index(end)] + end


def _load_bytecode(module: "Module", opt_level: int, engine: str) -> dict[str, int]:
    """Links bytecode, handlers and what is compiled into an image, and maps it. Returns its symbols."""
    import ctypes
    import tempfile

    from golite.bytecode.handlers import build_handlers
    from golite.bytecode.handlers_base import DESC_CODE
    from golite.bytecode.osr import osr_function, osr_symbol
    from golite.bytecode.unit import encode_module
    from golite.engine.compile import cached_object
    from golite.engine.stdlib import LIBC
    from golite.ir.func import GROUP_PREFIX, Extern
    from golite.ir.func import Module as IRModule
    from golite.ir.verify import verify_module
    from golite.link.bytecode import DESC_PREFIX, unit_object
    from golite.link.image import link_image
    from golite.link.memory import map_image, write_image
    from golite.native.module import emit_llvm
    from golite.native.optimize import compile_llvm

    compiled = IRModule(module.path)
    compiled.externs = dict(module.externs)
    names = [GROUP_PREFIX + symbol if data.group else symbol for symbol, data in module.data.items()]
    compiled.externs.update((name, Extern(name, None)) for name in names)
    compiled.externs.update((symbol, Extern(symbol, fn.sig, fn.attrs)) for symbol, fn in module.functions.items())
    if engine.startswith("mixed"):
        for symbol in list(module.functions)[int(engine[-1]) :: 2]:
            compiled.functions[symbol] = module.functions.pop(symbol)
            del compiled.externs[symbol]
    unit = encode_module(module, None)
    points = [(symbol, word, block) for symbol, code in unit.codes.items() for word, block in code.points.items()]
    if engine == "osr":
        for symbol, _, block in points:
            made, _ = osr_function(unit.codes[symbol], block)
            compiled.functions[made.symbol] = made
        verify_module(compiled)  # continuations are ordinary IR
    objects: list[Any] = [
        compile_llvm(emit_llvm(compiled, None), opt_level, _fake_runtime() + _interp_assembly()),
        cached_object(emit_llvm(build_handlers(), None), 2, ""),
        unit_object(unit, 0 if engine == "osr" else 3),
    ]
    image = link_image(objects, IMAGE_BASE, {}, LIBC)
    with tempfile.TemporaryDirectory() as folder:
        kept = os.environ.get("GOLITE_CACHE")
        os.environ["GOLITE_CACHE"] = folder
        map_image(write_image("test", "image", image, {}))
        os.environ["GOLITE_CACHE"] = kept or ""
    if engine == "osr":
        table = (ctypes.c_uint64 * (2 * len(points) + 2))()
        for k, (symbol, word, block) in enumerate(points):
            code = ctypes.c_uint64.from_address(image.symbols[DESC_PREFIX + symbol] + DESC_CODE).value
            table[2 * k : 2 * k + 2] = [code + 8 * word, image.symbols[osr_symbol(symbol, block)]]
        _keep.append(table)
        ctypes.c_uint64.from_address(image.symbols["test.osrtable"]).value = ctypes.addressof(table)
    return image.symbols


if __name__ == "__main__":
    json.dump(_serve(json.load(sys.stdin)), sys.stdout)
