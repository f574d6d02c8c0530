"""Small functions of other packages, to be inlined: sync.(*Mutex).Lock's fast path, utf8.RuneLen, the methods of strings.Builder.

LLVM sees one package at a time. So a package's small functions go into its summary as text (print.py), under ``inline:<symbol>``, and
an importing module that calls one takes its body in, marked ``attrs.imported``: the native back end gives LLVM the body to inline and
emits no code for it. ::

    call %0 [utf8.RuneLen(i32) (i64)]        and in summaries: "inline:unicode/utf8.RuneLen": "func unicode/utf8.RuneLen(…"

Left out: package runtime (it relies on its code being where its name says), functions with a defer or a context, and what refers to a
symbol that only its own package sees. Positions are left out: an inlined instruction takes the position of the call, and is one of the caller's.
So functions that start goroutines or ask who calls them are left out, too, and of a program's own packages those with calls (``has_calls``, in
engine/compile.py): what they call may panic, or use runtime.Caller. One that faults itself (an index, nil) has no frame of its own in the trace.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from golite.ir.func import GROUP_PREFIX, AllocInfo, CallTarget, Extern, FuncAttrs, Function, Module, SymAddr
from golite.ir.ops import Op

PREFIX = "inline:"
INSTANCE_PREFIX = "instance:"  # known to golite/ir/build/instance.py: change both
MAX_INSTRS = 40
MAX_IMPORTED = 400
_NEVER = {Op.FRAMEADDR, Op.SETJMP, Op.CTX, Op.TLSLOAD, Op.TLSSTORE, Op.GETG}


def export_bodies(module: Module) -> None:
    """Adds the bodies that importers may inline to ``module.module_summaries``."""
    from golite.ir.print import format_module  # not at the top: only what LLVM gets comes this far

    if module.path == "main" or module.path == "runtime" or module.path.startswith("runtime/"):
        return
    for symbol, fn in module.functions.items():
        if _is_candidate(fn):
            externs = _externs(module, fn)
            if externs is not None:
                alone = Module("")
                alone.functions[symbol] = fn
                alone.externs = externs
                module.module_summaries[PREFIX + symbol] = format_module(alone)


def instance_marks(module: Module) -> dict[str, bool]:
    """Under ``instance:<symbol>``, the instances of generic functions that are too large to be inlined: who needs such a one may as well call this
    one instead of making its own."""
    return {
        INSTANCE_PREFIX + symbol: True
        for symbol, fn in module.functions.items()
        if fn.attrs.linkonce and not (fn.attrs.imported or fn.attrs.wrapper or fn.attrs.closure)
        if sum(len(block.instrs) for block in fn.blocks) > MAX_INSTRS
    }


def _is_candidate(fn: Function) -> bool:
    attrs = fn.attrs
    if attrs.imported or attrs.linkonce or attrs.wrapper or attrs.closure or attrs.has_defer:
        return False
    if attrs.noinline or attrs.noreturn or attrs.cold:
        return False
    count = 0
    for block in fn.blocks:
        count += len(block.instrs)
        if count > MAX_INSTRS:
            return False
        for ins in block.instrs:
            if ins.op in _NEVER or (isinstance(ins.imm, CallTarget) and (ins.imm.symbol == fn.symbol or _tells_frame(ins.imm.symbol))):
                return False
    return True


def _tells_frame(symbol: str) -> bool:
    """Whether a call of the runtime's keeps what function it is in: the go statement, runtime.Caller and the like (all that is exported)."""
    return symbol == "runtime.newproc" or (symbol.startswith("runtime.") and symbol[len("runtime.")].isupper())


def has_calls(fn: Function) -> bool:
    """Whether ``fn`` panics, or calls anything but the runtime."""
    for block in fn.blocks:
        for ins in block.instrs:
            if ins.op is Op.CALLC or ins.op is Op.CALLP:
                return True
            if ins.op is Op.CALL and (ins.imm.symbol == "runtime.gopanic" or not ins.imm.symbol.startswith("runtime.")):
                return True
    return False


def _externs(module: Module, fn: Function) -> dict[str, Extern] | None:
    """Declarations of all symbols that ``fn`` refers to; None if one is invisible elsewhere."""
    found: dict[str, Extern] = {}
    for block in fn.blocks:
        for ins in block.instrs:
            symbols = [arg.symbol for arg in ins.args if isinstance(arg, SymAddr)]
            if isinstance(ins.imm, CallTarget):
                symbols.append(ins.imm.symbol)
            elif isinstance(ins.imm, AllocInfo) and not ins.imm.stack:
                symbols.append(ins.imm.descriptor)
            for symbol in symbols:
                if symbol in found:
                    continue
                extern = _declare(module, symbol)
                if extern is None:
                    return None
                found[symbol] = extern
    return found


def _declare(module: Module, symbol: str) -> Extern | None:
    fn = module.functions.get(symbol)
    if fn is not None:
        if fn.attrs.linkonce:  # dropped where all its calls were inlined
            return None
        attrs = FuncAttrs(closure=fn.attrs.closure, noreturn=fn.attrs.noreturn, cold=fn.attrs.cold)
        attrs.params_noescape = fn.attrs.params_noescape
        return Extern(symbol, fn.sig, attrs)
    data = module.data.get(symbol.removeprefix(GROUP_PREFIX))
    if data is not None:
        return Extern(symbol, None) if data.linkage != "internal" else None
    return module.externs.get(symbol)


def import_bodies(module: Module, imported: Mapping[str, Any]) -> None:
    """Takes in the bodies of small functions the module calls, and of those they call."""
    from golite.ir.parse import parse_module

    todo = [ins.imm.symbol for fn in module.functions.values() for b in fn.blocks for ins in b.instrs if ins.op is Op.CALL]
    seen = set(todo)
    count = 0
    while todo and count < MAX_IMPORTED:
        symbol = todo.pop()
        text = imported.get(PREFIX + symbol)
        if text is None or symbol in module.functions:
            continue
        count += 1
        found = parse_module(text)
        fn = found.functions[symbol]
        fn.attrs.imported = True
        module.functions[symbol] = fn
        module.externs.pop(symbol, None)
        for name, extern in found.externs.items():
            if name not in module.functions and name not in module.data:
                module.externs.setdefault(name, extern)
        for block in fn.blocks:
            for ins in block.instrs:
                if ins.op is Op.CALL and ins.imm.symbol not in seen:
                    seen.add(ins.imm.symbol)
                    todo.append(ins.imm.symbol)
