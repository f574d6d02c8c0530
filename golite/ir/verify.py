"""The IR verifier: every invariant of func.py and every row of the op table, checked; run after each pass in tests.

A violation raises ``InternalError("verify", function, "rule: message, in `instruction`")``; the rule names are the keys of
``RULES``, each with what it demands. Operand types are checked against the op table by letter, what a row cannot say by the
op's own rule (``OP_RULES``). Definite assignment is a forward dataflow problem over bit sets of registers.
"""

from __future__ import annotations

from collections.abc import Callable

from golite.errors import InternalError
from golite.ir.func import GROUP_PREFIX, AllocInfo, Block, CallTarget, Const, Data, Function, Instr, Module, Operand, Reg, Sig, SymAddr
from golite.ir.ops import INTRINSICS, Op
from golite.ir.print import format_instr
from golite.ir.types import BOOL, F32, F64, I32, I64, PTR, Array, Bool, Float, Int, IRType, Ptr, Struct, is_scalar

RULES: dict[str, str] = {
    "blocks": "a function has blocks, numbered by their place",
    "registers": "registers are numbered by their place; parameters are distinct, the function's own, and of the signature's types",
    "terminator": "a block ends with its only terminator",
    "entry": "the entry block has no predecessors",
    "successors": "a terminator names as many blocks of its function as its op needs, other ops none",
    "arity": "an op has as many operands and results as its row says",
    "type": "operand types fit the op's row",
    "operand": "an operand is a register of the function, a constant that fits its type, or a symbol the module knows",
    "group": "a group variable is writable, external, and known by GROUP_PREFIX and its symbol only; data does not refer to it",
    "imm": "the immediate is of the class the row names, and within bounds",
    "assigned": "a register is written on every path before it is read",
    "position": "a position is a non-negative int",
    "call": "arguments and results of a call are those of its signature",
    "ret": "RET returns the signature's results",
    "context": "CTX comes first in the entry block of a closure",
    "setjmp": "SETJMP only in functions with has_defer",
    "field": "a field number exists and the field has the operand's type",
    "width": "SEXT and ZEXT widen, TRUNC narrows, BITCAST keeps the size",
    "alloc": "a heap object has a type descriptor",
    "atomic": "atomics work on integers and pointers",
    "dispatch": "DISPATCH only in the interpreter's handlers",
    "intrinsic": "an intrinsic is known and has the operands of its row",
    "data": "data fits its size; its relocations lie inside it, apart and aligned; alignment is a power of two; a known linkage",
    "symbol": "a symbol is defined once, under its own name; init and main are functions",
}


def verify_module(module: Module) -> None:
    """Checks every function and every datum; raises InternalError for the first violation."""
    for symbol, data in module.data.items():
        _verify_data(module, symbol, data)
    for symbol, fn in module.functions.items():
        if symbol != fn.symbol:
            raise _error(fn.symbol, "symbol", f"is stored as {symbol}")
        if symbol in module.data:
            raise _error(fn.symbol, "symbol", "is data too")
        verify_function(fn, module)
    for symbol in (module.init_symbol, module.main_symbol):
        if symbol and symbol not in module.functions:
            raise _error(symbol, "symbol", "is not a function of the module")


def verify_function(fn: Function, module: Module | None = None) -> None:
    """With ``module``, symbols are checked to be known in it."""
    _Verifier(fn, module).run()


def _error(where: str, rule: str, message: str) -> InternalError:
    assert rule in RULES
    return InternalError("verify", where, f"{rule}: {message}")


def _verify_data(module: Module, symbol: str, data: Data) -> None:
    def fail(message: str) -> InternalError:
        return _error(symbol, "data", message)

    if symbol != data.symbol:
        raise _error(symbol, "symbol", f"is named {data.symbol}")
    if data.linkage not in ("external", "internal", "linkonce", "available"):
        raise fail(f"unknown linkage {data.linkage!r}")
    if data.align <= 0 or data.align & (data.align - 1):
        raise fail(f"alignment {data.align}")
    if data.size < 0 or len(data.init) > data.size:
        raise fail(f"{len(data.init)} bytes of initial value for size {data.size}")
    if data.group and (data.readonly or data.linkage != "external"):
        raise _error(symbol, "group", "is read-only or not external")
    end = 0
    for reloc in sorted(data.relocs, key=lambda r: r.offset):
        if reloc.offset < end or reloc.offset % 8 or reloc.offset + 8 > data.size:
            raise fail(f"relocation at {reloc.offset} of {data.size}")
        end = reloc.offset + 8
        if reloc.symbol.startswith(GROUP_PREFIX):
            raise _error(symbol, "group", f"refers to {reloc.symbol}")
        if not reloc.weak and not _is_known(module, reloc.symbol):
            raise _error(symbol, "operand", f"unknown symbol {reloc.symbol}")


