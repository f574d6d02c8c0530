"""The standard library's image: package runtime and everything in runtime/std, compiled once per golite version and level of the CPU.

Three entries of the cache: ``std/<key>`` is the image, which every program maps; ``std/<identity of the image>.symbols`` (for linking programs
against it) and ``….packages`` (the checked packages without their syntax trees, for checking programs) belong to that very image. A program is
bound to an image by its identity, not by its key: whoever builds the image again may get other addresses.
"""

from __future__ import annotations

import sys

from golite import cache
from golite.engine.identity import cpu_level, fingerprint
from golite.link.memory import ImageFile, read_image
from golite.options import Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from golite.syntax.source import FileSet
    from golite.types.objects import Package

STD_BASE = 0xA000000000
PROGRAM_BASE = 0xA040000000

# The second line is what LLVM calls where the CPU has no instruction: without SSE 4.1 for rounding, without FMA.
LIBC = frozenset(
    """memcpy memmove memset memcmp bcmp clock_gettime pthread_create pthread_attr_init pthread_attr_setstacksize pthread_attr_setdetachstate
    floor ceil trunc roundeven fma floorf ceilf truncf roundevenf fmaf""".split()
)

# The library is always compiled at this level of LLVM's (package runtime at 3); -O is about programs.
_OPT_LEVEL = 2

_PATIENCE_S = 300  # with another process that builds it


class Std:
    """What compiling a program needs of the library; a cached run needs only the image."""

    __slots__ = ("_packages", "_symbols", "image", "key")

    def __init__(self, key: str, image: ImageFile, symbols: bytes, packages: bytes) -> None:
        self.key = key
        self.image = image
        self._symbols = symbols
        self._packages = packages

    def symbols(self) -> dict[str, int]:
        """Addresses of the image's symbols."""
        from golite.engine.table import Table

        return Table(self._symbols)

    def packages(self, fileset: FileSet) -> tuple[dict[str, Package], dict[str, Any]]:
        """The checked packages by import path, and what compiling an importer needs to know of their functions. ``fileset``: see load_packages."""
        from golite.engine.exportdata import load_packages

        return load_packages(self._packages, fileset)


def std_key(level: str) -> str:
    return f"{fingerprint()}-{level}"


def find_image(key: str) -> ImageFile | None:
    return read_image("std", key)


def _find_std(key: str) -> Std | None:
    image = find_image(key)
    if image is None:
        return None
    symbols = cache.get("std", f"{image.identity}.symbols")
    packages = cache.get("std", f"{image.identity}.packages")
    return None if symbols is None or packages is None else Std(key, image, symbols, packages)


def load_std(options: Options, level: str = "") -> Std:
    """The standard library for this machine (or a level of the x86-64 ABI), built if there is none: by one process, while others that want
    it wait."""
    if options.std is not None:
        return options.std
    level = level or cpu_level()
    key = std_key(level)
    found = _find_std(key)
    if found is None:
        with cache.lock("std", key, _PATIENCE_S):
            found = _find_std(key) or build_std(key, level, options)
            if std_key(level) != key:
                cache.remove("std", key)  # sources were changed while they were compiled
    return found


def build_std(key: str, level: str, options: Options) -> Std:
    """Compiles runtime and library. Some seconds; shows progress."""
    from functools import partial

    from golite.bytecode.handlers import build_handlers
    from golite.bytecode.handlers_base import PREFIX
    from golite.engine.compile import Compiler, cached_object
    from golite.engine.exportdata import dump_packages
    from golite.engine.load import load_library_sources
    from golite.engine.table import format_table
    from golite.errors import CompileError
    from golite.ir.passes.inlining import INSTANCE_PREFIX
    from golite.link.image import link_image
    from golite.link.memory import write_image
    from golite.native.module import emit_llvm
    from golite.syntax.source import FileSet

    fileset = FileSet()
    order = load_library_sources(fileset)
    show = _Progress(len(order) * 2, options.progress)
    compiler = Compiler(fileset, Options(opt_level=_OPT_LEVEL), {}, {}, cpu=(level, ""))
    try:
        done = []
        for parsed_package in order:
            show.step(parsed_package.source.path)
            done.append(compiler.check(parsed_package))
        compiled = []
        for parsed_package, package in zip(order, done, strict=True):
            unit = compiler.compile(parsed_package, package)
            unit.object.add_done_callback(partial(show.compiled, package.path))  # type: ignore[union-attr]
            compiled.append(unit)
        handlers = compiler.pool.submit(cached_object, emit_llvm(build_handlers(), None), _OPT_LEVEL, "", compiler.cpu)
        objects: list[Any] = [unit.linkable() for unit in compiled]
        objects.append(handlers.result())
    except CompileError as error:
        raise AssertionError(f"the standard library does not compile:\n{error}") from None
    finally:
        show.close()
    image = link_image(objects, STD_BASE, {}, LIBC)
    meta = {
        "inits": {unit.path: image.symbols[unit.init_symbol] for unit in compiled if unit.init_symbol},
        "order": [unit.path for unit in compiled],
        "imports": {unit.path: unit.imports for unit in compiled},
        "group_end": image.group_end,
        "rt0": image.symbols["golite_rt0"],
        "rtlib": image.symbols["golite_rtlib"],
        "runtime_text": image.text_of("golite_rt0"),
        "interp_text": image.text_of(PREFIX + "hotloop"),
        "hotqueue": image.symbols["runtime.hotqueue"],
    }
    # Those that LLVM did not inline wherever they were called. Not before: another package might rely on one that is gone.
    compiler.summaries.update((name, True) for name in compiler.instances if name[len(INSTANCE_PREFIX) :] in image.symbols)
    packages = dump_packages(compiler.packages, compiler.summaries, fileset)
    symbols = format_table(image.symbols)
    built = Std(key, write_image("std", key, image, meta), symbols, packages)
    cache.put("std", f"{built.image.identity}.symbols", symbols)
    cache.put("std", f"{built.image.identity}.packages", packages)
    return built


class _Progress:
    """A line on a terminal's standard error, or one line for every tenth of the work; ``wanted``: Options.progress."""

    def __init__(self, total: int, wanted: str) -> None:
        self.bar: Any = None
        self.lines = wanted == "lines"
        self.total = total
        self.done = 0
        if wanted == "bar" and sys.stderr.isatty():
            from tqdm import tqdm

            shape = "{desc} {bar:30} {n_fmt}/{total_fmt} {postfix}"
            self.bar = tqdm(total=total, desc="golite: building the runtime (once)", leave=False, bar_format=shape)

    def step(self, what: str) -> None:
        before = self.done * 10 // self.total
        self.done += 1
        if self.bar is not None:
            self.bar.set_postfix_str(what, refresh=False)
            self.bar.update()
        elif self.lines and self.done * 10 // self.total > before:
            sys.stderr.write(f"golite: building the runtime: {self.done} of {self.total} steps ({what})\n")
            sys.stderr.flush()

    def compiled(self, path: str, _object: object) -> None:
        self.step(path)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()
