"""Composite literals. Small structs are built in registers, large ones and arrays in memory; constant arrays are copied from
read-only data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, Optional, Sequence

from golite.ir.build import static, visitor, walk
from golite.ir.builder import Mem, i64, zero
from golite.ir.fold import int_value
from golite.ir.func import Operand
from golite.ir.layout import in_memory, ir_type
from golite.ir.ops import Op
from golite.ir.types import SLICE, array_of
from golite.ir.types import Struct as IRStruct
from golite.syntax import ast
from golite.types.lookup import lookup_field_or_method
from golite.types.types import Array, Map, Pointer, Slice, Struct, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

COPY_FROM_STATIC_BYTES = 32  # constant arrays above this are copied rather than stored element by element


@visitor.expr(ast.CompositeLit)
def build_literal(fb: FunctionBuilder, e: Any) -> Operand:
    t = fb.typ(e)
    u = underlying(t)
    cls = type(u)
    if cls is Pointer:  # &T elided inside another literal
        return build_new(fb, e, fb.subst(u.elem))
    if cls is Map:
        return _build_map(fb, e, t)
    if cls is Slice:
        return _build_slice(fb, e, fb.subst(u.elem))
    ir = ir_type(t)
    if in_memory(ir):
        return _through_memory(fb, e, t)
    if cls is Array:
        return zero(ir)  # size zero
    return _struct_value(fb, e, t)


def _through_memory(fb: FunctionBuilder, e: Any, t: Any) -> Operand:
    mem = fb.temp_mem(t)
    build_into(fb, e, mem, t)
    return fb.load(ir_type(t), mem)


def _struct_value(fb: FunctionBuilder, e: Any, t: Any) -> Operand:
    ir = ir_type(t)
    assert isinstance(ir, IRStruct)
    u = underlying(t)
    items = list(struct_items(e, u))
    if any(len(path) > 1 for path, _ in items):
        return _through_memory(fb, e, t)
    fields: list[Operand] = [zero(f) for f in ir.fields]
    fb.hoist_all([x for _, x in items])
    for (i,), x in items:
        fields[i] = fb.pinned(fb.expr_as(x, fb.subst(u.fields[i].type)))
    return fb.make(ir, *fields)


def build_new(fb: FunctionBuilder, e: Any, t: Any) -> Operand:
    """``&T{…}``."""
    ir = ir_type(t)
    u = underlying(t)
    if type(u) in (Map, Slice) or not in_memory(ir):
        v = fb.expr(e) if e in fb.hoisted else build_value(fb, e, t)
        p = fb.alloc(ir, fb.pb.descriptor(t), name="&lit")
        _store_fields(fb, Mem(p), v)
        return p
    if walk.has_effects(e):
        for x in _values(e):
            fb.hoist(x)
    p = fb.alloc(ir, fb.pb.descriptor(t), name="&lit")
    build_into(fb, e, Mem(p))
    return p


def _store_fields(fb: FunctionBuilder, mem: Mem, v: Operand) -> None:
    fb.store(mem, v)


def build_value(fb: FunctionBuilder, e: Any, t: Any) -> Operand:
    """The literal's value, its own type given (it may be the elided T of a *T)."""
    u = underlying(t)
    if type(u) is Map:
        return _build_map(fb, e, t)
    if type(u) is Slice:
        return _build_slice(fb, e, fb.subst(u.elem))
    ir = ir_type(t)
    if not isinstance(ir, IRStruct):
        return zero(ir)
    return _struct_value(fb, e, t)


def _values(e: Any) -> Iterator[Any]:
    for x in e.elts:
        yield x.val if type(x) is ast.KeyValueExpr else x


def struct_items(e: Any, u: Any) -> Iterator[tuple[Sequence[int], Any]]:
    """(path of the field, value expression) in source order; only promoted fields have paths of more than one number."""
    for n, x in enumerate(e.elts):
        if type(x) is ast.KeyValueExpr:
            yield _path_of(u, x.key), x.val
        else:
            yield (n,), x


def _path_of(u: Any, key: Any) -> Sequence[int]:
    for i, f in enumerate(u.fields):
        if f.name == key.name:
            return (i,)
    return lookup_field_or_method(u, key.obj.pkg, key.name).path


def field_at(t: Any, path: Sequence[int]) -> tuple[int, Any]:
    """Where in a value of struct type t a field lies, in bytes, and its type."""
    offset = 0
    for i in path:
        ir = ir_type(t)
        assert isinstance(ir, IRStruct)
        offset += ir.offsets[i]
        t = underlying(t).fields[i].type
    return offset, t


def array_items(e: Any) -> tuple[list[tuple[int, Any]], int]:
    """[(index, value expression)] in source order, and one more than the largest index."""
    items = []
    index = top = 0
    for x in e.elts:
        value = x
        if type(x) is ast.KeyValueExpr:
            index = int_value(x.key.value)
            value = x.val
        items.append((index, value))
        index += 1
        top = max(top, index)
    return items, top