def _is_known(module: Module, symbol: str) -> bool:
    if symbol in module.functions or symbol in module.externs:
        return True
    data = module.data.get(symbol.removeprefix(GROUP_PREFIX))
    return data is not None and data.group == symbol.startswith(GROUP_PREFIX)


SUCCESSORS = {Op.JUMP: 1, Op.BR: 2, Op.RET: 0, Op.DISPATCH: 0, Op.UNREACHABLE: 0}
_EXACT: dict[str, IRType] = {"bool": BOOL, "ptr": PTR, "i64": I64, "i32": I32, "f32": F32, "f64": F64}
_IMM_CLASSES: dict[str, type | tuple[type, ...]] = {
    "int": int, "ints": tuple, "str": str, "CallTarget": CallTarget, "Sig": Sig, "AllocInfo": AllocInfo,
}  # fmt: skip
# An immediate that may be left out (None) means 0, or none.
_OPTIONAL_IMM = {Op.LOAD, Op.STORE, Op.STOREB, Op.LOADV, Op.STOREV, Op.BR, Op.DISPATCH}


class _Verifier:
    def __init__(self, fn: Function, module: Module | None) -> None:
        self.fn = fn
        self.module = module
        self.ins: Instr | None = None

    def fail(self, rule: str, message: str) -> InternalError:
        where = f", in `{format_instr(self.ins)}`" if self.ins is not None else ""
        return _error(self.fn.symbol, rule, message + where)

    def run(self) -> None:
        fn = self.fn
        if not fn.blocks or any(b.index != i for i, b in enumerate(fn.blocks)):
            raise self.fail("blocks", "there are none, or their numbers are wrong")
        if any(r.index != i for i, r in enumerate(fn.regs)):
            raise self.fail("registers", "their numbers are wrong")
        if len(set(fn.params)) != len(fn.params) or tuple(r.type for r in fn.params) != fn.sig.params:
            raise self.fail("registers", "the parameters aren't distinct, or not the signature's")
        for reg in fn.params:
            if not self.owns(reg):
                raise self.fail("registers", f"parameter {reg!r} belongs to another function")
        if not isinstance(fn.pos, int) or fn.pos < 0:
            raise self.fail("position", f"{fn.pos!r}")
        for block in fn.blocks:
            if not block.instrs or not block.instrs[-1].op.is_terminator:
                self.ins = block.instrs[-1] if block.instrs else None
                raise self.fail("terminator", f"b{block.index} doesn't end with one")
            for ins in block.instrs:
                self.ins = ins
                if ins.op.is_terminator and ins is not block.instrs[-1]:
                    raise self.fail("terminator", f"in the middle of b{block.index}")
                self.verify_instr(ins)
                if ins.op is Op.CTX and (block is not fn.blocks[0] or ins is not block.instrs[0]):
                    raise self.fail("context", "not first in the entry block")
        self.ins = None
        self.verify_assigned()

    def owns(self, reg: Reg) -> bool:
        return reg.index < len(self.fn.regs) and self.fn.regs[reg.index] is reg

    # one instruction

    def verify_instr(self, ins: Instr) -> None:
        op = ins.op
        if not isinstance(ins.pos, int) or ins.pos < 0:
            raise self.fail("position", f"{ins.pos!r}")
        for reg in ins.dsts:
            if not isinstance(reg, Reg) or not self.owns(reg):
                raise self.fail("operand", f"result {reg!r} belongs to another function")
        for arg in ins.args:
            self.verify_operand(arg)
        self.verify_successors(ins)
        self.verify_imm(ins)
        bound: dict[str, IRType] = {}
        # ACAS and AXCHG may drop their result.
        dsts_optional = op.effects == "write" and not ins.dsts and op is not Op.ALLOC
        if not dsts_optional:
            self.match_row(op.dsts, [r.type for r in ins.dsts], bound, "results")
        self.match_row(op.args, [a.type for a in ins.args], bound, "arguments")
        rule = OP_RULES.get(op)
        if rule is not None:
            rule(self, ins)

    def verify_operand(self, operand: Operand) -> None:
        if isinstance(operand, Reg):
            if not self.owns(operand):
                raise self.fail("operand", f"{operand!r} belongs to another function")
        elif isinstance(operand, SymAddr):
            if self.module is not None and not _is_known(self.module, operand.symbol):
                raise self.fail("operand", f"unknown symbol {operand.symbol}")
        elif isinstance(operand, Const):
            value, type = operand.value, operand.type
            if value is None:
                return
            if isinstance(type, Float):
                fits = isinstance(value, float)
            elif isinstance(type, Bool):
                fits = value in (0, 1)
            else:
                fits = isinstance(type, (Int, Ptr)) and isinstance(value, int) and not isinstance(value, bool)
            if not fits:
                raise self.fail("operand", f"constant {value!r} of type {type}")
        else:
            raise self.fail("operand", f"{operand!r} is none")

    def verify_successors(self, ins: Instr) -> None:
        wanted = SUCCESSORS.get(ins.op, 0)
        if ins.op is Op.SWITCH:
            wanted = len(ins.imm) + 1 if isinstance(ins.imm, tuple) else 1
        if len(ins.blocks) != wanted:
            raise self.fail("successors", f"{len(ins.blocks)}, not {wanted}")
        for block in ins.blocks:
            if block.index >= len(self.fn.blocks) or self.fn.blocks[block.index] is not block:
                raise self.fail("successors", f"b{block.index} isn't a block of the function")
            if block.index == 0:
                raise self.fail("entry", "a jump to the entry block")

    def verify_imm(self, ins: Instr) -> None:
        op, imm = ins.op, ins.imm
        if not op.imm:
            if imm is not None:
                raise self.fail("imm", f"unexpected {imm!r}")
            return
        if imm is None and op in _OPTIONAL_IMM:
            return
        if not isinstance(imm, _IMM_CLASSES[op.imm]):
            raise self.fail("imm", f"{imm!r} isn't of class {op.imm}")
        if op is Op.BR and imm not in (0, 1, 2):
            raise self.fail("imm", "the likelihood is 0, 1 or 2")
        if isinstance(imm, tuple) and len(set(imm)) != len(imm):
            raise self.fail("imm", "a value twice")
        if op is Op.INDEX and isinstance(imm, int) and imm < 0:
            raise self.fail("imm", "a negative size")

    def match_row(self, row: tuple[str, ...], types: list[IRType], bound: dict[str, IRType], what: str) -> None:
        """The types against the letters of a row; ``bound`` is what T, I and F stand for so far."""
        fixed = row[:-1] if row and row[-1] == "*" else row
        if len(types) < len(fixed) or (fixed is row and len(types) != len(row)):
            raise self.fail("arity", f"{len(types)} {what}, not {len(fixed)}{'' if fixed is row else ' or more'}")
        for letter, type in zip(fixed, types, strict=False):
            if not _fits(letter, type):
                raise self.fail("type", f"{type} where {_EXACT.get(letter) or _LETTERS[letter][1]} is wanted")
            if letter in "TIF" and bound.setdefault(letter, type) is not type:
                raise self.fail("type", f"{type} and {bound[letter]} should be the same")

    # definite assignment

    def verify_assigned(self) -> None:
        """``outs[b]``: the registers written on every path to b's end. Unreachable blocks may read anything."""
        fn = self.fn
        everything = (1 << len(fn.regs)) - 1
        written = [0] * len(fn.blocks)
        for block in fn.blocks:
            bits = 0
            for ins in block.instrs:
                for reg in ins.dsts:
                    bits |= 1 << reg.index
            written[block.index] = bits
        at_entry = 0
        for reg in fn.params:
            at_entry |= 1 << reg.index
        ins_of = [everything] * len(fn.blocks)
        ins_of[0] = at_entry
        reached = [False] * len(fn.blocks)
        reached[0] = True
        work = [0]
        while work:
            index = work.pop()
            out = ins_of[index] | written[index]
            for successor in fn.blocks[index].instrs[-1].blocks:
                meet = ins_of[successor.index] & out
                if meet != ins_of[successor.index] or not reached[successor.index]:
                    ins_of[successor.index] = meet
                    reached[successor.index] = True
                    work.append(successor.index)
        for block in fn.blocks:
            if reached[block.index]:
                self.verify_block_assigned(block, ins_of[block.index])

    def verify_block_assigned(self, block: Block, assigned: int) -> None:
        for ins in block.instrs:
            for arg in ins.args:
                if isinstance(arg, Reg) and not assigned >> arg.index & 1:
                    self.ins = ins
                    raise self.fail("assigned", f"{arg!r} may be unwritten in b{block.index}")
            if ins.op is Op.SETF and not assigned >> ins.dsts[0].index & 1:
                self.ins = ins
                raise self.fail("assigned", f"{ins.dsts[0]!r} may be unwritten in b{block.index}")
            for reg in ins.dsts:
                assigned |= 1 << reg.index


