"""One IR function as an LLVM definition: decides where registers live, walks the blocks, dispatches on the op."""

from __future__ import annotations

from golite.ir.analysis.loops import reverse_postorder
from golite.ir.func import Block, Function
from golite.ir.ops import Op
from golite.native import emit_arith, emit_call, emit_go, emit_mem
from golite.native.abi import HANDLER_CC, definition_attrs
from golite.native.context import ModuleContext
from golite.native.debuginfo import NO_SUBPROGRAM
from golite.native.emit_arith import Emit
from golite.native.emitter import Emitter
from golite.native.keepalive import find_kept
from golite.native.leaves import is_small_leaf
from golite.native.llvmtypes import shape_of

EMITTERS: dict[Op, Emit] = {**emit_arith.EMITTERS, **emit_mem.EMITTERS, **emit_call.EMITTERS, **emit_go.EMITTERS}


def emit_function(fn: Function, module: ModuleContext) -> str:
    """The ``define`` of ``fn``."""
    debug = NO_SUBPROGRAM if fn.attrs.imported else module.debug.subprogram(fn.symbol, fn.pos)
    e = Emitter(fn, module, debug)
    order = reverse_postorder(fn)
    params, names, e.hidden = e.shape.definition_params(fn.attrs.closure)
    _place_registers(e, order)
    e.kept = find_kept(fn, order, e.definitions)
    _take_params(e, names)
    for block in order:
        out = e.out
        out.append(f"b{block.index}:")
        e.block = block
        for ins in block.instrs:
            if ins.pos:
                e.pos = ins.pos
            EMITTERS[ins.op](e, ins)
    linkage = "available_externally " if fn.attrs.imported else "linkonce_odr " if fn.attrs.linkonce else ""
    scope = "" if fn.attrs.imported else f" !dbg !{debug.node}"
    # Where the linker knows wrappers by: tracebacks leave them out and recover looks past them.
    section = ' section ".text.wrapper"' if fn.attrs.wrapper else ""
    convention = f"{HANDLER_CC} " if fn.attrs.handler else ""
    attrs = definition_attrs(fn.attrs, checked=not fn.attrs.nosplit and not is_small_leaf(fn, order))
    head = (
        f"define {linkage}dso_local {convention}{e.shape.result_attrs}{e.shape.result_text} {module.name_text(fn.symbol)}({', '.join(params)}) "
        f"{module.attr_group(attrs)}{section}{scope} {{\nentry:"
    )
    tail = f"  br label %b{order[0].index}"
    return "\n".join([head, *e.allocas, *e.prologue, tail, *e.out, *e.cold, "}\n"])


def _place_registers(e: Emitter, order: list[Block]) -> None:
    """Counts definitions and gives storage to whatever isn't a plain SSA value."""
    counts = [0] * len(e.fn.regs)
    definitions = e.definitions
    setf = Op.SETF
    for reg in e.fn.params:
        counts[reg.index] = 1
    for block in order:
        for ins in block.instrs:
            for reg in ins.dsts:
                counts[reg.index] += 2 if ins.op is setf else 1
                definitions[reg.index] = ins if counts[reg.index] == 1 else None
    param_regs = {reg.index for reg in e.fn.params}
    allocas = e.allocas
    for reg in e.fn.regs:
        count = counts[reg.index]
        if count == 0:
            continue
        shape = shape_of(reg.type)
        if shape.leaves is None:
            if reg.index not in param_regs:
                e.addresses[reg.index] = e.alloca(shape)
        elif count > 1:
            slots = tuple(f"%r{reg.index}.{j}" for j in range(len(shape.leaves)))
            for slot, leaf in zip(slots, shape.leaves, strict=True):
                allocas.append(f"  {slot} = alloca {leaf.text}")
            e.slots[reg.index] = slots


def _take_params(e: Emitter, names: list[tuple[str, ...]]) -> None:
    """A parameter in memory lives in the caller's copy, which is ours."""
    body = e.out
    e.out = e.prologue
    for reg, mine in zip(e.fn.params, names, strict=True):
        if shape_of(reg.type).leaves is None:
            e.addresses[reg.index] = mine[0]
        else:
            e.set(reg, mine)
    e.out = body
