"""Types that would contain themselves and so have no finite size (spec, "Type definitions": recursion needs indirection)."""

from __future__ import annotations

from typing import Any

from golite.types.decl import Declarations
from golite.types.types import INVALID, Array, Interface, Named, Struct, Union, unalias


class ValidTypes(Declarations):
    def check_valid_types(self) -> None:
        """Report each defined type that directly contains itself, once per cycle."""
        done: set[int] = set()
        for named in list(self.named_types):
            self._visit(named, [], done)

    def _visit(self, t: Any, path: list[Named], done: set[int]) -> bool:
        t = unalias(t)
        cls = type(t)
        if cls is Named:
            if id(t) in done or t.obj.pkg is not self.pkg:
                return True
            for i, p in enumerate(path):
                if p is t:
                    self.cycle_error([n.obj for n in path[i:]])
                    for n in path[i:]:
                        n.underlying = INVALID
                        done.add(id(n))
                    return False
            path.append(t)
            # What is on the right of "type T ..." may be another defined type; its name belongs to the cycle.
            forward = self._forward.get(t)
            ok = self._visit(forward if forward is not None else t.underlying, path, done)
            path.pop()
            done.add(id(t))
            return ok
        if cls is Array:
            return self._visit(t.elem, path, done)
        if cls is Struct:
            return all([self._visit(f.type, path, done) for f in t.fields])
        if cls is Interface:
            return all([self._visit(e, path, done) for e in t.embeddeds])
        if cls is Union:
            return all([self._visit(term, path, done) for _, term in t.terms])
        return True