_LETTERS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "T": (IRType, "a type"),
    "V": (IRType, "a type"),
    "I": (Int, "an integer"),
    "J": (Int, "an integer"),
    "F": (Float, "a float"),
    "A": ((Struct, Array), "a struct or array"),
}


def _fits(letter: str, type: IRType) -> bool:
    exact = _EXACT.get(letter)
    return type is exact if exact is not None else isinstance(type, _LETTERS[letter][0])


# what the rows cannot say


def _types(operands: tuple[Operand, ...] | tuple[Reg, ...]) -> tuple[IRType, ...]:
    return tuple(o.type for o in operands)


def _check_signature(v: _Verifier, sig: Sig, args: tuple[Operand, ...], dsts: tuple[Reg, ...]) -> None:
    if _types(args) != sig.params:
        raise v.fail("call", f"arguments {_types(args)}, the signature has {sig.params}")
    if dsts and _types(dsts) != sig.results:
        raise v.fail("call", f"results {_types(dsts)}, the signature has {sig.results}")


def _check_target(v: _Verifier, target: CallTarget) -> None:
    if v.module is None:
        return
    if not _is_known(v.module, target.symbol):
        raise v.fail("operand", f"unknown symbol {target.symbol}")
    callee = v.module.functions.get(target.symbol)
    if callee is not None and callee.sig != target.sig:
        raise v.fail("call", f"{target.symbol} has the signature {callee.sig}")


