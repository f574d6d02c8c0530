"""The functions that compiled code allocates objects with.

Size, class and pointers of an object are known here, so nearly every class has functions of its own (runtime/asm_amd64.s) that only take the next
object of the run which the p's mcache has. They keep all registers but rax, r11 and the vector registers. The same code in line was no
faster and several times as large; it would also have to keep the goroutine from being preempted in its midst.
"""

from __future__ import annotations

from typing import final

from golite.ir.func import Sig
from golite.ir.types import I64, PTR

NEWOBJECT = "runtime.newobject"
# Sizes with functions of their own. CLASS_SIZES: the first of runtime/malloc.go's classes, known to asm_amd64.s too (change all three).
TINY_SIZES = (1, 2, 4, 8)
CLASS_SIZES = (
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448, 480, 512,
)  # fmt: skip
TINY_LIMIT = 16  # smaller objects without pointers share blocks of that size
_CONVENTION = "preserve_mostcc "
_SIG = Sig((PTR,), (PTR,))
_MASK_SIG = Sig((PTR, I64), (PTR,))


@final
class Allocator:
    """A function that takes a type descriptor and, if ``mask`` is not 0, that pointer mask."""

    __slots__ = ("mask", "sig", "symbol")

    def __init__(self, symbol: str, mask: int = 0) -> None:
        self.symbol = symbol
        self.mask = mask
        self.sig = _MASK_SIG if mask else _SIG


def allocator(size_bytes: int, pointers: int) -> Allocator:
    """For objects of that size. ``pointers``: bit i: word i holds a pointer."""
    if size_bytes == 0 or size_bytes > CLASS_SIZES[-1]:
        return Allocator(NEWOBJECT)
    if not pointers and size_bytes < TINY_LIMIT:
        return Allocator(f"runtime.newtiny{size_bytes}" if size_bytes in TINY_SIZES else NEWOBJECT)
    class_size = next(n for n in CLASS_SIZES if n >= size_bytes)
    return Allocator(f"runtime.newp{class_size}", pointers) if pointers else Allocator(f"runtime.new{class_size}")


ASSEMBLY = frozenset(
    [f"runtime.newtiny{n}" for n in TINY_SIZES]
    + [f"runtime.newp{n}" for n in CLASS_SIZES]
    + [f"runtime.new{n}" for n in CLASS_SIZES if n >= TINY_LIMIT]
)


def convention_text(symbol: str) -> str:
    """The calling convention of a symbol, "" for the usual one."""
    return _CONVENTION if symbol in ASSEMBLY else ""
