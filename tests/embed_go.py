"""Go code in the test process, without golite's runtime: an image with the types and functions of tests/embed/values.go, a heap that is Python's,
and a way to call compiled code that neither allocates nor panics.

Images have fixed addresses, so a process has one, and all tests that need one share it.
"""

from __future__ import annotations

import ctypes
import functools
import itertools
import mmap
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from struct import pack, unpack_from
from typing import Any

from golite.embed.callplan import ADDRESS, FLOAT, CallPlan
from golite.embed.convert import Converters
from golite.embed.gotypes import type_at
from golite.embed.memory import MEMORY, read_string, read_word, write_word
from golite.engine.program import load_program
from golite.link.image import TEXT, link_image
from golite.link.memory import map_image
from golite.native.optimize import compile_llvm
from golite.options import Options

SOURCE = Path(__file__).parent / "embed" / "values.go"

# trampoline(code, closure, ints, floats, number of stack words, stack words, results): rax rdx rcx xmm0 xmm1 go to results.
TRAMPOLINE = """
    .text
    .globl trampoline
trampoline:
    pushq %rbp
    movq %rsp, %rbp
    pushq %rbx
    pushq %r12
    movq %rdi, %r11
    movq %rsi, %r10
    movq 16(%rbp), %rbx
    leaq 15(,%r8,8), %rax
    andq $-16, %rax
    subq %rax, %rsp
    xorl %eax, %eax
1:  cmpq %r8, %rax
    jae 2f
    movq (%r9,%rax,8), %r12
    movq %r12, (%rsp,%rax,8)
    incq %rax
    jmp 1b
2:  movsd (%rcx), %xmm0
    movsd 8(%rcx), %xmm1
    movsd 16(%rcx), %xmm2
    movsd 24(%rcx), %xmm3
    movsd 32(%rcx), %xmm4
    movsd 40(%rcx), %xmm5
    movsd 48(%rcx), %xmm6
    movsd 56(%rcx), %xmm7
    movq %rdx, %rax
    movq (%rax), %rdi
    movq 8(%rax), %rsi
    movq 16(%rax), %rdx
    movq 24(%rax), %rcx
    movq 32(%rax), %r8
    movq 40(%rax), %r9
    callq *%r11
    movq %rax, (%rbx)
    movq %rdx, 8(%rbx)
    movq %rcx, 16(%rbx)
    movsd %xmm0, 24(%rbx)
    movsd %xmm1, 32(%rbx)
    leaq -16(%rbp), %rsp
    popq %r12
    popq %rbx
    popq %rbp
    retq
"""


