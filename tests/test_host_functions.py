"""What runs on a host's stack without a goroutine, functions of package runtime called py…, allocates nothing: there may be no memory to take it
from."""

from __future__ import annotations

from golite.engine.compile import Compiler
from golite.engine.load import load_library_sources
from golite.ir.func import Function, Module
from golite.ir.ops import Op
from golite.options import Options
from golite.syntax.source import FileSet


def runtime_module() -> Module:
    fileset = FileSet()
    compiler = Compiler(fileset, Options(), {}, {})
    for parsed in load_library_sources(fileset):
        package = compiler.check(parsed)
        module: Module = compiler.lower(package, native=False)
        compiler.summaries.update(module.module_summaries)
        if package.path == "runtime":
            return module
    raise AssertionError("there is no package runtime")


def allocations(fn: Function) -> list[str]:
    """The variables that are in the heap."""
    return [ins.imm.name for block in fn.blocks for ins in block.instrs if ins.op is Op.ALLOC and not ins.imm.stack]


def test_allocations() -> None:
    functions = runtime_module().functions
    assert allocations(functions["runtime.hostpin"]), "which is called on a goroutine"
    found = {symbol: allocations(fn) for symbol, fn in functions.items() if symbol.startswith("runtime.py")}
    assert {"runtime.pyvectorcall", "runtime.pyblockcall"} <= set(found)
    assert not any(found.values()), found
