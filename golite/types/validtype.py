"""Types that would contain themselves and so have no finite size (spec, "Type definitions": recursion needs indirection).

An instance of a generic type is looked into by way of its generic type's declaration. A type parameter met there stands for the
argument of the innermost instance around it; the argument was written outside that instance, so it is looked at with the instances
around that one only. In ::

    type In[T any] struct{ x T }
    type Out struct{ i In[Out] }

Out contains In[Out], and T stands for an Out that is directly inside the first one.
"""

from __future__ import annotations

from typing import Any

from golite.types.decl import Declarations
from golite.types.subst import type_params_in
from golite.types.types import INVALID, Array, Interface, Named, Struct, TypeParam, Union, unalias, underlying


class ValidTypes(Declarations):
    def check_valid_type(self, t: Any) -> None:
        """Report the cycle of types that directly contain each other, if t is of one or leads into one."""
        if type(unalias(t)) is Named:
            self._visit(t, [], [])

    def _visit(self, t: Any, nest: list[Named], path: list[Named]) -> bool:
        """False after an error. ``nest``: the types that t is directly inside of; ``path``: the types on the way to t."""
        t = unalias(t)
        cls = type(t)
        if cls is Named:
            return self._visit_named(t, nest, path)
        if cls is Array:
            return self._visit(t.elem, nest, path)
        if cls is Struct:
            return all(self._visit(f.type, nest, path) for f in t.fields)
        if cls is Interface:
            return all(self._visit(e, nest, path) for e in t.embeddeds)
        if cls is Union:
            return all(self._visit(term, nest, path) for _, term in t.terms)
        if cls is TypeParam and nest:
            innermost = nest[-1]
            for p, arg in zip((innermost.origin or innermost).tparams, innermost.targs, strict=False):
                if p is t:
                    return self._visit(arg, nest[:-1], path)
        return True

    def _visit_named(self, t: Named, nest: list[Named], path: list[Named]) -> bool:
        if t in self._valid or (t.obj.pkg is not self.pkg and not t.targs):
            return True
        if any(n is t for n in nest):
            self._report_recursion(path[next(i for i, p in enumerate(path) if p is t) :])
            return False
        origin = t.origin or t
        if origin.underlying is INVALID:
            return True
        # What is on the right of "type T ..." may be another defined type; its name belongs to the cycle.
        right = self._forward.get(origin, underlying(origin))
        ok = self._visit(right, [*nest, t], [*path, t])
        if not any(type_params_in(a) for a in t.targs):
            self._valid.add(t)  # inside other types it is no different
        return ok

    def _report_recursion(self, cycle: list[Named]) -> None:
        self.report_cycle([(self.ts(n) if n.targs else n.obj.name, self.instance_pos.get(n, n.obj.pos)) for n in cycle], "recursive type")
        first = cycle[0]
        (first.origin or first).underlying = first.underlying = INVALID
