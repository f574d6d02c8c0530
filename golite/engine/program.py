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

    from golite.engine.compile import Compiled
    from golite.engine.exports import ExportTable
    from golite.engine.load import Parsed
    from golite.engine.promote import ProgramCode
    from golite.engine.sources import PackageSource
    from golite.engine.stdlib import Std
    from golite.engine.tiers import Tiers
    from golite.errors import Diagnostic
    from golite.link.image import Image

    Remake = Callable[[], "tuple[ProgramCode, dict[str, int]]"]
    _Made = tuple[list[Parsed], list[Compiled], ProgramCode | None, ExportTable | None]


class Program:
    """Images to map, the runtime's and the program's, and what to run in them. ``tiers``: what compiles while it runs."""

    __slots__ = ("entry", "images", "tiers")

    def __init__(self, images: list[ImageFile], entry: Entry, tiers: Tiers | None) -> None:
        self.images = images
        self.entry = entry
        self.tiers = tiers


def find_source(targets: list[str]) -> PackageSource:
    """The package that ``golite run`` was given: Go files, one folder or an import path. Raises UsageError."""
    from golite.errors import UsageError

    found = find_sources(targets)
    if len(found) > 1:
        if len(targets) > 1:
            raise UsageError("named files must be .go files" if any(t.endswith(".go") for t in targets) else "no go files listed")
        commands = [source.title for source in found if source.name == "main"]
        if len(commands) != 1:
            raise UsageError(f"go: pattern {targets[0]} matches multiple packages:" + "".join(f"\n\t{title}" for title in commands))
        return next(source for source in found if source.name == "main")
    return found[0]


def find_sources(targets: list[str]) -> list[PackageSource]:
    """The packages that a command was given: one of Go files, or folders, import paths and patterns. Raises UsageError."""
    from golite.engine.targets import find_targets

    return find_targets(targets)


def load_program(targets: list[str], options: Options) -> Program:
    """A program ready to run. Raises UsageError or CompileError."""
    texts = _read_targets(targets)
    key = _program_key(targets, texts, options)
    return _find_program(key, targets, options) or _make_program(key, targets, texts, options)


def _program(key: str, std: ImageFile, image: ImageFile, options: Options, remake: Remake) -> Program:
    meta: dict[str, Any] = image.meta
    rt: dict[str, Any] = std.meta
    entry = Entry(tuple(meta["inits"]), meta["main"], rt["rt0"], tuple(rt["runtime_text"]), tuple(rt["interp_text"]))
    if options.tier != "auto" and options.stats is None:
        return Program([std, image], entry, None)
    from golite.engine.tiers import Tiers

    tiers = Tiers(options, image, key + ("-loops" if options.budget == LOOPS_ONLY else ""), remake)
    return Program([std, image], entry, tiers)


def _find_program(key: str, targets: list[str], options: Options) -> Program | None:
    """The program from the cache. Nothing of the compiler is imported for this."""
    image = read_image("program", key)
    if image is None:
        return None
    meta: dict[str, Any] = image.meta
    for directory, digest in meta["depends"]:
        if _directory_digest(directory, {}) != digest:
            return None
    for directory, pattern, digest in meta["embeds"]:
        if _embedded_digest(directory, pattern) != digest:
            return None
    std_key, std_identity = meta["std"]
    std = find_image(std_key) if options.std is None else options.std.image
    if std is None or std.identity != std_identity:
        return None
    return _program(key, std, image, options, lambda: _remake(targets, options, meta))


def _make_program(key: str, targets: list[str], texts: dict[str, bytes], options: Options) -> Program:
    """Compiles the program: one process does, while others that want the same wait."""
    from golite.engine.deep import with_deep_stack

    options.stage("import the compiler")
    source = find_source(targets)
    if texts and any(texts.get(str(file.path)) != file.data for file in source.files):
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
    parts += ["native" if options.tier == "native" else "bytecode", str(options.grouped), str(options.embed), str(options.base)]
    parts += [os.getcwd(), _module_text(targets[0])]
    parts += [os.environ.get(name, "") for name in ("GOWORK", "GOMODCACHE", "GOPATH", "HOME")]
    for host in options.hosts.items():
        parts += host
    for target in targets:
        parts += [target, os.path.realpath(target)]
    for path, text in texts.items():
        parts += [path, text]
    return cache.key_of(*parts)


def _module_text(target: str) -> bytes:
    """What says which modules a folder's packages come from: the nearest go.mod upwards, its vendor folder's list, and the nearest go.work."""
    found = b""
    folder = os.path.realpath(target)
    names = ["go.mod", "go.work"]
    while names:
        for name in list(names):
            text = _read_file(os.path.join(folder, name))
            if text:
                names.remove(name)
                found += text + b"\0"
                if name == "go.mod":
                    found += _read_file(os.path.join(folder, "vendor", "modules.txt")) + b"\0"
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    return found


