"""What to compile when functions of a running program turn out hot, and how: from requests to an image whose code takes over.

A request names a function, or a loop in one (by the bytecode offset of its head). Compiled together with it is what it calls in the
program, as far as that is not compiled already and a limit on the size allows: LLVM sees and inlines the callees, and calls among them
are direct. Everything else is called at its stub, which leads to the interpreter or to code compiled before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from golite.bytecode.encode import Code
from golite.bytecode.osr import osr_function, osr_symbol
from golite.bytecode.unit import Unit
from golite.ir.func import AllocInfo, CallTarget, Data, Extern, Function, Module, SymAddr
from golite.syntax.source import FileSet

# Instructions compiled at once, hot functions apart: more takes LLVM too long, and what is called rarely is not worth it.
MAX_INSTRUCTIONS = 4000
MAX_CONSTANT_BYTES = 1024


@dataclass(slots=True)
class ProgramCode:
    """The program's packages as IR and bytecode. ``codes``, ``functions``, ``data``: of all packages by symbol."""

    fileset: FileSet
    modules: list[Module] = field(default_factory=list)
    codes: dict[str, Code] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    data: dict[str, Data] = field(default_factory=dict)
    externs: dict[str, Extern] = field(default_factory=dict)

    def add(self, module: Module, unit: Unit) -> None:
        self.modules.append(module)
        for symbol, code in unit.codes.items():
            self.codes.setdefault(symbol, code)
        for symbol, fn in module.functions.items():
            self.functions.setdefault(symbol, fn)
        for symbol, data in module.data.items():
            self.data.setdefault(symbol, data)
        for symbol, extern in module.externs.items():
            self.externs.setdefault(symbol, extern)


@dataclass(slots=True)
class Plan:
    """A module to compile. ``published``: functions whose calls go to it; ``loops``: (function, bytecode offset of the head) → symbol of the continuation."""

    module: Module
    published: list[str]
    loops: dict[tuple[str, int], str]


def plan_promotion(
    program: ProgramCode, calls: Iterable[str], loops: Iterable[tuple[str, int]], compiled: set[str], limit: int = MAX_INSTRUCTIONS
) -> Plan | None:
    """``calls``: symbols of functions that are called often. ``loops``: (symbol, offset in bytes) of loops that run long. ``compiled``: what has been
    compiled before. ``limit``: instructions of callees to compile with them. None if there is nothing to do."""
    continuations: dict[tuple[str, int], Function] = {}
    for symbol, offset in loops:
        code = program.codes.get(symbol)
        block = code.points.get(offset // 8) if code is not None else None
        if code is not None and block is not None:
            continuations[symbol, offset] = osr_function(code, block)
    chosen: dict[str, Function] = {}
    for symbol in calls:
        if symbol in program.codes and symbol not in compiled:
            chosen[symbol] = program.functions[symbol]
    if not chosen and not continuations:
        return None
    budget = limit
    todo = [*chosen.values(), *continuations.values()]
    for fn in todo:  # grows
        for symbol in _called(fn):
            callee = program.functions.get(symbol)
            if callee is None or symbol in chosen or symbol in compiled or callee.attrs.imported:
                continue
            size = sum(len(block.instrs) for block in callee.blocks)
            if size <= budget and symbol in program.codes:
                budget -= size
                chosen[symbol] = callee
                todo.append(callee)
    module = Module(program.modules[-1].path)
    for symbol, fn in chosen.items():
        module.functions[symbol] = _as_own(fn)
    for made in continuations.values():
        module.functions[made.symbol] = made
    _add_imported(program, module)
    module.externs = dict(program.externs)
    for symbol, fn in program.functions.items():
        if symbol not in module.functions:
            module.externs.setdefault(symbol, Extern(symbol, fn.sig, fn.attrs))
    _add_constants(program, module)
    return Plan(module, list(chosen), {key: osr_symbol(key[0], program.codes[key[0]].points[key[1] // 8]) for key in continuations})


def _as_own(fn: Function) -> Function:
    """``fn`` under its own symbol even where other packages may define it too."""
    if not fn.attrs.linkonce:
        return fn
    from copy import copy

    own = copy(fn)
    own.attrs = copy(fn.attrs)
    own.attrs.linkonce = False
    return own


def _references(fn: Function) -> Iterator[str]:
    for block in fn.blocks:
        for ins in block.instrs:
            for arg in ins.args:
                if type(arg) is SymAddr:
                    yield arg.symbol
            if type(ins.imm) is CallTarget:
                yield ins.imm.symbol
            elif type(ins.imm) is AllocInfo:
                yield ins.imm.descriptor


def _called(fn: Function) -> Iterator[str]:
    """Functions that ``fn`` calls or makes closures of."""
    for block in fn.blocks:
        for ins in block.instrs:
            if type(ins.imm) is CallTarget:
                yield ins.imm.symbol
            for arg in ins.args:
                if type(arg) is SymAddr:
                    yield arg.symbol.removesuffix("·f")


def _add_imported(program: ProgramCode, module: Module) -> None:
    """Bodies of other packages' functions that may be inlined."""
    todo = list(module.functions.values())
    for fn in todo:  # grows
        for symbol in _called(fn):
            callee = program.functions.get(symbol)
            if callee is not None and callee.attrs.imported and symbol not in module.functions:
                module.functions[symbol] = callee
                todo.append(callee)


def _add_constants(program: ProgramCode, module: Module) -> None:
    """Small constants (itabs, func values, strings) whose contents LLVM may look at; they are where the bytecode's image has them."""
    todo = [symbol for fn in module.functions.values() for symbol in _references(fn)]
    for symbol in todo:  # grows
        data = program.data.get(symbol)
        if data is None or symbol in module.data:
            continue
        module.externs.setdefault(symbol, Extern(symbol, None))
        if data.readonly and data.size <= MAX_CONSTANT_BYTES and not symbol.startswith("type:"):
            module.data[symbol] = Data(symbol, data.size, data.align, data.init, data.relocs, True, "available")
            for reloc in data.relocs:
                if not reloc.weak:
                    todo.append(reloc.symbol)


