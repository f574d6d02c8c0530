"""Calls: what is called, how arguments become operands, variadic parameters, and calls kept for later (go, defer).

``prepare`` evaluates everything a call needs; ``Prepared.emit`` performs it, possibly in another function (a thunk).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Optional

from golite.ir.build import iface, instance, intrinsics, methods, place, visitor, walk
from golite.ir.builder import Mem, i64, zero
from golite.ir.func import CallTarget, Operand, Sig
from golite.ir.layout import ir_type, is_interface
from golite.ir.types import IFACE, PTR, SLICE, array_of
from golite.syntax import ast
from golite.types.objects import Func, Var
from golite.types.types import Array, Pointer, Signature, Tuple, unalias, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder


def build_builtin(fb: FunctionBuilder, e: Any) -> Optional[Operand]:
    """A builtin's value, None if it has none. ``append(f())`` and the like are spread first."""
    args = e.args
    if len(args) == 1 and type(args[0].type) is Tuple and args[0].mode not in ("mapindex", "commaok", "type"):
        e = _spread_builtin(fb, e)
    result: Optional[Operand] = visitor.BUILTIN[e.builtin](fb, e)
    return result


def _spread_builtin(fb: FunctionBuilder, e: Any) -> Any:
    """The same call with one stand-in argument per result of its only argument."""
    nodes: list[ast.Expr] = []
    for v, t in fb.multi(e.args[0]):
        stand_in = ast.BadExpr(e.pos)
        stand_in.type, stand_in.mode = t, "value"
        fb.hoisted[stand_in] = fb.pinned(v)
        nodes.append(stand_in)
    spread = ast.CallExpr(e.pos, e.fun, nodes, False, e.rparen, e.op_pos)
    spread.type, spread.mode, spread.kind, spread.builtin = e.type, e.mode, e.kind, e.builtin
    return spread


class Prepared:
    """A call whose operands are evaluated. ``kind``: "static" (target), "closure" (operands[0] is the func value), "pointer" (operands[0] is
    the code), "intrinsic" (name)."""

    __slots__ = ("intrinsic", "kind", "noreturn", "operands", "pos", "sig", "target")

    def __init__(
        self, kind: str, operands: list[Operand], sig: Sig, pos: int, target: Optional[CallTarget] = None, noreturn: bool = False
    ) -> None:
        self.kind = kind
        self.operands = operands
        self.sig = sig
        self.pos = pos
        self.target = target
        self.intrinsic: Any = None
        self.noreturn = noreturn

    def emit(self, fb: FunctionBuilder, operands: list[Operand]) -> list[Operand]:
        fb.pos = self.pos
        if self.kind == "static":
            assert self.target is not None
            out: list[Operand] = list(fb.call(self.target, *operands))
            if self.noreturn:
                fb.unreachable()
            return out
        if self.kind == "closure":
            fb.nilcheck(operands[0])
            return list(fb.call_closure(operands[0], self.sig, *operands[1:]))
        if self.kind == "pointer":
            return list(fb.call_pointer(operands[0], self.sig, *operands[1:]))
        result: list[Operand] = self.intrinsic(fb, operands)
        return result


def build_call_results(fb: FunctionBuilder, e: Any) -> list[Operand]:
    """Perform a call expression of kind "call"; its results as operands."""
    if e.kind == "builtin":
        raise fb.fail(e, f"results of builtin {e.builtin}")
    prepared = prepare(fb, e, e.op_pos)
    return prepared.emit(fb, prepared.operands)


