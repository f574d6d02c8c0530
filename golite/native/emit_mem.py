"""Aggregates, memory, allocation and the checks that guard them."""

from __future__ import annotations

from golite.ir.func import AllocInfo, CallTarget, Const, Instr, Sig, SymAddr
from golite.ir.layout import pointer_words
from golite.ir.ops import Op
from golite.ir.types import I64, field_offset, field_type
from golite.native.allocators import allocator, convention_text
from golite.native.emit_arith import Emit
from golite.native.emitter import Emitter
from golite.native.llvmtypes import int_text, shape_of

PANIC_INDEX = "runtime.goPanicIndex"
PANIC_MEM = "runtime.panicmem"
_INDEX_SIG = Sig((I64, I64), ())
_NO_SIG = Sig((), ())


# aggregates


def emit_getf(e: Emitter, ins: Instr) -> None:
    dst, (source,), field = ins.dsts[0], ins.args, ins.imm
    shape = shape_of(source.type)
    if shape.leaves is not None:
        e.set(dst, e.leaf_range(source, shape.starts[field], shape.starts[field + 1]))
    elif isinstance(source, Const):
        part = shape_of(dst.type)
        if part.leaves is not None:
            e.set(dst, part.zeros)
        else:
            e.zero(e.address(dst), part)
    else:
        e.load_register(dst, e.address(source), field_offset(source.type, field))


def emit_setf(e: Emitter, ins: Instr) -> None:
    dst, (value,), field = ins.dsts[0], ins.args, ins.imm
    shape = shape_of(dst.type)
    if shape.leaves is None:
        e.store_operand(value, e.address(dst), field_offset(dst.type, field))
        return
    slots = e.slots[dst.index]
    assert slots is not None
    start, stop = shape.starts[field], shape.starts[field + 1]
    for slot, leaf, text in zip(slots[start:stop], shape.leaves[start:stop], e.leaves(value), strict=True):
        e.out.append(f"  store {leaf.text} {text}, ptr {slot}")


def emit_make(e: Emitter, ins: Instr) -> None:
    dst = ins.dsts[0]
    shape = shape_of(dst.type)
    if shape.leaves is not None:
        found: list[str] = []
        for arg in ins.args:
            found += e.leaves(arg)
        e.set(dst, tuple(found))
        return
    address = e.address(dst)
    for i, arg in enumerate(ins.args):
        assert arg.type is field_type(dst.type, i)
        e.store_operand(arg, address, field_offset(dst.type, i))


# memory


def emit_load(e: Emitter, ins: Instr) -> None:
    e.load_register(ins.dsts[0], e.scalar(ins.args[0]), ins.imm or 0)


def emit_store(e: Emitter, ins: Instr) -> None:
    value = ins.args[1]
    if isinstance(value, SymAddr) and value.symbol in e.module.module.functions and not ins.imm:
        # A closure gets its code, which stays: calls of it (emit_callc) need not ask again, whatever else was called before.
        e.out.append(f"  store ptr {e.scalar(value)}, ptr {e.scalar(ins.args[0])}, !invariant.group {e.module.empty}{e.location()}")
        return
    e.store_operand(ins.args[1], e.scalar(ins.args[0]), ins.imm or 0)


def emit_storeb(e: Emitter, ins: Instr) -> None:
    """Old values are loaded before the store, and whether to show them is asked after it: a collection that begins in between
    finds them in registers (runtime/mwb.go)."""
    value = ins.args[1]
    address = e.offset(e.scalar(ins.args[0]), ins.imm or 0)
    shape = shape_of(value.type)
    if shape.leaves is None:
        e.shade_range(address, str(shape.size))
        e.store_operand(value, address)
        return
    old = [e.value(f"load ptr, ptr {e.offset(address, leaf.offset)}{e.location()}") for leaf in shape.leaves if leaf.text == "ptr"]
    e.store_operand(value, address)
    e.shade(old)


def emit_shade(e: Emitter, ins: Instr) -> None:
    value = ins.args[0]
    shape = shape_of(value.type)
    if shape.leaves is None:
        e.shade_range(e.address(value), str(shape.size))
    else:
        e.shade([text for leaf, text in zip(shape.leaves, e.leaves(value), strict=True) if leaf.text == "ptr"])


def emit_loadv(e: Emitter, ins: Instr) -> None:
    e.load_register(ins.dsts[0], e.scalar(ins.args[0]), ins.imm or 0, volatile=True)


def emit_storev(e: Emitter, ins: Instr) -> None:
    e.store_operand(ins.args[1], e.scalar(ins.args[0]), ins.imm or 0, volatile=True)


def emit_memmove(e: Emitter, ins: Instr) -> None:
    to, source, n = map(e.scalar, ins.args)
    e.out.append(f"  call void @llvm.memmove.p0.p0.i64(ptr {to}, ptr {source}, i64 {n}, i1 false){e.location()}")


def emit_memzero(e: Emitter, ins: Instr) -> None:
    to, n = map(e.scalar, ins.args)
    e.out.append(f"  call void @llvm.memset.p0.i64(ptr {to}, i8 0, i64 {n}, i1 false){e.location()}")


