"""The pipeline: packages in, objects out. ``compile_program`` is the straight line of docs/architecture.md as code.

Packages are parsed, checked, lowered and emitted in dependency order by this thread; LLVM works on finished modules in
threads beside it (it holds no GIL). What LLVM made of a text is kept in the cache under the text's hash, so a change of one
package costs LLVM's time for that package only. Programs of several packages: packages.py keeps what becomes of each.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, Any

from golite import cache
from golite.engine.constraints import file_version
from golite.engine.load import Parsed
from golite.engine.promote import ProgramCode
from golite.errors import CompileError, Diagnostic, LoadError
from golite.options import Options
from golite.records import field, record
from golite.syntax import ast
from golite.syntax.source import FileSet, Position
from golite.types.objects import Package

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from golite.engine.exports import ExportTable
    from golite.ir.func import Module
    from golite.link.object import Object

# Calls and loop iterations until a function asks to be compiled.
BUDGET = 5000


@record
class Compiled:
    """One package: its import path and those of its imports, its initialiser's symbol ("" if it has none), its object (the bytecode, or what
    LLVM will give), and what importers need to know of its functions."""

    path: str
    imports: list[str]
    init_symbol: str
    object: "Future[bytes] | Object | bytes"
    summaries: dict[str, Any] = field(default_factory=dict)

    def linkable(self) -> bytes | Object:
        """The object, once it is there."""
        done = getattr(self.object, "result", None)
        return done() if done is not None else self.object  # type: ignore[return-value]


class Compiler:
    """Compiles packages in order. ``packages``: those already checked (of the standard library) by import path; ``cpu``: name and features of the CPU
    to compile for, the machine's own if not given."""

    def __init__(
        self, fileset: FileSet, options: Options, packages: dict[str, Package], summaries: dict[str, Any], cpu: tuple[str, str] | None = None
    ) -> None:
        self.fileset = fileset
        self.options = options
        self.cpu = cpu
        self.packages = packages
        self.summaries = summaries
        self.code = ProgramCode(fileset, summaries)
        self.instances: dict[str, bool] = {}  # of the standard library: see instance_marks
        self.embedded = ""  # path of the package that Python is to call
        self.exports: ExportTable | None = None  # of that package, once it is lowered
        self._pool: ThreadPoolExecutor | None = None

    @property
    def pool(self) -> ThreadPoolExecutor:
        """Where LLVM runs."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max(1, os.cpu_count() or 1))
        return self._pool

    def check(self, parsed: Parsed) -> Package:
        """Type-checks a package and remembers it. Raises CompileError."""
        from golite.types.checker import ImportFailure, check_package
        from golite.types.pragmas import find_embedded, group_variables, misplaced_directives, misplaced_linknames

        def importer(path: str) -> Package:
            found = self.packages.get(path)
            if found is None:
                raise ImportFailure(f"package {path} is not in std")
            return found

        source = parsed.source
        package, diagnostics = check_package(
            source.path, parsed.files, self.fileset, importer, version=source.version, versions=[file_version(f.data) for f in source.files]
        )
        if not diagnostics and not source.std:
            diagnostics = misplaced_directives(package, self.fileset) + misplaced_linknames(package, self.fileset)
            diagnostics += self._missing_bodies(parsed)
            diagnostics += find_embedded(package, self.fileset, source.embeds)
        if diagnostics:
            raise CompileError(diagnostics, source.title)
        if source.std:
            package.group_variables = group_variables(package)
        else:
            package.grouped = self.options.grouped
        self.packages[source.path] = package
        return package

    def _missing_bodies(self, parsed: Parsed) -> list[Diagnostic]:
        """Functions without a body and without a go:linkname directive, which only the standard library may have, with a body in assembly or the
        runtime. As with gc, assembly in the folder means that they may be there."""
        from golite.types.pragmas import linked_names

        if parsed.source.assembly:
            return []
        linked = {name for file in parsed.files for name in linked_names(file) if any(spec.path.text[1:-1] == "unsafe" for spec in file.imports)}

        def where(decl: ast.FuncDecl) -> Position:
            # A method is where its receiver's parenthesis is.
            return self.fileset.position(decl.name.pos if decl.recv is None else self._receiver_bracket(decl))

        return [
            Diagnostic(where(decl), "missing function body", "MissingBody")
            for file in parsed.files
            for decl in file.decls
            if type(decl) is ast.FuncDecl and decl.body is None and decl.name.name not in linked
        ]

    def _receiver_bracket(self, decl: ast.FuncDecl) -> int:
        source = self.fileset.source_of(decl.pos)
        assert source is not None
        return source.base + source.data.index(b"(", decl.pos - source.base)

    def lower(self, package: Package, *, native: bool = True) -> Any:
        """The package's IR module after all passes, or without ``native`` after those that an interpreter needs."""
        from golite.ir.build.package import build_package

        kept: list[Any] = []
        if package.path == self.embedded:
            from golite.engine.exports import export_table

            self.exports, kept = export_table(package, [self.packages[path] for path in self.options.hosts if path in self.packages])
        module = build_package(package, self.fileset, self.packages.get("runtime"), self.summaries, native=native, kept=kept)
        if package.path == self.embedded and self.exports is not None:
            from golite.engine.exports import add_shorts

            add_shorts(self.exports, module)
        return module

    def make(self, parsed: Parsed, package: Package, known: Container[str]) -> Compiled:
        """Machine code or bytecode of a checked package. ``known``: symbols of the standard library's image."""
        return self.compile(parsed, package) if self.options.tier == "native" else self.encode(package, known)

    def compile(self, parsed: Parsed, package: Package) -> Compiled:
        """Lowers and emits a checked package; the object comes later."""
        from golite.native.module import emit_llvm

        self.options.stage("lower")
        module = self.lower(package)
        if parsed.source.std:
            from golite.ir.passes.inlining import instance_marks

            self.instances.update(instance_marks(module))
        else:
            _drop_private_summaries(module)
        self.options.stage("emit")
        text = emit_llvm(module, self.fileset)
        assembly = "".join(path.read_text() for path in parsed.source.assembly) if parsed.source.std else ""
        level = 3 if parsed.source.path.split("/")[0] == "runtime" else self.options.opt_level
        self.summaries.update(module.module_summaries)
        imports = [p.path for p in package.imports]
        object = self.pool.submit(cached_object, text, level, assembly, self.cpu)
        return Compiled(package.path, imports, module.init_symbol, object, module.module_summaries)

    def encode(self, package: Package, known: Container[str]) -> Compiled:
        """Lowers a checked package to bytecode. ``known``: symbols of the standard library's image."""
        from golite.bytecode.unit import encode_module
        from golite.link.bytecode import unit_object

        self.options.stage("lower")
        module = self.lower(package, native=False)
        _drop_private_summaries(module)
        self.options.stage("encode bytecode")
        self.summaries.update(module.module_summaries)
        unit = encode_module(module, self.fileset, known)
        self.code.add(module, unit)
        imports = [p.path for p in package.imports]
        return Compiled(package.path, imports, module.init_symbol, unit_object(unit, BUDGET), module.module_summaries)


