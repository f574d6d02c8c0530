"""Functions as control-flow graphs over typed virtual registers (not SSA: a register is a mutable, typed slot).

Invariants (golite/ir/verify.py checks them):
- a block ends with its only terminator; the entry block is ``blocks[0]`` and has no predecessors,
- operand types fit the op table, a register belongs to its function, every register read was written on every path,
- ``pos`` of an instruction is a source position (golite/syntax/source.py) or 0.
"""

from __future__ import annotations

from typing import Any, Union, final

from golite.ir.ops import Op
from golite.ir.types import PTR, IRType
from golite.records import field, record, value

# Before the symbol of a group variable: where it is in the block of the running goroutine's group (SymAddr). For the linker a constant, the offset.
GROUP_PREFIX = "go:group."

RANGE_BODY = "-range"  # in the symbol of the body of a range over a function, behind the symbol of the function around it


@final
class Reg:
    """A virtual register. ``name`` is the Go variable's name or ""; ``index`` is unique in its function."""

    __slots__ = ("index", "name", "type")

    def __init__(self, index: int, type: IRType, name: str = "") -> None:
        self.index = index
        self.type = type
        self.name = name

    def __repr__(self) -> str:
        return f"%{self.index}" + (f".{self.name}" if self.name else "")


@final
class Const:
    """An immediate. ``value``: int for integers (any sign; taken modulo the width) and bool (0/1), float for floats (f32: already rounded),
    None for the zero value of any type (nil pointers, zero structs)."""

    __slots__ = ("type", "value")

    def __init__(self, type: IRType, value: Any) -> None:
        self.type = type
        self.value = value


@final
class SymAddr:
    """The address of a symbol plus ``offset_bytes``: a global variable, function code, type descriptor, constant data.

    Behind GROUP_PREFIX, that of a group variable: the same for as long as a function runs, but no constant, so it cannot stand in a Reloc."""

    __slots__ = ("offset_bytes", "symbol", "type")

    def __init__(self, symbol: str, offset_bytes: int = 0) -> None:
        self.symbol = symbol
        self.offset_bytes = offset_bytes
        self.type: IRType = PTR


Operand = Union[Reg, Const, SymAddr]


@value
class Sig:
    params: tuple[IRType, ...]
    results: tuple[IRType, ...]


@value
class CallTarget:
    symbol: str
    sig: Sig


@record
class AllocInfo:
    """``descriptor``: symbol of the element's type descriptor ("type:main.T"), "" only for objects known to stay on the stack.
    ``may_stack``: escape analysis may turn it into a stack object. ``stack``: it is one. ``name``: for dumps. ``small``: symbol of a table of the
    numbers below 256, whose addresses may stand for objects with these values: what the next instruction stores never changes (passes/boxes.py)."""

    type: IRType
    descriptor: str
    may_stack: bool = True
    stack: bool = False
    name: str = ""
    small: str = ""


@final
class Instr:
    """``imm`` is what the op table names: int (offset_bytes, field number, elem_size_bytes, tls offset, likelihood), str (intrinsic),
    tuple of ints (switch), AllocInfo, CallTarget or Sig. ``blocks``: successors of a terminator."""

    __slots__ = ("args", "blocks", "dsts", "imm", "op", "pos")

    def __init__(
        self,
        op: Op,
        dsts: tuple[Reg, ...] = (),
        args: tuple[Operand, ...] = (),
        imm: Any = None,
        pos: int = 0,
        blocks: tuple["Block", ...] = (),
    ) -> None:
        self.op = op
        self.dsts = dsts
        self.args = args
        self.imm = imm
        self.pos = pos
        self.blocks = blocks


@final
class Block:
    __slots__ = ("index", "instrs", "name")

    def __init__(self, index: int, name: str = "") -> None:
        self.index = index
        self.name = name
        self.instrs: list[Instr] = []


@record
class FuncAttrs:
    """``closure``: called with a context (CTX). ``nosplit``: no stack check. ``noinline``. ``noreturn``: never returns (panics, throws).
    ``nobarrier``: its stores need no write barrier, since they are the runtime's own (passes/barriers.py).
    ``cold``: unlikely to run.
    ``has_defer``: contains SETJMP. ``wrapper``: made by the compiler, left out of tracebacks. ``linkonce``: may be defined by several
    packages identically.
    ``handler``: one of the interpreter's, entered by DISPATCH (golite/bytecode/handlers.py).
    ``imported``: another package's function, here only to be inlined.
    ``params_noescape``: per parameter, pointers in it are known not to outlive the call (//go:noescape on bodyless functions, or found by
    escape analysis)."""

    closure: bool = False
    nosplit: bool = False
    noinline: bool = False
    noreturn: bool = False
    cold: bool = False
    has_defer: bool = False
    wrapper: bool = False
    linkonce: bool = False
    imported: bool = False
    handler: bool = False
    nobarrier: bool = False
    params_noescape: tuple[bool, ...] = ()


class Function:
    """``symbol``: linker name ("main.(*T).M"). ``params`` are the registers that hold the parameters on entry (receiver first). ``pos``: of
    the declaration."""

    def __init__(self, symbol: str, sig: Sig, pos: int = 0) -> None:
        self.symbol = symbol
        self.sig = sig
        self.pos = pos
        self.regs: list[Reg] = []
        self.blocks: list[Block] = []
        self.attrs = FuncAttrs()
        self.params: list[Reg] = [self.new_reg(t) for t in sig.params]

    def new_reg(self, type: IRType, name: str = "") -> Reg:
        reg = Reg(len(self.regs), type, name)
        self.regs.append(reg)
        return reg

    def new_block(self, name: str = "") -> Block:
        block = Block(len(self.blocks), name)
        self.blocks.append(block)
        return block


@record
class Reloc:
    """At byte ``offset`` of a Data stands the 8-byte address of ``symbol`` + ``addend``. ``weak``: 0 if nobody defines it."""

    offset: int
    symbol: str
    addend: int = 0
    weak: bool = False


@record
class Data:
    """A global: package variable, constant, type descriptor, itab, string bytes.

    ``init``: initial bytes (shorter than ``size``: the rest is zero; empty with no relocs: bss). ``linkage``: "external", "internal" (this
    package only),
    "linkonce" (identical wherever defined), "available" (defined by an earlier image; here for LLVM to look at).
    ``group``: a group variable; ``init`` is what each new group's has, and code refers to it by GROUP_PREFIX + ``symbol`` only."""

    symbol: str
    size: int
    align: int
    init: bytes = b""
    relocs: list[Reloc] = field(default_factory=list)
    readonly: bool = False
    linkage: str = "external"
    group: bool = False


@record
class Extern:
    """A symbol used but not defined in this module. ``sig`` None: data."""

    symbol: str
    sig: Sig | None
    attrs: FuncAttrs = field(default_factory=FuncAttrs)


class Module:
    """One package in IR. ``init_symbol``: function that runs the package's initialisation, "" if there is nothing to run."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.functions: dict[str, Function] = {}
        self.data: dict[str, Data] = {}
        self.externs: dict[str, Extern] = {}
        self.init_symbol = ""
        self.main_symbol = ""
        self.imports: list[str] = []
        self.module_summaries: dict[str, Any] = {}  # escape summaries of the functions, for importers (analysis/escape.py)
