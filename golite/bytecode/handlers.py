"""The interpreter: one handler per opcode, as IR, compiled with the runtime. What an opcode means is said by the IR op in its handler, so both
tiers get it from the same compiler.

A word of bytecode is 64 bits: opcode in bits 0-15, operands a, b, c in bits 16-31, 32-47, 48-63; further words follow where a handler
takes more. An operand is the number of an 8-byte slot of the frame, or a signed immediate where the opcode's name ends in ``i``.

Handlers jump to each other (DISPATCH is a tail call): pc, frame, the word at pc and the table of handlers stay in registers, and
there is no loop. The frame of an interpreted function is made by ``runtime.interpentry…`` (asm_amd64.s); ``runtime.interprun`` calls
the first handler, and ``ret…`` returns to it. It is a frame like compiled code's, on the goroutine's stack, so that calls between the
tiers are plain calls, and panics, deferred calls, tracebacks, preemption and the collector need to know little of the interpreter
(runtime/interp.go).

Rules about slots:

- Slots 0 to 2 are the frame's own: where it is (FRAME_PC, stored before every call, for tracebacks), its funcdesc, its closure.
- A scalar has a slot for itself. Of one smaller than 8 bytes, what is above it means nothing, except a bool: that is 0 or 1 in the whole slot.
- An aggregate has its layout in memory, from a slot's start.

A handler that may fail jumps to one of the ``fail_…`` handlers, which have a frame for calling the runtime; handlers without calls have none.

Handlers are defined by family (handlers_*.py); this module gives them their numbers.
"""

from __future__ import annotations

from golite.bytecode import handlers_arith, handlers_call, handlers_fuse, handlers_jump, handlers_mem
from golite.bytecode.handlers_base import PREFIX, TABLE, Build, Handler
from golite.ir.func import Data, Extern, Function, Module, Reloc, Sig
from golite.ir.ops import Op

# In the order of the opcodes, which therefore do not depend on which module was imported first.
_FAMILIES = (handlers_arith.FAMILY, handlers_jump.FAMILY, handlers_mem.FAMILY, handlers_fuse.FAMILY, handlers_call.FAMILY)
HANDLERS: dict[str, tuple[Build, bool]] = {}  # name -> (what builds it, whether it calls)
FAILING: dict[str, Build] = {}  # reached by DISPATCH with a name only
for _family in _FAMILIES:
    assert HANDLERS.keys().isdisjoint(_family.handlers)
    HANDLERS.update(_family.handlers)
    FAILING.update(_family.failing)

ASSEMBLY = {"setjmp": "runtime.interpsetjmp"}  # a handler that is no IR: a = gosetjmp(pointer b)
OPCODES: dict[str, int] = {name: number for number, name in enumerate([*HANDLERS, *ASSEMBLY])}
NAMES = {number: name for name, number in OPCODES.items()}


def build_handlers() -> Module:
    """All handlers and the table of them."""
    module = Module("runtime/interp")
    relocs = []
    for name, (build, calls) in HANDLERS.items():
        _build(module, name, build, calls)
        relocs.append(Reloc(8 * OPCODES[name], PREFIX + name))
    for name, build in FAILING.items():
        _build(module, name, build, True).attrs.noinline = True
    for name, symbol in ASSEMBLY.items():
        module.externs[symbol] = Extern(symbol, Sig((), ()))
        relocs.append(Reloc(8 * OPCODES[name], symbol))
    module.data[TABLE] = Data(TABLE, 8 * len(OPCODES), 8, b"", relocs, readonly=True)
    return module


def _build(module: Module, name: str, build: Build, calls: bool) -> Function:
    h = Handler(name, calls)
    build(h)
    fn = h.finish()
    module.functions[fn.symbol] = fn
    for block in fn.blocks:
        for ins in block.instrs:
            if ins.op is Op.CALL:
                module.externs.setdefault(ins.imm.symbol, Extern(ins.imm.symbol, ins.imm.sig))
    return fn
