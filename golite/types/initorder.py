"""Initialisation order of package variables (spec, "Package initialization").

Repeatedly the earliest variable in declaration order that is ready is initialised next; it is ready when everything it
depends on, also through functions, is. What cannot become ready is on a cycle, which is an error.
"""

from __future__ import annotations

import heapq
from typing import Any, Optional

from golite.types.base import CheckerBase, DeclInfo
from golite.types.objects import Const, Func, Object, TypeName, Var


class InitOrder(CheckerBase):
    def init_order(self) -> None:
        infos = self.infos
        cycle = _find_cycle(infos)
        if cycle is not None:
            report_cycle(self, cycle)
            return
        # Variables declared together (var a, b = f()) are one unit; its representative is the first.
        units: dict[int, Any] = {}
        unit_of: dict[Object, int] = {}
        for obj, info in infos.items():
            if type(obj) is Var:
                leader = info.lhs[0] if info.lhs is not None else obj
                units[infos[leader].order] = leader
                unit_of[obj] = infos[leader].order
        needs: dict[int, set[int]] = {order: set() for order in units}
        for obj, order in unit_of.items():
            needs[order] |= {unit_of[v] for v in _variables_needed(obj, infos) if v in unit_of} - {order}
        needed_by: dict[int, list[int]] = {order: [] for order in units}
        for order, deps in needs.items():
            for d in deps:
                needed_by[d].append(order)
        counts = {order: len(deps) for order, deps in needs.items()}
        ready = [order for order, n in counts.items() if n == 0]
        heapq.heapify(ready)
        while ready:
            order = heapq.heappop(ready)
            leader = units[order]
            info = infos[leader]
            if info.lhs is not None:
                self.pkg.init_order.append((info.lhs, info.spec.values[0]))
            elif info.value is not None:
                self.pkg.init_order.append(([leader], info.value))
            for n in needed_by[order]:
                counts[n] -= 1
                if counts[n] == 0:
                    heapq.heappush(ready, n)


def _variables_needed(start: Object, infos: dict[Object, DeclInfo]) -> set[Object]:
    """Package variables that start's initialiser refers to, directly or through functions and methods."""
    out: set[Object] = set()
    seen: set[Object] = {start}
    todo = list(infos[start].deps)
    while todo:
        obj = todo.pop()
        if obj in seen:
            continue
        seen.add(obj)
        cls = type(obj)
        if cls is Var:
            out.add(obj)
        elif cls is Func and obj in infos:
            todo.extend(infos[obj].deps)
    return out


def _find_cycle(infos: dict[Object, DeclInfo]) -> Optional[list[Object]]:
    """A cycle of references through at least one variable or constant, or None."""
    for obj in infos:
        if type(obj) is not Var and type(obj) is not Const:
            continue
        # Depth first from obj, back to obj.
        came_from: dict[Object, Object] = {}
        todo = [d for d in reversed(list(infos[obj].deps))]
        for d in todo:
            came_from.setdefault(d, obj)
        seen: set[Object] = set()
        while todo:
            o = todo.pop()
            if o is obj:
                path = [obj]
                p = came_from[obj]
                while p is not obj:
                    path.append(p)
                    p = came_from[p]
                path[1:] = reversed(path[1:])
                return path
            if o in seen or o not in infos or type(o) is TypeName:
                continue
            seen.add(o)
            for d in reversed(list(infos[o].deps)):
                if d not in seen:
                    came_from[d] = o
                    todo.append(d)
    return None


def report_cycle(checker: CheckerBase, cycle: list[Object]) -> None:
    """``cycle[i]`` refers to ``cycle[i + 1]``, the last to the first."""
    first = cycle[0]
    if len(cycle) == 1:
        checker.error(first.pos, f"initialization cycle: {first.name} refers to itself", "InvalidInitCycle")
        return
    lines = [f"initialization cycle for {first.name}"]
    for i, obj in enumerate(cycle):
        lines.append(f"{checker.where(obj.pos)}: {obj.name} refers to {cycle[(i + 1) % len(cycle)].name}")
    checker.error(first.pos, "\n\t".join(lines), "InvalidInitCycle")
