"""Programs of several packages: what becomes of each is kept in the cache, so that an edit costs the packages that it reaches.

An entry (kind "package") has what an importer needs to be compiled (exportdata.py) and what the linker needs. Its key is made of the package's
files, of golite and the library, and of what the package can see of those that it imports, directly or not: ``_Entry.visible``, which stays the
same when only what is inside functions changes. So packages are looked for imports first, and one that had to be made again and looks as
before to its importers leaves them alone.

Most packages of an edited program are then only links: their files are read for the key and for what they import, not parsed. Export data is
loaded when an importer has to be made. Generic code is the exception. Its instances belong to the importer, and export data has no bodies. So what a
package with generic functions looks like includes all of its text, and for an importer it is checked anew.

Errors are never kept, and never told by what comes from here, since export data has no positions: at the first one ``make_packages`` gives up, and
the program is compiled as if there were no cache.

An object must be the same whether imports came from the cache or from their sources: the compiler of a running program (tiers.py) makes all of it
again, and can go on only if that gives the image that runs. What an importer's code could tell from a checked package but not from its export data
(positions of its methods, summaries of its wrappers) is therefore kept from it in both cases.
"""

from __future__ import annotations

import marshal
from collections.abc import Container, Iterator
from functools import partial
from typing import TYPE_CHECKING

from golite import cache
from golite.engine.compile import Compiled, Compiler
from golite.engine.exportdata import dump_package, load_package
from golite.engine.identity import cpu_identity
from golite.engine.load import Loader, Parsed, traced_path
from golite.engine.table import MARSHAL_VERSION
from golite.link.object import dump_object, load_object
from golite.records import record

if TYPE_CHECKING:
    from concurrent.futures import Future

    from golite.engine.stdlib import Std
    from golite.link.object import Object
    from golite.types.objects import Package

KIND = "package"


@record
class _Entry:
    """``visible``: a hash of what importers can see. ``generic``: importers may need its source. ``export``: empty for the program's main package."""

    visible: str
    generic: bool
    init_symbol: str
    imports: list[str]
    export: bytes
    object: bytes


