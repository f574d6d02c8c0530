"""The conformance programs' functions as bytecode, for tests that look at all of them: some 3500 functions in a few seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from programs import find_programs

from golite.bytecode.encode import Code
from golite.bytecode.unit import encode_module
from golite.engine.compile import Compiler, load_sources
from golite.engine.deep import with_deep_stack
from golite.engine.program import find_source
from golite.engine.stdlib import load_std
from golite.ir.func import Module
from golite.options import Options
from golite.syntax.source import FileSet


@cache
def program_codes() -> list[Code]:
    """Of every function of every program in testdata/, those that several programs have only once."""
    codes: list[Code] = with_deep_stack(lambda: list(_encode()))
    return codes


def _encode() -> Iterator[Code]:
    seen: set[tuple[str, tuple[int, ...]]] = set()
    for module in _modules():
        for code in encode_module(module, None).codes.values():
            key = (code.fn.symbol, tuple(code.words))
            if key not in seen:
                seen.add(key)
                yield code


def _modules() -> Iterator[Module]:
    options = Options(tier="interp")
    std = load_std(options)
    fileset = FileSet()
    packages, summaries = std.packages(fileset)
    for program in find_programs():
        if program.is_for_later:
            continue
        source = find_source([str(Path(program.path))])
        order, module = load_sources(source, fileset, frozenset(packages))
        compiler = Compiler(fileset, options, packages, summaries)
        for parsed in order:
            package = compiler.check(parsed, module)
            lowered = compiler.lower(package, native=False)
            compiler.summaries.update(lowered.module_summaries)
            yield lowered


if __name__ == "__main__":
    from bytecode_check import check_code

    for code in program_codes():
        for problem in check_code(code):
            sys.stdout.write(problem + "\n")
