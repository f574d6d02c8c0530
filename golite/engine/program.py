"""From what the user named to a program that can run: the cache first, the pipeline when it has nothing."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from golite.engine.deep import with_deep_stack
from golite.engine.process import Entry
from golite.engine.sources import PackageSource, files_by_name, files_of_directory, find_module
from golite.engine.stdlib import LIBC, PROGRAM_BASE, compiler_key, find_std, load_std
from golite.errors import CompileError, Diagnostic, UsageError
from golite.link.memory import ImageFile, read_image, write_image
from golite.options import LOOPS_ONLY, Options
from golite.paths import cache_dir

if TYPE_CHECKING:
    from golite.engine.tiers import Tiers


@dataclass(slots=True)
class Program:
    """Images to map, the runtime's first, and what to run in them. ``tiers``: what compiles while it runs."""

    images: list[ImageFile]
    entry: Entry
    tiers: "Tiers | None" = None


def find_source(targets: list[str]) -> PackageSource:
    """The package that ``golite run`` was given: Go files or one folder. Raises UsageError."""
    if targets and all(t.endswith(".go") for t in targets):
        return files_by_name(targets)
    if len(targets) != 1:
        raise UsageError("named files must be .go files" if any(t.endswith(".go") for t in targets) else "no go files listed")
    directory = Path(targets[0])
    if not directory.exists():
        raise UsageError(f"stat {directory.resolve()}: no such file or directory")
    if not directory.is_dir():
        raise UsageError(f"{targets[0]} is neither a .go file nor a folder")
    shown = os.path.relpath(directory)
    shown = shown if shown.startswith("..") else "." if shown == "." else f"./{shown}"
    return files_of_directory(directory.resolve(), shown, "main")


def load_program(targets: list[str], options: Options) -> Program:
    """A program ready to run. Raises UsageError or CompileError."""
    source = find_source(targets)
    key = compiler_key(options)
    name = _program_name(source, key + ("" if options.tier == "native" else ":bytecode"))
    std = find_std(key)
    image = _cached(name) if std is not None else None
    code: Any = None
    if std is None or image is None:
        std = std or load_std(key, options)
        image, code = with_deep_stack(lambda: _build(source, std, options, name))
    meta: dict[str, Any] = image.meta
    rt: dict[str, Any] = std.image.meta
    entry = Entry(tuple(meta["inits"]), meta["main"], rt["rt0"], tuple(rt["runtime_text"]), tuple(rt["interp_text"]))
    program = Program([std.image, image], entry)
    if options.tier == "auto":
        from golite.engine.tiers import Tiers

        runtime, build = std, meta["build"]
        remake = (lambda: code) if code is not None else (lambda: _remake(source, runtime, options, build))
        directory = name.with_name(name.name + (".loops" if options.budget == LOOPS_ONLY else ".native"))
        program.tiers = Tiers(options, image, rt["hotqueue"], directory, remake)
        program.images += program.tiers.load_cached()
    return program


def _program_name(source: PackageSource, key: str) -> Path:
    """Where the program's image is: named by the compiler's key and the main package's files (their names are in error and trace texts)."""
    digest = hashlib.blake2b(key.encode(), digest_size=16)
    for file in source.files:
        digest.update(str(file.path).encode() + b"\0" + file.name.encode() + b"\0" + file.data + b"\0")
    return cache_dir() / "programs" / digest.hexdigest()


def _cached(name: Path) -> ImageFile | None:
    """The cached image, if the files of the program's other packages are unchanged too."""
    image = read_image(name)
    if image is None:
        return None
    depends: Any = image.meta["depends"]
    for directory, digest in depends:
        try:
            if _directory_digest(Path(directory)) != digest:
                return None
        except OSError:
            return None
    return image