class PackageMaker:
    """Makes the packages of a program, or takes them from the cache. ``loader``: has found them, imports first. ``known``: symbols of the standard
    library's image. ``made``, ``found``: import paths, afterwards."""

    def __init__(self, loader: Loader, compiler: Compiler, std: Std, known: Container[str]) -> None:
        self.loader = loader
        self.compiler = compiler
        self.known = known
        self.made: list[str] = []
        self.found: list[str] = []
        self._parsed = {parsed.source.path: parsed for parsed in loader.order}
        self._visible: dict[str, str] = {}  # of packages that are done; "" if it has to be taken for new each time
        self._below: dict[str, list[str]] = {}  # the program's packages that one imports, directly or not, imports first
        self._entries: dict[str, _Entry] = {}  # what was found and not loaded so far
        options = compiler.options
        tier = f"native {options.opt_level}" if options.tier == "native" else "bytecode"
        # std.key has golite's fingerprint.
        self._common: list[str | bytes] = [std.key, std.image.identity, cpu_identity(), tier, str(options.grouped)]

    def packages(self) -> Iterator[Compiled]:
        """All packages, in order. Raises CompileError for what is wrong with one that is made, but perhaps not with the positions that it would have
        without the cache."""
        for parsed in self.loader.order:
            path = parsed.source.path
            self._below[path] = self._imports_of(parsed)
            key = self._key(parsed)
            entry = _read(key) if key else None
            if entry is not None:
                self.found.append(path)
                self._visible[path] = entry.visible
                self._entries[path] = entry
                yield Compiled(path, entry.imports, entry.init_symbol, self._object(entry))
            else:
                self.made.append(path)
                yield self._make(parsed, key)

    def _imports_of(self, parsed: Parsed) -> list[str]:
        seen: set[str] = set()
        for path, _ in parsed.imports:
            if path in self._parsed:
                seen.update(self._below[path])
                seen.add(path)
        return [path for path in self._below if path in seen]

    def _key(self, parsed: Parsed) -> str:
        """"" if the package is not to be kept."""
        source = parsed.source
        below = {path: self._visible[path] for path in self._below[source.path]}
        # What Python is to call comes with a table that is made of the checked package.
        if source.std or source.path == self.compiler.embedded:
            return ""
        # With a linkname a function has another symbol than its name, which importers only learn from the source.
        if not all(below.values()) or any(b"//go:linkname" in file.data for file in source.files):
            return ""
        parts: list[str | bytes] = [*self._common, source.path, str(source.version)]
        for pattern, files in source.embeds.items():
            parts.append(pattern)
            for name, data in files.items():
                parts += [name, data]
        for file in source.files:
            parts += [traced_path(source, file), file.data]
        for path, visible in below.items():
            parts += [path, visible]
        return cache.key_of(*parts)

    def _make(self, parsed: Parsed, key: str) -> Compiled:
        path, compiler = parsed.source.path, self.compiler
        for below in self._below[path]:
            self._load(below)
        compiler.options.stage("parse")
        self.loader.parse(parsed)
        compiler.options.stage("check")
        package = compiler.check(parsed)
        compiled = compiler.make(parsed, package, self.known)
        self._visible[path] = ""
        if key and (path != "main" or (package.name == "main" and "main" in package.scope.names)):
            compiler.options.stage("keep packages")
            self._keep(key, parsed, package, compiled)
        compiler.options.stage("look for packages")
        return compiled

    def _keep(self, key: str, parsed: Parsed, package: Package, compiled: Compiled) -> None:
        export, visible, generic = b"", "", False
        if package.path != "main":
            summaries = compiled.summaries
            export, visible = dump_package(package, summaries)
            generic = has_generic_code(package)
            if generic:
                visible = cache.key_of(visible, key)
        entry = _Entry(visible, generic, compiled.init_symbol, compiled.imports, export, b"")
        self._visible[package.path] = visible
        if self.compiler.options.tier == "native":
            # Kept by the thread that has waited for LLVM.
            compiled.object.add_done_callback(partial(_write_when_done, key, entry))  # type: ignore[union-attr]
        else:
            _write(key, entry, dump_object(compiled.object))  # type: ignore[arg-type]

    def _object(self, entry: _Entry) -> Object | bytes:
        return entry.object if self.compiler.options.tier == "native" else load_object(entry.object)

    def _load(self, path: str) -> None:
        """Sees to it that a package can be imported; those that it imports can be already."""
        entry = self._entries.pop(path, None)
        if entry is None:
            return  # made, or loaded before
        compiler = self.compiler
        if entry.generic:
            self.loader.parse(self._parsed[path])
            compiler.check(self._parsed[path])
            _, summaries = load_package(entry.export, compiler.packages)
        else:
            compiler.packages[path], summaries = load_package(entry.export, compiler.packages)
        compiler.summaries.update(summaries)


def has_generic_code(package: Package) -> bool:
    """May importers need bodies of this package's functions? Generic functions that are not exported are reached through others only."""
    from golite.ir.build.instance import is_generic

    for decl in package.funcs:
        f = package.func_objs[decl]
        if is_generic(f.type) and (f.exported or f.type.recv is not None):
            return True
    return False


def _read(key: str) -> _Entry | None:
    data = cache.get(KIND, key)
    return None if data is None else _Entry(*marshal.loads(data))


def _write_when_done(key: str, entry: _Entry, done: Future[bytes]) -> None:
    if done.exception() is None:
        _write(key, entry, done.result())


def _write(key: str, entry: _Entry, object: bytes) -> None:
    content = (entry.visible, entry.generic, entry.init_symbol, entry.imports, entry.export, object)
    cache.put(KIND, key, marshal.dumps(content, MARSHAL_VERSION))
