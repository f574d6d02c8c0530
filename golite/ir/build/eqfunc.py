"""Bodies of generated equality functions ``type:.eq.T`` for structs and arrays that are not plain memory.

Runs of fields that are plain memory are compared with one memequal; arrays of such elements in a loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import compare
from golite.ir.builder import FALSE, TRUE, Mem, i64
from golite.ir.func import Function, Operand
from golite.ir.layout import in_memory, ir_type, is_regular_memory
from golite.ir.ops import Op
from golite.ir.types import I64
from golite.ir.types import Struct as IRStruct
from golite.types.types import Array, Struct, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder
    from golite.ir.build.package import PackageBuilder


def build(pb: PackageBuilder, func: Function, t: Any) -> None:
    from golite.ir.build.function import FunctionBuilder

    fb = FunctionBuilder(pb, func)
    p, q = func.params
    u = underlying(t)
    if is_regular_memory(t):
        fb.ret(fb.rt1("memequal", p, q, i64(ir_type(t).size)))
    elif type(u) is Struct:
        _struct(fb, Mem(p), Mem(q), u)
    elif type(u) is Array:
        _array(fb, p, q, u)
    else:
        ir = ir_type(t)
        fb.ret(compare.equal(fb, fb.load(ir, Mem(p)), fb.load(ir, Mem(q)), t))
    fb.finish()


def equal_at(fb: FunctionBuilder, p: Mem, q: Mem, t: Any) -> Operand:
    ir = ir_type(t)
    if in_memory(ir):
        return compare.equal_memory(fb, p, q, t)
    return compare.equal(fb, fb.load(ir, p), fb.load(ir, q), t)


def _struct(fb: FunctionBuilder, p: Mem, q: Mem, u: Struct) -> None:
    ir = ir_type(u)
    assert isinstance(ir, IRStruct)
    differ = fb.new_block("differ")
    i = 0
    while i < len(u.fields):
        f = u.fields[i]
        off = ir.offsets[i]
        if f.name == "_" or ir.fields[i].size == 0:
            i += 1
            continue
        end = off + ir.fields[i].size
        j = i + 1
        if is_regular_memory(f.type):
            while j < len(u.fields) and u.fields[j].name != "_" and ir.offsets[j] == end and is_regular_memory(u.fields[j].type):
                end += ir.fields[j].size
                j += 1
        if j > i + 1:
            same = fb.rt1("memequal", fb.ptr(p.at(off)), fb.ptr(q.at(off)), i64(end - off))
        else:
            same = equal_at(fb, p.at(off), q.at(off), f.type)  # type: ignore[assignment]
        ok = fb.new_block("same")
        fb.br(same, ok, differ)
        fb.start_fresh(ok)
        i = j
    fb.ret(TRUE)
    fb.start_fresh(differ)
    fb.ret(FALSE)


def _array(fb: FunctionBuilder, p: Operand, q: Operand, u: Array) -> None:
    size = ir_type(u.elem).size
    i = fb.var(I64, "i")
    fb.copy(i, i64(0))
    head, body, same, differ, done = (fb.new_block(n) for n in ("head", "body", "same", "differ", "done"))
    fb.start(head)
    fb.br(fb.cmp(Op.SLT, i, i64(u.length)), body, done)
    fb.start_fresh(body)
    fb.br(equal_at(fb, fb.index(p, i, size), fb.index(q, i, size), u.elem), same, differ)
    fb.start_fresh(same)
    fb.emit(Op.ADD, (i,), (i, i64(1)))
    fb.jump(head)
    fb.start_fresh(done)
    fb.ret(TRUE)
    fb.start_fresh(differ)
    fb.ret(FALSE)
