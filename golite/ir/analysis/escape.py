"""Escape analysis: which objects may live on the stack of the function that makes them.

For every function of a package, without regard to order (flow-insensitively):

- ``holds[reg]``: the *roots* a register may point to or into. A root is an ALLOC, a parameter (and all that is reachable
  through it), the closure context, or UNKNOWN (anything else: the heap, globals, results of calls).
- ``contents[root]``: the roots that may have been stored into an ALLOC's object.

A root escapes when it is stored where the analysis cannot follow (into UNKNOWN or through a parameter), passed to a call that may keep it, or, for
an ALLOC, returned. What is in an escaping object escapes. An ALLOC that doesn't escape becomes a stack object
if it is small, and, when it sits in a loop, if nothing that may point to the previous iteration's object is live where it is made again:
no register, and no deferred call, which waits until the function ends. The first object of a chain that a loop grows does not become one: the
collector takes stack objects for reachable until their function returns, and with the first, all of a chain whose beginning nobody wants any more.

Functions tell their callers what they do with each parameter: NONE, RESULT (it may be part of a result), CONTENTS (the object itself is
not kept, but what is in it is: chansend's element), ESCAPES. The summaries of a package start at NONE and grow until nothing changes, so
recursion needs no special case; functions outside the package bring theirs, or count as ESCAPES.

Addresses as integers (uintptr) are followed inside one expression only, as gc does: ``unsafe.Pointer(uintptr(p) + x)`` is still p, but an
integer variable, parameter, field or result leads nowhere.

Closures: what a function literal does with its context is known from its body. The account is made where the closure is made
(where its code's address is stored): if the body lets the context's contents escape, they escape there. Calling a
closure therefore keeps nothing of the closure itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import final

from golite.ir.analysis.liveness import blocks_in_cycles, live_before, live_out
from golite.ir.func import AllocInfo, Block, CallTarget, Function, Instr, Module, Operand, Reg, SymAddr
from golite.ir.ops import Op
from golite.ir.types import Array as ArrayType
from golite.ir.types import Int, IRType, Ptr, Struct

NONE, RESULT, CONTENTS, ESCAPES = 0, 1, 2, 3
Summary = tuple[int, ...]  # per parameter; for closures one more at the end: the context

MAX_STACK_OBJECT_BYTES = 64 << 10

# Runtime functions that keep no pointer they are given although they store it for a while, or that keep only what is behind it: their bodies hide
# it from the analysis (sudogs, type-erased copies). By name: per parameter.
RUNTIME: dict[str, Summary] = {
    "growslice": (CONTENTS, NONE, NONE, NONE, NONE),
    "concatstrings": (NONE, NONE),
    "slicebytetostring": (NONE, NONE),
    "stringtoslicebyte": (NONE,),
    "slicerunetostring": (NONE,),
    "stringtoslicerune": (NONE,),
    "decoderune": (NONE, NONE),
    "cmpstring": (NONE, NONE),
    "memequal": (NONE, NONE, NONE),
    "mapaccess1": (NONE, NONE, NONE),
    "mapaccess2": (NONE, NONE, NONE),
    "mapassign": (NONE, NONE, CONTENTS),
    "mapdelete": (NONE, NONE, NONE),
    "mapclear": (NONE, NONE),
    "mapiterinit": (NONE, NONE, NONE),
    "mapiternext": (NONE,),
    "mapaccess1_fast32": (NONE, NONE, NONE),
    "mapaccess1_fast64": (NONE, NONE, NONE),
    "mapaccess1_faststr": (NONE, NONE, NONE),
    "mapaccess2_fast32": (NONE, NONE, NONE),
    "mapaccess2_fast64": (NONE, NONE, NONE),
    "mapaccess2_faststr": (NONE, NONE, NONE),
    "mapassign_fast32": (NONE, NONE, NONE),
    "mapassign_fast64": (NONE, NONE, ESCAPES),
    "mapassign_faststr": (NONE, NONE, ESCAPES),
    "mapdelete_fast32": (NONE, NONE, NONE),
    "mapdelete_fast64": (NONE, NONE, NONE),
    "mapdelete_faststr": (NONE, NONE, NONE),
    "chansend1": (NONE, CONTENTS),
    "chanrecv1": (NONE, NONE),
    "chanrecv2": (NONE, NONE),
    "closechan": (NONE,),
    "chanlen": (NONE,),
    "chancap": (NONE,),
    "selectnbsend": (NONE, CONTENTS),
    "selectnbrecv": (NONE, NONE),
    "efaceeq": (NONE, NONE, NONE),
    "ifaceeq": (NONE, NONE, NONE),
    "getitab": (NONE, NONE, NONE),
    "assertE2I": (NONE, NONE),
    "assertE2I2": (NONE, NONE),
    "typehash": (NONE, NONE, NONE),
    "deferproc": (NONE, NONE, NONE),
    "deferprocat": (NONE, ESCAPES, ESCAPES),
    "deferreturn": (NONE,),
    "deferwrapper": (NONE,),
    "gorecover": (NONE,),
    "printstring": (NONE,),
    "printpointer": (NONE,),
    "gosetjmp": (NONE,),
    "memmove": (NONE, CONTENTS, NONE),
}

UNKNOWN = -1
CONTEXT = -2

# Ops whose results may point where their arguments do.
_INTEGER_FLOWS = (Op.PTRTOINT, Op.ADD, Op.SUB, Op.AND, Op.OR, Op.XOR, Op.MUL, Op.SHL, Op.LSHR)
_FLOWS = (Op.COPY, Op.PTRADD, Op.INDEX, Op.GETF, Op.MAKE, Op.SELECT, Op.BITCAST, Op.INTTOPTR, Op.SETF)

_pointers: dict[IRType, bool] = {}


def may_hold_pointer(t: IRType) -> bool:
    """Can a value of this type be or contain an address?"""
    found = _pointers.get(t)
    if found is None:
        found = _pointers[t] = _may_hold_pointer(t)
    return found


def _may_hold_pointer(t: IRType) -> bool:
    if isinstance(t, Ptr):
        return True
    if isinstance(t, Struct):
        return any(map(may_hold_pointer, t.fields))
    return isinstance(t, ArrayType) and may_hold_pointer(t.elem)


@final
class _FunctionEscape:
    """The analysis of one function. Roots: n >= 0 parameter n; UNKNOWN; CONTEXT; ALLOC number k is ``base + k``.

    Each instruction that matters is a *step*: a transfer function and the instruction. All steps are taken in the order of the code until nothing
    changes that an earlier step has read: a register of ``early``, or the contents of an object."""

    def __init__(self, fn: Function) -> None:
        self.fn = fn
        self.base = len(fn.params)
        if not self._collect(fn, False):
            self._collect(fn, True)

    def _collect(self, fn: Function, integers: bool) -> bool:
        """Finds the steps. Without ``integers``, those that make no pointers are left out; false if that is wrong, as there is a PTRTOINT."""
        self.allocs: list[tuple[Block, int, Instr]] = []
        self.steps: list[tuple[Callable[[_FunctionEscape, Instr], None], Instr]] = []
        self.calls: set[str] = set()  # symbols whose summaries matter
        self.early: set[int] = set()  # registers that are read before they are written, as the steps go
        read: set[int] = set()
        for block in fn.blocks:
            for index, ins in enumerate(block.instrs):
                op = ins.op
                if op is Op.ALLOC:
                    self.allocs.append((block, index, ins))
                    continue
                step = _STEPS.get(op)
                if step is None:
                    continue
                if op is Op.CALL:
                    self.calls.add(ins.imm.symbol)
                elif step is _FunctionEscape._step_store:
                    value = ins.args[1]
                    if type(value) is SymAddr:
                        self.calls.add(value.symbol)
                elif (step is _FunctionEscape._step_flow or step is _FunctionEscape._step_integer_flow) and not integers:
                    if op is Op.PTRTOINT:
                        return False
                    if not may_hold_pointer(ins.dsts[0].type):
                        continue
                self.steps.append((step, ins))
                for arg in ins.args:
                    if type(arg) is Reg:
                        read.add(arg.index)
                for dst in ins.dsts:
                    if dst.index in read:
                        self.early.add(dst.index)
        return True

    def solve(self, summaries: Mapping[str, Summary]) -> Summary:
        """The function's summary, given those of others; ``escaped`` and ``holds`` stay for the decisions."""
        fn = self.fn
        self.holds: dict[int, set[int]] = {reg.index: {n} for n, reg in enumerate(fn.params) if may_hold_pointer(reg.type)}
        self.contents: dict[int, set[int]] = {}
        self.contents_read = False
        self.escaped: set[int] = set()
        self.content_escaped: set[int] = set()
        self.deferred: set[int] = set()  # what deferred calls of this function are given
        self.returned: set[int] = set()
        for number, (_block, _index, ins) in enumerate(self.allocs):
            self.holds.setdefault(ins.dsts[0].index, set()).add(self.base + number)
        self.summaries = summaries
        self.changed = True
        while self.changed:
            self.changed = False
            for step, ins in self.steps:
                step(self, ins)
        self._close()
        slots = [*range(self.base), CONTEXT] if fn.attrs.closure else list(range(self.base))
        return tuple(ESCAPES if r in self.escaped else RESULT if r in self.returned else NONE for r in slots)

    # -- the transfer functions

    def _roots(self, operand: Operand) -> set[int]:
        if type(operand) is Reg:
            return self.holds.get(operand.index, _EMPTY)
        return _UNKNOWN_ONLY if type(operand) is SymAddr else _EMPTY

    def _flow(self, dst: Reg, roots: set[int], integers: bool = False) -> None:
        if not roots:
            return
        have = self.holds.get(dst.index)
        if have is None:
            if integers or may_hold_pointer(dst.type):
                self.holds[dst.index] = set(roots)
                if dst.index in self.early:
                    self.changed = True
        elif not roots <= have:
            have |= roots
            if dst.index in self.early:
                self.changed = True

    def _content(self, roots: set[int]) -> set[int]:
        """What a load through these roots may give."""
        found = {UNKNOWN}
        for root in roots:
            if root >= self.base:
                self.contents_read = True
                found |= self.contents.get(root, _EMPTY)
            else:
                found.add(root)
        return found

    def _store(self, target: set[int], value: set[int]) -> None:
        if not value:
            return
        if not target:
            self._escape(value)
            return
        for root in target:
            if root >= self.base and root not in self.escaped:
                have = self.contents.setdefault(root, set())
                if not value <= have:
                    have |= value
                    self.changed = self.changed or self.contents_read
            else:
                self._escape(value)

    # What escapes changes nothing for earlier steps: what they put into an object is in ``contents``, which _close looks at.

    def _escape(self, roots: set[int]) -> None:
        for root in roots:
            if root != UNKNOWN:
                self.escaped.add(root)

    def _escape_contents(self, roots: set[int]) -> None:
        for root in roots:
            if root >= self.base:
                self.content_escaped.add(root)
            elif root != UNKNOWN:
                self.escaped.add(root)

    def _step_flow(self, ins: Instr) -> None:
        dst = ins.dsts[0]
        for arg in ins.args:
            if type(arg) is not Reg or arg.index in self.holds:
                self._flow(dst, self._roots(arg))

    def _step_integer_flow(self, ins: Instr) -> None:
        dst = ins.dsts[0]
        for arg in ins.args:
            if type(arg) is not Reg or arg.index in self.holds:
                self._flow(dst, self._roots(arg), True)

    def _step_load(self, ins: Instr) -> None:
        dst = ins.dsts[0]
        if may_hold_pointer(dst.type):
            self._flow(dst, self._content(self._roots(ins.args[0])))

    def _step_store(self, ins: Instr) -> None:
        value = ins.args[1]
        if type(value) is SymAddr:
            summary = self.summaries.get(value.symbol)
            if summary and summary[-1] != NONE:
                # A closure is being made whose body lets its context out (or that might be a plain function: no harm).
                self._escape_contents(self._roots(ins.args[0]))
        elif not isinstance(value.type, Int):
            self._store(self._roots(ins.args[0]), self._roots(value))

    def _step_memmove(self, ins: Instr) -> None:
        self._store(self._roots(ins.args[0]), self._content(self._roots(ins.args[1])))

    def _step_ret(self, ins: Instr) -> None:
        for arg in ins.args:
            if isinstance(arg.type, Int):
                continue
            for root in self._roots(arg):
                if root >= self.base:
                    self.escaped.add(root)
                else:
                    self.returned.add(root)

    def _step_atomic_store(self, ins: Instr) -> None:
        for arg in ins.args[1:]:
            if not isinstance(arg.type, Int):
                self._escape(self._roots(arg))
        if ins.dsts:
            self._flow(ins.dsts[0], _UNKNOWN_ONLY)

    def _step_context(self, ins: Instr) -> None:
        self._flow(ins.dsts[0], {CONTEXT})

    def _step_thread_store(self, ins: Instr) -> None:
        self._escape(self._roots(ins.args[0]))

    def _step_unknown(self, ins: Instr) -> None:
        self._flow(ins.dsts[0], _UNKNOWN_ONLY)

    def _step_call(self, ins: Instr) -> None:
        args = ins.args
        summary: Summary | None = None
        if ins.op is Op.CALL:
            target: CallTarget = ins.imm
            summary = self.summaries.get(target.symbol)
            if target.symbol == "runtime.deferproc":
                for arg in args:
                    self.deferred |= self._roots(arg)
        else:
            args = args[1:]  # the func value, code pointer or condition
        results: set[int] = {UNKNOWN}
        for number, arg in enumerate(args):
            roots = self._roots(arg)
            if not roots or isinstance(arg.type, Int):
                continue
            kind = ESCAPES if summary is None or number >= len(summary) else summary[number]
            if kind == ESCAPES:
                self._escape(roots)
            elif kind == CONTENTS:
                self._escape_contents(roots)
            elif kind == RESULT:
                results |= roots
                results |= self._content(roots)
        for dst in ins.dsts:
            self._flow(dst, results)

    def _close(self) -> None:
        """What is in escaping objects escapes."""
        todo = [r for r in self.escaped | self.content_escaped if r >= self.base]
        seen = set(todo)
        while todo:
            for root in self.contents.get(todo.pop(), _EMPTY):
                if root == UNKNOWN:
                    continue
                self.escaped.add(root)
                if root >= self.base and root not in seen:
                    seen.add(root)
                    todo.append(root)

    # -- the decisions

    def place(self) -> None:
        """Marks the ALLOCs that may be stack objects."""
        candidates = []
        for number, (block, index, ins) in enumerate(self.allocs):
            info: AllocInfo = ins.imm
            if info.may_stack and not info.stack and info.type.size <= MAX_STACK_OBJECT_BYTES and self.base + number not in self.escaped:
                candidates.append((self.base + number, block, index, info))
        if not candidates:
            return
        cycles = blocks_in_cycles(self.fn)
        deferred = self._reachable(self.deferred)
        out: dict[Block, int] | None = None
        for root, block, index, info in candidates:
            if block in cycles:
                if root in deferred:
                    continue
                if out is None:
                    out = live_out(self.fn)
                if live_before(block, index, out[block]) & self._holders(root):
                    continue
            if isinstance(info.type, Struct) and may_hold_pointer(info.type) and self._begins_chain(root, cycles):
                continue
            info.stack = True

    def _begins_chain(self, root: int, cycles: set[Block]) -> bool:
        """Does a loop store pointers through one that leads here at first and elsewhere later?"""
        for block in cycles:
            for ins in block.instrs:
                if ins.op not in _STORES or not isinstance(ins.args[0], Reg):
                    continue
                target = self.holds.get(ins.args[0].index, _EMPTY)
                if root in target and len(target) > 1 and (ins.op not in (Op.STORE, Op.STOREV) or self._roots(ins.args[1])):
                    return True
        return False

    def _reachable(self, roots: set[int]) -> set[int]:
        """The roots and all that may be stored in them."""
        found = set(roots)
        todo = list(roots)
        while todo:
            inside = self.contents.get(todo.pop(), _EMPTY) - found
            found |= inside
            todo += inside
        return found

    def _holders(self, root: int) -> int:
        """The registers (bits) that may lead to a root: directly or through objects it is stored in."""
        wanted = {root}
        grown = True
        while grown:
            grown = False
            for holder, inside in self.contents.items():
                if holder not in wanted and inside & wanted:
                    wanted.add(holder)
                    grown = True
        bits = 0
        for reg, roots in self.holds.items():
            if roots & wanted:
                bits |= 1 << reg
        return bits


