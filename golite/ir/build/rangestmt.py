"""range over integers, strings, arrays, slices, maps and channels (functions: rangefunc.py).

The range expression is evaluated once. An array is copied if values are asked for and it is a variable (spec, "For statements
with range clause"); slices keep their header, so that the loop runs over the length it had at the start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Optional

from golite.ir.build import assign, visitor, walk
from golite.ir.builder import NIL, Mem, i64
from golite.ir.func import Const, Operand
from golite.ir.layout import UNSIGNED, in_memory, ir_type, is_interface, kind_of
from golite.ir.ops import Op
from golite.ir.types import I8, I32, I64, PTR
from golite.syntax import ast
from golite.types import universe
from golite.types.types import Array, Basic, Chan, Kind, Map, Pointer, Signature, Slice, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


@visitor.stmt(ast.RangeStmt)
def build_range(fb: FunctionBuilder, s: Any) -> None:
    u = underlying(fb.typ(s.x))
    cls = type(u)
    fb.hoisted = {}
    if s.shared:
        for e in (s.key, s.val):
            if is_used(e):
                fb.declare(e.obj)
    if cls is Slice:
        _range_slice(fb, s, u)
    elif cls is Array or cls is Pointer:
        _range_array(fb, s, u)
    elif cls is Map:
        _range_map(fb, s)
    elif cls is Chan:
        _range_chan(fb, s, u)
    elif cls is Signature:
        from golite.ir.build import rangefunc

        rangefunc.build_range(fb, s, u)
    elif cls is Basic and u.kind in (Kind.STRING, Kind.UNTYPED_STRING):
        _range_string(fb, s)
    else:
        _range_int(fb, s)


def is_used(e: Any) -> bool:
    return e is not None and not (type(e) is ast.Ident and e.name == "_")


def declares(s: Any) -> bool:
    """Whether every iteration has variables of its own."""
    return s.define and not s.shared


def bind(fb: FunctionBuilder, s: Any, values: list[tuple[Any, Any]]) -> None:
    """Assign or declare the iteration variables. ``values``: (operand or a function that makes it, its type) for key and value."""
    pending: list[tuple[Any, Operand, Any]] = []
    for e, (make, t) in zip((s.key, s.val), values, strict=False):
        if not is_used(e):
            continue
        v: Operand = make() if callable(make) else make
        pending.append((e, v, t))
    if declares(s):
        for e, v, t in pending:
            fb.declare(e.obj, fb.convert(v, t, fb.var_type(e.obj)))
        return
    assign.store_all(fb, [e for e, _, _ in pending], [(v, t) for _, v, t in pending])


class Loop:
    """The blocks of a counting loop: ``head`` tests, ``body`` runs, ``cont`` steps."""

    def __init__(self, fb: FunctionBuilder, s: Any) -> None:
        from golite.ir.build.function import Target

        self.fb = fb
        self.head, self.body = fb.new_block("range"), fb.new_block("range.body")
        self.cont, self.done = fb.new_block("range.next"), fb.new_block("range.done")
        fb.targets[s] = Target(fb, self.done, self.cont)

    def enter(self) -> None:
        self.fb.start(self.head)
        self.fb.loop_depth += 1

    def leave(self) -> None:
        self.fb.jump(self.head)
        self.fb.loop_depth -= 1
        self.fb.start_fresh(self.done)


def _count(fb: FunctionBuilder, s: Any, n: Operand, bind_at: Callable[[Any], None]) -> None:
    """A loop with a hidden counter from 0 to n-1."""
    loop = Loop(fb, s)
    i = fb.var(I64)
    fb.copy(i, i64(0))
    loop.enter()
    fb.br(fb.cmp(Op.SLT, i, n), loop.body, loop.done)
    fb.start_fresh(loop.body)
    bind_at(i)
    fb.stmts(s.body.stmts)
    fb.start(loop.cont)
    fb.pos = s.pos
    fb.emit(Op.ADD, (i,), (i, i64(1)))
    loop.leave()


def _range_slice(fb: FunctionBuilder, s: Any, u: Slice) -> None:
    v = fb.pinned(fb.expr(s.x))
    base, n = fb.pinned(fb.getf(v, 0)), fb.pinned(fb.getf(v, 1))
    elem = fb.subst(u.elem)
    ir = ir_type(elem)
    fb.pos = s.pos
    _count(fb, s, n, lambda i: _bind_element(fb, s, i, base, elem, ir))


def _bind_element(fb: FunctionBuilder, s: Any, i: Any, base: Operand, elem: Any, ir: Any) -> None:
    if is_used(s.val) and in_memory(ir):
        where = Mem(fb.value(Op.INDEX, PTR, base, i, imm=ir.size)) if ir.size else Mem(base)
        if not declares(s):
            _assign_large(fb, s, i, where, elem)
            return
        bind(fb, s, [(i, universe.INT)])
        v = s.val.obj
        mem = Mem(fb.alloc(ir, fb.pb.descriptor(elem), name=v.name))
        fb.memmove(ir, mem, where)
        fb.vars[v] = mem
        return
    bind(fb, s, [(i, universe.INT), (lambda: fb.load(ir, fb.index(base, i, ir.size)), elem)])


def _assign_large(fb: FunctionBuilder, s: Any, i: Operand, where: Mem, elem: Any) -> None:
    """Assign the index, if it is asked for, and the element in memory."""
    ir = ir_type(elem)
    *keys, target = assign.places_of(fb, [e for e in (s.key, s.val) if is_used(e)])
    key = keys[0] if keys else None
    value: Optional[Operand] = None
    if is_interface(target.type) or (key is not None and not walk.is_unshared(s.key)):
        value = fb.pinned(fb.load(ir, where))  # before the index is stored, which may be into the element
    if key is not None:
        key.store(fb.convert(i, universe.INT, key.type))
    if value is not None:
        target.store(fb.convert(value, elem, target.type))
        return
    dst = target.mem()
    if dst is not None:
        fb.move(ir, dst, where)
    else:
        target.store(fb.load(ir, where))


def _range_array(fb: FunctionBuilder, s: Any, u: Any) -> None:
    array = u if type(u) is Array else underlying(u.elem)
    elem = fb.subst(array.elem)
    ir = ir_type(elem)
    base: Operand = NIL
    if type(u) is Pointer:
        base = fb.pinned(fb.expr(s.x))
        if is_used(s.val) and array.length:
            fb.nilcheck(base)
    elif is_used(s.val) and ir_type(u).size:
        mem = fb.readable(s.x)
        if fb.is_addressable(walk.unparen(s.x)) and not _is_unchanged(s, s.x):
            copy = fb.temp_mem(u)
            fb.memmove(ir_type(u), copy, mem)
            mem = copy
        base = fb.ptr(mem)
    elif walk.has_effects(s.x):
        fb.expr(s.x)
    fb.pos = s.pos
    _count(fb, s, i64(array.length), lambda i: _bind_element(fb, s, i, base, elem, ir))


def _is_unchanged(s: Any, x: Any) -> bool:
    """An array variable that nobody can write during the loop needs no copy."""
    x = walk.unparen(x)
    if type(x) is not ast.Ident:
        return False
    v: Any = x.obj
    return v.owner is not None and not v.reassigned and not v.address_taken


def _range_int(fb: FunctionBuilder, s: Any) -> None:
    """``for i := range n``: the counter has n's type."""
    if s.x.value is not None:
        if s.define and is_used(s.key):
            t = fb.var_type(s.key.obj)
        elif is_used(s.key) and not is_interface(fb.typ(s.key)):
            t = fb.typ(s.key)
        else:
            t = fb._const_type(s.x)
        n = fb.constant(s.x.value, t)
    else:
        t = fb.typ(s.x)
        n = fb.pinned(fb.expr(s.x))
    loop = Loop(fb, s)
    ir = ir_type(t)
    i = fb.var(ir)
    fb.copy(i, Const(ir, 0))
    fb.pos = s.pos
    loop.enter()
    fb.br(fb.cmp(Op.ULT if kind_of(t) in UNSIGNED else Op.SLT, i, n), loop.body, loop.done)
    fb.start_fresh(loop.body)
    bind(fb, s, [(i, t)])
    fb.stmts(s.body.stmts)
    fb.start(loop.cont)
    fb.pos = s.pos
    fb.emit(Op.ADD, (i,), (i, Const(ir, 1)))
    loop.leave()


