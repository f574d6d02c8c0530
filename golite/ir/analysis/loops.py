"""The order of a function's blocks, and its loops."""

from __future__ import annotations

from collections import defaultdict

from golite.ir.func import Block, Function


def reverse_postorder(fn: Function) -> list[Block]:
    """The reachable blocks, each before its successors except along back edges."""
    seen = [False] * len(fn.blocks)
    order: list[Block] = []
    entry = fn.blocks[0]
    seen[entry.index] = True
    stack = [(entry, iter(entry.instrs[-1].blocks))]
    while stack:
        block, successors = stack[-1]
        for successor in successors:
            if not seen[successor.index]:
                seen[successor.index] = True
                stack.append((successor, iter(successor.instrs[-1].blocks)))
                break
        else:
            stack.pop()
            order.append(block)
    order.reverse()
    return order


def natural_loops(order: list[Block]) -> list[tuple[int, set[int]]]:
    """Of each loop the head and the blocks, by their place in ``order``, the reverse postorder."""
    number = {block.index: i for i, block in enumerate(order)}
    predecessors: dict[int, list[int]] = defaultdict(list)
    heads: dict[int, set[int]] = {}
    for i, block in enumerate(order):
        for successor in block.instrs[-1].blocks:
            j = number[successor.index]
            predecessors[j].append(i)
            if j <= i:
                heads.setdefault(j, set()).add(i)
    return [(head, _body(head, latches, predecessors)) for head, latches in heads.items()]


def _body(head: int, latches: set[int], predecessors: dict[int, list[int]]) -> set[int]:
    """What reaches a latch without passing the head. (In an irreducible graph, at most blocks after the head.)"""
    body = {head}
    work = list(latches)
    while work:
        i = work.pop()
        if i not in body and i > head:
            body.add(i)
            work += predecessors[i]
    return body