_EMPTY: set[int] = set()
_UNKNOWN_ONLY = {UNKNOWN}
_STORES = (Op.STORE, Op.STOREV, Op.MEMMOVE, Op.MOVEB)

# By op, what it does to what the analysis knows; other ops do nothing.
_STEPS: dict[Op, Callable[[_FunctionEscape, Instr], None]] = {
    **dict.fromkeys(_FLOWS, _FunctionEscape._step_flow),
    **dict.fromkeys(_INTEGER_FLOWS, _FunctionEscape._step_integer_flow),
    **dict.fromkeys((Op.LOAD, Op.LOADV, Op.ALOAD), _FunctionEscape._step_load),
    **dict.fromkeys((Op.STORE, Op.STOREV), _FunctionEscape._step_store),
    **dict.fromkeys((Op.ASTORE, Op.ASTOREREL, Op.AXCHG, Op.ACAS), _FunctionEscape._step_atomic_store),
    **dict.fromkeys((Op.CALL, Op.CALLC, Op.CALLP, Op.CHECK), _FunctionEscape._step_call),
    **dict.fromkeys((Op.TLSLOAD, Op.GETG), _FunctionEscape._step_unknown),
    **dict.fromkeys((Op.MEMMOVE, Op.MOVEB), _FunctionEscape._step_memmove),
    Op.RET: _FunctionEscape._step_ret,
    Op.CTX: _FunctionEscape._step_context,
    Op.TLSSTORE: _FunctionEscape._step_thread_store,
}


