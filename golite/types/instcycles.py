"""Generic code whose instances would need further instances without end (spec, "Instantiations").

A graph of type parameters: where P is instantiated with a type that mentions Q, an edge leads from Q to P, and it *grows* if the argument is more
than Q itself. A cycle with an edge that grows asks for instances with ever larger arguments::

    func f[T any]() { f[[]T]() }      T → T, growing
    func f[T any]() { f[T]() }        T → T: one instance
"""

from __future__ import annotations

from typing import Any

from golite.types.base import CheckerBase
from golite.types.objects import TypeName
from golite.types.subst import type_params_in
from golite.types.types import TypeParam, unalias

# To whom, whether it grows, where, the argument.
Edge = tuple[TypeName, bool, int, Any]


class InstanceCycles(CheckerBase):
    def check_instance_cycles(self) -> None:
        """Reports the first cycle that grows, if the package has no other errors."""
        if self.errors:
            return
        edges: dict[TypeName, list[Edge]] = {}
        for tparams, targs, positions, default_pos in self.instantiations:
            for i, (p, t) in enumerate(zip(tparams, targs, strict=True)):
                t = unalias(t)
                for q in type_params_in(t):
                    pos = positions[i] if i < len(positions) else default_pos
                    edges.setdefault(q.obj, []).append((p.obj, type(t) is not TypeParam, pos, t))
        for source, out in edges.items():
            for edge in out:
                if edge[1]:
                    path = _path(edges, edge[0], source)
                    if path is not None:
                        self._report([edge, *path])
                        return

    def _report(self, cycle: list[Edge]) -> None:
        # Edges that instantiate nothing in the source (a method's own names of its type's parameters) have no position.
        lines = [f"\n\t{self.where(pos)}: {p.name} instantiated as {self.ts(t)}" for p, _, pos, t in cycle if pos]
        self.error(cycle[0][0].pos, "instantiation cycle:" + "".join(lines), "InvalidInstanceCycle")


def _path(edges: dict[TypeName, list[Edge]], start: TypeName, end: TypeName) -> list[Edge] | None:
    """Edges from ``start`` to ``end``, breadth first; None if there is no way."""
    if start is end:
        return []
    came: dict[TypeName, tuple[TypeName, Edge]] = {}
    todo = [start]
    for at in todo:  # grows
        for edge in edges.get(at, ()):
            to = edge[0]
            if to is not start and to not in came:
                came[to] = (at, edge)
                todo.append(to)
    if end not in came:
        return None
    path = []
    at = end
    while at is not start:
        at, edge = came[at]
        path.append(edge)
    return path[::-1]
