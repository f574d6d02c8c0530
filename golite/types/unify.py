"""Unification: making two types equal by choosing what type parameters stand for (spec, "Type unification").

Handles of the parameters to infer are bound in ``bindings``. Unification is *inexact* for assignments: a defined type
matches a type literal with the same underlying type, and channel directions may differ.
"""

from __future__ import annotations

from typing import Any, Callable

from golite.types.predicates import has_name, identical, same_name
from golite.types.types import (
    SEND_RECV,
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
    unalias,
    underlying,
)
from golite.types.typeset import complete, core

_MAX_DEPTH = 100


class Unifier:
    """``tparams`` are to be inferred; ``bindings[p]`` is what p stands for, or another of them that stands for the same."""

    def __init__(self, tparams: list[TypeParam]) -> None:
        self.tparams = dict.fromkeys(tparams)
        self.bindings: dict[TypeParam, Any] = {}
        self._joined: dict[TypeParam, TypeParam] = {}

    def root(self, p: TypeParam) -> TypeParam:
        while p in self._joined:
            p = self._joined[p]
        return p

    def at(self, p: TypeParam) -> Any:
        """What p is bound to, or None."""
        return self.bindings.get(self.root(p))

    def set(self, p: TypeParam, t: Any) -> None:
        self.bindings[self.root(p)] = t

    def unify(self, x: Any, y: Any, inexact: bool = True, depth: int = 0) -> bool:
        if depth > _MAX_DEPTH:
            return False
        x, y = unalias(x), unalias(y)
        if x is y:
            return True
        x_free = type(x) is TypeParam and x in self.tparams
        y_free = type(y) is TypeParam and y in self.tparams
        if x_free and y_free:
            return self._join(x, y, inexact, depth)
        if y_free:
            x, y, x_free = y, x, True
        if x_free:
            bound = self.at(x)
            if bound is None:
                self.set(x, y)
                return True
            if not self.unify(bound, y, inexact, depth + 1):
                return False
            b = unalias(bound)
            bi, yi = underlying(b), underlying(y)
            if type(bi) is Interface and type(yi) is Interface:
                # Which of two is meant must not depend on the order: the same type, or the same methods.
                if type(b) is Named and type(y) is Named:
                    return identical(b, y)
                if len(complete(bi)) != len(complete(yi)):
                    return False
            elif type(bi) is Interface or type(yi) is Interface:
                return False  # either could be meant
            if inexact:
                # Prefer the defined type, and of channels the one with a direction.
                wider = type(y) is Chan and type(b) is Chan and b.dir == SEND_RECV
                if wider or (type(y) is Named and type(b) is not Named):
                    self.set(x, y)
            return True
        if inexact and (type(x) is TypeParam) != (type(y) is TypeParam):
            # A type parameter of the code around the call stands for the one type its constraint admits.
            cx, cy = core(x), core(y)
            if type(cx) is not TypeParam and type(cy) is not TypeParam:
                return self.unify(cx if type(x) is TypeParam else x, cy if type(y) is TypeParam else y, True, depth + 1)
        if inexact and type(x) is not type(y):
            # A defined type against a type literal: compare what is behind the name.
            if type(x) is Named and not has_name(y) and type(underlying(x)) is type(y):
                return self.unify(underlying(x), y, inexact, depth + 1)
            if type(y) is Named and not has_name(x) and type(underlying(y)) is type(x):
                return self.unify(x, underlying(y), inexact, depth + 1)
        if inexact and not self._both_plain(x, y):
            xi, yi = underlying(x), underlying(y)
            if type(xi) is Interface and type(yi) is not Interface and complete(xi):
                return self._methods_match(xi, y, depth)
            if type(yi) is Interface and type(xi) is not Interface and complete(yi):
                return self._methods_match(yi, x, depth)
        if type(x) is not type(y):
            return False
        handler = _HANDLERS.get(type(x))
        return handler(self, x, y, inexact, depth + 1) if handler is not None else False

    @staticmethod
    def _both_plain(x: Any, y: Any) -> bool:
        return type(underlying(x)) is not Interface and type(underlying(y)) is not Interface

    def _join(self, x: TypeParam, y: TypeParam, inexact: bool, depth: int) -> bool:
        rx, ry = self.root(x), self.root(y)
        if rx is ry:
            return True
        bx, by = self.bindings.get(rx), self.bindings.get(ry)
        if bx is not None and by is not None and not self.unify(bx, by, inexact, depth + 1):
            return False
        self._joined[rx] = ry
        if by is None and bx is not None:
            self.bindings[ry] = bx
        return True

    def _methods_match(self, iface: Interface, t: Any, depth: int) -> bool:
        """t has all methods of iface, and their signatures unify."""
        from golite.types.lookup import lookup_field_or_method

        for m in complete(iface):
            found = lookup_field_or_method(t, m.pkg, m.name).obj
            sig = getattr(found, "type", None)
            if type(sig) is not Signature or not self.unify(sig, m.type, False, depth + 1):
                return False
        return True

    # ------------------------------------------------------------ by kind of type

    def _elem(self, x: Any, y: Any, inexact: bool, depth: int) -> bool:
        return self.unify(x.elem, y.elem, False, depth)

    def _array(self, x: Array, y: Array, inexact: bool, depth: int) -> bool:
        return (x.length < 0 or y.length < 0 or x.length == y.length) and self.unify(x.elem, y.elem, False, depth)

    def _map(self, x: Map, y: Map, inexact: bool, depth: int) -> bool:
        return self.unify(x.key, y.key, False, depth) and self.unify(x.elem, y.elem, False, depth)

    def _chan(self, x: Chan, y: Chan, inexact: bool, depth: int) -> bool:
        return (inexact or x.dir == y.dir) and self.unify(x.elem, y.elem, False, depth)

    def _vars(self, xs: list[Any], ys: list[Any], depth: int) -> bool:
        return len(xs) == len(ys) and all(self.unify(a.type, b.type, False, depth) for a, b in zip(xs, ys, strict=True))

    def _signature(self, x: Signature, y: Signature, inexact: bool, depth: int) -> bool:
        return (
            x.variadic == y.variadic
            and len(x.tparams) == len(y.tparams)
            and self._vars(x.params, y.params, depth)
            and self._vars(x.results, y.results, depth)
        )

    def _struct(self, x: Struct, y: Struct, inexact: bool, depth: int) -> bool:
        if len(x.fields) != len(y.fields) or x.tags != y.tags:
            return False
        pairs = list(zip(x.fields, y.fields, strict=True))
        return all(f.embedded == g.embedded and same_name(f, g) for f, g in pairs) and self._vars(x.fields, y.fields, depth)

    def _tuple(self, x: Tuple, y: Tuple, inexact: bool, depth: int) -> bool:
        return self._vars(x.vars, y.vars, depth)

    def _interface(self, x: Interface, y: Interface, inexact: bool, depth: int) -> bool:
        xs, ys = complete(x), complete(y)
        if not inexact and len(xs) != len(ys):
            return False
        if len(xs) > len(ys):
            xs, ys = ys, xs
        by_name = {m.name: m for m in ys}
        return all(m.name in by_name and self.unify(m.type, by_name[m.name].type, False, depth) for m in xs)

    def _named(self, x: Named, y: Named, inexact: bool, depth: int) -> bool:
        if x.origin is not None and x.origin is y.origin:
            return all(self.unify(a, b, False, depth) for a, b in zip(x.targs, y.targs, strict=True))
        if inexact:
            xu, yu = underlying(x), underlying(y)
            if type(xu) is Interface and type(yu) is Interface:
                return self._interface(xu, yu, True, depth)
            if type(xu) is Interface and complete(xu):
                return self._methods_match(xu, y, depth)
            if type(yu) is Interface and complete(yu):
                return self._methods_match(yu, x, depth)
        return identical(x, y)


_HANDLERS: dict[type, Callable[[Unifier, Any, Any, bool, int], bool]] = {
    Pointer: Unifier._elem,
    Slice: Unifier._elem,
    Array: Unifier._array,
    Map: Unifier._map,
    Chan: Unifier._chan,
    Signature: Unifier._signature,
    Struct: Unifier._struct,
    Tuple: Unifier._tuple,
    Interface: Unifier._interface,
    Named: Unifier._named,
}
