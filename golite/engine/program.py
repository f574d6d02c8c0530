"""From what the user named to a program that can run: the cache first, the pipeline when it has nothing."""

from __future__ import annotations

import os

from golite import cache
from golite.engine.identity import cpu_identity, fingerprint
from golite.engine.process import Entry
from golite.engine.stdlib import LIBC, PROGRAM_BASE, find_image, load_std
from golite.link.memory import ImageFile, read_image, write_image
from golite.options import LOOPS_ONLY, Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from typing import Any

    from golite.engine.compile import Compiled, Parsed
    from golite.engine.promote import ProgramCode
    from golite.engine.sources import PackageSource
    from golite.engine.stdlib import Std
    from golite.engine.tiers import Tiers
    from golite.errors import Diagnostic
    from golite.link.image import Image
    from golite.types.objects import Package

    Remake = Callable[[], "tuple[ProgramCode, dict[str, int]]"]


class Program:
    """Images to map, the runtime's first, and what to run in them. ``tiers``: what compiles while it runs."""

    __slots__ = ("entry", "images", "tiers")

    def __init__(self, images: list[ImageFile], entry: Entry, tiers: Tiers | None) -> None:
        self.images = images
        self.entry = entry
        self.tiers = tiers


def find_source(targets: list[str]) -> PackageSource:
    """The package that ``golite run`` was given: Go files or one folder. Raises UsageError."""
    from pathlib import Path

    from golite.engine.sources import files_by_name, files_of_directory
    from golite.errors import UsageError

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
    texts = _read_targets(targets)
    key = _program_key(targets, texts, options)
    return _find_program(key, targets, options) or _make_program(key, targets, texts, options)


def _program(key: str, std: ImageFile, image: ImageFile, options: Options, remake: Remake) -> Program:
    meta: dict[str, Any] = image.meta
    rt: dict[str, Any] = std.meta
    entry = Entry(tuple(meta["inits"]), meta["main"], rt["rt0"], tuple(rt["runtime_text"]), tuple(rt["interp_text"]))
    if options.tier == "native" and options.stats is None:
        return Program([std, image], entry, None)
    from golite.engine.tiers import Tiers

    options.stage("find native code in the cache")
    tiers = Tiers(options, image, rt["hotqueue"], key + ("-loops" if options.budget == LOOPS_ONLY else ""), remake)
    return Program([std, image, *tiers.load_cached()], entry, tiers)


def _find_program(key: str, targets: list[str], options: Options) -> Program | None:
    """The program from the cache. Nothing of the compiler is imported for this."""
    image = read_image("program", key)
    if image is None:
        return None
    meta: dict[str, Any] = image.meta
    for directory, digest in meta["depends"]:
        if _directory_digest(directory, {}) != digest:
            return None
    std_key, std_identity = meta["std"]
    std = find_image(std_key)
    if std is None or std.identity != std_identity:
        return None
    return _program(key, std, image, options, lambda: _remake(targets, options, meta))


def _make_program(key: str, targets: list[str], texts: dict[str, bytes], options: Options) -> Program:
    """Compiles the program: one process does, while others that want the same wait."""
    from golite.engine.deep import with_deep_stack

    options.stage("import the compiler")
    source = find_source(targets)
    if any(texts.get(str(file.path)) != file.data for file in source.files):
        return load_program(targets, options)  # changed since the key was made
    options.stage("find the library")
    std = load_std(options)
    with cache.lock("program", key):
        found = _find_program(key, targets, options)
        if found is not None:
            return found
        linked, meta, code = with_deep_stack(lambda: _assemble(source, std, options))
        image = write_image("program", key, linked, meta)
    if code is None:
        return _program(key, std.image, image, options, lambda: _remake(targets, options, meta))
    return _program(key, std.image, image, options, lambda: (code, _all_symbols(std, linked)))


def _read_targets(targets: list[str]) -> dict[str, bytes]:
    """What is in the files that will, or may, be compiled; what cannot be read is left for find_source to complain about."""
    paths = targets
    if not all(target.endswith(".go") for target in targets):
        paths = [os.path.join(target, name) for target in targets for name in _list(target) if name.endswith(".go")]
    texts = {}
    for path in paths:
        try:
            with open(path, "rb") as file:
                texts[os.path.realpath(path)] = file.read()
        except (OSError, ValueError):
            pass
    return texts


