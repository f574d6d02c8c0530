"""Runs IR through the native back end: compiles a module, loads it with LLVM's JIT in a process of its own, calls its functions.

A tested function has the signature ``(ptr)``: it reads operands from a buffer and writes results to it. The fake runtime below
stands in for the real one: its panics unwind to the caller and say which they were.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    .globl runtime.throw
runtime.throw:
    movl $4, %eax
    jmp unwind
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
next:
    .quad heap
    .bss
    .p2align 4
heap:
    .zero 65536
"""

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


def run_native(text: str, calls: list[Call], opt_level: int = 2) -> list[Outcome]:
    """Compiles the printed IR ``text`` and makes the calls in order, in a process of its own."""
    request = {"text": text, "opt_level": opt_level, "calls": [[c.symbol, c.buffer.hex()] for c in calls]}
    env = dict(os.environ, PYTHONPATH=str(ROOT))
    done = subprocess.run([sys.executable, __file__], input=json.dumps(request), capture_output=True, text=True, timeout=300, env=env)
    if done.returncode != 0:
        raise AssertionError(f"exit status {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return [Outcome(bytes.fromhex(buffer), PANICS[status], (a, b)) for buffer, status, a, b in json.loads(done.stdout)]


def _serve(request: dict[str, Any]) -> list[list[Any]]:
    import ctypes

    import llvmlite.binding as binding

    from golite.ir.parse import parse_module
    from golite.ir.verify import verify_module
    from golite.native.module import emit_llvm
    from golite.native.optimize import compile_llvm

    module = parse_module(request["text"])
    verify_module(module)
    image = compile_llvm(emit_llvm(module, None), request["opt_level"], FAKE_RUNTIME)
    machine = binding.Target.from_default_triple().create_target_machine(codemodel="small", reloc="pic")
    jit = binding.create_lljit_compiler(machine)
    builder = binding.JITLibraryBuilder().add_object_img(image).add_current_process()
    symbols = ["test.try", "test.panicargs", *dict.fromkeys(symbol for symbol, _ in request["calls"])]
    for symbol in symbols:
        builder.export_symbol(symbol)
    library = builder.link(jit, "test")
    attempt = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p)(library["test.try"])
    panic_args = (ctypes.c_int64 * 2).from_address(library["test.panicargs"])
    found = []
    for symbol, hex_buffer in request["calls"]:
        buffer = ctypes.create_string_buffer(bytes.fromhex(hex_buffer), len(hex_buffer) // 2)
        status = attempt(library[symbol], ctypes.addressof(buffer))
        found.append([buffer.raw.hex(), status, panic_args[0], panic_args[1]])
    return found


if __name__ == "__main__":
    json.dump(_serve(json.load(sys.stdin)), sys.stdout)