def _drop_private_summaries(module: Module) -> None:
    """Leaves out what no importer calls: it has its own wrappers and instances of generic functions. So what importers can see of a package
    changes less often. Bodies with calls are left out, too, for traces (ir/passes/inlining.py)."""
    from golite.ir.passes.inlining import PREFIX, has_calls

    summaries = module.module_summaries
    for symbol, fn in module.functions.items():
        if fn.attrs.linkonce or fn.attrs.closure or symbol == module.init_symbol or symbol.startswith(f"{module.path}.init."):
            summaries.pop(symbol, None)
            summaries.pop(PREFIX + symbol, None)
        elif PREFIX + symbol in summaries and has_calls(fn):
            del summaries[PREFIX + symbol]


def cached_object(text: str, level: int, assembly: str, cpu: tuple[str, str] | None = None) -> bytes:
    """LLVM's object for a text, from the cache when it was made before."""
    from golite.native.optimize import compile_llvm, host_cpu, llvm_version

    key = cache.key_of(text, str(level), assembly, llvm_version(), *(cpu or host_cpu()))
    data = cache.get("object", key)
    if data is None:
        data = compile_llvm(text, level, assembly, cpu)
        cache.put("object", key, data)
    return data


def check_packages(order: list[Parsed], compiler: Compiler) -> list[Package]:
    """Checks packages in order. As with the go command, one with errors keeps only those that import it from being checked. Raises CompileError."""
    checked: list[Package] = []
    errors: list[CompileError] = []
    failed: set[str] = set()
    for parsed in order:
        path = parsed.source.path
        if any(imported in failed for imported, _ in parsed.imports):
            failed.add(path)
            continue
        if not parsed.source.files:
            errors.append(LoadError([f"{parsed.source.title}: no non-test Go files in {parsed.source.directory}"]))
            failed.add(path)
            continue
        try:
            checked.append(compiler.check(parsed))
        except CompileError as error:
            errors.append(error)
            failed.add(path)
    if errors:
        raise errors[0].joined_with(errors[1:])
    return checked


def compile_packages(order: list[Parsed], compiler: Compiler, known: Container[str]) -> Iterator[Compiled]:
    """Checks packages in order and makes machine code or bytecode of them. ``known``: symbols of the standard library's image. All are checked
    before anything is made: who made a mistake should not wait for code."""
    compiler.options.stage("check")
    for parsed, package in zip(order, check_packages(order, compiler), strict=True):
        yield compiler.make(parsed, package, known)
