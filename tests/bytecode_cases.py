"""The conformance programs' functions as bytecode, for tests that look at all of them: some 3500 functions in a few seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from programs import find_programs

from golite.bytecode.code import Code
from golite.bytecode.unit import encode_module
from golite.engine.compile import Compiler
from golite.engine.deep import with_deep_stack
from golite.engine.load import load_sources
from golite.engine.program import find_source
from golite.engine.stdlib import load_std
from golite.ir.func import Module
from golite.options import Options
from golite.syntax.source import FileSet
from golite.types.objects import Package


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
    for program in find_programs():
        if not program.is_for_later:
            yield from modules_of(Path(program.path))


def modules_of(path: Path) -> Iterator[Module]:
    """The packages of a program, lowered for the interpreter."""
    fileset, packages, summaries = _std()
    order = load_sources([find_source([str(path)])], fileset, frozenset(packages))
    compiler = Compiler(fileset, Options(tier="interp"), packages, summaries)
    for parsed in order:
        package = compiler.check(parsed)
        lowered = compiler.lower(package, native=False)
        compiler.summaries.update(lowered.module_summaries)
        yield lowered


@cache
def _std() -> tuple[FileSet, dict[str, Package], dict[str, Any]]:
    fileset = FileSet()
    return fileset, *load_std(Options(tier="interp")).packages(fileset)


if __name__ == "__main__":
    from bytecode_check import check_code

    for code in program_codes():
        for problem in check_code(code):
            sys.stdout.write(problem + "\n")