@functools.cache
def trampoline() -> Any:
    image = link_image([compile_llvm("", 0, TRAMPOLINE)], 0xB000000000, {}, frozenset())
    code = image.areas[TEXT][2]
    pages = mmap.mmap(-1, (len(code) + 4095) & -4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    pages.write(code)
    at = image.symbols["trampoline"] - image.areas[TEXT][0]
    kept = (ctypes.c_char * len(code)).from_buffer(pages)
    function = ctypes.CFUNCTYPE(None, *[ctypes.c_uint64] * 7)(ctypes.addressof(kept) + at)
    function.kept = kept
    return function


@functools.cache
def exports() -> dict[str, Any]:
    """The export table of the image, which is mapped."""
    program = load_program([str(SOURCE)], Options(embed=True, tier="native", progress=""))
    for image in program.images:
        map_image(image)
    table: dict[str, Any] = program.images[-1].meta["exports"]  # type: ignore[assignment]
    return table


class _Pin:
    """Enters its handle into ``released`` when it goes."""

    def __init__(self, released: deque[int], handle: int) -> None:
        self._released = released
        self._handle = handle

    def __del__(self) -> None:
        self._released.append(self._handle)


class FakeHeap:
    """A Heap (golite/embed/heap.py) that frees nothing. ``pinned``: handles that are not unpinned, with their addresses."""

    def __init__(self) -> None:
        self.released: deque[int] = deque()
        self.pinned: dict[int, int] = {}
        self.converters: Converters  # set by who makes both
        self.scopes = 0
        self.moves: list[tuple[int, int, int]] = []
        self._buffers: list[Any] = []
        self._maps: dict[int, dict[Any, tuple[bytes, bytes]]] = {}
        self._itabs: dict[tuple[int, int], int] = {}
        self._hosts: dict[int, Callable[[int], None]] = {}
        self._handles = itertools.count(1)

    def _memory(self, size: int) -> int:
        buffer = ctypes.create_string_buffer(size + 16)
        self._buffers.append(buffer)
        return (ctypes.addressof(buffer) + 15) & -16

    @contextmanager
    def scope(self) -> Iterator[None]:
        self.drain()
        self.scopes += 1
        try:
            yield
        finally:
            self.scopes -= 1

    def drain(self) -> None:
        while self.released:
            self.unpin(self.released.popleft())

    def hold(self, address: int) -> int:
        word = read_word(address)
        assert self.scopes or not word, "read outside of a scope"
        return word

    def hold_pair(self, address: int) -> tuple[int, int]:
        return self.hold(address), self.hold(address + 8)

    def text(self, address: int) -> str:
        return read_string(address)

    def put_text(self, address: int, value: object) -> bool:
        return False

    def callable(self, caller: Any) -> None:
        return None

    def method(self, function: Any) -> None:
        return None

    def new(self, type: int) -> int:
        assert self.scopes, "allocated outside of a scope"
        return self._memory(type_at(type).size)

    def array(self, elem: int, count: int) -> int:
        assert self.scopes, "allocated outside of a scope"
        return self._memory(type_at(elem).size * count)

    def string(self, data: bytes) -> tuple[int, int]:
        assert self.scopes, "allocated outside of a scope"
        address = self._memory(len(data))
        MEMORY[address : address + len(data)] = data
        return address, len(data)

    def block(self, size: int) -> int:
        assert self.scopes, "allocated outside of a scope"
        return self._memory(size)

    def move(self, type: int, target: int, source: int) -> None:
        self.moves.append((type, target, source))
        ctypes.memmove(target, source, type_at(type).size)

    def map_fill(self, type: int, count: int, keys: int, elems: int) -> int:
        t = type_at(type)
        table: dict[Any, tuple[bytes, bytes]] = {}
        load = self.converters.of(t.key).load
        for i in range(count):
            key, elem = keys + i * t.key.size, elems + i * t.elem.size
            table[load(key)] = (bytes(MEMORY[key : key + t.key.size]), bytes(MEMORY[elem : elem + t.elem.size]))
        made = self._memory(8)
        write_word(made, len(table))
        self._maps[made] = table
        return made

    def map_items(self, type: int, map: int) -> tuple[int, int, int]:
        table = self._maps[map]
        keys, elems = b"".join(key for key, _ in table.values()), b"".join(elem for _, elem in table.values())
        return len(table), self.string(keys)[0], self.string(elems)[0]

    def itab(self, interface: int, type: int) -> int:
        found = self._itabs.get((interface, type))
        if found is None:
            methods = {method.name: method.code for method in type_at(type).methods}
            words = [interface, type, 0, *(methods[method.name] for method in type_at(interface).methods)]
            found = self._itabs[interface, type] = self._memory(8 * len(words))
            MEMORY[found : found + 8 * len(words)] = pack(f"<{len(words)}Q", *words)
        return found

    def pin(self, address: int) -> object:
        handle = next(self._handles)
        self.pinned[handle] = address
        return _Pin(self.released, handle)

    def unpin(self, handle: int) -> None:
        del self.pinned[handle]

    def call(self, code: int, closure: int, plan: CallPlan, block: int) -> None:
        assert self.scopes, "called outside of a scope"
        host = self._hosts.get(closure)
        if host is not None:
            host(block)
        else:
            run_plan(code, closure, plan, block)

    def host_func(self, functype: int, run: Callable[[int], None]) -> int:
        made = self._memory(8)
        self._hosts[made] = run
        return made


def run_plan(code: int, closure: int, plan: CallPlan, block: int) -> None:
    """What the native core does with a plan, from its packed form."""
    numbers = iter(unpack_from(f"<{len(plan.packed()) // 4}I", plan.packed()))
    _size, _start, n_ints, n_floats, n_stack, n_returned = (next(numbers) for _ in range(6))

    def loaded(count: int) -> list[int]:
        words = []
        for _ in range(count):
            what, offset, size = next(numbers), next(numbers), next(numbers)
            at = block + offset
            # What lies above a value's bytes in its register is undefined, so the callee must not care.
            words.append(at if what == ADDRESS else int.from_bytes(bytes(MEMORY[at : at + size]) + b"\0" * (8 - size), "little"))
        return words

    ints, floats, stack = loaded(n_ints), loaded(n_floats), loaded(n_stack)
    int_words, float_words = (ctypes.c_uint64 * 6)(*ints), (ctypes.c_uint64 * 8)(*floats)
    stack_words, results = (ctypes.c_uint64 * (len(stack) + 1))(*stack), (ctypes.c_uint64 * 5)()
    areas = [ctypes.addressof(area) for area in (int_words, float_words)]
    trampoline()(code, closure, *areas, len(stack), ctypes.addressof(stack_words), ctypes.addressof(results))
    for _ in range(n_returned):
        where, offset, size, is_bool = (next(numbers) for _ in range(4))
        word = results[(3 if where >> 8 == FLOAT else 0) + (where & 255)]
        if is_bool:
            word &= 1
        MEMORY[block + offset : block + offset + size] = word.to_bytes(8, "little")[:size]


def new_converters() -> tuple[Converters, FakeHeap]:
    heap = FakeHeap()
    heap.converters = Converters(heap, exports())
    return heap.converters, heap