def prepare(fb: FunctionBuilder, e: Any, pos: int) -> Prepared:
    """Evaluate what a call needs; at ``pos`` an interface's method is looked up."""
    fun = walk.unparen(e.fun)
    go_sig: Signature = underlying(fb.typ(fun))
    cls = type(fun)
    if cls is ast.IndexExpr and _is_instantiation(fun):
        fun = walk.unparen(fun.x)
        cls = type(fun)
    if cls is ast.SelectorExpr and fun.selection is not None and fun.selection.kind == "method":
        return _prepare_method(fb, e, pos, fun, go_sig)
    f = _static_func(fun)
    if f is not None:
        f = instance.function(fb, f)
        args = arguments(fb, e, go_sig)
        target = fb.pb.func_target(f)
        intrinsic = intrinsics.find(f)
        noreturn = fb.pb.module.externs[target.symbol].attrs.noreturn
        prepared = Prepared("intrinsic" if intrinsic else "static", args, target.sig, e.op_pos, target, noreturn)
        prepared.intrinsic = intrinsic
        return prepared
    if cls is not ast.FuncLit and any(walk.has_effects(a) for a in e.args):
        fb.hoist(fun)
    sig = fb.pb.sig(_without_receiver(go_sig))
    if walk.has_effects(fun) or cls is ast.FuncLit:
        fn = fb.pinned(fb.expr(fun))
        return Prepared("closure", [fn, *arguments(fb, e, go_sig)], sig, e.op_pos)
    args = arguments(fb, e, go_sig)
    return Prepared("closure", [fb.pinned(fb.expr(fun)), *args], sig, e.op_pos)


def _is_instantiation(fun: Any) -> bool:
    x = walk.unparen(fun.x)
    if type(x) is ast.SelectorExpr:
        return (x.selection is not None and type(x.selection.obj) is Func) or type(x.sel.obj) is Func
    return type(x) is ast.Ident and type(x.obj) is Func


def _without_receiver(sig: Signature) -> Signature:
    return sig if sig.recv is None else Signature(sig.params, sig.results, sig.variadic)


def _static_func(fun: Any) -> Optional[Func]:
    if type(fun) is ast.Ident:
        return fun.obj if type(fun.obj) is Func else None
    if type(fun) is ast.SelectorExpr and fun.selection is None:
        return fun.sel.obj if type(fun.sel.obj) is Func else None
    return None


def _prepare_method(fb: FunctionBuilder, e: Any, pos: int, fun: Any, go_sig: Signature) -> Prepared:
    if any(walk.has_effects(a) for a in e.args):
        fb.hoist(fun.x)
        if len(e.args) > 1 or type(e.args[0].type) is Tuple:
            pass
        for a in e.args:
            fb.hoist(a)
    selection = instance.selection(fb, fun.selection)
    recv, recv_type = receiver(fb, fun, selection)
    method = selection.obj
    if is_interface(recv_type):
        recv = fb.pinned(recv)
        fb.pos = pos
        x: Any = walk.unparen(fun.x)
        known = None
        if type(x) is ast.Ident and type(x.obj) is Var and not selection.path:
            known = fb.known_types.get(x.obj)
        if known is not None:
            return _prepare_known(fb, e, recv, known, method, go_sig)
        code = iface.method_code(fb, recv, recv_type, method)
        args = arguments(fb, e, go_sig)
        plain = fb.pb.sig(_without_receiver(go_sig))
        return Prepared("pointer", [code, fb.getf(recv, 1), *args], Sig((PTR, *plain.params), plain.results), e.op_pos)
    recv = fb.pinned(recv) if e.args else recv
    args = arguments(fb, e, go_sig)
    target = fb.pb.func_target(method)
    prepared = Prepared("static", [recv, *args], target.sig, e.op_pos, target)
    intrinsic = intrinsics.find(method)
    if intrinsic is not None:
        prepared.kind, prepared.intrinsic = "intrinsic", intrinsic
    return prepared


def _prepare_known(fb: FunctionBuilder, e: Any, v: Operand, known: Any, method: Any, go_sig: Signature) -> Prepared:
    """A method of an interface whose dynamic type is known to be ``known``: a direct call."""
    found = next(
        s for s in fb.pb.types.method_set(known) if s.obj.name == method.name and (s.obj.exported or s.obj.pkg is method.pkg)
    )
    recv = iface.unbox(fb, v, known)
    declared = found.obj.type.recv.type if found.obj.type.recv is not None else None
    if not found.path and declared is not None and not is_interface(known):
        if type(unalias(known)) is Pointer and type(unalias(declared)) is not Pointer:
            fb.nilcheck(recv)
            recv = fb.load(ir_type(declared), Mem(recv))
        target = fb.pb.func_target(found.obj)
    else:
        plain = fb.pb.sig(_without_receiver(go_sig))
        symbol = methods.method_symbol(fb.pb, known, found)
        target = CallTarget(symbol, Sig((ir_type(known), *plain.params), plain.results))
    recv = fb.pinned(recv)
    return Prepared("static", [recv, *arguments(fb, e, go_sig)], target.sig, e.op_pos, target)


