"""Programs to embed: compiled, mapped once a process, shared by all runtimes that use them."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

from golite.cache import key_of
from golite.embed.core import Core
from golite.engine.stdlib import PROGRAM_BASE
from golite.options import Options
from golite.paths import cache_root

if TYPE_CHECKING:
    pass

_END = 0xA060000000  # of the addresses that programs may have (golite/engine/tiers.py has the rest)
_lock = threading.RLock()
_next_base = PROGRAM_BASE
_loaded: dict[tuple[str, str, str], LoadedProgram] = {}


class LoadedProgram:
    """A program's image, mapped. ``exports``: its table; ``inits``: addresses of its initialisers, the library's among them; ``main``: of
    main.main, 0 if it has none."""

    def __init__(self, core: Core, meta: dict[str, Any], moduledata: int, areas: list[tuple[int, int]]) -> None:
        self.core = core
        self.exports: dict[str, Any] = meta["exports"]
        self.inits: list[int] = list(meta["inits"])
        self.main: int = meta["main"]
        self.shorts: dict[int, int] = dict(self.exports["shorts"])  # levels of short functions, by address (golite/ir/analysis/short.py)
        self.moduledata = moduledata
        self._areas = areas

    def owns(self, address: int) -> bool:
        return any(start <= address < start + size for start, size in self._areas)


def load(core: Core, targets: list[str], digest: str, options: Options) -> LoadedProgram:
    """The program of some files or a folder. ``digest``: of their content. Raises UsageError or CompileError."""
    global _next_base
    from golite.engine.program import load_program

    key = (digest, options.tier, "\0".join([*targets, *options.hosts.values()]))
    with _lock:
        found = _loaded.get(key)
        if found is None:
            options.base = _next_base
            program = load_program(targets, options)
            image = program.images[-1]
            areas = [(address, size) for address, size, _, _ in image.areas]
            end = max(address + size for address, size in areas)
            _next_base = (end + 0xFFFF) & -0x10000
            core.map(image)
            found = _loaded[key] = LoadedProgram(core, dict(image.meta), image.moduledata, areas)
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