def analyze_escape(module: Module, imported: Mapping[str, Summary]) -> dict[str, Summary]:
    """Sets ``AllocInfo.stack`` all over a module and returns the summaries of its functions. ``imported``: those of other packages' functions."""
    own = {symbol: _FunctionEscape(fn) for symbol, fn in module.functions.items()}
    summaries: dict[str, Summary] = {}
    for analysis in own.values():
        for callee in analysis.calls:
            if callee not in summaries and callee not in own:
                found = imported.get(callee)
                if found is not None:
                    summaries[callee] = found
    for name, summary in RUNTIME.items():
        summaries[f"runtime.{name}"] = summary
    for symbol, extern in module.externs.items():
        if extern.attrs.params_noescape and symbol not in summaries:
            summaries[symbol] = tuple(NONE if kept else ESCAPES for kept in extern.attrs.params_noescape)
    fixed = {symbol for symbol in module.functions if symbol.startswith("runtime.") and symbol[8:] in RUNTIME}
    callers: dict[str, list[str]] = {}
    for symbol, analysis in own.items():
        fn = analysis.fn
        if symbol not in fixed:
            summaries[symbol] = (NONE,) * (len(fn.params) + (1 if fn.attrs.closure else 0))
        for callee in analysis.calls:
            callers.setdefault(callee, []).append(symbol)
    todo = list(reversed(own))
    queued = set(todo)
    while todo:
        symbol = todo.pop()
        queued.discard(symbol)
        summary = own[symbol].solve(summaries)
        if symbol in fixed or summary == summaries[symbol]:
            continue
        summaries[symbol] = summary
        for caller in callers.get(symbol, ()):
            if caller in own and caller not in queued:
                queued.add(caller)
                todo.append(caller)
    for analysis in own.values():
        if analysis.allocs:
            analysis.place()
    return {symbol: summaries[symbol] for symbol in own}