def _list(directory: str) -> list[str]:
    try:
        return sorted(os.listdir(directory))
    except (OSError, ValueError):
        return []


def _program_key(targets: list[str], texts: dict[str, bytes], options: Options) -> str:
    """Made of golite, the CPU, the main package's files and their names, which are in error and trace texts. Its other packages are not known
    before it is compiled: _find_program looks after them."""
    parts: list[str | bytes] = [fingerprint(), cpu_identity(), str(options.opt_level)]
    parts += ["native" if options.tier == "native" else "bytecode", os.getcwd(), _module_text(targets[0])]
    for target in targets:
        parts += [target, os.path.realpath(target)]
    for path, text in texts.items():
        parts += [path, text]
    return cache.key_of(*parts)


def _module_text(target: str) -> bytes:
    """The nearest go.mod upwards."""
    folder = os.path.realpath(target)
    while True:
        try:
            with open(os.path.join(folder, "go.mod"), "rb") as file:
                return file.read()
        except OSError:
            pass
        above = os.path.dirname(folder)
        if above == folder:
            return b""
        folder = above


def _directory_digest(directory: str, texts: dict[str, bytes]) -> str:
    """Differs when a package's files or its module do. ``texts``: what was read of files already, by path."""
    parts: list[str | bytes] = [_module_text(directory)]
    for name in _list(directory):
        if name.endswith(".go"):
            path = os.path.join(directory, name)
            text = texts.get(os.path.realpath(path))
            if text is None:
                try:
                    with open(path, "rb") as file:
                        text = file.read()
                except OSError:
                    text = b""
            parts += [name, text]
    return cache.key_of(*parts)


def check_main(source: PackageSource, package: Package) -> None:
    """A command's package is called main and has a func main."""
    from golite.errors import UsageError

    if package.name != "main":
        raise UsageError(f"package command-line-arguments is not a main package\n(package {package.name} in {source.files[0].name})")


def _compile(source: PackageSource, std: Std, known: Container[str], options: Options) -> tuple[list[Parsed], list[Compiled], ProgramCode]:
    """The program's packages, imports first, and their IR and bytecode (empty for the native tier). ``known``: the library's symbols. Raises
    UsageError or CompileError."""
    from golite.engine.compile import Compiler, compile_packages, load_sources
    from golite.errors import CompileError
    from golite.syntax.source import FileSet

    fileset = FileSet()
    packages, summaries = std.packages(fileset)
    options.stage("parse")
    order, module = load_sources(source, fileset, frozenset(packages))
    compiler = Compiler(fileset, options, packages, summaries)
    check_package_name(order[-1].files, source)
    compiled = list(compile_packages(order, module, compiler, known))
    if "main" not in compiler.packages["main"].scope.names:
        raise CompileError([_no_main()], "main")
    return order, compiled, compiler.code


def _compile_changed(
    source: PackageSource, std: Std, known: Container[str], options: Options
) -> tuple[list[Parsed], list[Compiled], ProgramCode | None] | None:
    """The same with the packages that the cache has from there. No IR and bytecode then. None for a program of one package, for which the cache has
    the program itself, and for one with errors."""
    from golite.engine.compile import Compiler, Loader
    from golite.engine.packages import PackageMaker
    from golite.engine.sources import find_module
    from golite.errors import CompileError, UsageError
    from golite.syntax.source import FileSet

    module = find_module(source.directory)
    if module is None:
        return None
    fileset = FileSet()
    packages, summaries = std.packages(fileset)
    options.stage("look for packages")
    loader = Loader(fileset, frozenset(packages), module, lazy=True)
    try:
        loader.load(source)
        if loader.diagnostics or len(loader.order) == 1:
            return None
        compiler = Compiler(fileset, options, packages, summaries)
        maker = PackageMaker(loader, compiler, std, known)
        compiled = list(maker.packages())
        if "main" in maker.made:
            check_package_name(loader.order[-1].files, source)
            if "main" not in compiler.packages["main"].scope.names:
                return None
    except (CompileError, UsageError):
        return None  # they are told by who does without the cache
    if options.stats is not None:
        options.stats.packages(maker.made, maker.found)
    return loader.order, compiled, None if maker.found else compiler.code


