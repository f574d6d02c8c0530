"""A whole IR module as LLVM IR text."""

from __future__ import annotations

from golite.ir.func import Module
from golite.native.context import ModuleContext
from golite.native.function import emit_function
from golite.syntax.source import FileSet


def emit_llvm(module: Module, fileset: FileSet | None, relative: bool = False) -> str:
    """The module as LLVM IR text, for ``optimize.compile_llvm``. Positions need ``fileset``; without one all lines are 1.
    ``relative``: lines are counted from each function's own (debuginfo.py)."""
    context = ModuleContext(module, fileset, relative)
    parts = ['target triple = "x86_64-unknown-linux-gnu"\n']
    functions = [emit_function(fn, context) for fn in module.functions.values()]
    parts += [context.data_text(data) for data in module.data.values()]
    parts += functions
    parts += context.declarations()
    parts += context.attr_lines()
    parts += context.metadata.lines()
    parts.append("")
    return "\n".join(parts)
