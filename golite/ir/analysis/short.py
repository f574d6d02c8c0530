"""Functions that can neither wait nor take long, which a host may call without letting other threads run meanwhile.

``SHORT``: no loops, no calls but of such functions of the same module and of what only panics, nothing of goroutines, channels, interfaces and func
values, no defer; what it allocates and copies has a constant size.

``BARE``: besides, nothing that needs a goroutine at all: numbers in, numbers out, and no memory, no check, no call but of such functions. Such
code runs on any stack, on a thread that the runtime has never heard of.
"""

from __future__ import annotations

from golite.ir.analysis.loops import reverse_postorder
from golite.ir.func import GROUP_PREFIX, AllocInfo, CallTarget, Const, Function, Instr, Module, SymAddr
from golite.ir.ops import Op

SHORT, BARE = 1, 2

_MAX_BYTES = 1024  # of one allocation or copy
_MAX_INSTRS = 500
_BARE = {op for op in Op if op.effects == "pure"} - {Op.INTRIN} | {Op.JUMP, Op.BR, Op.SWITCH, Op.RET}
_SHORT = _BARE | {op for op in Op if op.effects in ("read", "check")} | {Op.STORE, Op.STOREB, Op.UNREACHABLE}
_SIZED = {Op.MEMMOVE: 2, Op.MEMZERO: 1, Op.MOVEB: 2, Op.ZEROB: 1}  # the argument that is the size


def find_short(module: Module) -> dict[str, int]:
    """SHORT or BARE by symbol, of the module's functions that are."""
    found: dict[str, int] = {}
    for symbol in module.functions:
        _look(module, symbol, found)
    return {symbol: level for symbol, level in found.items() if level}


def _look(module: Module, symbol: str, found: dict[str, int]) -> int:
    if symbol not in found:
        found[symbol] = 0  # what calls itself is not short
        found[symbol] = _level(module, module.functions[symbol], found)
    return found[symbol]


def _level(module: Module, fn: Function, found: dict[str, int]) -> int:
    if not fn.blocks or fn.attrs.closure:
        return 0
    order = reverse_postorder(fn)
    place = {block.index: i for i, block in enumerate(order)}
    if sum(len(block.instrs) for block in order) > _MAX_INSTRS:
        return 0
    level = BARE
    for i, block in enumerate(order):
        if any(place[successor.index] <= i for successor in block.instrs[-1].blocks):
            return 0
        for ins in block.instrs:
            level = min(level, _instruction(module, ins, found))
            if not level:
                return 0
    return level


def _instruction(module: Module, ins: Instr, found: dict[str, int]) -> int:
    if ins.op in _BARE:
        reads_group = any(isinstance(arg, SymAddr) and arg.symbol.startswith(GROUP_PREFIX) for arg in ins.args)
        return SHORT if reads_group else BARE
    if ins.op in _SHORT:
        return SHORT
    if ins.op in _SIZED:
        size = ins.args[_SIZED[ins.op]]
        return SHORT if isinstance(size, Const) and int(size.value) <= _MAX_BYTES else 0
    if ins.op is Op.ALLOC and isinstance(ins.imm, AllocInfo):
        return SHORT if ins.imm.type.size <= _MAX_BYTES else 0
    if ins.op is Op.CALL and isinstance(ins.imm, CallTarget) and ins.imm.symbol in module.functions:
        return _look(module, ins.imm.symbol, found)
    return 0
