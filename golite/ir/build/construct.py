"""Building a whole package: every declared function, the package variables, the initialiser; then what those made necessary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

# The construct modules register themselves in the dispatch tables when imported.
from golite.ir.build import (
    assign,
    builtins,
    control,
    deferstmt,
    embed,
    expression,
    instance,
    intrinsics,
    literal,
    rangestmt,
    selectstmt,
    statement,
    static,
    switch,
    walk,
)
from golite.ir.build.function import FunctionBuilder
from golite.ir.build.package import apply_pragmas, package_types
from golite.ir.func import GROUP_PREFIX, CallTarget, Data, Function, Sig
from golite.ir.layout import in_memory, ir_type
from golite.syntax import ast
from golite.types.objects import Var
from golite.types.types import Pointer, Tuple

if TYPE_CHECKING:
    from golite.ir.build.package import PackageBuilder


def build_all(pb: PackageBuilder, kept: Sequence[Any] = ()) -> None:
    """``kept``: types whose descriptors must be there."""
    module = pb.module
    init_symbols: list[str] = []
    for decl in pb.pkg.funcs:
        if decl.name.name == "_":
            continue
        if decl.body is not None:
            build_func_decl(pb, decl, init_symbols)
        else:
            build_intrinsic(pb, decl)
    build_variables(pb)
    build_init(pb, init_symbols)
    if pb.pkg.name == "main":
        main = f"{pb.pkg.path}.main"
        module.main_symbol = main if main in module.functions else ""
    else:
        # Importers refer to the descriptors of this package's types.
        if pb.rt.pkg is not None:
            for t in package_types(pb.pkg):
                pb.descriptor(t)
                pb.descriptor(Pointer(t))
    if kept:
        pb.keep_types(kept)
    pb.drain()
    for symbol in list(module.externs):
        if symbol in module.functions or symbol.removeprefix(GROUP_PREFIX) in module.data:
            del module.externs[symbol]
    walk.forget()


def build_func_decl(pb: PackageBuilder, decl: ast.FuncDecl, init_symbols: list[str]) -> None:
    f = pb.pkg.func_objs[decl]
    sig = f.type
    if instance.is_generic(sig):
        return  # built per instance
    if decl.name.name == "init" and sig.recv is None:
        symbol = f"{pb.pkg.path}.init.{len(init_symbols)}"
        init_symbols.append(symbol)
    else:
        symbol = pb.symbol_of(f)
    func = Function(symbol, pb.sig(sig), decl.pos)
    apply_pragmas(func.attrs, decl, func.sig)
    if pb.is_runtime:
        func.attrs.noreturn = pb.func_attrs(f).noreturn
        func.attrs.cold = func.attrs.noreturn
    fb = FunctionBuilder(pb, func)
    assert decl.body is not None
    fb.enter(sig, decl.body)
    fb.stmts(decl.body.stmts)
    if fb.open:
        fb.pos = decl.body.rbrace
        if sig.results and not fb.results:
            fb.unreachable()  # the checker saw a terminating statement
        else:
            fb.leave()
    pb.add_function(fb.finish())


def build_intrinsic(pb: PackageBuilder, decl: ast.FuncDecl) -> None:
    """A bodyless function whose calls become IR operations has a body of that operation too, for its uses as a func value."""
    f = pb.pkg.func_objs[decl]
    lower = intrinsics.find(f)
    if lower is None or f.name == "getframeaddr":
        return
    func = Function(pb.symbol_of(f), pb.sig(f.type), decl.pos)
    apply_pragmas(func.attrs, decl, func.sig)
    func.attrs.params_noescape = ()
    fb = FunctionBuilder(pb, func)
    fb.ret(*lower(fb, list(func.params)))
    pb.add_function(fb.finish())


def build_variables(pb: PackageBuilder) -> None:
    """Data for every package variable; initial bytes where the initialiser is static."""
    done: set[Any] = set()
    dynamic: list[tuple[list[Var], Any]] = []
    for variables, e in pb.pkg.init_order:
        if len(variables) == 1 and variables[0].name != "_":
            v = variables[0]
            ir = ir_type(v.type)
            # What belongs to a group variable alone would have to be each group's.
            data = static.StaticData(pb, ir.size, "" if pb.is_group_variable(v) else f"{pb.pkg.path}.{v.name}.stmp")
            if data.put(e, v.type, 0):
                relocs = data.relocs
                raw = bytes(data.bytes)
                if not any(raw):
                    raw = b""
                define_variable(pb, v, raw, relocs)
                done.add(v)
                continue
        dynamic.append((variables, e))
    for obj in pb.pkg.scope.names.values():
        if type(obj) is Var and obj not in done:
            embedded = pb.pkg.embedded.get(obj)
            define_variable(pb, obj, *(embed.variable_data(pb, obj, embedded) if embedded else (b"", [])))
    pb.dynamic_init = dynamic


def define_variable(pb: PackageBuilder, v: Var, init: bytes, relocs: list[Any]) -> None:
    symbol = pb.variable_symbol(v)
    ir = ir_type(v.type)
    if pb.is_linked(v):
        pb.linked_variables.add(symbol)
        if not pb.is_group_variable(v):
            pb.extern(symbol, None)
        return
    pb.module.data[symbol] = Data(symbol, ir.size, max(ir.align, 1), init, relocs, group=pb.is_group_variable(v))


def build_init(pb: PackageBuilder, init_symbols: list[str]) -> None:
    """``pkg.init``: dynamic initialisers in order, then the init functions."""
    if not pb.dynamic_init and not pb.embedded_bytes and not init_symbols:
        return
    symbol = f"{pb.pkg.path}.init"
    func = Function(symbol, Sig((), ()))
    fb = FunctionBuilder(pb, func)
    for v, content, size in pb.embedded_bytes:
        embed.copy_bytes(fb, v, content, size)
    for variables, e in pb.dynamic_init:
        fb.pos = e.pos
        fb.hoisted = {}
        _initialise(fb, variables, e)
    for s in init_symbols:
        fb.call(CallTarget(s, Sig((), ())))
    fb.ret()
    pb.add_function(fb.finish())
    pb.module.init_symbol = symbol


def _initialise(fb: FunctionBuilder, variables: list[Var], e: Any) -> None:
    if len(variables) == 1:
        v = variables[0]
        if v.name == "_":
            t = fb.subst(v.type)
            fb.expr_as(e, t)
            return
        t = fb.subst(v.type)
        home = fb.home(v)
        if in_memory(ir_type(t)):
            fb.expr_to(e, home, t)  # type: ignore[arg-type]
        else:
            fb.write(home, fb.expr_as(e, t))
        return
    if type(e.type) is Tuple or len(variables) > 1:
        for v, (value, src) in zip(variables, assign.unpack(fb, e, len(variables)), strict=True):
            if v.name != "_":
                fb.write(fb.home(v), fb.convert(value, src, fb.subst(v.type)))


__all__ = ["builtins", "control", "deferstmt", "expression", "literal", "rangestmt", "selectstmt", "statement", "switch"]
