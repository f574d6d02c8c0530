"""Substituting type arguments for type parameters in types.

``subst`` gives back the very same type when nothing changes, so that identity by ``is`` stays the fast path. Instances of
generic types are made by instantiate.py, which keeps them canonical and expands them only when they are looked into.
"""

from __future__ import annotations

from typing import Any, Callable

from golite.types.objects import Func, Var
from golite.types.types import (
    Alias,
    Array,
    Chan,
    Interface,
    Map,
    Named,
    Pointer,
    Signature,
    Slice,
    Struct,
    Tuple,
    TypeParam,
    Union,
)

Mapping = dict[Any, Any]


def subst(t: Any, mapping: Mapping) -> Any:
    """t with every type parameter in mapping replaced."""
    handler = _HANDLERS.get(type(t))
    return t if handler is None or not mapping else handler(t, mapping)


def _type_param(t: TypeParam, mapping: Mapping) -> Any:
    return mapping.get(t, t)


def _elem(make: Callable[[Any], Any]) -> Callable[[Any, Mapping], Any]:
    def handler(t: Any, mapping: Mapping) -> Any:
        elem = subst(t.elem, mapping)
        return t if elem is t.elem else make(elem)

    return handler


def _array(t: Array, mapping: Mapping) -> Any:
    elem = subst(t.elem, mapping)
    return t if elem is t.elem else Array(elem, t.length)


def _map(t: Map, mapping: Mapping) -> Any:
    key, elem = subst(t.key, mapping), subst(t.elem, mapping)
    return t if key is t.key and elem is t.elem else Map(key, elem)


def _chan(t: Chan, mapping: Mapping) -> Any:
    elem = subst(t.elem, mapping)
    return t if elem is t.elem else Chan(t.dir, elem)


def subst_var(v: Var, mapping: Mapping) -> Var:
    t = subst(v.type, mapping)
    if t is v.type:
        return v
    out = Var(v.pos, v.pkg, v.name, t, is_field=v.is_field)
    out.embedded, out.is_param, out.is_result = v.embedded, v.is_param, v.is_result
    out.owner = v.owner
    out.used = v.used
    return out


def _vars(vs: list[Var], mapping: Mapping) -> list[Var]:
    out = [subst_var(v, mapping) for v in vs]
    return vs if all(a is b for a, b in zip(out, vs, strict=True)) else out


def _struct(t: Struct, mapping: Mapping) -> Any:
    fields = _vars(t.fields, mapping)
    return t if fields is t.fields else Struct(fields, t.tags)


def _tuple(t: Tuple, mapping: Mapping) -> Any:
    vs = _vars(t.vars, mapping)
    return t if vs is t.vars else Tuple(vs)


def _signature(t: Signature, mapping: Mapping) -> Any:
    tparams = t.tparams
    if any(_mentions(p.constraint, mapping, []) for p in tparams):
        # A generic method of a generic type: its constraints may mention the receiver's type parameters.
        fresh = [TypeParam(p.obj, p.index, None) for p in tparams]
        mapping = {**mapping, **dict(zip(tparams, fresh, strict=True))}
        for p, q in zip(tparams, fresh, strict=True):
            q.constraint = subst(p.constraint, mapping)
        tparams = fresh
    params, results = _vars(t.params, mapping), _vars(t.results, mapping)
    if params is t.params and results is t.results and tparams is t.tparams:
        return t
    return Signature(params, results, t.variadic, t.recv, tparams)


def _interface(t: Interface, mapping: Mapping) -> Any:
    methods: list[Func] = []
    changed = False
    for m in t.methods:
        sig = subst(m.type, mapping)
        if sig is m.type:
            methods.append(m)
            continue
        changed = True
        copy = Func(m.pos, m.pkg, m.name, sig)
        copy.origin = m.origin or m
        methods.append(copy)
    embeddeds = [subst(e, mapping) for e in t.embeddeds]
    if not changed and all(a is b for a, b in zip(embeddeds, t.embeddeds, strict=True)):
        return t
    out = Interface(methods, embeddeds)
    out.positions = t.positions
    out.implicit = t.implicit
    # ``comparable`` of an unfinished interface is its own; of a finished one it includes that of what it embeds, which is the same.
    out.comparable = t.comparable
    return out


def _union(t: Union, mapping: Mapping) -> Any:
    terms = [(tilde, subst(term, mapping)) for tilde, term in t.terms]
    return t if all(a[1] is b[1] for a, b in zip(terms, t.terms, strict=True)) else Union(terms)


def _named(t: Named, mapping: Mapping) -> Any:
    if t in mapping:
        return mapping[t]  # a local type of a generic function, in one of its instances
    if not t.targs:
        return t
    assert t.origin is not None
    targs = [subst(a, mapping) for a in t.targs]
    origin = mapping.get(t.origin, t.origin) if t.origin.tparams else t.origin  # a local generic type of a generic function
    if origin is t.origin and all(a is b for a, b in zip(targs, t.targs, strict=True)):
        return t
    from golite.types.instantiate import instantiate_named

    return instantiate_named(origin, targs)


def _alias(t: Alias, mapping: Mapping) -> Any:
    target = subst(t.target, mapping)
    return t if target is t.target else target


_HANDLERS: dict[type, Callable[[Any, Mapping], Any]] = {
    TypeParam: _type_param,
    Pointer: _elem(Pointer),
    Slice: _elem(Slice),
    Array: _array,
    Map: _map,
    Chan: _chan,
    Struct: _struct,
    Tuple: _tuple,
    Signature: _signature,
    Interface: _interface,
    Union: _union,
    Named: _named,
    Alias: _alias,
}


class _Seen(dict[Any, Any]):
    """Asked whether a type parameter is one of those looked for, notes it and says no."""

    def __contains__(self, p: Any) -> bool:
        self[p] = None
        return False


def type_params_in(t: Any) -> list[TypeParam]:
    """The type parameters that occur in t."""
    seen = _Seen()
    _mentions(t, seen, [])
    return list(seen)


def mentions(t: Any, tparams: Any) -> bool:
    """Whether any of tparams occurs in t."""
    marker = dict.fromkeys(tparams, None)
    return bool(marker) and _mentions(t, marker, [])


def _mentions(t: Any, tparams: dict[Any, Any], seen: list[Any]) -> bool:
    cls = type(t)
    if cls is TypeParam:
        return t in tparams
    if cls is Named:
        return any(_mentions(a, tparams, seen) for a in t.targs)
    if cls in (Pointer, Slice, Array, Chan):
        return _mentions(t.elem, tparams, seen)
    if cls is Map:
        return _mentions(t.key, tparams, seen) or _mentions(t.elem, tparams, seen)
    if cls is Signature:
        return any(_mentions(v.type, tparams, seen) for v in (*t.params, *t.results))
    if cls is Struct:
        return any(_mentions(f.type, tparams, seen) for f in t.fields)
    if cls is Tuple:
        return any(_mentions(v.type, tparams, seen) for v in t.vars)
    if cls is Alias:
        return _mentions(t.target, tparams, seen)
    if cls is Union:
        return any(_mentions(term, tparams, seen) for _, term in t.terms)
    if cls is Interface:
        if any(s is t for s in seen):
            return False
        seen = [*seen, t]
        return any(m.type is not None and _mentions(m.type, tparams, seen) for m in t.methods) or any(
            _mentions(e, tparams, seen) for e in t.embeddeds
        )
    return False
