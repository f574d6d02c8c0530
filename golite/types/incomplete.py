"""Types whose own declarations need to know what they are.

The length of an array may be computed from other types, so while a type is being declared its name may be met where only a complete type
will do: in ``type T [len(T{})]int`` the literal needs T's underlying type, and in ``type T struct{ x [unsafe.Sizeof(T{}.x)]int }`` the
selector needs its fields. Whoever looks into a type asks ``is_complete`` first, which is quick outside of declarations.
"""

from __future__ import annotations

from typing import Any

from golite.types.types import Alias, Array, Named, Pointer, Struct, TypeParam, unalias, underlying
from golite.types.validtype import ValidTypes


class IncompleteTypes(ValidTypes):
    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._variable_sizes: dict[Named, bool] = {}

    def is_complete(self, t: Any) -> bool:
        """Whether t has an underlying type. If not, the cycle of declarations is reported."""
        while self.path and (type(t) is Alias or (type(t) is Named and not t.targs)):
            if t.obj in self.path:
                self.cycle_error(self.path[self.path.index(t.obj) :])
                return False
            t = t.target if isinstance(t, Alias) else self._forward.get(t)
        return True

    def is_complete_base(self, t: Any) -> bool:
        """The same of what t points to, if it is a pointer, which is dereferenced in passing."""
        u = underlying(t) if self.path else None
        return type(u) is not Pointer or self.is_complete(u.elem)

    def has_variable_size(self, t: Any) -> bool:
        """Whether t's size depends on type arguments, or on itself, which is reported."""
        t = unalias(t)
        cls = type(t)
        if cls is Named:
            known = self._variable_sizes.get(t)
            if known is not None:
                return known
            if t.targs:
                self._variable_sizes[t] = True  # of an instance that contains itself
            elif t.obj in self.path:
                self.cycle_error(self.path[self.path.index(t.obj) :])
                return True
            self.path.append(t.obj)
            right = self._forward.get(t)
            found = self._variable_sizes[t] = self.has_variable_size(underlying(t) if right is None else right)
            self.path.pop()
            return found
        if cls is Array:
            return self.has_variable_size(t.elem)
        if cls is Struct:
            return any(self.has_variable_size(f.type) for f in t.fields)
        return cls is TypeParam
