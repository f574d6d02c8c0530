"""What to compile when functions of a running program turn out hot, and how: from requests to an image whose code takes over.

A request names a function, or a loop in one (by the bytecode offset of its head). Compiled together with it is what it calls in the
program, as far as that is not compiled already and a limit on the size allows: LLVM sees and inlines the callees, and calls among them
are direct. Everything else is called at its stub, which leads to the interpreter or to code compiled before.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any

from golite.bytecode.code import Code
from golite.bytecode.osr import osr_function, osr_symbol
from golite.bytecode.unit import Unit
from golite.ir.func import GROUP_PREFIX, RANGE_BODY, AllocInfo, CallTarget, Data, Extern, Function, Instr, Module, SymAddr
from golite.ir.ops import Op
from golite.ir.passes.devirtualize import TARGET_PREFIX, clone_function, devirtualize, predict_types
from golite.ir.passes.inlining import import_bodies
from golite.records import field, record
from golite.syntax.source import FileSet

# Instructions compiled at once, hot functions apart: more takes LLVM too long, and what is called rarely is not worth it.
MAX_INSTRUCTIONS = 4000
MAX_CONSTANT_BYTES = 1024
MAX_INLINED = 80  # of a function compiled before: it comes along only to be inlined

# The function that a call site (function, number of the site) nearly always reaches, or the type descriptor that a type switch nearly always
# meets, if there is one.
Profile = Callable[[str, int], str | None]


@record
class ProgramCode:
    """The program's packages as IR and bytecode. ``summaries``: what is known of other packages' functions, bodies to inline among it. ``codes``,
    ``functions``, ``data``: of all packages by symbol."""

    fileset: FileSet
    summaries: Mapping[str, Any]
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


@record
class Plan:
    """A module to compile. ``published``: functions whose calls go to it (others are there to be inlined); ``loops``: (function, bytecode offset
    of the head) → symbol of the
    continuation."""

    module: Module
    published: list[str]
    loops: dict[tuple[str, int], str]


def plan_promotion(
    program: ProgramCode,
    calls: Iterable[str],
    loops: Iterable[tuple[str, int]],
    compiled: set[str],
    profile: Profile | None = None,
    limit: int = MAX_INSTRUCTIONS,
) -> Plan | None:
    """``calls``: symbols of functions that are called often. ``loops``: (symbol, offset in bytes) of loops that run long. ``compiled``: what has been
    compiled before. ``profile``: what the interpreter saw. ``limit``: instructions of callees to compile with them. None if there is nothing to
    do."""
    continuations: dict[tuple[str, int], Function] = {}
    for symbol, offset in loops:
        code = program.codes.get(symbol)
        block = code.points.get(offset // 8) if code is not None else None
        if code is not None and block is not None:
            made, origin = osr_function(code, block)
            if profile is not None:
                _predict(made, _targets(program, code, origin, profile))
            continuations[symbol, offset] = made
    chosen: dict[str, Function] = {}
    for symbol in calls:
        if symbol in program.codes and symbol not in compiled:
            chosen[symbol] = _specialised(program, symbol, profile)
    if not chosen and not continuations:
        return None
    budget = limit
    for symbol in list(chosen):
        # The body of a range over a function is hot, so the loop is: with the function around it, iterator and body become a loop.
        around, is_body, _ = symbol.rpartition(RANGE_BODY)
        if is_body and around in program.codes and around not in compiled and around not in chosen:
            size = sum(len(block.instrs) for block in program.functions[around].blocks)
            if size <= budget:
                budget -= size
                chosen[around] = _specialised(program, around, profile)
    todo = [*chosen.values(), *continuations.values()]
    for fn in todo:  # grows
        for symbol in _called(fn):
            callee = program.functions.get(symbol)
            if callee is None or symbol in chosen or symbol not in program.codes:
                continue
            size = sum(len(block.instrs) for block in callee.blocks)
            if size <= (min(budget, MAX_INLINED) if symbol in compiled else budget):
                budget -= size
                chosen[symbol] = callee = _specialised(program, symbol, profile)
                todo.append(callee)
    module = Module(program.modules[-1].path)
    for symbol, fn in chosen.items():
        module.functions[symbol] = _as_own(fn)
    for made in continuations.values():
        module.functions[made.symbol] = made
    module.externs = dict(program.externs)
    for symbol, fn in program.functions.items():
        if symbol not in module.functions:
            module.externs.setdefault(symbol, Extern(symbol, fn.sig, fn.attrs))
    published = [symbol for symbol in chosen if symbol not in compiled]
    import_bodies(module, program.summaries)
    _add_constants(program, module)
    _name_targets(module, frozenset(published))
    return Plan(module, published, {key: osr_symbol(key[0], program.codes[key[0]].points[key[1] // 8]) for key in continuations})


def _name_targets(module: Module, published: frozenset[str]) -> None:
    """What itabs hold for a function is the code it was published with: now, in this module, or before, which the linker is told. So it is of the
    type descriptors that type switches are to test first."""
    for fn in module.functions.values():
        for block in fn.blocks:
            for ins in block.instrs:
                if ins.op is Op.EQ and type(ins.args[1]) is SymAddr and ins.args[1].symbol.startswith(TARGET_PREFIX):
                    name = ins.args[1].symbol
                    symbol = name[len(TARGET_PREFIX) :]
                    if symbol in published:
                        ins.args = (ins.args[0], SymAddr(symbol))
                    else:
                        module.externs.setdefault(name, Extern(name, None))
                elif ins.op is Op.EQ and type(ins.args[1]) is SymAddr and ins.args[1].symbol.startswith("type:"):
                    module.externs.setdefault(ins.args[1].symbol, Extern(ins.args[1].symbol, None))


def _specialised(program: ProgramCode, symbol: str, profile: Profile | None) -> Function:
    """The function, its calls through interfaces as the profile suggests."""
    fn, code = program.functions[symbol], program.codes.get(symbol)
    if profile is None or code is None or not code.sites:
        return fn
    made, origin = clone_function(fn)
    _predict(made, _targets(program, code, origin, profile))
    return made


def _predict(fn: Function, target_of: Callable[[Instr], str | None]) -> None:
    devirtualize(fn, target_of)
    predict_types(fn, target_of)


def _targets(program: ProgramCode, code: Code, origin: dict[Instr, Instr], profile: Profile) -> Callable[[Instr], str | None]:
    numbers = {ins: number for number, ins in enumerate(code.sites)}
    seen = {number: profile(code.fn.symbol, number) for number in numbers.values()}

    def target_of(ins: Instr) -> str | None:
        original = origin.get(ins)
        symbol = seen.get(numbers.get(original, -1)) if original is not None else None
        if ins.op is Op.TYPEHINT:
            return symbol
        callee = program.functions.get(symbol) if symbol is not None else None
        return symbol if callee is not None and callee.sig == ins.imm else None

    return target_of


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


def calls_only(program: ProgramCode, symbol: str, allowed: Container[str]) -> bool:
    """Is a function, with all that it can call directly or not, among ``allowed``?"""
    todo = [symbol]
    for called in todo:  # grows
        if called not in allowed:
            return False
        todo += [callee for callee in _called(program.functions[called]) if callee not in todo]
    return True


def _add_constants(program: ProgramCode, module: Module) -> None:
    """Small constants (itabs, func values, strings) whose contents LLVM may look at; they are where the bytecode's image has them."""
    todo = [symbol for fn in module.functions.values() for symbol in _references(fn)]
    for symbol in todo:  # grows
        if symbol.startswith(GROUP_PREFIX):
            module.externs.setdefault(symbol, Extern(symbol, None))
            continue
        data = program.data.get(symbol)
        if data is None or symbol in module.data:
            continue
        module.externs.setdefault(symbol, Extern(symbol, None))
        if data.readonly and data.size <= MAX_CONSTANT_BYTES and not symbol.startswith("type:"):
            module.data[symbol] = Data(symbol, data.size, data.align, data.init, data.relocs, True, "available")
            for reloc in data.relocs:
                if not reloc.weak:
                    todo.append(reloc.symbol)


def positions(plan: Plan, program: ProgramCode) -> dict[str, tuple[str, int]]:
    """File and line of each function of the plan."""
    found = {}
    for symbol, fn in plan.module.functions.items():
        source = program.fileset.source_of(fn.pos) if fn.pos > 0 else None
        if source is not None:
            found[symbol] = (source.path, source.line_col(fn.pos)[0])
    return found