def build_into(fb: FunctionBuilder, e: Any, mem: Mem, t: Optional[Any] = None) -> None:
    """Fill zeroed memory with the literal."""
    if t is None:
        t = fb.typ(e)
        if type(underlying(t)) is Pointer:
            t = fb.subst(underlying(t).elem)
    u = underlying(t)
    if walk.has_effects(e):
        for x in _values(e):
            fb.hoist(x)
    if type(u) is Struct:
        for path, x in struct_items(e, u):
            offset, field_type = field_at(t, path)
            fb.expr_to(x, mem.at(offset), field_type, fresh=True)
        return
    assert type(u) is Array, t
    items, _ = array_items(e)
    _fill(fb, e, mem, fb.subst(u.elem), items, u.length)


def _fill(fb: FunctionBuilder, e: Any, mem: Mem, elem: Any, items: list[tuple[int, Any]], length: int) -> None:
    size = ir_type(elem).size
    if len(items) * size > COPY_FROM_STATIC_BYTES and not fb.hoisted and not fb.mapping:
        data = static.readonly_array(fb.pb, items, elem, length)
        if data is not None:
            fb.move(array_of(ir_type(elem), length), mem, Mem(data))
            return
    if len(items) > 16 and not fb.mapping:
        # Most of a large table is often constant: copy those, then store the rest.
        constant = [(i, x) for i, x in items if static.is_constant(fb.pb, x, elem)]
        if len(constant) > 8 and size * length <= 1 << 20:
            data = static.readonly_array(fb.pb, constant, elem, length)
            if data is not None:
                fb.move(array_of(ir_type(elem), length), mem, Mem(data))
                done = {i for i, _ in constant}
                items = [(i, x) for i, x in items if i not in done]
    for i, x in items:
        fb.expr_to(x, mem.at(i * size), elem, fresh=True)


def _build_slice(fb: FunctionBuilder, e: Any, elem: Any) -> Operand:
    items, n = array_items(e)
    if walk.has_effects(e):
        for _, x in items:
            fb.hoist(x)
    p = fb.alloc(array_of(ir_type(elem), n), fb.pb.descriptor(Array(elem, n)), name="[]lit")
    _fill(fb, e, Mem(p), elem, items, n)
    return fb.make(SLICE, p, i64(n), i64(n))


def _build_map(fb: FunctionBuilder, e: Any, t: Any) -> Operand:
    u = underlying(t)
    from golite.ir.build import maps

    desc = fb.pb.descriptor_addr(t)
    key_t, elem_t = fb.subst(u.key), fb.subst(u.elem)
    m = fb.rt1("makemap", desc, i64(len(e.elts)))
    fb.set_nonnil(m)
    constant = len(e.elts) > 25 and not fb.mapping
    if constant and all(static.is_constant(fb.pb, x.key, key_t) and static.is_constant(fb.pb, x.val, elem_t) for x in e.elts):
        _map_from_tables(fb, e, t, m)
        return m
    for x in e.elts:
        fb.hoist_all([x.key, x.val])
        key = fb.pinned(fb.expr_as(x.key, key_t))
        if in_memory(ir_type(elem_t)):
            mem = fb.temp_mem(elem_t)
            fb.expr_to(x.val, mem, elem_t, fresh=True)
            fb.pos = e.op_pos
            fb.memmove(ir_type(elem_t), Mem(maps.assign(fb, t, m, key)), mem)
            continue
        value = fb.pinned(fb.expr_as(x.val, elem_t))
        fb.pos = e.op_pos
        fb.store(Mem(maps.assign(fb, t, m, key)), value)
    return m


def _map_from_tables(fb: FunctionBuilder, e: Any, t: Any, m: Operand) -> None:
    """Constant entries: a loop over two read-only arrays."""
    from golite.ir.build import maps
    from golite.ir.types import I64

    u = underlying(t)
    n = len(e.elts)
    keys = static.readonly_array(fb.pb, [(i, x.key) for i, x in enumerate(e.elts)], u.key, n)
    elems = static.readonly_array(fb.pb, [(i, x.val) for i, x in enumerate(e.elts)], u.elem, n)
    assert keys is not None and elems is not None
    key_ir, elem_ir = ir_type(u.key), ir_type(u.elem)
    i = fb.var(I64)
    fb.copy(i, i64(0))
    head, body, done = fb.new_block("mapinit"), fb.new_block("mapinit.body"), fb.new_block("mapinit.done")
    fb.start(head)
    fb.br(fb.cmp(Op.SLT, i, i64(n)), body, done)
    fb.start_fresh(body)
    key = fb.load(key_ir, fb.index(keys, i, key_ir.size))
    slot = maps.assign(fb, t, m, key)
    fb.memmove(elem_ir, Mem(slot), fb.index(elems, i, elem_ir.size))
    fb.emit(Op.ADD, (i,), (i, i64(1)))
    fb.jump(head)
    fb.start_fresh(done)