def _read_file(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _embedded_digest(directory: str, pattern: str) -> str:
    """Differs when what a go:embed pattern takes does."""
    from golite.engine.embedding import EmbedError, resolve

    try:
        return cache.key_of(*(part for item in resolve(directory, pattern).items() for part in item))
    except EmbedError as error:
        return str(error)


def _directory_digest(directory: str, texts: dict[str, bytes]) -> str:
    """Differs when a package's files or its module do. ``texts``: what was read of files already, by path."""
    parts: list[str | bytes] = [_module_text(directory)]
    for name in _list(directory):
        if name.endswith(".go"):
            path = os.path.join(directory, name)
            text = texts.get(os.path.realpath(path))
            parts += [name, _read_file(path) if text is None else text]
    return cache.key_of(*parts)


def _compile(source: PackageSource, std: Std, known: Container[str], options: Options) -> _Made:
    """The program's packages, imports first, their IR and bytecode (empty for the native tier), and for Options.embed what the last of them exports.
    ``known``: the library's symbols. Raises UsageError or CompileError."""
    from golite.engine.compile import Compiler, compile_packages
    from golite.engine.load import load_sources
    from golite.errors import CompileError
    from golite.syntax.source import FileSet

    fileset = FileSet()
    packages, summaries = std.packages(fileset)
    options.stage("parse")
    order = load_sources([source], fileset, frozenset(packages), command=not options.embed, hosts=options.hosts)
    compiler = Compiler(fileset, options, packages, summaries)
    compiler.embedded = source.path if options.embed else ""
    compiled = list(compile_packages(order, compiler, known))
    if not options.embed and "main" not in compiler.packages["main"].scope.names:
        raise CompileError([_no_main()], source.title)
    return order, compiled, compiler.code, compiler.exports


def _compile_changed(
    source: PackageSource, std: Std, known: Container[str], options: Options
) -> _Made | None:
    """The same with the packages that the cache has from there. No IR and bytecode then. None for a program of one package, for which the cache has
    the program itself, and for one with errors."""
    from golite.engine.compile import Compiler
    from golite.engine.load import Loader
    from golite.engine.packages import PackageMaker
    from golite.errors import CompileError, UsageError
    from golite.syntax.source import FileSet

    if source.modules is None or not source.modules.mains:
        return None
    fileset = FileSet()
    packages, summaries = std.packages(fileset)
    options.stage("look for packages")
    loader = Loader(fileset, frozenset(packages), options.hosts)
    try:
        loader.load(source)
        if loader.errors or len(loader.order) == 1 or not all(p.source.files for p in loader.order):
            return None
        if not options.embed and source.name not in ("main", ""):
            return None
        compiler = Compiler(fileset, options, packages, summaries)
        compiler.embedded = source.path if options.embed else ""
        maker = PackageMaker(loader, compiler, std, known)
        compiled = list(maker.packages())
        if not options.embed and "main" in maker.made and "main" not in compiler.packages["main"].scope.names:
            return None
    except (CompileError, UsageError):
        return None  # they are told by who does without the cache
    if options.stats is not None:
        options.stats.packages(maker.made, maker.found)
    return loader.order, compiled, None if maker.found else compiler.code, compiler.exports


def _assemble(
    source: PackageSource, std: Std, options: Options, *, from_sources: bool = False
) -> tuple[Image, dict[str, Any], ProgramCode | None]:
    """The program's image, what is kept with it, and its IR and bytecode (empty for the native tier; None where packages came from the cache).
    ``from_sources``: look for nothing in the cache. Raises UsageError or CompileError."""
    from golite.link.bytecode import DESC_PREFIX, code_slots
    from golite.link.image import link_image

    symbols = std.symbols()
    made = None if from_sources else _compile_changed(source, std, symbols, options)
    order, compiled, code, exports = made or _compile(source, std, symbols, options)
    if options.tier == "native":
        options.stage("wait for LLVM")
    objects = [unit.linkable() for unit in compiled]
    options.stage("link")
    image = link_image(objects, options.base or PROGRAM_BASE, symbols, LIBC, group_start=std.image.meta["group_end"])  # type: ignore[arg-type]
    inits = _inits(std.image.meta, compiled, image.symbols)
    meta: dict[str, Any] = {
        "inits": inits,
        "main": image.symbols.get("main.main", 0),  # none is needed to embed a package
        "depends": _depends(order),
        "embeds": [
            (str(p.source.directory), pattern, cache.key_of(*(part for item in files.items() for part in item)))
            for p in order
            for pattern, files in p.source.embeds.items()
        ],
        "std": (std.key, std.image.identity),
    }
    if exports is not None:
        from golite.engine.exports import located

        meta["exports"] = located(exports, lambda symbol: image.symbols.get(symbol) or symbols.get(symbol) or 0)
    if options.tier != "native":
        meta["descs"] = {s[len(DESC_PREFIX) :]: at for s, at in image.symbols.items() if s.startswith(DESC_PREFIX)}
        meta["slots"] = code_slots(objects, image.symbols)
        meta["build"] = cache.key_of(*(data for _address, _size, data in image.areas))
    return image, meta, code


def _remake(targets: list[str], options: Options, meta: dict[str, Any]) -> tuple[ProgramCode, dict[str, int]]:
    """IR, bytecode and symbols of a program whose image came from the cache. Raises StaleError if its sources are others by now."""
    from golite.engine.deep import with_deep_stack
    from golite.engine.tiers import StaleError

    def work() -> tuple[Image, dict[str, Any], ProgramCode | None]:
        return _assemble(find_source(targets), std, options, from_sources=True)

    std = load_std(options)
    # This is beside the running program: in a host's process its collector and limits are not to be touched.
    image, made, code = work() if options.embed else with_deep_stack(work)
    if code is None or made["build"] != meta["build"] or std.image.identity != meta["std"][1]:
        raise StaleError
    return code, _all_symbols(std, image)


def _all_symbols(std: Std, image: Image) -> dict[str, int]:
    symbols = std.symbols()
    symbols.update(image.symbols)
    return symbols


def _no_main() -> Diagnostic:
    from golite.errors import Diagnostic
    from golite.syntax.source import NO_POSITION

    return Diagnostic(NO_POSITION, "function main is undeclared in the main package", "MissingMain")


def _depends(order: list[Parsed]) -> list[tuple[str, str]]:
    """Folders with a digest each: what the program was made of, apart from what the user named. The main package is among them because an import path
    may have named it."""
    texts = {str(file.path): file.data for parsed in order for file in parsed.source.files}
    folders = [str(parsed.source.directory) for parsed in order if not parsed.source.made]
    modules = order[-1].source.modules
    if modules is not None:
        folders += [main.directory for main in modules.mains]
    return [(folder, _directory_digest(folder, texts)) for folder in dict.fromkeys(folders)]


def _inits(meta: dict[str, Any], compiled: list[Compiled], symbols: dict[str, int]) -> list[int]:
    """Initialisers in the order in which they run: again and again, of the packages whose imports are done, the first by path (spec, "Program
    initialization"). As with gc's linker, runtime comes before all, and packages that have nothing to initialise, nor import any that has, do not
    count."""
    import heapq

    std: dict[str, list[str]] = meta["imports"]
    imports = {unit.path: unit.imports for unit in compiled}
    inits = {unit.path: symbols[unit.init_symbol] for unit in compiled if unit.init_symbol}
    todo = [path for unit in compiled for path in unit.imports]
    while todo:
        path = todo.pop()
        if path in std and path not in imports:
            imports[path] = std[path]
            todo += std[path]
    first = _with_imports("runtime", std)
    order = [path for path in meta["order"] if path in first]
    waiting: dict[str, set[str]] = {}
    # Imports come before what imports them in the list of units; all standard packages count, as most of gc's have something to do.
    for path in [*(path for path in meta["order"] if path in imports), *(unit.path for unit in compiled)]:
        needs = {below for below in imports[path] if below in waiting}
        if path not in first and (path in std or path in inits or needs):
            waiting[path] = needs
    importers: dict[str, list[str]] = {}
    for path, needs in waiting.items():
        for below in needs:
            importers.setdefault(below, []).append(path)
    ready = sorted(path for path, needs in waiting.items() if not needs)
    while ready:
        path = heapq.heappop(ready)
        order.append(path)
        for above in importers.get(path, ()):
            waiting[above].discard(path)
            if not waiting[above]:
                heapq.heappush(ready, above)
    inits.update((path, address) for path, address in meta["inits"].items() if path in std)
    return [inits[path] for path in order if path in inits]


def _with_imports(path: str, imports: dict[str, list[str]]) -> set[str]:
    found = {path}
    todo = [path]
    while todo:
        for below in imports.get(todo.pop(), ()):
            if below not in found:
                found.add(below)
                todo.append(below)
    return found


def check_sources(targets: list[str], options: Options) -> None:
    """Parses and checks a package (any, not just main) and what it imports. Raises UsageError or CompileError."""
    from golite.engine.deep import with_deep_stack

    with_deep_stack(lambda: _check(targets, options))


def _check(targets: list[str], options: Options) -> None:
    from golite.engine.compile import Compiler, check_packages
    from golite.engine.load import load_sources
    from golite.errors import CompileError
    from golite.syntax.source import FileSet

    sources = find_sources(targets)
    fileset = FileSet()
    packages, summaries = load_std(options).packages(fileset)
    order = load_sources(sources, fileset, frozenset(packages))
    checked = check_packages(order, Compiler(fileset, options, packages, summaries))
    # One command alone would be linked.
    if len(sources) == 1 and checked[-1].name == "main" and "main" not in checked[-1].scope.names:
        raise CompileError([_no_main()], sources[0].title)
