"""What escape analysis decided, for people and tests: the counterpart of gc's -m."""

from __future__ import annotations

from golite.ir.func import AllocInfo, Module
from golite.ir.ops import Op
from golite.syntax.source import FileSet


def escape_report(module: Module, fileset: FileSet) -> list[str]:
    """One line per allocation of the package's own functions: "file:line:col: x moved to heap" or "… x does not escape"."""
    found = []
    for func in module.functions.values():
        if func.attrs.wrapper:
            continue
        for block in func.blocks:
            for instr in block.instrs:
                info = instr.imm
                if instr.op is Op.ALLOC and type(info) is AllocInfo and info.name and info.descriptor:
                    at = fileset.position(instr.pos)
                    found.append((at.file, at.line, at.col, f"{info.name} {'does not escape' if info.stack else 'escapes to heap'}"))
    return [f"{file}:{line}:{col}: {text}" for file, line, col, text in sorted(set(found))]
