"""Programs to embed: compiled, mapped once a process, shared by all runtimes that use them."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from golite.cache import key_of
from golite.embed.core import Core
from golite.engine.hotqueue import NATIVE_BASE
from golite.engine.stdlib import PROGRAM_BASE
from golite.errors import Error
from golite.ir.analysis.short import SHORT
from golite.ir.memo import forget
from golite.options import Options
from golite.paths import cache_root

if TYPE_CHECKING:
    from golite.embed.function import RuntimeFunction
    from golite.engine.tiers import Tiers
    from golite.link.memory import ImageFile

_END = NATIVE_BASE  # of the addresses that programs may have
_lock = threading.RLock()
_next_base = PROGRAM_BASE
_loaded: dict[tuple[str, str, str], LoadedProgram] = {}


class LoadedProgram:
    """A program's image, mapped. ``exports``: its table; ``inits``: addresses of its initialisers, the library's among them; ``main``: of
    main.main, 0 if it has none. ``tiers``: what compiles the program's functions while it runs."""

    def __init__(self, core: Core, image: ImageFile, tier: str, tiers: Tiers | None) -> None:
        meta: dict[str, Any] = dict(image.meta)
        self.core = core
        self.exports: dict[str, Any] = meta["exports"]
        self.inits: list[int] = list(meta["inits"])
        self.main: int = meta["main"]
        self.moduledata = image.moduledata
        self.tiers = tiers
        self._areas = [(address, size) for address, size, _, _ in image.areas]
        self._shorts: dict[int, int] = dict(self.exports["shorts"])
        self._is_native = tier == "native"
        self._compiled: dict[int, tuple[int, bool]] = {}  # by stub: code, and whether it may be called as BARE
        self._followers: dict[int, WeakSet[RuntimeFunction]] = {}
        self._lock = threading.RLock()  # finalisers and handlers of signals may use functions for the first time, too
        if tiers is not None:
            tiers.published = self._publish

    def follow(self, function: RuntimeFunction) -> None:
        """Tells a function where its code is and which level of a short function it has (golite/ir/analysis/short.py), now and whenever
        that changes."""
        address = function.function.address
        with self._lock:
            if self.tiers is not None:
                self._followers.setdefault(address, WeakSet()).add(function)
            self._tell(function, address)

    def _tell(self, function: RuntimeFunction, address: int) -> None:
        code, is_bare = self._compiled.get(address, (address, self._is_native))
        level = self._shorts.get(address, 0)
        function.use(code, level if is_bare else min(level, SHORT))

    def _publish(self, address: int, code: int, is_bare: bool) -> None:
        """A function has been compiled, or what it calls."""
        with self._lock:
            self._compiled[address] = code, is_bare
            for function in list(self._followers.get(address, ())):
                self._tell(function, address)

    def owns(self, address: int) -> bool:
        return any(start <= address < start + size for start, size in self._areas)


def load(core: Core, targets: list[str], digest: str, options: Options) -> LoadedProgram:
    """The program of some files or a folder. ``digest``: of their content. Raises UsageError or CompileError."""
    global _next_base
    from golite.engine.program import load_program

    key = (digest, options.tier, "\0".join([*targets, *(part for host in options.hosts.items() for part in host)]))
    with _lock:
        found = _loaded.get(key)
        if found is None:
            options.base, options.std = _next_base, core.std
            try:
                program = load_program(targets, options)
            finally:
                forget()
            image = program.images[-1]
            _next_base = (max(address + size for address, size, _, _ in image.areas) + 0xFFFF) & -0x10000
            if _next_base > _END:
                raise Error("there is no room for another program in this process")
            core.modules.map(image)
            found = _loaded[key] = LoadedProgram(core, image, options.tier, program.tiers)
            if program.tiers is not None:
                program.tiers.lock = _lock
                core.compiler(options.budget).add(program.tiers)
        return found


def file_of(source: str, filename: str) -> str:
    """A file with the source, alone in its folder: with the cache, or where that cannot be written among temporary files. Traces and errors
    are to call it ``filename``."""
    name = os.path.basename(filename) or "source.go"
    digest = key_of(source.encode("utf-8", "surrogateescape"), filename)[:32]
    try:
        path = _write(os.path.join(cache_root(), "sources", digest), name, source)
    except OSError:
        from tempfile import mkdtemp

        path = _write(mkdtemp(prefix="golite-"), name, source)
    if path not in _given:
        _given[path] = filename
        here = os.getcwd() + os.sep
        if path.startswith(here):  # errors name files from where the user stands
            _given[path[len(here) :]] = filename
        if not os.path.exists(filename):
            import linecache

            linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)  # for tracebacks
    return path


def _write(folder: str, name: str, source: str) -> str:
    path = os.path.join(folder, name)
    data = source.encode("utf-8", "surrogateescape")
    try:
        with open(path, "rb") as file:
            if file.read() == data:
                return path
    except OSError:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    temporary = os.path.join(folder, f".{os.getpid()}.{threading.get_ident()}")
    with open(temporary, "wb") as out:
        out.write(data)
    os.replace(temporary, path)
    return path


_given: dict[str, str] = {}


def given(text: str) -> str:
    """A text with the names of sources that were given instead of those of the files that they are in."""
    for path, filename in list(_given.items()):
        text = text.replace(path, filename)
    return text