def _range_string(fb: FunctionBuilder, s: Any) -> None:
    v = fb.pinned(fb.expr(s.x))
    p, n = fb.getf(v, 0), fb.getf(v, 1)
    loop = Loop(fb, s)
    k, following = fb.var(I64), fb.var(I64)
    r = fb.var(I32)
    fb.copy(following, i64(0))
    fb.pos = s.pos
    loop.enter()
    fb.copy(k, following)
    fb.br(fb.cmp(Op.SLT, k, n), loop.body, loop.done)
    fb.start_fresh(loop.body)
    wide, go = fb.new_block("rune"), fb.new_block("range.bind")
    byte = fb.load(I8, Mem(fb.value(Op.INDEX, PTR, p, k, imm=1)))
    fb.emit(Op.ZEXT, (r,), (byte,))
    fb.emit(Op.ADD, (following,), (k, i64(1)))
    fb.br(fb.cmp(Op.ULT, r, Const(I32, 0x80)), go, wide)
    fb.start_fresh(wide)
    rune, pos = fb.rt("decoderune", v, k)
    fb.copy(r, rune)
    fb.copy(following, pos)
    fb.start(go)
    bind(fb, s, [(k, universe.INT), (r, universe.INT32)])
    fb.stmts(s.body.stmts)
    fb.start(loop.cont)
    loop.leave()


