"""Drops linkonce functions and data that nothing in the module leads to.

Lowering asks for a type descriptor wherever an object might go to the heap; once escape analysis has put the object on the stack,
the descriptor, the wrappers of its methods and their names are often of no use any more.
"""

from __future__ import annotations

from golite.ir.func import AllocInfo, CallTarget, Module, SymAddr
from golite.ir.ops import Op


def prune(module: Module) -> None:
    functions, data = module.functions, module.data
    todo = [s for s, f in functions.items() if not f.attrs.linkonce]
    todo += [s for s, d in data.items() if d.linkage == "external"]
    if module.path != "main" and not module.main_symbol:
        # Importers refer to the descriptors of an importable package's types.
        prefixes = (f"type:{module.path}.", f"type:*{module.path}.")
        todo += [s for s in data if s.startswith(prefixes)]
    seen = set(todo)
    used: set[str] = set()
    while todo:
        symbol = todo.pop()
        found = _references(module, symbol)
        for name in found:
            used.add(name)
            if name not in seen and (name in functions or name in data):
                seen.add(name)
                todo.append(name)
    module.functions = {s: f for s, f in functions.items() if s in seen}
    module.data = {s: d for s, d in data.items() if s in seen}
    module.externs = {s: e for s, e in module.externs.items() if s in used or e.sig is None}


def _references(module: Module, symbol: str) -> set[str]:
    out: set[str] = set()
    func = module.functions.get(symbol)
    if func is not None:
        for block in func.blocks:
            for instr in block.instrs:
                for arg in instr.args:
                    if type(arg) is SymAddr:
                        out.add(arg.symbol)
                imm = instr.imm
                if type(imm) is CallTarget:
                    out.add(imm.symbol)
                elif type(imm) is AllocInfo and not imm.stack:
                    out.add(imm.descriptor)
                elif instr.op is Op.BOUNDS:
                    out.add("runtime.goPanicIndex")
                elif instr.op is Op.NILCHECK:
                    out.add("runtime.panicmem")
    found = module.data.get(symbol)
    if found is not None:
        out.update(r.symbol for r in found.relocs if not r.weak)
    return out
