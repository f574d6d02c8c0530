"""``--dump``: what each stage made of a program."""

from __future__ import annotations

from golite.engine.compile import Compiler
from golite.engine.load import load_sources
from golite.engine.program import find_source
from golite.engine.stdlib import load_std
from golite.options import Options
from golite.syntax.source import FileSet


def dump_program(targets: list[str], options: Options) -> str:
    """The text of stage ``options.dump`` for the program's own packages. Raises as load_program does."""
    fileset = FileSet()
    source = find_source(targets)
    if options.dump == "ast":
        from golite.syntax.print import dump_file

        order = load_sources([source], fileset, frozenset())
        return "\n".join(dump_file(file) for file in order[-1].files)
    packages, summaries = load_std(options).packages(fileset)
    order = load_sources([source], fileset, frozenset(packages))
    compiler = Compiler(fileset, options, packages, summaries)
    out = []
    for parsed in order:
        package = compiler.check(parsed)
        if options.dump == "types":
            from golite.types.dump import format_package

            out.append(format_package(package))
            continue
        ir = compiler.lower(package)
        compiler.summaries.update(ir.module_summaries)
        if options.dump_func:
            ir.functions = {name: fn for name, fn in ir.functions.items() if name == options.dump_func}
        if options.dump == "ir":
            from golite.ir.print import format_module

            out.append(format_module(ir))
            continue
        if options.dump == "bytecode":
            from golite.bytecode.disasm import format_unit
            from golite.bytecode.unit import encode_module

            out.append(format_unit(encode_module(ir, fileset)))
            continue
        from golite.native.module import emit_llvm

        text = emit_llvm(ir, fileset)
        if options.dump == "asm":
            from golite.native.optimize import assembly_listing

            text = assembly_listing(text, options.opt_level)
        out.append(text)
    return "\n".join(out)