def _verify_call(v: _Verifier, ins: Instr) -> None:
    _check_signature(v, ins.imm.sig, ins.args, ins.dsts)
    _check_target(v, ins.imm)


def _verify_indirect(v: _Verifier, ins: Instr) -> None:
    _check_signature(v, ins.imm, ins.args[1:], ins.dsts)


def _verify_check(v: _Verifier, ins: Instr) -> None:
    _check_signature(v, ins.imm.sig, ins.args[1:], ())
    _check_target(v, ins.imm)


def _verify_ctx(v: _Verifier, ins: Instr) -> None:
    if not v.fn.attrs.closure:
        raise v.fail("context", "the function isn't a closure")


def _verify_setjmp(v: _Verifier, ins: Instr) -> None:
    if not v.fn.attrs.has_defer:
        raise v.fail("setjmp", "the function doesn't say has_defer")


def _verify_ret(v: _Verifier, ins: Instr) -> None:
    if _types(ins.args) != v.fn.sig.results:
        raise v.fail("ret", f"{_types(ins.args)}, the signature has {v.fn.sig.results}")


def _verify_dispatch(v: _Verifier, ins: Instr) -> None:
    if not v.fn.attrs.handler:
        raise v.fail("dispatch", "the function isn't a handler")


def _field(v: _Verifier, type: IRType, number: int) -> IRType:
    count = len(type.fields) if isinstance(type, Struct) else type.length if isinstance(type, Array) else 0
    if not 0 <= number < count:
        raise v.fail("field", f"{type} has no field {number}")
    return type.fields[number] if isinstance(type, Struct) else type.elem  # type: ignore[attr-defined]


def _verify_getf(v: _Verifier, ins: Instr) -> None:
    if _field(v, ins.args[0].type, ins.imm) is not ins.dsts[0].type:
        raise v.fail("field", "of another type")


def _verify_setf(v: _Verifier, ins: Instr) -> None:
    if _field(v, ins.dsts[0].type, ins.imm) is not ins.args[0].type:
        raise v.fail("field", "of another type")


def _verify_make(v: _Verifier, ins: Instr) -> None:
    type = ins.dsts[0].type
    fields = type.fields if isinstance(type, Struct) else (type.elem,) * type.length if isinstance(type, Array) else ()
    if _types(ins.args) != fields:
        raise v.fail("field", f"{_types(ins.args)} for {type}")


def _verify_equal(v: _Verifier, ins: Instr) -> None:
    if not isinstance(ins.args[0].type, (Int, Ptr, Bool)):
        raise v.fail("type", f"{ins.args[0].type} where an integer, pointer or bool is wanted")


