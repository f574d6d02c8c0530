"""Assignments, short variable declarations, ++ and --.

As gc: a single right side is evaluated before the left side's address is checked, and before the operands of several left sides, but for
the calls in them; of several, the operands of the left sides come first, then all right sides. The stores follow, from left to right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir.build import arith, builtins, expression, iface, maps, place, visitor, walk
from golite.ir.func import Operand
from golite.ir.layout import COMPLEXES, FLOATS, in_memory, ir_type, is_interface, kind_of
from golite.ir.ops import Op
from golite.syntax import ast
from golite.types import universe
from golite.types.objects import Var
from golite.types.types import Kind, Map, Tuple, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


@visitor.stmt(ast.AssignStmt)
def build_assign(fb: FunctionBuilder, s: Any) -> None:
    if s.op == ":=":
        define(fb, s)
    elif s.op == "=":
        if len(s.lhs) == 1 and len(s.rhs) == 1:
            assign_one(fb, s.lhs[0], s.rhs[0])
        else:
            assign_many(fb, s.lhs, s.rhs)
    else:
        op_assign(fb, s.lhs[0], s.op[:-1], s.rhs[0], s.op_pos)


def is_blank(e: Any) -> bool:
    return type(e) is ast.Ident and e.name == "_"


def define(fb: FunctionBuilder, s: Any) -> None:
    new = set(s.new_vars)
    if len(s.lhs) == len(s.rhs):
        if len(s.lhs) == 1:
            v = s.lhs[0].obj
            if v in new:
                fb.declare_from(v, s.rhs[0])
            else:
                assign_one(fb, s.lhs[0], s.rhs[0])
            return
        values = _right_sides(fb, s.lhs, s.rhs, new)
    else:
        values = unpack(fb, s.rhs[0], len(s.lhs))
    for e, (value, src) in zip(s.lhs, values, strict=True):
        if is_blank(e):
            continue
        v = e.obj
        if v in new:
            fb.declare(v, fb.convert(value, src, fb.var_type(v)))
        else:
            fb.write(fb.home(v), fb.convert(value, src, fb.var_type(v)))


def _right_sides(fb: FunctionBuilder, lhs: list[Any], rhs: list[Any], new: set[Any]) -> list[tuple[Operand, Any]]:
    fb.hoist_all(rhs)
    values: list[tuple[Operand, Any]] = []
    for e, x in zip(lhs, rhs, strict=True):
        t = _left_type(fb, e, x)
        values.append((fb.pinned(fb.expr_as(x, t)), t))
    return values


def _left_type(fb: FunctionBuilder, e: Any, x: Any) -> Any:
    """The type a right side is converted to."""
    if is_blank(e):
        t = fb.typ(x)
        return fb._const_type(x) if x.value is not None else t
    if type(e) is ast.Ident and type(e.obj) is Var:
        return fb.var_type(e.obj)
    return fb.typ(e)


def unpack(fb: FunctionBuilder, e: Any, n: int) -> list[tuple[Operand, Any]]:
    """The values of a call with n results or of a comma-ok form."""
    bare = walk.unparen(e)
    cls = type(bare)
    ok_type = universe.BOOL
    if cls is ast.CallExpr:
        return [(fb.pinned(v), t) for v, t in fb.multi(bare)]
    if cls is ast.IndexExpr:
        mt = fb.typ(bare.x)
        u = underlying(mt)
        fb.hoist_all([bare.x, bare.indices[0]])
        m = fb.expr(bare.x)
        key = fb.expr_as(bare.indices[0], fb.subst(u.key))
        fb.pos = bare.op_pos
        v, ok = maps.access2(fb, mt, m, key)
        return [(v, fb.subst(u.elem)), (ok, ok_type)]
    if cls is ast.TypeAssertExpr:
        v, ok = iface.build_type_assert_ok(fb, bare)
        t = bare.type
        return [(v, fb.subst(t.vars[0].type if type(t) is Tuple else t)), (ok, ok_type)]
    if cls is ast.UnaryExpr and bare.op == "<-":
        v, ok = expression.build_receive_ok(fb, bare)
        return [(v, fb.subst(underlying(fb.typ(bare.x)).elem)), (ok, ok_type)]
    raise fb.fail(e, f"{n} values from {cls.__name__}")


def assign_one(fb: FunctionBuilder, lhs: Any, rhs: Any) -> None:
    if is_blank(lhs):
        t = fb.typ(rhs)
        if rhs.value is None and rhs.mode != "nil":
            if in_memory(ir_type(t)) and not walk.has_effects(rhs):
                fb.readable(rhs)
            else:
                fb.expr(rhs)
        return
    if _appends_to_map(fb, lhs, rhs):
        builtins.append_in_map(fb, lhs, walk.unparen(rhs))
        return
    t = fb.typ(lhs) if not isinstance(walk.unparen(lhs), ast.Ident) else fb.var_type(walk.unparen(lhs).obj)
    if walk.has_effects(lhs) or walk.has_effects(rhs):
        fb.hoist(lhs)
        if walk.has_effects(lhs) or type(walk.unparen(rhs)) is not ast.CallExpr or in_memory(ir_type(t)):
            fb.hoist(rhs)
    ir = ir_type(t)
    if in_memory(ir) and rhs.value is None and rhs.mode != "nil" and not is_interface(t):
        _assign_large(fb, lhs, rhs, t)
        return
    value = fb.expr_as(rhs, t)
    target = place.lvalue(fb, lhs)
    target.store(value)


def _appends_to_map(fb: FunctionBuilder, lhs: Any, rhs: Any) -> bool:
    """Whether it is ``m[k] = append(m[k], …)``."""
    element, call = walk.unparen(lhs), walk.unparen(rhs)
    return (
        type(element) is ast.IndexExpr
        and type(underlying(fb.typ(element.x))) is Map
        and type(call) is ast.CallExpr
        and call.builtin == "append"
        and walk.is_same(element, call.args[0])
    )


def _assign_large(fb: FunctionBuilder, lhs: Any, rhs: Any, t: Any) -> None:
    ir = ir_type(t)
    if rhs in fb.hoisted or walk.unparen(rhs) in fb.hoisted:
        value = fb.expr(rhs)
        place.lvalue(fb, lhs).store(value)
        return
    src = fb.readable(rhs)
    target = place.lvalue(fb, lhs)
    if isinstance(target, place.MapPlace):
        # mapassign may move what src points to; elements of maps are not addressable, so src is not in the map itself
        fb.memmove(ir, target.slot(), src)
        return
    mem = target.mem()
    assert mem is not None, lhs
    fb.move(ir, mem, src)


def assign_many(fb: FunctionBuilder, lhs: list[Any], rhs: list[Any]) -> None:
    for e in lhs:
        if walk.has_effects(e):
            fb.hoist(e)
    if len(lhs) == len(rhs):
        if any(walk.has_effects(x) for x in rhs):
            for x in rhs:
                fb.hoist(x)
        places = [place.lvalue(fb, e) for e in lhs]
        values = []
        for e, x in zip(lhs, rhs, strict=True):
            t = _left_type(fb, e, x)
            values.append(fb.pinned(fb.expr_as(x, t)))
        for target, v in zip(places, values, strict=True):
            target.store(v)
        return
    store_all(fb, lhs, unpack(fb, rhs[0], len(lhs)))


def store_all(fb: FunctionBuilder, lhs: list[Any], values: list[tuple[Operand, Any]]) -> None:
    """Assign values, given with their types: the operands of all left sides first, then the stores."""
    for target, (v, t) in zip(places_of(fb, lhs), values, strict=True):
        if type(target) is not place.Blank:
            target.store(fb.convert(v, t, target.type))


def places_of(fb: FunctionBuilder, lhs: list[Any]) -> list[place.Place]:
    """Evaluate the operands of several left sides, the calls in all of them first."""
    for e in lhs:
        if walk.has_effects(e):
            fb.hoist(e)
    return [place.lvalue(fb, e) for e in lhs]


_IN_PLACE = {"+": Op.ADD, "-": Op.SUB, "*": Op.MUL, "&": Op.AND, "|": Op.OR, "^": Op.XOR}
_IN_PLACE_FLOAT = {"+": Op.FADD, "-": Op.FSUB, "*": Op.FMUL, "/": Op.FDIV}


def op_assign(fb: FunctionBuilder, lhs: Any, op: str, rhs: Any, op_pos: int) -> None:
    """``lhs op= rhs``: the operands of lhs are evaluated once."""
    if walk.has_effects(rhs) or walk.has_effects(lhs):
        fb.hoist(lhs)
        fb.hoist(rhs)
    target = place.lvalue(fb, lhs)
    t = target.type
    shift = op in ("<<", ">>")
    kind = kind_of(t)
    if isinstance(target, place.RegPlace) and not target.path:
        b = expression.shift_count(fb, rhs) if shift else fb.expr_as(rhs, t)
        fb.pos = op_pos
        simple = None if shift else (_IN_PLACE_FLOAT if kind in FLOATS else _IN_PLACE).get(op)
        if simple is not None and kind not in COMPLEXES and kind is not Kind.STRING:
            fb.emit(simple, (target.reg,), (target.reg, b))
            return
        target.store(arith.binary(fb, op, target.reg, b, t, fb.typ(rhs)))
        return
    if isinstance(target, place.MemPlace):
        target.mem()
    b = fb.pinned(expression.shift_count(fb, rhs) if shift else fb.expr_as(rhs, t))
    if isinstance(target, place.MapPlace) and op not in ("/", "%"):
        target = target.in_place()
    a = target.load()
    fb.pos = op_pos
    target.store(arith.binary(fb, op, a, b, t, fb.typ(rhs)))


@visitor.stmt(ast.IncDecStmt)
def build_inc_dec(fb: FunctionBuilder, s: Any) -> None:
    if walk.has_effects(s.x):
        fb.hoist(s.x)
    target = place.lvalue(fb, s.x)
    t = target.type
    op = "+" if s.op == "++" else "-"
    kind = kind_of(t)
    if kind in COMPLEXES:
        step: Operand = fb.constant(1, t)
    else:
        step = arith.one(t)
    if isinstance(target, place.RegPlace) and not target.path and kind not in COMPLEXES:
        table = _IN_PLACE_FLOAT if kind in FLOATS else _IN_PLACE
        fb.emit(table[op], (target.reg,), (target.reg, step))
        return
    if isinstance(target, place.MapPlace):
        target = target.in_place()
    target.store(arith.binary(fb, op, target.load(), step, t))


# ---------------------------------------------------------------- declarations


@visitor.stmt(ast.DeclStmt)
def build_decl(fb: FunctionBuilder, s: Any) -> None:
    if s.decl.tok != "var":
        return
    for spec in s.decl.specs:
        fb.pos = spec.pos
        names = spec.names
        if not spec.values:
            for n in names:
                if n.name != "_":
                    fb.declare(n.obj)
        elif len(spec.values) == len(names):
            if len(names) == 1:
                n, x = names[0], spec.values[0]
                if n.name == "_":
                    _discard(fb, x)
                else:
                    fb.declare_from(n.obj, x)
                continue
            fb.hoist_all(spec.values)
            values = []
            for n, x in zip(names, spec.values, strict=True):
                t = _left_type(fb, n, x)
                values.append(fb.pinned(fb.expr_as(x, t)))
            for n, v in zip(names, values, strict=True):
                if n.name != "_":
                    fb.declare(n.obj, v)
        else:
            for n, (v, src) in zip(names, unpack(fb, spec.values[0], len(names)), strict=True):
                if n.name != "_":
                    fb.declare(n.obj, fb.convert(v, src, fb.var_type(n.obj)))


def _discard(fb: FunctionBuilder, x: Any) -> None:
    if x.value is None and x.mode != "nil":
        fb.expr(x)
