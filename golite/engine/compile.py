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
from golite.engine.promote import ProgramCode
from golite.engine.sources import (
    GoFile,
    GoModule,
    PackageSource,
    files_of_directory,
    find_module,
    scan_imports,
    std_directory,
    std_packages,
)
from golite.errors import CompileError, Diagnostic
from golite.options import Options
from golite.records import field, record
from golite.syntax import ast
from golite.syntax.source import FileSet, Position
from golite.types.objects import Package

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

    from golite.ir.func import Module
    from golite.link.object import Object

# Calls and loop iterations until a function asks to be compiled.
BUDGET = 5000


@record
class Parsed:
    """``files``: none as long as only its imports are known."""

    source: PackageSource
    files: list[ast.File]
    imports: list[tuple[str, int]]  # path, position of the import


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


class Loader:
    """Parses a program's own packages and orders them so that imports come first. Standard packages not in ``known`` are loaded from source too.
    ``lazy``: only finds out what files without syntax errors import; who wants a package's files calls ``parse``."""

    def __init__(self, fileset: FileSet, known: frozenset[str], module: GoModule | None, *, lazy: bool = False) -> None:
        self.fileset = fileset
        self.known = known
        self.module = module
        self.lazy = lazy
        self.order: list[Parsed] = []
        self.diagnostics: list[Diagnostic] = []
        self._state: dict[str, int] = {}  # 1: being loaded, 2: done

    def parse(self, parsed: Parsed) -> None:
        """Gives a package its files, if it does not have them."""
        from golite.syntax.parser import parse_file

        if parsed.files:
            return
        source = parsed.source
        for file in source.files:
            # What is wrong with it is on the file; the type checker reports it with the rest.
            tree, _ = parse_file(self.fileset.add(file.name, file.data, traced_path(source, file)))
            parsed.files.append(tree)
        parsed.imports = [(_import_path(spec), spec.path.pos) for tree in parsed.files for spec in tree.imports]

    def _find_imports(self, parsed: Parsed) -> None:
        if self.lazy:
            found = [scan_imports(file.data) for file in parsed.source.files]
            if None not in found:
                parsed.imports = [(path, 0) for paths in found for path in paths or ()]
                return
        self.parse(parsed)

    def load(self, source: PackageSource) -> Parsed:
        self._state[source.path] = 1
        result = Parsed(source, [], [])
        self._find_imports(result)
        for path, pos in result.imports:
            if path in ("unsafe", "") or path in self.known:
                continue
            state = self._state.get(path, 0)
            if state == 1:
                self.diagnostics.append(Diagnostic(self.fileset.position(pos), "import cycle not allowed", "ImportCycle"))
            elif state == 0:
                found = self._find(path)
                if found is not None:
                    self.load(found)
                else:
                    text = not_found_message(path, self.module)
                    self.diagnostics.append(Diagnostic(self.fileset.position(pos), text, "BrokenImport"))
        self._state[source.path] = 2
        self.order.append(result)
        return result

    def _find(self, path: str) -> PackageSource | None:
        directory = std_directory(path)
        if directory is not None:
            return files_of_directory(directory, f"$GOROOT/src/{path}", path, std=True)
        module = self.module
        if module is not None and (path == module.path or path.startswith(module.path + "/")):
            local = module.directory / path[len(module.path) + 1 :]
            if local.is_dir():
                shown = os.path.relpath(local)
                return files_of_directory(local, shown if shown.startswith("..") else f"./{shown}".replace("./.", "."), path)
        return None


def traced_path(source: PackageSource, file: GoFile) -> str:
    """What traces call a file. For the standard library that is where it is in any installation, as with go build -trimpath, since its image is
    built in one place and used in another."""
    return f"{source.path}/{file.path.name}" if source.std else str(file.path)


def _import_path(spec: ast.ImportSpec) -> str:
    return spec.path.text[1:-1] if spec.path.kind == "STRING" else ""