def _verify_widen(v: _Verifier, ins: Instr) -> None:
    source, to = ins.args[0].type, ins.dsts[0].type
    if not isinstance(source, (Int, Bool)):
        raise v.fail("type", f"{source} where an integer or bool is wanted")
    if isinstance(source, Int) and to.size <= source.size:
        raise v.fail("width", f"{source} to {to}")


def _verify_trunc(v: _Verifier, ins: Instr) -> None:
    if ins.dsts[0].type.size >= ins.args[0].type.size:
        raise v.fail("width", f"{ins.args[0].type} to {ins.dsts[0].type}")


def _verify_bitcast(v: _Verifier, ins: Instr) -> None:
    source, to = ins.args[0].type, ins.dsts[0].type
    if not (isinstance(source, (Int, Float)) and isinstance(to, (Int, Float)) and source.size == to.size):
        raise v.fail("width", f"{source} to {to}")


def _verify_alloc(v: _Verifier, ins: Instr) -> None:
    info = ins.imm
    if not info.stack and not info.descriptor:
        raise v.fail("alloc", "no descriptor")
    if not info.stack and v.module is not None and not _is_known(v.module, info.descriptor):
        raise v.fail("operand", f"unknown symbol {info.descriptor}")


def _verify_atomic(v: _Verifier, ins: Instr) -> None:
    type = ins.args[1].type if len(ins.args) > 1 else ins.dsts[0].type
    if not isinstance(type, (Int, Ptr)):
        raise v.fail("atomic", f"{type}")


def _verify_word(v: _Verifier, ins: Instr) -> None:
    type = ins.dsts[0].type if ins.dsts else ins.args[0].type
    if not isinstance(type, (Int, Ptr)):
        raise v.fail("type", f"{type} where an integer or pointer is wanted")
    if ins.imm < 0 or ins.imm % 8:
        raise v.fail("imm", f"offset {ins.imm}")


def _verify_intrinsic(v: _Verifier, ins: Instr) -> None:
    row = INTRINSICS.get(ins.imm)
    if row is None:
        raise v.fail("intrinsic", f"unknown: {ins.imm}")
    bound: IRType | None = ins.args[0].type if ins.args else None
    for words, types in ((row[0].split(), _types(ins.dsts)), (row[1].split(), _types(ins.args))):
        if len(words) != len(types):
            raise v.fail("intrinsic", f"{len(types)} operands, not {len(words)}")
        for word, type in zip(words, types, strict=True):
            wanted = bound if word == "T" else _EXACT[word]
            if type is not wanted or not is_scalar(type):
                raise v.fail("intrinsic", f"{type} where {wanted} is wanted")
    is_float = ins.imm in FLOAT_INTRINSICS
    if row[1].startswith("T") and not isinstance(bound, Float if is_float else Int):
        raise v.fail("intrinsic", f"{ins.imm} of {bound}")


FLOAT_INTRINSICS = frozenset({"sqrt", "floor", "ceil", "trunc", "rint", "fabs", "copysign", "fma"})

OP_RULES: dict[Op, Callable[[_Verifier, Instr], None]] = {
    Op.EQ: _verify_equal,
    Op.NE: _verify_equal,
    Op.SEXT: _verify_widen,
    Op.ZEXT: _verify_widen,
    Op.TRUNC: _verify_trunc,
    Op.BITCAST: _verify_bitcast,
    Op.GETF: _verify_getf,
    Op.SETF: _verify_setf,
    Op.MAKE: _verify_make,
    Op.ALLOC: _verify_alloc,
    Op.CALL: _verify_call,
    Op.CALLC: _verify_indirect,
    Op.CALLP: _verify_indirect,
    Op.CTX: _verify_ctx,
    Op.CHECK: _verify_check,
    Op.ALOAD: _verify_atomic,
    Op.ASTORE: _verify_atomic,
    Op.ASTOREREL: _verify_atomic,
    Op.AXCHG: _verify_atomic,
    Op.AADD: _verify_atomic,
    Op.AAND: _verify_atomic,
    Op.AOR: _verify_atomic,
    Op.ACAS: _verify_atomic,
    Op.INTRIN: _verify_intrinsic,
    Op.SETJMP: _verify_setjmp,
    Op.TLSLOAD: _verify_word,
    Op.TLSSTORE: _verify_word,
    Op.RET: _verify_ret,
    Op.DISPATCH: _verify_dispatch,
}