def emit_moveb(e: Emitter, ins: Instr) -> None:
    """What is overwritten is shown before the move. If the ranges overlap, that is where the pointers of the other range are, too; but who is
    stopped in between, for a collection to begin, must show after the move what has come to where a marker may have been before."""
    to, n = e.scalar(ins.args[0]), e.scalar(ins.args[2])
    e.shade_range(to, n)
    emit_memmove(e, ins)
    e.shade_range(to, n)


def emit_zerob(e: Emitter, ins: Instr) -> None:
    e.shade_range(e.scalar(ins.args[0]), e.scalar(ins.args[1]))
    emit_memzero(e, ins)


def emit_ptradd(e: Emitter, ins: Instr) -> None:
    """A constant offset is a field's address, so inside its object; anything else may be unsafe.Add."""
    base, offset = ins.args
    if isinstance(offset, Const):
        amount = int(offset.value or 0)
        if isinstance(base, SymAddr):
            e.set_scalar(ins.dsts[0], e.scalar(SymAddr(base.symbol, base.offset_bytes + amount)))
        elif amount == 0:
            e.set_scalar(ins.dsts[0], e.scalar(base))
        else:
            source = e.scalar(base)
            e.define(ins.dsts[0], f"getelementptr {'inbounds nuw ' if amount > 0 else ''}i8, ptr {source}, i64 {amount}")
            e.derive(ins.dsts[0], source)
        return
    e.define(ins.dsts[0], f"getelementptr i8, ptr {e.scalar(base)}, i64 {e.scalar(offset)}")


def emit_index(e: Emitter, ins: Instr) -> None:
    """The index was checked, so the element is inside the object (or the element is of size 0)."""
    base, index = ins.args
    size = ins.imm
    if size == 0:
        e.set_scalar(ins.dsts[0], e.scalar(base))
        return
    unit = {1: "i8", 2: "i16", 4: "i32", 8: "i64"}.get(size) or f"[{size} x i8]"
    source = e.scalar(base)
    e.define(ins.dsts[0], f"getelementptr inbounds {unit}, ptr {source}, i64 {e.scalar(index)}")
    e.derive(ins.dsts[0], source)


def emit_alloc(e: Emitter, ins: Instr) -> None:
    info = ins.imm
    assert isinstance(info, AllocInfo)
    shape = shape_of(info.type)
    if info.stack:
        address = e.alloca(shape)
        e.zero(address, shape)
        e.set_scalar(ins.dsts[0], address)
        return
    if not info.descriptor:
        raise e.fail(f"a heap object ({info.name or info.type}) without a type descriptor")
    size = f"dereferenceable({shape.size}) " if shape.size else ""
    function = allocator(shape.size, pointer_words(info.type))
    callee = e.module.function_text(function.symbol, function.sig)
    args = f"ptr {e.module.address_text(info.descriptor)}"
    if function.mask:
        args += f", i64 {int_text(function.mask, 64)}"
    convention = convention_text(function.symbol)
    e.define(ins.dsts[0], f"call {convention}noalias nonnull align {shape.align} {size}ptr {callee}({args}){e.location()}")


# checks


def emit_nilcheck(e: Emitter, ins: Instr) -> None:
    """The failing call has no operands, so all checks of one position share it."""
    pointer = ins.args[0]
    if isinstance(pointer, SymAddr):
        return
    text = e.scalar(pointer)
    key = (PANIC_MEM, e.pos)
    label = e.shared_checks.get(key)
    if label is None:
        label = e.shared_checks[key] = e.label("n")
        e.failing_call(label, PANIC_MEM, _NO_SIG, ())
    e.branch_unless(e.value(f"icmp ne ptr {text}, null"), label)


def emit_bounds(e: Emitter, ins: Instr) -> None:
    index, length = map(e.scalar, ins.args)
    label = e.label("x")
    e.branch_unless(e.value(f"icmp ult i64 {index}, {length}"), label)
    e.failing_call(label, PANIC_INDEX, _INDEX_SIG, ins.args)


def emit_check(e: Emitter, ins: Instr) -> None:
    target = ins.imm
    assert isinstance(target, CallTarget)
    condition = e.scalar(ins.args[0])
    args = ins.args[1:]
    if args:
        label = e.label("k")
        e.branch_unless(condition, label)
        e.failing_call(label, target.symbol, target.sig, args)
        return
    key = (target.symbol, e.pos)
    found = e.shared_checks.get(key)
    if found is None:
        found = e.shared_checks[key] = e.label("k")
        e.failing_call(found, target.symbol, target.sig, ())
    e.branch_unless(condition, found)


EMITTERS: dict[Op, Emit] = {
    Op.GETF: emit_getf,
    Op.SETF: emit_setf,
    Op.MAKE: emit_make,
    Op.LOAD: emit_load,
    Op.STORE: emit_store,
    Op.LOADV: emit_loadv,
    Op.STOREV: emit_storev,
    Op.MEMMOVE: emit_memmove,
    Op.MEMZERO: emit_memzero,
    Op.STOREB: emit_storeb,
    Op.MOVEB: emit_moveb,
    Op.ZEROB: emit_zerob,
    Op.SHADE: emit_shade,
    Op.PTRADD: emit_ptradd,
    Op.INDEX: emit_index,
    Op.ALLOC: emit_alloc,
    Op.NILCHECK: emit_nilcheck,
    Op.BOUNDS: emit_bounds,
    Op.CHECK: emit_check,
}
