"""THE op table: every operation of the IR, one line each; names, arity, effects and checks derive from it.

A row is ``(dsts, args, imm, effects)``:

- ``dsts``/``args``: one letter or word per operand, separated by spaces.
  ``T``: any type, all T's of a row equal · ``I`` any integer, all equal · ``J`` any integer, on its own · ``F`` any float, all equal ·
  ``A`` struct or array · ``V`` any, on its own · ``bool ptr i64 i32`` exactly that · ``*`` any number of any.
- ``imm``: class of the immediate, "" for none (see ``Instr.imm``).
- ``effects``: "pure" (may be removed, moved, computed twice), "read" (depends on memory), "write" (changes memory), "check" (may
  panic), "call" (anything), "term" (ends a block).

An operand is a register, a constant or a symbol's address. That of a group variable (func.py, GROUP_PREFIX) is computed where it is used: the
block of the running goroutine's group, g.vars, plus a constant.

Meaning beyond the obvious:

- Integer arithmetic wraps. SDIV/SREM: divisor is known non-zero (a CHECK precedes); MIN / -1 = MIN, MIN % -1 = 0.
- SHL LSHR ASHR: the count (second argument, own type) is unsigned; counts >= width give 0 (ASHR: the sign), as in Go.
- FPTOSI/FPTOUI of values out of range give what gc gives on amd64, never undefined behaviour.
- GETF/SETF: imm is a field (or constant element) number. SETF changes the register ``dst`` in place. MAKE builds a struct from all its fields.
- LOAD/STORE: address = arg0 + imm (offset_bytes). LOADV/STOREV: the same, volatile: for results of functions that defer.
- MEMMOVE dst, src, n (may overlap); MEMZERO dst, n. n may be any i64 operand.
- STOREB, MOVEB, ZEROB: STORE, MEMMOVE, MEMZERO with the collector's write barrier: the pointers that the memory held are shown to the collector
  while it marks. SHADE x: shows it the pointers in x. Lowering asks for MOVEB and ZEROB; the others come from passes/barriers.py.
- ALLOC: a zeroed object; imm is AllocInfo. On the heap unless AllocInfo.stack (then it lives until the function returns; executing
  it again zeroes and reuses the same memory).
- CALL: imm is CallTarget(symbol, sig). CALLC: arg0 is a func value (pointer to {code, captured…}; nil was checked before), imm is Sig.
  CALLP: arg0 is a bare
  code pointer (itab methods), imm is Sig. dsts = results.
- CTX: the closure object this function was called with; only in functions with ``attrs.closure``; first in the entry block.
- NILCHECK p panics on nil. BOUNDS i, n panics unless 0 <= i < n (runtime.panicIndex(i, n)). CHECK cond, args…: unless cond, calls the noreturn
  runtime function imm (CallTarget) with args.
- Atomics are sequentially consistent. AADD AAND AOR AXCHG give the OLD value.
- INTRIN: imm is a name of INTRINSICS.
- TYPEHINT p: the type descriptor p (or nil) is about to be compared with those of a type switch; the interpreter counts which it is,
  compiled code does nothing.
- FRAMEADDR: this function's frame pointer (rbp). SETJMP ptr: 0 now, 1 when runtime.gorecovery jumps back; ptr is a runtime jmpbuf.
- TLSLOAD/TLSSTORE: a word of the thread control block, at %fs:imm.
- SWITCH x: imm is a tuple of distinct ints; blocks[0] is the default, blocks[i+1] belongs to imm[i].
- BR cond: blocks = [then, else]; imm 0, or 1 when "else" is unlikely, 2 when "then" is unlikely.
- DISPATCH pc, frame: goes on with the bytecode word at pc; with a handler's symbol as imm, in that handler with this same word. Only in functions
  with ``attrs.handler`` (the interpreter's, golite/bytecode/handlers.py).
"""

from __future__ import annotations

from enum import Enum


