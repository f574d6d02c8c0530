"""Functions made by the compiler around methods: wrappers for promoted methods and for T's methods on *T, method expressions, and
the code of method values. All are linkonce, so that every package that needs one may define it. They stand where the method does, if that is in
the package that is built; of other packages it knows what they declare, not where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir import names
from golite.ir.build import iface, instance, place
from golite.ir.builder import LIKELY, NIL, Mem
from golite.ir.func import Function, Operand, Reg, Sig
from golite.ir.layout import ir_type, is_interface
from golite.ir.ops import Op
from golite.ir.types import IFACE, PTR, struct_of
from golite.types.objects import Func
from golite.types.types import Pointer, Signature, unalias

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder
    from golite.ir.build.package import PackageBuilder


def plain_sig(pb: PackageBuilder, method: Func) -> Sig:
    """A method's IR signature without receiver."""
    sig: Signature = method.type
    return Sig(tuple(ir_type(v.type) for v in sig.params), tuple(ir_type(v.type) for v in sig.results))


def _position(pb: PackageBuilder, method: Func) -> int:
    return method.pos if method.pkg is pb.pkg else 0


def method_symbol(pb: PackageBuilder, recv: Any, selection: Any) -> str:
    """Symbol of the code for ``selection`` (of recv's method set) that takes a ``recv`` first; a wrapper is made where none was written."""
    method: Func = selection.obj
    declared = method.type.recv
    if declared is not None and not selection.path and not is_interface(recv):
        if names.unique_string(declared.type) == names.unique_string(recv):
            return pb.func_target(method).symbol
    symbol = names.method_symbol(recv, method.name) + instance.own_arguments(method)
    if not method.exported and method.pkg is not None and not symbol.startswith(method.pkg.path + "."):
        symbol += f"·{method.pkg.path}"  # promoted from another package: not this package's method of that name
    if symbol not in pb.module.functions:
        base = unalias(recv)
        if type(base) is Pointer:
            base = unalias(base.elem)
        sig = plain_sig(pb, method)
        func = Function(symbol, Sig((ir_type(recv), *sig.params), sig.results), _position(pb, method))
        func.attrs.wrapper = func.attrs.linkonce = True
        pb.module.functions[symbol] = func
        pb.queue.append(lambda: _build_wrapper(pb, func, recv, selection))
    return symbol


def _build_wrapper(pb: PackageBuilder, func: Function, recv: Any, selection: Any) -> None:
    from golite.ir.build.function import FunctionBuilder

    fb = FunctionBuilder(pb, func)
    method: Func = selection.obj
    recv_reg = func.params[0]
    if not selection.path and type(unalias(recv)) is Pointer and not is_interface(unalias(recv).elem):
        # T's method called through a nil *T has a panic of its own.
        base = unalias(recv).elem
        good, bad = fb.new_block("ok"), fb.new_block("nil")
        fb.br(fb.cmp(Op.NE, recv_reg, NIL), good, bad, LIKELY)
        fb.start_fresh(bad)
        fb.rt("panicwrap", fb.string(names.reflect_string(base).encode()), fb.string(method.name.encode()))
        fb.unreachable()
        fb.start_fresh(good)
    results = call_through(fb, recv_reg, recv, selection, list(func.params[1:]))
    fb.ret(*results)
    fb.finish()


def call_through(fb: FunctionBuilder, recv: Operand, recv_type: Any, selection: Any, args: list[Operand]) -> tuple[Reg, ...]:
    """Call a method found in ``recv_type``'s method set on a receiver value."""
    method: Func = selection.obj
    base, t = place.follow(fb, recv, recv_type, selection.path)
    return call_method(fb, base, t, method, args)


def call_method(fb: FunctionBuilder, base: Any, t: Any, method: Func, args: list[Operand]) -> tuple[Reg, ...]:
    if is_interface(t):
        v = fb.load(IFACE, base) if isinstance(base, Mem) else base
        code = iface.method_code(fb, v, t, method)
        sig = plain_sig(fb.pb, method)
        return fb.call_pointer(code, Sig((PTR, *sig.params), sig.results), fb.getf(v, 1), *args)
    want = method.type.recv.type
    wants_pointer = type(unalias(want)) is Pointer
    has_pointer = type(unalias(t)) is Pointer
    if wants_pointer and not has_pointer:
        recv = fb.ptr(base) if isinstance(base, Mem) else fb.ptr(fb.spill(base))
    else:
        recv = fb.load(ir_type(t), base) if isinstance(base, Mem) else base
        if has_pointer and not wants_pointer:
            fb.nilcheck(recv)
            recv = fb.load(ir_type(want), Mem(recv))
    return fb.call(fb.pb.func_target(method), recv, *args)


def method_expression(fb: FunctionBuilder, e: Any) -> Operand:
    """``T.M``: a func value that takes the receiver first."""
    pb = fb.pb
    selection = instance.selection(fb, e.selection)
    recv = selection.recv
    method: Func = selection.obj
    plain = plain_sig(pb, method)
    sig = Sig((ir_type(recv), *plain.params), plain.results)
    if not is_interface(recv):
        return pb.func_value(method_symbol(pb, recv, selection), sig)
    symbol = names.method_symbol(recv, method.name)
    if symbol not in pb.module.functions:
        func = Function(symbol, sig, _position(pb, method))
        func.attrs.wrapper = func.attrs.linkonce = True
        pb.module.functions[symbol] = func
        pb.queue.append(lambda: _build_wrapper(pb, func, recv, selection))
    return pb.func_value(symbol, sig)


def method_value_code(pb: PackageBuilder, recv: Any, method: Func) -> str:
    """Symbol of the closure code of ``x.M`` for receivers of type ``recv`` (what the method itself takes, or an interface)."""
    if is_interface(recv):
        symbol = names.method_symbol(recv, method.name) + "-fm"
    else:
        symbol = pb.symbol_of(method) + "-fm"
    if symbol not in pb.module.functions:
        func = Function(symbol, plain_sig(pb, method), _position(pb, method))
        func.attrs.wrapper = func.attrs.linkonce = func.attrs.closure = True
        pb.module.functions[symbol] = func
        pb.queue.append(lambda: _build_method_value(pb, func, recv, method))
    return symbol


def _build_method_value(pb: PackageBuilder, func: Function, recv: Any, method: Func) -> None:
    from golite.ir.build.function import FunctionBuilder

    fb = FunctionBuilder(pb, func)
    ctx = fb.value(Op.CTX, PTR)
    fb.set_nonnil(ctx)
    ir = ir_type(recv)
    v = fb.load(ir, Mem(ctx, struct_of(PTR, ir).offsets[1]))
    fb.ret(*call_method(fb, v, recv, method, list(func.params)))
    fb.finish()