def receiver(fb: FunctionBuilder, fun: Any, selection: Any) -> tuple[Operand, Any]:
    """The receiver operand of a method selector, as the method wants it, and its type (an interface type for interface methods)."""
    base = place.base_of(fb, fun.x)
    fb.pos = fun.op_pos
    base, t = place.follow(fb, base, fb.typ(fun.x), selection.path)
    if is_interface(t):
        return (fb.load(IFACE, base) if isinstance(base, Mem) else base), t
    recv_type = fb.subst(selection.obj.type.recv.type)
    wants_pointer = type(unalias(recv_type)) is Pointer
    has_pointer = type(unalias(t)) is Pointer
    if wants_pointer and not has_pointer:
        if not isinstance(base, Mem):
            base = fb.spill(base)  # only for wrappers' own values: a register variable is never the receiver of a pointer method
        return fb.ptr(base), recv_type
    v = fb.load(ir_type(t), base) if isinstance(base, Mem) else base
    if has_pointer and not wants_pointer:
        fb.nilcheck(v)
        return fb.load(ir_type(recv_type), Mem(v)), recv_type
    return v, recv_type


# ---------------------------------------------------------------- arguments


def arguments(fb: FunctionBuilder, e: Any, sig: Signature) -> list[Operand]:
    """Argument operands, converted to the parameters' types, the variadic ones packed."""
    params = [fb.subst(v.type) for v in sig.params]
    args = e.args
    if len(args) == 1 and type(args[0].type) is Tuple and args[0].mode not in ("mapindex", "commaok"):
        values = fb.multi(args[0])
        return _spread(fb, values, params, sig.variadic)
    fb.hoist_all(args)
    if not sig.variadic or e.has_dots:
        return [fb.pinned(fb.expr_as(a, t)) for a, t in zip(args, params, strict=True)]
    fixed = len(params) - 1
    out = [fb.pinned(fb.expr_as(a, t)) for a, t in zip(args[:fixed], params[:fixed], strict=True)]
    out.append(_pack_exprs(fb, args[fixed:], params[-1]))
    return out


def _pack_exprs(fb: FunctionBuilder, args: list[Any], slice_type: Any) -> Operand:
    if not args:
        return zero(SLICE)
    elem = fb.subst(underlying(slice_type).elem)
    for a in args:
        fb.hoist(a)
    mem = _backing(fb, elem, len(args))
    size = ir_type(elem).size
    for i, a in enumerate(args):
        fb.expr_to(a, mem.at(i * size), elem, fresh=True)
    return fb.make(SLICE, mem.ptr, i64(len(args)), i64(len(args)))


def _backing(fb: FunctionBuilder, elem: Any, n: int) -> Mem:
    return Mem(fb.alloc(array_of(ir_type(elem), n), fb.pb.descriptor(Array(elem, n)), name="..."))


def _spread(fb: FunctionBuilder, values: list[tuple[Operand, Any]], params: list[Any], variadic: bool) -> list[Operand]:
    fixed = len(params) - 1 if variadic else len(params)
    out = [fb.convert(v, src, dst) for (v, src), dst in zip(values[:fixed], params[:fixed], strict=True)]
    if variadic:
        rest = values[fixed:]
        if not rest:
            out.append(zero(SLICE))
        else:
            elem = fb.subst(underlying(params[-1]).elem)
            mem = _backing(fb, elem, len(rest))
            size = ir_type(elem).size
            for i, (v, src) in enumerate(rest):
                fb.store(mem.at(i * size), fb.convert(v, src, elem))
            out.append(fb.make(SLICE, mem.ptr, i64(len(rest)), i64(len(rest))))
    return out