def _directory_digest(directory: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(directory.glob("*.go")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    mod = find_module(directory)
    if mod is not None:
        digest.update((mod.directory / "go.mod").read_bytes())
    return digest.hexdigest()


def check_main(source: PackageSource, package: Any) -> None:
    """A command's package is called main and has a func main."""
    if package.name != "main":
        raise UsageError(f"package command-line-arguments is not a main package\n(package {package.name} in {source.files[0].name})")


def _assemble(source: PackageSource, std: Any, options: Options) -> tuple[Any, dict[str, Any], Any]:
    """(linked image, meta, IR and bytecode) of the program. Raises UsageError or CompileError."""
    from golite.engine.compile import Compiler, compile_packages, load_sources
    from golite.link.bytecode import DESC_PREFIX
    from golite.link.image import link_image
    from golite.syntax.source import FileSet

    fileset = FileSet()
    packages, summaries = std.packages()
    order, module = load_sources(source, fileset, frozenset(packages))
    compiler = Compiler(fileset, options, packages, summaries)
    check_package_name(order[-1].files, source)
    symbols = std.symbols()
    compiled = list(compile_packages(order, module, compiler, symbols))
    main = compiled[-1]
    if "main" not in main.package.scope.names:
        raise CompileError([_no_main()], "main")
    objects = [unit.object.result() for unit in compiled]
    image = link_image(objects, PROGRAM_BASE, symbols, LIBC)
    inits = [*_std_inits(std.image.meta, compiled), *(image.symbols[u.init_symbol] for u in compiled if u.init_symbol)]
    meta: dict[str, Any] = {
        "inits": inits,
        "main": image.symbols["main.main"],
        "depends": [(str(p.source.directory), _directory_digest(p.source.directory)) for p in order[:-1]],
    }
    if options.tier != "native":
        meta["descs"] = {s[len(DESC_PREFIX) :]: at for s, at in image.symbols.items() if s.startswith(DESC_PREFIX)}
        digest = hashlib.blake2b(digest_size=16)
        for _address, _size, data in image.areas:
            digest.update(data)
        meta["build"] = digest.hexdigest()
    return image, meta, compiler.code


def _build(source: PackageSource, std: Any, options: Options, name: Path) -> tuple[ImageFile, Any]:
    """The program's image, written to the cache, and (IR and bytecode, all symbols)."""
    image, meta, code = _assemble(source, std, options)
    symbols = {**std.symbols(), **image.symbols} if options.tier == "auto" else {}
    try:
        return write_image(name, image, meta), (code, symbols)
    except OSError:
        # A cache that cannot be written: run from a temporary file.
        import tempfile

        return write_image(Path(tempfile.mkdtemp(prefix="golite-")) / "image", image, meta), (code, symbols)


def _remake(source: PackageSource, std: Any, options: Options, build: str) -> tuple[Any, dict[str, int]]:
    """IR, bytecode and symbols of a program whose image came from the cache."""
    image, meta, code = _assemble(source, std, options)
    if meta["build"] != build:
        raise AssertionError("the program's packages changed since it started")
    return code, {**std.symbols(), **image.symbols}


def check_package_name(files: list[Any], source: PackageSource) -> None:
    if any(file.broken for file in files):
        return  # there are syntax errors to report
    name = files[0].package.name
    for file, origin in zip(files, source.files, strict=True):
        if file.package.name != name:
            raise UsageError(
                f"found packages {name} ({source.files[0].path.name}) and {file.package.name} ({origin.path.name}) in {source.directory}"
            )
    if name != "main":
        raise UsageError("package command-line-arguments is not a main package")


def _no_main() -> Diagnostic:
    from golite.syntax.source import NO_POSITION

    return Diagnostic(NO_POSITION, "function main is undeclared in the main package", "MissingMain")


def _std_inits(meta: dict[str, Any], compiled: list[Any]) -> list[int]:
    """Initialisers of the standard packages that the program uses, in dependency order."""
    wanted: set[str] = {"runtime"}
    todo = [p.path for unit in compiled for p in unit.package.imports]
    imports = meta["imports"]
    while todo:
        path = todo.pop()
        if path not in wanted:
            wanted.add(path)
            todo += imports.get(path, ())
    return [meta["inits"][path] for path in meta["order"] if path in wanted and path in meta["inits"]]


def check_sources(targets: list[str], options: Options) -> None:
    """Parses and checks a package (any, not just main) and what it imports. Raises UsageError or CompileError."""
    with_deep_stack(lambda: _check(targets, options))


def _check(targets: list[str], options: Options) -> None:
    from golite.engine.compile import Compiler, load_sources
    from golite.syntax.source import FileSet

    source = find_source(targets)
    fileset = FileSet()
    packages, summaries = load_std(compiler_key(options), options).packages()
    order, module = load_sources(source, fileset, frozenset(packages))
    compiler = Compiler(fileset, options, packages, summaries)
    for parsed in order:
        compiler.check(parsed, module)