class Op(Enum):
    """Members are in the table's order; ``op.label`` is the name in printed IR."""

    dsts: tuple[str, ...]
    args: tuple[str, ...]
    imm: str
    effects: str
    label: str

    def __new__(cls, dsts: str, args: str, imm: str = "", effects: str = "pure") -> "Op":
        op = object.__new__(cls)
        op._value_ = len(cls.__members__)
        op.dsts = tuple(dsts.split())
        op.args = tuple(args.split())
        op.imm = imm
        op.effects = effects
        return op

    def __init__(self, *row: str) -> None:
        self.label = self.name.lower()

    __hash__ = object.__hash__  # Enum's is a Python function; there are sets of ops, asked for each instruction

    @property
    def is_terminator(self) -> bool:
        return self.effects == "term"

    COPY = ("T", "T")
    # integers
    ADD = ("I", "I I")
    SUB = ("I", "I I")
    MUL = ("I", "I I")
    SDIV = ("I", "I I")
    UDIV = ("I", "I I")
    SREM = ("I", "I I")
    UREM = ("I", "I I")
    AND = ("I", "I I")
    OR = ("I", "I I")
    XOR = ("I", "I I")
    SHL = ("I", "I J")
    LSHR = ("I", "I J")
    ASHR = ("I", "I J")
    NEG = ("I", "I")
    NOT = ("I", "I")
    # comparisons: EQ and NE also take ptr and bool
    EQ = ("bool", "T T")
    NE = ("bool", "T T")
    SLT = ("bool", "I I")
    SLE = ("bool", "I I")
    SGT = ("bool", "I I")
    SGE = ("bool", "I I")
    ULT = ("bool", "I I")
    ULE = ("bool", "I I")
    UGT = ("bool", "I I")
    UGE = ("bool", "I I")
    LNOT = ("bool", "bool")
    SELECT = ("T", "bool T T")
    # floats; FEQ … are ordered (false on NaN), FNE is unordered (true on NaN)
    FADD = ("F", "F F")
    FSUB = ("F", "F F")
    FMUL = ("F", "F F")
    FDIV = ("F", "F F")
    FNEG = ("F", "F")
    FEQ = ("bool", "F F")
    FNE = ("bool", "F F")
    FLT = ("bool", "F F")
    FLE = ("bool", "F F")
    FGT = ("bool", "F F")
    FGE = ("bool", "F F")
    # conversions
    SEXT = ("J", "I")
    ZEXT = ("J", "V")
    TRUNC = ("J", "I")
    SITOFP = ("F", "I")
    UITOFP = ("F", "I")
    FPTOSI = ("I", "F")
    FPTOUI = ("I", "F")
    FPEXT = ("f64", "f32")
    FPTRUNC = ("f32", "f64")
    BITCAST = ("V", "V")
    PTRTOINT = ("i64", "ptr")
    INTTOPTR = ("ptr", "i64")
    # aggregates
    GETF = ("V", "A", "int")
    SETF = ("A", "V", "int")
    MAKE = ("A", "*")
    # memory
    LOAD = ("V", "ptr", "int", "read")
    STORE = ("", "ptr V", "int", "write")
    LOADV = ("V", "ptr", "int", "call")
    STOREV = ("", "ptr V", "int", "write")
    MEMMOVE = ("", "ptr ptr i64", "", "write")
    MEMZERO = ("", "ptr i64", "", "write")
    STOREB = ("", "ptr V", "int", "write")
    MOVEB = ("", "ptr ptr i64", "", "write")
    ZEROB = ("", "ptr i64", "", "write")
    SHADE = ("", "V", "", "write")
    PTRADD = ("ptr", "ptr i64")
    INDEX = ("ptr", "ptr i64", "int")
    ALLOC = ("ptr", "", "AllocInfo", "write")
    # calls
    CALL = ("*", "*", "CallTarget", "call")
    CALLC = ("*", "ptr *", "Sig", "call")
    CALLP = ("*", "ptr *", "Sig", "call")
    CTX = ("ptr", "")
    # checks
    NILCHECK = ("", "ptr", "", "check")
    BOUNDS = ("", "i64 i64", "", "check")
    CHECK = ("", "bool *", "CallTarget", "check")
    # atomics
    ALOAD = ("V", "ptr", "", "write")
    ASTORE = ("", "ptr V", "", "write")
    ASTOREREL = ("", "ptr V", "", "write")
    AXCHG = ("T", "ptr T", "", "write")
    AADD = ("I", "ptr I", "", "write")
    AAND = ("I", "ptr I", "", "write")
    AOR = ("I", "ptr I", "", "write")
    ACAS = ("bool", "ptr T T", "", "write")
    # machine
    INTRIN = ("*", "*", "str")
    FRAMEADDR = ("ptr", "", "", "read")
    SETJMP = ("i32", "ptr", "", "call")
    TLSLOAD = ("V", "", "int", "read")
    TLSSTORE = ("", "V", "int", "write")
    GETG = ("ptr", "", "", "read")
    PAUSE = ("", "", "", "write")
    KEEPALIVE = ("", "V", "", "write")
    TYPEHINT = ("", "ptr", "", "write")
    # terminators
    JUMP = ("", "", "", "term")
    BR = ("", "bool", "int", "term")
    SWITCH = ("", "I", "ints", "term")
    RET = ("", "*", "", "term")
    DISPATCH = ("", "ptr ptr", "str", "term")
    UNREACHABLE = ("", "", "", "term")


# name -> (result types, argument types); T stands for one scalar type given by the first argument.
INTRINSICS: dict[str, tuple[str, str]] = {
    "sqrt": ("T", "T"),
    "floor": ("T", "T"),
    "ceil": ("T", "T"),
    "trunc": ("T", "T"),
    "rint": ("T", "T"),  # to nearest, ties to even
    "fabs": ("T", "T"),
    "copysign": ("T", "T T"),
    "fma": ("T", "T T T"),
    "clz": ("T", "T"),  # of 0: the width
    "ctz": ("T", "T"),  # of 0: the width
    "popcnt": ("T", "T"),
    "bswap": ("T", "T"),
    "bitreverse": ("T", "T"),
    "rotl": ("T", "T T"),  # count modulo the width
    "mul128": ("i64 i64", "i64 i64"),  # unsigned: hi, lo
    "add64c": ("i64 i64", "i64 i64 i64"),  # x + y + carry: sum, carry out
    "sub64b": ("i64 i64", "i64 i64 i64"),  # x - y - borrow: difference, borrow out
    "div128": ("i64 i64", "i64 i64 i64"),  # (hi:lo) / y: quotient, remainder; y > hi was checked
    "rdtsc": ("i64", ""),
}
