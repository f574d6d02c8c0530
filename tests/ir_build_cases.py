"""Lowering of small Go sources for tests: the real package runtime is checked once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from golite.ir.build.package import build_unoptimised
from golite.ir.func import Module
from golite.ir.passes.pipeline import run_passes
from golite.ir.verify import verify_module
from golite.paths import runtime_dir
from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet
from golite.types.checker import check_package
from golite.types.objects import Package

FILES = FileSet()


def _check(path: str, files: list[Path], known: dict[str, Package]) -> Package:
    return _check_sources(path, [(f.name, f.read_bytes()) for f in files], known)


def _check_sources(path: str, sources: list[tuple[str, bytes]], known: dict[str, Package]) -> Package:
    parsed = []
    for name, data in sources:
        file, diagnostics = parse_file(FILES.add(name, data))
        assert not diagnostics, diagnostics
        parsed.append(file)
    package, diagnostics = check_package(path, parsed, FILES, lambda p: known[p])
    assert not diagnostics, "\n".join(map(str, diagnostics))
    return package


@cache
def runtime_packages() -> dict[str, Package]:
    """Package runtime and what it imports."""
    root = runtime_dir()
    known: dict[str, Package] = {}
    known["runtime/internal/atomic"] = _check("runtime/internal/atomic", sorted((root / "internal" / "atomic").glob("*.go")), known)
    known["runtime"] = _check("runtime", sorted(root.glob("*.go")), known)
    return known


@cache
def runtime_summaries() -> dict[str, tuple[int, ...]]:
    known = runtime_packages()
    module = run_passes(build_unoptimised(known["runtime"], FILES, known["runtime"]), {})
    return module.module_summaries


def lower(source: str, name: str = "x.go", *, passes: bool = True) -> Module:
    """The verified module of one file of package main (a package clause is added if there is none)."""
    if "package " not in source.split("func ")[0]:
        source = "package main; " + source
    known = runtime_packages()
    package = _check_sources("main", [(name, source.encode())], known)
    module = build_unoptimised(package, FILES, known["runtime"])
    verify_module(module)
    if passes:
        run_passes(module, runtime_summaries(), lambda _, m: verify_module(m))
    return module
