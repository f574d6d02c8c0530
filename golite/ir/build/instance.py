"""Instances of generic functions and methods: which there are, and the code of each.

Lowering a use of a generic function asks for the instance (``function`` or ``method``); its code is built once per module from the
generic declaration, with the type arguments substituted in every type that the body mentions (``FunctionBuilder.subst``). Instances are
linkonce: several packages may define the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from golite.ir import names
from golite.ir.build import walk
from golite.ir.func import Function
from golite.syntax import ast
from golite.types.instantiate import complete_method, instantiate_func, is_generic, receiver_mapping, type_mapping
from golite.types.lookup import lookup_field_or_method
from golite.types.objects import Func, Selection, TypeName
from golite.types.types import Named, Signature, underlying

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder
    from golite.ir.build.package import PackageBuilder


def function(fb: FunctionBuilder, f: Func) -> Func:
    """The function a use of ``f`` means in the instance being built."""
    if not f.targs or not fb.mapping or f.origin is None:
        return f
    return instantiate_func(f.origin, [fb.subst(t) for t in f.targs])


def selection(fb: FunctionBuilder, s: Selection) -> Selection:
    """The method a selector means in the instance being built: looked up anew in the receiver's substituted type."""
    if not fb.mapping:
        return s
    recv = fb.subst(s.recv)
    f: Func = s.obj
    if recv is s.recv and not f.targs:
        return s
    found = lookup_field_or_method(recv, f.pkg, f.name)
    m = found.obj
    assert type(m) is Func, (recv, f.name)
    complete_method(m)
    own = len(_generic(f).type.tparams) if f.origin is not None else 0
    if own:
        m = instantiate_func(m, [fb.subst(t) for t in f.targs[-own:]])
    return Selection(s.kind, recv, m, found.path, found.indirect, fb.subst(s.type))


def _generic(f: Func) -> Func:
    while f.origin is not None:
        f = f.origin
    return f


def symbol(f: Func) -> str:
    """``slices.Sort[int]``, ``main.(*List[int]).Push``; of a generic method, its own type arguments follow the name."""
    return names.func_symbol(f) + own_arguments(f)


def own_arguments(f: Func) -> str:
    """The type arguments of an instance in brackets, those of the receiver's type left out."""
    own = len(_generic(f).type.tparams)
    return "[" + ",".join(names.unique_string(t) for t in f.targs[-own:]) + "]" if own else ""


def need(pb: PackageBuilder, f: Func, name: str) -> None:
    """See to it that the module has the code of an instance."""
    if name in pb.module.functions or pb.summaries.get("instance:" + name) is not None:
        return  # the module has it already, or the standard library's image does (see golite/ir/passes/inlining.py)
    func = Function(name, pb.sig(f.type), f.pos)
    func.attrs.linkonce = True
    pb.module.functions[name] = func
    pb.queue.append(lambda: _build(pb, f, func))


def _source(pb: PackageBuilder, generic: Func) -> tuple[Signature, ast.FuncDecl | None]:
    """The declaration of a generic function, and its signature with the objects that the declaration refers to."""
    if generic.stored is None:
        return generic.type, generic.decl
    found = pb.stored.get(generic)
    if found is None:
        found = pb.stored[generic] = generic.stored()
        assert generic.pkg is not None
        pb.linknames(generic.pkg).update(found.linknames)
    return found.type, found.decl


def _build(pb: PackageBuilder, f: Func, func: Function) -> None:
    from golite.ir.build.function import FunctionBuilder
    from golite.ir.build.package import apply_pragmas

    sig, decl = _source(pb, _generic(f))
    if decl is None or decl.body is None:
        raise pb.error(f.pos, func.symbol, "the body of a generic function is missing")
    own = len(sig.tparams)
    mapping: dict[Any, Any] = {}
    if sig.recv is not None:
        mapping.update(receiver_mapping(sig, f.targs[: len(f.targs) - own]))
    mapping.update(type_mapping(sig.tparams, f.targs[len(f.targs) - own :]))
    local_types(pb, decl.body, mapping, f.targs)
    apply_pragmas(func.attrs, decl, func.sig)
    fb = FunctionBuilder(pb, func, mapping=mapping)
    fb.enter(sig, decl.body)
    fb.stmts(decl.body.stmts)
    if fb.open:
        fb.pos = decl.body.rbrace
        if sig.results and not fb.results:
            fb.unreachable()
        else:
            fb.leave()
    fb.finish()


def local_types(pb: PackageBuilder, body: Any, mapping: dict[Any, Any], targs: list[Any]) -> None:
    """Every instance has its own copy of the types declared in the body."""
    key = ",".join(names.unique_string(t) for t in targs)
    for spec in _type_specs(body):
        obj = spec.name.obj
        t = obj.type if isinstance(obj, TypeName) else None
        if type(t) is not Named:
            continue
        mapping[t] = _local_copy(pb, t, key, mapping, targs)


def _local_copy(pb: PackageBuilder, t: Named, key: str, mapping: dict[Any, Any], targs: list[Any]) -> Named:
    copy = pb.local_types.get((t, key))
    if copy is None:
        from golite.types.subst import subst

        made = copy = pb.local_types[t, key] = Named(t.obj)
        made.origin = t
        made.local_id = t.local_id
        made.targs = list(targs)
        made.tparams = t.tparams

        def resolve() -> None:
            made.underlying = subst(underlying(t), mapping)

        made._resolver = resolve
    return copy


def _type_specs(node: Any) -> Any:
    if type(node) is ast.TypeSpec:
        yield node
        return
    for c in walk.children(node):
        yield from _type_specs(c)


__all__ = ["function", "is_generic", "need", "selection", "symbol"]
