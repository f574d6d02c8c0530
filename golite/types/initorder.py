"""Initialisation order of package variables (spec, "Package initialization").

Repeatedly the earliest variable in declaration order that is ready is initialised next; it is ready when everything it
depends on, also through functions, is. What cannot become ready is on a cycle, which is an error.
"""

from __future__ import annotations

import heapq
from typing import Iterator, Optional

from golite.types.base import CheckerBase, DeclInfo
from golite.types.objects import Const, Func, Object, TypeName, Var


class InitOrder(CheckerBase):
    def init_order(self) -> None:
        infos = self.infos
        order = {obj: i for i, obj in enumerate(infos)}
        nodes: list[Object] = [obj for obj in infos if type(obj) is Var or type(obj) is Const]
        needs = {obj: _needed(obj, infos) for obj in nodes}
        needed_by: dict[Object, list[Object]] = {obj: [] for obj in nodes}
        counts: dict[Object, int] = {}
        for node, deps in needs.items():
            counts[node] = len(deps)
            for d in deps:
                needed_by[d].append(node)
        # Constants come first. A node may be in the queue several times; only the entry with its present count is valid.
        queue: list[tuple[bool, int, int, Object]] = [(type(obj) is Var, counts[obj], order[obj], obj) for obj in nodes]
        heapq.heapify(queue)
        done: set[Object] = set()
        emitted: set[int] = set()
        while queue:
            _, count, _, obj = heapq.heappop(queue)
            if obj in done or count != counts[obj]:
                continue
            done.add(obj)
            if count > 0:
                cycle = _find_path(infos, order, obj)
                if cycle is not None:
                    report_cycle(self, cycle)
            for n in needed_by[obj]:
                counts[n] -= 1
                if n not in done:
                    heapq.heappush(queue, (type(n) is Var, counts[n], order[n], n))
            if type(obj) is not Var:
                continue
            info = infos[obj]
            if info.lhs is not None:
                if id(info) not in emitted:
                    emitted.add(id(info))
                    self.pkg.init_order.append((info.lhs, info.spec.values[0]))
            elif info.value is not None:
                self.pkg.init_order.append(([obj], info.value))


def _needed(start: Object, infos: dict[Object, DeclInfo]) -> set[Object]:
    """Package variables and constants that start's initialiser refers to, directly or through functions and methods."""
    out: set[Object] = set()
    seen: set[Object] = set()
    todo = list(infos[start].deps)
    while todo:
        obj = todo.pop()
        if obj in seen:
            continue
        seen.add(obj)
        if obj in infos:
            if type(obj) is Func:
                todo.extend(infos[obj].deps)
            elif type(obj) is not TypeName:
                out.add(obj)
    return out


def _find_path(infos: dict[Object, DeclInfo], order: dict[Object, int], start: Object) -> Optional[list[Object]]:
    """The first way from start back to itself, looking at dependencies in source order; start comes first."""
    seen: set[Object] = {start}
    path = [start]

    def dependencies(obj: Object) -> Iterator[Object]:
        return iter(sorted((d for d in infos[obj].deps if d in infos), key=lambda d: order[d]))

    stack = [dependencies(start)]
    while stack:
        for d in stack[-1]:
            if d is start:
                return path
            if d not in seen:
                seen.add(d)
                path.append(d)
                stack.append(dependencies(d))
                break
        else:
            stack.pop()
            path.pop()
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