def not_found_message(path: str, module: GoModule | None) -> str:
    """The go command's words for an import nobody provides."""
    if "." in path.split("/", 1)[0]:
        return f"no required module provides package {path}; to add it:\n\tgo get {path}"
    if module is not None and path.startswith(module.path + "/"):
        return f"package {path} is not in std"
    return f"package {path} is not in std"


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
        self._pool: ThreadPoolExecutor | None = None

    @property
    def pool(self) -> ThreadPoolExecutor:
        """Where LLVM runs."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max(1, os.cpu_count() or 1))
        return self._pool

    def check(self, parsed: Parsed, module: GoModule | None) -> Package:
        """Type-checks a package and remembers it. Raises CompileError."""
        from golite.types.checker import ImportFailure, check_package

        def importer(path: str) -> Package:
            found = self.packages.get(path)
            if found is None:
                raise ImportFailure(not_found_message(path, module))
            return found

        package, diagnostics = check_package(parsed.source.path, parsed.files, self.fileset, importer)
        if not diagnostics and not parsed.source.std:
            diagnostics = self._missing_bodies(parsed)
        if diagnostics:
            raise CompileError(diagnostics, parsed.source.path)
        self.packages[parsed.source.path] = package
        return package

    def _missing_bodies(self, parsed: Parsed) -> list[Diagnostic]:
        """Functions without a body, which only the standard library may have, with a body in assembly or the runtime."""
        def where(decl: ast.FuncDecl) -> Position:
            # A method is where its receiver's parenthesis is.
            return self.fileset.position(decl.name.pos if decl.recv is None else self._receiver_bracket(decl))

        return [
            Diagnostic(where(decl), "missing function body", "MissingBody")
            for file in parsed.files
            for decl in file.decls
            if type(decl) is ast.FuncDecl and decl.body is None and not any(p.startswith("go:linkname ") for p in decl.pragmas)
        ]

    def _receiver_bracket(self, decl: ast.FuncDecl) -> int:
        source = self.fileset.source_of(decl.pos)
        assert source is not None
        return source.base + source.data.index(b"(", decl.pos - source.base)

    def lower(self, package: Package, *, native: bool = True) -> Any:
        """The package's IR module after all passes, or without ``native`` after those that an interpreter needs."""
        from golite.ir.build.package import build_package

        return build_package(package, self.fileset, self.packages.get("runtime"), self.summaries, native=native)

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
        assembly = "".join(path.read_text() for path in parsed.source.assembly)
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
    changes less often."""
    from golite.ir.passes.inlining import PREFIX

    summaries = module.module_summaries
    for symbol, fn in module.functions.items():
        if fn.attrs.linkonce or fn.attrs.closure or symbol == module.init_symbol or symbol.startswith(f"{module.path}.init."):
            summaries.pop(symbol, None)
            summaries.pop(PREFIX + symbol, None)


def cached_object(text: str, level: int, assembly: str, cpu: tuple[str, str] | None = None) -> bytes:
    """LLVM's object for a text, from the cache when it was made before."""
    from golite.native.optimize import compile_llvm, host_cpu, llvm_version

    key = cache.key_of(text, str(level), assembly, llvm_version(), *(cpu or host_cpu()))
    data = cache.get("object", key)
    if data is None:
        data = compile_llvm(text, level, assembly, cpu)
        cache.put("object", key, data)
    return data


def load_sources(
    source: PackageSource, fileset: FileSet, known: frozenset[str]
) -> tuple[list[Parsed], GoModule | None]:
    """All packages of a program that are not in ``known``, imports first. Raises CompileError for import cycles and imports that nobody
    provides."""
    module = find_module(source.directory)
    loader = Loader(fileset, known, module)
    loader.load(source)
    if loader.diagnostics:
        raise CompileError(loader.diagnostics, source.path)
    return loader.order, module


def load_library_sources(fileset: FileSet) -> list[Parsed]:
    """All packages of golite's own library, package runtime first: lowering any package takes signatures and layouts from it."""
    order: list[Parsed] = []
    seen: set[str] = set()
    for path in ["runtime", *std_packages()]:
        if path not in seen:
            directory = std_directory(path)
            assert directory is not None, path
            parsed, _ = load_sources(files_of_directory(directory, str(directory), path, std=True), fileset, frozenset(seen))
            order += parsed
            seen.update(p.source.path for p in parsed)
    return order


def compile_packages(
    order: list[Parsed], module: GoModule | None, compiler: Compiler, known: Container[str]
) -> Iterator[Compiled]:
    """Checks packages in order and makes machine code or bytecode of them. ``known``: symbols of the standard library's image. All are checked
    before anything is made: who made a mistake should not wait for code."""
    compiler.options.stage("check")
    checked = [compiler.check(parsed, module) for parsed in order]
    for parsed, package in zip(order, checked, strict=True):
        yield compiler.make(parsed, package, known)
