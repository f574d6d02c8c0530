"""Bytecode as text, for ``--dump=bytecode``. It is for reading: nothing parses it."""

from __future__ import annotations

from golite.bytecode.code import Code
from golite.bytecode.handlers import NAMES
from golite.bytecode.handlers_base import STACK_WORDS
from golite.bytecode.handlers_fuse import LATCHES, MEMORY_OPS, TIGHT_BODIES, TIGHT_LATCHES, tight
from golite.bytecode.unit import Unit

_TWO_WORDS = frozenset(
    [f"{name}_{kind}" for name in MEMORY_OPS for kind in "ms"] + ["muladd", "mulsub", "mulrsub"] + [
        f"latch_{name}_{kinds}" for name in LATCHES for kinds in ("ss", "si", "is", "ii")
    ]
) | frozenset(tight(body, latch) for body, (words, _, _) in TIGHT_BODIES.items() for latch in TIGHT_LATCHES if words == 2) | frozenset(
    """movb ldc ldgroup jeq_c jne_c select ldb stb stb_wb idx objl new typehint fma_32 fma_64 add64c_64 sub64b_64 div128_64 mul128_64""".split()
    + [f"callg_{n}" for n in STACK_WORDS]
)


def _length(name: str, word: int) -> int:
    """Words of an instruction."""
    if name in _TWO_WORDS or name.startswith("acas_"):
        return 2
    if name.startswith("call") and not name.startswith("callg"):
        kind = name[4] if name[4] in "cp" else ""
        operands = int(name[4 + len(kind)]) + (2 if kind else 1)
        return 1 + max(0, operands - 3 + 3) // 4 + (kind != "c")
    if name == "jtab":
        return 2 + ((word >> 32 & 0xFFFF) + 2) // 2
    return 1


def _signed(value: int, bits: int) -> int:
    return value - (1 << bits) if value >> bits - 1 else value


def format_code(code: Code) -> str:
    head = f"func {code.fn.symbol} entry {code.entry} frame {code.frame_bytes}"
    lines = [head]
    relocs = {word: symbol + (f"+{addend}" if addend else "") for word, symbol, addend in code.relocs}
    at = 0
    while at < len(code.words):
        word = code.words[at]
        name = NAMES[word & 0xFFFF]
        a, b, c = word >> 16 & 0xFFFF, word >> 32 & 0xFFFF, word >> 48 & 0xFFFF
        if name in ("jmp", "lmp"):
            text = f"-> {at + _signed(word >> 32, 32)}"
        elif name in ("jtrue", "jfalse", "ltrue", "lfalse"):
            text = f"{a} -> {at + _signed(word >> 32, 32)}"
        elif name[0] in "jl" and name != "jtab" and not name.startswith(("latch_", "ld", "lds", "ldx", "lea", "lnot", "lshr")):
            text = f"{a}, {_signed(b, 16) if name.endswith('i') else b} -> {at + _signed(c, 16)}"
        elif name.startswith("latch_"):
            step, bound = (_signed(v, 16) if kind == "i" else v for v, kind in ((b, name[-2]), (c, name[-1])))
            text = f"{a}, {step}, {bound} -> {at + _signed(code.words[at + 1], 64)}"
        elif name in ("ldi", "lea"):
            text = f"{a}, {_signed(word >> 32, 32)}"
        else:
            text = f"{a}, {b}, {_signed(c, 16) if name.endswith('i') or name.startswith(('ld', 'st', 'ptradd')) else c}"
        length = _length(name, word)
        shown = 1 if name.startswith("latch_") else length
        extra = [relocs.get(at + k) or f"{code.words[at + k]:#x}" for k in range(1, shown)]
        lines.append(f"  {at:4} {name} {text}" + (" | " + " ".join(extra) if extra else ""))
        at += length
    return "\n".join(lines)


def format_unit(unit: Unit, only: str = "") -> str:
    return "\n\n".join(format_code(code) for symbol, code in unit.codes.items() if not only or symbol == only) + "\n"