def _range_map(fb: FunctionBuilder, s: Any) -> None:
    t = fb.typ(s.x)
    u = underlying(t)
    m = fb.expr(s.x)
    fb.pos = s.pos
    hiter = fb.pb.rt.struct("hiter")
    it = fb.alloc(hiter.type, "", stack=True, name="hiter")
    fb.rt("mapiterinit", fb.pb.descriptor_addr(t), m, it)
    loop = Loop(fb, s)
    loop.enter()
    key = fb.load(PTR, Mem(it, hiter["key"]))
    fb.br(fb.cmp(Op.NE, key, NIL), loop.body, loop.done)
    fb.start_fresh(loop.body)
    key_t, elem_t = fb.subst(u.key), fb.subst(u.elem)
    bind(
        fb,
        s,
        [
            (lambda: fb.load(ir_type(key_t), Mem(key)), key_t),
            (lambda: fb.load(ir_type(elem_t), Mem(fb.load(PTR, Mem(it, hiter["elem"])))), elem_t),
        ],
    )
    fb.stmts(s.body.stmts)
    fb.start(loop.cont)
    fb.pos = s.pos
    fb.rt("mapiternext", it)
    loop.leave()


def _range_chan(fb: FunctionBuilder, s: Any, u: Chan) -> None:
    c = fb.pinned(fb.expr(s.x))
    elem = fb.subst(u.elem)
    fb.pos = s.pos
    mem: Optional[Mem] = fb.temp_mem(elem) if is_used(s.key) else None
    loop = Loop(fb, s)
    loop.enter()
    ok = fb.rt1("chanrecv2", c, NIL if mem is None else fb.ptr(mem))
    fb.br(ok, loop.body, loop.done)
    fb.start_fresh(loop.body)
    if mem is not None:
        where = mem
        bind(fb, s, [(lambda: fb.load(ir_type(elem), where), elem)])
    fb.stmts(s.body.stmts)
    fb.start(loop.cont)
    fb.pos = s.pos
    loop.leave()
