"""The standard library's image: package runtime and everything in runtime/std, compiled once per golite version and CPU.

In the cache, under ``std-<key>/``: ``image`` (mapped by every program), ``symbols`` (for linking programs against it) and ``packages`` (the checked
packages without their syntax trees, for checking programs).
"""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import shutil
import sys
from functools import partial
from pathlib import Path
from typing import Any

from golite.errors import CompileError
from golite.link.memory import ImageFile, read_image, write_image
from golite.options import Options
from golite.paths import cache_dir, runtime_dir
from golite.records import record
from golite.types.objects import Package

STD_BASE = 0xA000000000
PROGRAM_BASE = 0xA040000000

LIBC = frozenset(
    """memcpy memmove memset memcmp bcmp clock_gettime pthread_create pthread_attr_init pthread_attr_setstacksize
    pthread_attr_setdetachstate""".split()
)

# Parts of the package that decide what is compiled: their content is part of every key.
_COMPILER_PARTS = ("syntax", "types", "ir", "native", "link", "engine")


@record
class Std:
    """``symbols`` and ``packages`` are opened on first use, since a cached run needs neither, and read as far as they are needed."""

    image: ImageFile
    directory: Path

    def symbols(self) -> dict[str, int]:
        """Addresses of the image's symbols."""
        from golite.engine.table import Table

        return Table((self.directory / "symbols").read_bytes())

    def packages(self) -> tuple[dict[str, Package], dict[str, Any]]:
        """The checked packages by import path, and what compiling an importer needs to know of their functions."""
        from golite.engine.exportdata import load_packages

        with open(self.directory / "packages", "rb") as file:
            return load_packages(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def compiler_key(options: Options) -> str:
    """A hash of all that decides how sources become code: golite itself, its runtime and library, Python, the CPU."""
    key = hashlib.blake2b(digest_size=16)
    package = Path(__file__).resolve().parent.parent
    files = [p for part in _COMPILER_PARTS for p in (package / part).rglob("*.py")]
    root = runtime_dir()
    files += [p for p in root.rglob("*") if p.suffix in (".go", ".s")]
    for file in sorted(files):
        key.update(str(file).encode())
        key.update(file.read_bytes())
    key.update(repr((options.opt_level, sys.version_info[:3], sys.implementation.name)).encode())
    key.update(_cpu_identity())
    return key.hexdigest()


def _cpu_identity() -> bytes:
    """What /proc says of the first CPU's kind: asking LLVM would mean importing it."""
    try:
        with open("/proc/cpuinfo", "rb") as file:
            text = file.read(8192).split(b"\n\n")[0]
    except OSError:
        return b""
    return b"\n".join(line for line in text.split(b"\n") if line.startswith((b"model", b"flags", b"cpu family", b"vendor")))


def find_std(key: str) -> Std | None:
    directory = cache_dir() / f"std-{key}"
    image = read_image(directory / "image")
    if image is None or not (directory / "symbols").is_file() or not (directory / "packages").is_file():
        return None
    return Std(image, directory)


def load_std(key: str, options: Options) -> Std:
    """The standard library's image, built if the cache has none: by one process, while others that want it wait."""
    found = find_std(key)
    if found is not None:
        return found
    cache_dir().mkdir(parents=True, exist_ok=True)
    with open(cache_dir() / f"std-{key}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        std = find_std(key) or build_std(key, options)
        _drop_old(key)
    return std


def _drop_old(key: str) -> None:
    """Removes images of earlier versions but the three used last; programs linked against them are built again when asked for."""
    found = sorted(cache_dir().glob("std-*/image"), key=lambda image: image.stat().st_atime, reverse=True)
    for image in found[4:]:
        if image.parent.name != f"std-{key}":
            shutil.rmtree(image.parent, ignore_errors=True)
            (cache_dir() / f"{image.parent.name}.lock").unlink(missing_ok=True)


def build_std(key: str, options: Options) -> Std:
    """Compiles runtime and library. Some seconds; shows progress on a terminal."""
    from golite.engine.compile import Compiler, load_sources
    from golite.engine.exportdata import dump_packages
    from golite.engine.sources import files_of_directory, std_directory, std_packages
    from golite.engine.table import format_table
    from golite.link.image import link_image
    from golite.syntax.source import FileSet

    fileset = FileSet()
    paths = std_packages()
    order = []
    seen: set[str] = set()
    # Package runtime first: lowering any package takes signatures and layouts from it.
    for path in ["runtime", *paths]:
        if path in seen:
            continue
        directory = std_directory(path)
        assert directory is not None, path
        parsed, _ = load_sources(
            files_of_directory(directory, str(directory), path, std=True), fileset, frozenset(seen)
        )
        order += parsed
        seen.update(p.source.path for p in parsed)
    show = _Progress(len(order) * 2, options.progress)
    compiler = Compiler(fileset, options, {}, {})
    try:
        done = []
        for parsed_package in order:
            show.step(parsed_package.source.path)
            done.append(compiler.check(parsed_package, None))
        compiled = []
        for parsed_package, package in zip(order, done, strict=True):
            unit = compiler.compile(parsed_package, package)
            unit.object.add_done_callback(partial(show.compiled, package.path))
            compiled.append(unit)
        objects = [unit.object.result() for unit in compiled]
    except CompileError as error:
        raise AssertionError(f"the standard library does not compile:\n{error}") from None
    finally:
        show.close()
    image = link_image(objects, STD_BASE, {}, LIBC)
    directory = cache_dir() / f"std-{key}"
    directory.mkdir(parents=True, exist_ok=True)
    meta = {
        "inits": {unit.package.path: image.symbols[unit.init_symbol] for unit in compiled if unit.init_symbol},
        "order": [unit.package.path for unit in compiled],
        "imports": {unit.package.path: [p.path for p in unit.package.imports] for unit in compiled},
        "rt0": image.symbols["golite_rt0"],
        "runtime_text": image.text_of("golite_rt0"),
    }
    _write(directory / "symbols", format_table(image.symbols))
    _write(directory / "packages", dump_packages(compiler.packages, compiler.summaries))
    return Std(write_image(directory / "image", image, meta), directory)


def _write(path: Path, data: bytes) -> None:
    from golite.engine.compile import write_atomically

    write_atomically(path, data)


class _Progress:
    """A line on a terminal's standard error; silent elsewhere."""

    def __init__(self, total: int, wanted: bool) -> None:
        self.bar: Any = None
        if wanted and sys.stderr.isatty():
            from tqdm import tqdm

            shape = "{desc} {bar:30} {n_fmt}/{total_fmt} {postfix}"
            self.bar = tqdm(total=total, desc="golite: building the runtime (once)", leave=False, bar_format=shape)

    def step(self, what: str) -> None:
        if self.bar is not None:
            self.bar.set_postfix_str(what, refresh=False)
            self.bar.update()

    def compiled(self, path: str, _object: object) -> None:
        self.step(path)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.close()