def _assemble(
    source: PackageSource, std: Std, options: Options, *, from_sources: bool = False
) -> tuple[Image, dict[str, Any], ProgramCode | None]:
    """The program's image, what is kept with it, and its IR and bytecode (empty for the native tier; None where packages came from the cache).
    ``from_sources``: look for nothing in the cache. Raises UsageError or CompileError."""
    from golite.link.bytecode import DESC_PREFIX, code_slots
    from golite.link.image import link_image

    symbols = std.symbols()
    made = None if from_sources else _compile_changed(source, std, symbols, options)
    order, compiled, code = made or _compile(source, std, symbols, options)
    if options.tier == "native":
        options.stage("wait for LLVM")
    objects = [unit.linkable() for unit in compiled]
    options.stage("link")
    image = link_image(objects, PROGRAM_BASE, symbols, LIBC)
    inits = [*_std_inits(std.image.meta, compiled), *(image.symbols[u.init_symbol] for u in compiled if u.init_symbol)]
    meta: dict[str, Any] = {
        "inits": inits,
        "main": image.symbols["main.main"],
        "depends": [
            (str(p.source.directory), _directory_digest(str(p.source.directory), {str(file.path): file.data for file in p.source.files}))
            for p in order[:-1]
        ],
        "std": (std.key, std.image.identity),
    }
    if options.tier != "native":
        meta["descs"] = {s[len(DESC_PREFIX) :]: at for s, at in image.symbols.items() if s.startswith(DESC_PREFIX)}
        meta["slots"] = code_slots(objects, image.symbols)
        meta["build"] = cache.key_of(*(data for _address, _size, data in image.areas))
    return image, meta, code


def _remake(targets: list[str], options: Options, meta: dict[str, Any]) -> tuple[ProgramCode, dict[str, int]]:
    """IR, bytecode and symbols of a program whose image came from the cache. Raises StaleError if its sources are others by now."""
    from golite.engine.deep import with_deep_stack
    from golite.engine.tiers import StaleError

    std = load_std(options)
    image, made, code = with_deep_stack(lambda: _assemble(find_source(targets), std, options, from_sources=True))
    if code is None or made["build"] != meta["build"] or std.image.identity != meta["std"][1]:
        raise StaleError
    return code, _all_symbols(std, image)


def _all_symbols(std: Std, image: Image) -> dict[str, int]:
    symbols = std.symbols()
    symbols.update(image.symbols)
    return symbols


def check_package_name(files: list[Any], source: PackageSource) -> None:
    from golite.errors import UsageError

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
    from golite.errors import Diagnostic
    from golite.syntax.source import NO_POSITION

    return Diagnostic(NO_POSITION, "function main is undeclared in the main package", "MissingMain")


def _std_inits(meta: dict[str, Any], compiled: list[Compiled]) -> list[int]:
    """Initialisers of the standard packages that the program uses, in dependency order."""
    wanted: set[str] = {"runtime"}
    todo = [path for unit in compiled for path in unit.imports]
    imports = meta["imports"]
    while todo:
        path = todo.pop()
        if path not in wanted:
            wanted.add(path)
            todo += imports.get(path, ())
    return [meta["inits"][path] for path in meta["order"] if path in wanted and path in meta["inits"]]


def check_sources(targets: list[str], options: Options) -> None:
    """Parses and checks a package (any, not just main) and what it imports. Raises UsageError or CompileError."""
    from golite.engine.deep import with_deep_stack

    with_deep_stack(lambda: _check(targets, options))


def _check(targets: list[str], options: Options) -> None:
    from golite.engine.compile import Compiler, load_sources
    from golite.syntax.source import FileSet

    source = find_source(targets)
    fileset = FileSet()
    packages, summaries = load_std(options).packages(fileset)
    order, module = load_sources(source, fileset, frozenset(packages))
    compiler = Compiler(fileset, options, packages, summaries)
    for parsed in order:
        compiler.check(parsed, module)
