"""Expressions: names, selectors, indexing, slicing, operators. Calls, literals, closures and conversions have modules of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import arith, closure, compare, convert, iface, instance, maps, methods, place, visitor, walk
from golite.ir.builder import FALSE, TRUE, Mem, i64
from golite.ir.fold import int_value
from golite.ir.func import Const, Operand
from golite.ir.layout import ir_type, kind_of
from golite.ir.ops import Op
from golite.ir.types import BOOL, I8, I64, PTR, SLICE, STRING
from golite.syntax import ast
from golite.types.objects import Func, Nil, Var
from golite.types.types import Array, Kind, Map, Pointer, Signature, Slice, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder

_COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})


@visitor.expr(ast.Ident)
def build_ident(fb: FunctionBuilder, e: Any) -> Operand:
    obj = e.obj
    if type(obj) is Var:
        home = fb.vars.get(obj)
        if home is None:
            home = fb.home(obj)
        return fb.read(home, ir_type(fb.var_type(obj)))
    if type(obj) is Func:
        return func_operand(fb, obj, e)
    if type(obj) is Nil:
        return Const(fb.ir(e), None)
    raise fb.fail(e, f"{e.name} is no value")


def func_operand(fb: FunctionBuilder, f: Func, e: Any) -> Operand:
    target = fb.pb.func_target(instance.function(fb, f))
    return fb.pb.func_value(target.symbol, target.sig)


@visitor.expr(ast.ParenExpr)
def build_paren(fb: FunctionBuilder, e: Any) -> Operand:
    return fb.expr(e.x)


@visitor.expr(ast.SelectorExpr)
def build_selector(fb: FunctionBuilder, e: Any) -> Operand:
    selection = e.selection
    if selection is None:
        obj = e.sel.obj
        if type(obj) is Var:
            return fb.load(ir_type(obj.type), Mem(fb.pb.global_addr(obj)))
        if type(obj) is Func:
            return func_operand(fb, obj, e)
        raise fb.fail(e, f"{e.sel.name} is no value")
    if selection.kind == "method":
        return closure.build_method_value(fb, e)
    if selection.kind == "methodexpr":
        return methods.method_expression(fb, e)
    base = place.base_of(fb, e.x)
    fb.pos = e.op_pos
    base, t = place.follow(fb, base, fb.typ(e.x), selection.path)
    return fb.load(ir_type(t), base) if isinstance(base, Mem) else base


@visitor.expr(ast.StarExpr)
def build_star(fb: FunctionBuilder, e: Any) -> Operand:
    p = fb.expr(e.x)
    fb.pos = e.op_pos
    fb.nilcheck(p)
    return fb.load(fb.ir(e), Mem(p))


@visitor.expr(ast.IndexExpr)
def build_index(fb: FunctionBuilder, e: Any) -> Operand:
    t = fb.typ(e.x)
    if type(t) is Signature:  # an instance written out
        return fb.expr(e.x)
    u = underlying(t)
    cls = type(u)
    index = e.indices[0]
    if cls is Map:
        fb.hoist_all([e.x, index])
        m = fb.expr(e.x)
        key = fb.expr_as(index, fb.subst(u.key))
        fb.pos = e.op_pos
        return maps.access1(fb, fb.typ(e.x), m, key)
    if cls is Slice or cls is Pointer or (cls is Array and place.is_in_memory(fb, e.x)):
        return fb.load(fb.ir(e), place.addr(fb, e))
    if kind_of(u) is Kind.STRING or kind_of(u) is Kind.UNTYPED_STRING:
        s, i = fb.operands_of_index(e.x, index)
        fb.pos = e.op_pos
        place.check_index(fb, i, fb.getf(s, 1), fb.typ(index))
        return fb.load(I8, fb.index(fb.getf(s, 0), i, 1))
    if cls is Array:
        # An array that is no location: through memory.
        fb.hoist_all([e.x, index])
        mem = fb.readable(e.x)
        i = place.index_value(fb, index)
        fb.pos = e.op_pos
        place.check_index(fb, i, i64(u.length), fb.typ(index))
        elem = ir_type(fb.subst(u.elem))
        return fb.load(elem, fb.index(fb.ptr(mem), i, elem.size))
    raise fb.fail(e, "index of what has no elements")


@visitor.expr(ast.UnaryExpr)
def build_unary(fb: FunctionBuilder, e: Any) -> Operand:
    op = e.op
    if op == "&":
        return build_address(fb, e)
    if op == "<-":
        return build_receive(fb, e)
    v = fb.expr(e.x)
    fb.pos = e.op_pos
    if op == "-":
        return arith.negate(fb, v, fb.typ(e))
    if op == "^":
        return arith.complement(fb, v)
    if op == "!":
        return fb.lnot(v)
    if op == "+":
        return v
    raise fb.fail(e, f"unary {op}")


def build_address(fb: FunctionBuilder, e: Any) -> Operand:
    x = walk.unparen(e.x)
    if type(x) is ast.CompositeLit:
        from golite.ir.build import literal

        t = fb.typ(x)
        if type(underlying(t)) is Pointer:
            t = underlying(t).elem
        return literal.build_new(fb, x, t)
    mem = place.addr(fb, x)
    p = fb.ptr(mem)
    return p


def build_receive(fb: FunctionBuilder, e: Any) -> Operand:
    """``<-c`` as a value."""
    t = fb.typ(e.x)
    elem = fb.subst(underlying(t).elem)
    c = fb.expr(e.x)
    fb.pos = e.op_pos
    mem = fb.temp_mem(elem)
    fb.rt("chanrecv1", c, fb.ptr(mem))
    return fb.load(ir_type(elem), mem)


def build_receive_ok(fb: FunctionBuilder, e: Any) -> tuple[Operand, Operand]:
    elem = fb.subst(underlying(fb.typ(e.x)).elem)
    c = fb.expr(e.x)
    fb.pos = e.op_pos
    mem = fb.temp_mem(elem)
    ok = fb.rt1("chanrecv2", c, fb.ptr(mem))
    return fb.load(ir_type(elem), mem), ok


@visitor.expr(ast.BinaryExpr)
def build_binary(fb: FunctionBuilder, e: Any) -> Operand:
    op = e.op
    if op == "&&" or op == "||":
        return build_logic(fb, e)
    if op in _COMPARISONS:
        return compare.build_comparison(fb, e)
    t = fb.typ(e)
    if op == "+" and kind_of(t) is Kind.STRING:
        return build_concat(fb, e)
    if walk.has_effects(e.y):
        fb.hoist(e.x)
        fb.hoist(e.y)
    if op == "<<" or op == ">>":
        a = fb.expr(e.x) if e.x.value is None else fb.constant(e.x.value, t)
        count = shift_count(fb, e.y)
        fb.pos = e.op_pos
        return arith.shift(fb, op, a, count, t, fb.typ(e.y))
    a = fb.expr_as(e.x, t)
    b = fb.expr_as(e.y, t)
    fb.pos = e.op_pos
    return arith.binary(fb, op, a, b, t)


def shift_count(fb: FunctionBuilder, e: Any) -> Operand:
    """The count of a shift; constants as i64, at most what any width makes zero."""
    if e.value is not None:
        return i64(min(int_value(e.value), 1 << 20))
    return fb.expr(e)


def build_logic(fb: FunctionBuilder, e: Any) -> Operand:
    """``x && y``, ``x || y`` as a value."""
    out = fb.var(BOOL)
    x = fb.expr(e.x)
    short, rest, done = e.op == "||", fb.new_block("logic"), fb.new_block("logic.done")
    fb.copy(out, TRUE if short else FALSE)
    if short:
        fb.br(x, done, rest)
    else:
        fb.br(x, rest, done)
    fb.start_fresh(rest)
    fb.copy(out, fb.expr(e.y))
    fb.start(done)
    return out


def build_concat(fb: FunctionBuilder, e: Any) -> Operand:
    """String concatenation, all operands of a chain of + at once."""
    parts: list[Any] = []
    _flatten(fb, e, parts)
    fb.hoist_all(parts)
    values: list[Operand] = [fb.expr(p) for p in parts if not (p.value is not None and not p.value)]
    fb.pos = e.op_pos
    return concat(fb, values)


def _flatten(fb: FunctionBuilder, e: Any, out: list[Any]) -> None:
    bare = walk.unparen(e)
    if type(bare) is ast.BinaryExpr and bare.value is None and bare.op == "+" and bare not in fb.hoisted:
        _flatten(fb, bare.x, out)
        _flatten(fb, bare.y, out)
    else:
        out.append(bare)


def concat(fb: FunctionBuilder, values: list[Operand]) -> Operand:
    if not values:
        return Const(STRING, None)
    if len(values) == 1:
        return values[0]
    if len(values) <= 3:
        return fb.rt1(f"concatstring{len(values)}", *values)
    mem = Mem(fb.alloc(_array_of_strings(len(values)), "", stack=True))
    for i, v in enumerate(values):
        fb.store(mem.at(16 * i), v)
    return fb.rt1("concatstrings", fb.ptr(mem), i64(len(values)))


def _array_of_strings(n: int) -> Any:
    from golite.ir.types import array_of

    return array_of(STRING, n)


@visitor.expr(ast.SliceExpr)
def build_slice(fb: FunctionBuilder, e: Any) -> Operand:
    """``x[lo:hi:max]`` on strings, slices, arrays (locations) and pointers to arrays."""
    u = underlying(fb.typ(e.x))
    parts = [p for p in (e.lo, e.hi, e.max) if p is not None]
    fb.hoist_all([e.x, *parts])
    if kind_of(u) is Kind.STRING or kind_of(u) is Kind.UNTYPED_STRING:
        return _slice_string(fb, e)
    size: int
    if type(u) is Slice:
        s = fb.pinned(fb.expr(e.x))
        base, length, cap = fb.getf(s, 0), fb.getf(s, 1), fb.getf(s, 2)
        size = ir_type(fb.subst(u.elem)).size
        of_slice = True
    else:
        if type(u) is Pointer:
            array = underlying(u.elem)
            base = fb.pinned(fb.expr(e.x))
            fb.pos = e.op_pos
            fb.nilcheck(base)
        else:
            array = u
            base = fb.ptr(place.addr(fb, walk.unparen(e.x)))
        length = cap = i64(array.length)
        size = ir_type(fb.subst(array.elem)).size
        of_slice = False
    lo, lo_t = _bound(fb, e.lo)
    hi, hi_t = _bound(fb, e.hi)
    top, top_t = _bound(fb, e.max)
    fb.pos = e.op_pos
    if lo is None:
        lo, lo_t = i64(0), False
    if top is not None:
        assert hi is not None
        _check(fb, top, cap, "goPanicSlice3Acap" if of_slice else "goPanicSlice3Alen", top_t)
        _check(fb, hi, top, "goPanicSlice3B", hi_t)
        _check(fb, lo, hi, "goPanicSlice3C", lo_t)
        new_cap = fb.sub(top, lo)
    else:
        if hi is None:
            # x[lo:]: the length is within the capacity already, lo may be beyond the length.
            hi = length
        else:
            _check(fb, hi, cap, "goPanicSliceAcap" if of_slice else "goPanicSliceAlen", hi_t)
        _check(fb, lo, hi, "goPanicSliceB", lo_t)
        new_cap = fb.sub(cap, lo)
    return fb.make(SLICE, _advance(fb, base, lo, size, new_cap), fb.sub(hi, lo), new_cap)


def _advance(fb: FunctionBuilder, base: Operand, lo: Operand, size: int, left: Operand) -> Operand:
    """``base + lo*size``, but base itself if nothing is left, so that no pointer to the next object arises."""
    if (type(lo) is Const and not lo.value) or size == 0:
        return base
    if type(left) is Const and left.value:
        return fb.ptr(fb.index(base, lo, size))
    delta = fb.mul_const(lo, size)
    keep = fb.value(Op.SELECT, I64, fb.cmp(Op.EQ, left, i64(0)), i64(0), delta)
    return fb.value(Op.PTRADD, PTR, base, keep)


def _bound(fb: FunctionBuilder, e: Any) -> tuple[Any, bool]:
    """A slicing bound as i64 and whether it is an unsigned 64-bit value."""
    if e is None:
        return None, False
    v = fb.pinned(place.index_value(fb, e))
    return v, e.value is None and kind_of(fb.typ(e)) in (Kind.UINT, Kind.UINT64, Kind.UINTPTR)


def _check(fb: FunctionBuilder, i: Operand, n: Operand, name: str, unsigned: bool) -> None:
    """Panic unless 0 <= i <= n (n is not negative)."""
    if type(i) is Const:
        if i.value == 0 or (type(n) is Const and 0 <= i.value <= n.value):
            return
    if i is n:
        return
    fb.rt_check(fb.cmp(Op.ULE, i, n), name + "U" if unsigned else name, i, n)


def _slice_string(fb: FunctionBuilder, e: Any) -> Operand:
    s = fb.pinned(fb.expr(e.x))
    length = fb.getf(s, 1)
    lo, lo_t = _bound(fb, e.lo)
    hi, hi_t = _bound(fb, e.hi)
    fb.pos = e.op_pos
    if hi is None:
        hi = length
    else:
        _check(fb, hi, length, "goPanicSliceAlen", hi_t)
    if lo is None:
        lo = i64(0)
    else:
        _check(fb, lo, hi, "goPanicSliceB", lo_t)
    n = fb.sub(hi, lo)
    return fb.make(STRING, _advance(fb, fb.getf(s, 0), lo, 1, n), n)


@visitor.expr(ast.TypeAssertExpr)
def build_type_assert(fb: FunctionBuilder, e: Any) -> Operand:
    return iface.build_type_assert(fb, e)


@visitor.expr(ast.CallExpr)
def build_call(fb: FunctionBuilder, e: Any) -> Operand:
    from golite.ir.build import call

    if e.kind == "conversion":
        return convert.build_conversion(fb, e)
    if e.kind == "builtin":
        result = call.build_builtin(fb, e)
        if result is None:
            raise fb.fail(e, f"{e.builtin} has no value")
        return result
    results = call.build_call_results(fb, e)
    if len(results) != 1:
        raise fb.fail(e, "call with several results used as a value")
    return results[0]


@visitor.expr(ast.KeyValueExpr, ast.BadExpr)
def build_bad(fb: FunctionBuilder, e: Any) -> Operand:
    raise fb.fail(e, f"{type(e).__name__} is no value")
