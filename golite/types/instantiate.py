"""Instances of generic types and functions.

An instance of a generic type is canonical: one Named per list of identical type arguments, kept with the generic type. It is
made without looking at what it stands for, which may still be in declaration; ``underlying`` and ``methods_of`` expand it on
demand, so that types whose instances mention further instances without end are no problem until someone follows them.
"""

from __future__ import annotations

from typing import Any, Optional

from golite.types.objects import Func, Package, Var
from golite.types.predicates import identical
from golite.types.subst import Mapping, subst
from golite.types.types import NOT_LOADED, Named, Pointer, Signature, TypeParam, unalias, underlying
from golite.types.typestring import type_string


def _path(p: Package) -> str:
    return p.path


def instantiate_named(origin: Named, targs: list[Any]) -> Named:
    """origin[targs...], canonical. The number of arguments is right; constraints are the checker's business."""
    targs = [unalias(t) for t in targs]
    bucket, found = _find_instance(origin, targs)
    if found is not None:
        return found
    instance = Named.__new__(Named)
    new_instance(instance, origin, targs)
    bucket.append(instance)
    return instance


def _find_instance(origin: Named, targs: list[Any]) -> tuple[list[Named], Optional[Named]]:
    """The list that has, or is to have, an instance; and the instance if there is one."""
    if origin.instances is None:
        origin.instances = {}
    key = tuple([type_string(t, _path) for t in targs])
    bucket = origin.instances.setdefault(key, [])
    for instance in bucket:
        if all(identical(a, b) for a, b in zip(instance.targs, targs, strict=True)):
            return bucket, instance
    return bucket, None


def new_instance(instance: Named, origin: Named, targs: list[Any]) -> None:
    """Make a bare object an instance that expands when it is looked into."""
    Named.__init__(instance, origin.obj)
    instance.origin = origin
    instance.targs = targs
    instance.local_id = origin.local_id
    instance._resolver = lambda: _expand(instance)


def adopt_instance(instance: Named) -> None:
    """Make an instance that comes from export data the canonical one if there is none yet. If there is, the two are identical by their arguments."""
    assert instance.origin is not None
    bucket, found = _find_instance(instance.origin, instance.targs)
    if found is None:
        bucket.append(instance)


def _expand(instance: Named) -> None:
    origin = instance.origin
    assert origin is not None
    u = underlying(origin)
    if u is not None:
        instance.underlying = subst(u, type_mapping(origin.tparams, instance.targs))


def type_mapping(tparams: list[TypeParam], targs: list[Any]) -> Mapping:
    return dict(zip(tparams, targs, strict=True))


def methods_of(named: Named) -> list[Func]:
    """The declared methods of a defined type; for an instance, with its type arguments in their signatures.

    A method of an instance has ``origin`` (the generic method), ``targs``, and shares ``decl``. Its ``type`` is None as
    long as the generic method's signature is not known; ``complete_method`` sets it then.
    """
    origin = named.origin
    if origin is None:
        if named.methods is NOT_LOADED:
            assert named._resolver is not None
            named._resolver()
        return named.methods
    generic = methods_of(origin)
    if len(named.methods) != len(generic):
        known = {m.origin: m for m in named.methods}
        named.methods = [known.get(m) or _instantiate_method(m, named) for m in generic]
    return named.methods


def _instantiate_method(m: Func, named: Named) -> Func:
    f = Func(m.pos, m.pkg, m.name)
    f.origin = m
    f.decl = m.decl
    f.parent = m.parent
    f.targs = named.targs
    complete_method(f)
    return f


def complete_method(f: Func) -> None:
    """Give an instance's method its signature if the generic method has one."""
    m = f.origin
    if f.type is not None or m is None or type(m.type) is not Signature:
        return
    sig = m.type
    if sig.recv is None:
        f.type = sig
        return
    mapping = receiver_mapping(sig, f.targs)
    out = subst(sig, mapping)
    recv = subst(sig.recv.type, mapping)
    if out is sig or recv is not sig.recv.type:
        v = Var(sig.recv.pos, sig.recv.pkg, sig.recv.name, recv)
        out = Signature(out.params, out.results, out.variadic, v, out.tparams)
    f.type = out


def receiver_mapping(sig: Signature, targs: list[Any]) -> Mapping:
    """From a generic method's own receiver type parameters to targs."""
    assert sig.recv is not None
    t = unalias(sig.recv.type)
    base = unalias(t.elem) if type(t) is Pointer else t
    params = [p for p in base.targs if type(p) is TypeParam] if type(base) is Named else []
    if len(params) != len(targs):
        return {}
    return dict(zip(params, targs, strict=True))


def instantiate_func(f: Func, targs: list[Any], sig: Optional[Signature] = None) -> Func:
    """The instance of generic function f; ``sig`` is its signature if the caller has it already."""
    generic = f.type
    out = Func(f.pos, f.pkg, f.name, sig or instantiate_signature(generic, targs))
    out.origin = f.origin or f
    out.decl = f.decl
    out.parent = f.parent
    out.targs = [*f.targs, *targs]  # of a generic method of an instance: first those of the receiver's type
    return out


def instantiate_signature(sig: Signature, targs: list[Any]) -> Signature:
    plain = Signature(sig.params, sig.results, sig.variadic, sig.recv)
    out: Signature = subst(plain, type_mapping(sig.tparams, targs))
    return out


def is_generic(sig: Signature) -> bool:
    """Whether a declared function is built per instance only."""
    if sig.tparams:
        return True
    if sig.recv is None:
        return False
    t = unalias(sig.recv.type)
    if type(t) is Pointer:
        t = unalias(t.elem)
    return (type(t) is Named and any(type(a) is TypeParam for a in t.targs)) or bool(getattr(t, "tparams", None))
