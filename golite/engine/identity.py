"""What compiled code depends on besides its source: golite itself and the CPU. Both are asked for by every run, so both are cheap.

**golite**: a hash of its compiler, grammar, runtime and library, wherever they lie. A wheel carries it (``_data/fingerprint``, written by
prebuild.py). In a checkout it is kept in the cache under what ``stat`` says of all files, so that a run looks at files but reads none. Neither
Python's version nor llvmlite's is part of it: images are position-dependent code and plain data, and whatever is linked against an image is bound
to its content (program.py).

**The CPU**: programs are compiled for the very CPU, the standard library for a level of the x86-64 ABI, so that one image serves most
machines and a wheel can carry it. It costs nothing: on a CPU with AVX-512 the benchmarks maps, sort, strings, binarytrees and pingpong took, with
the library for x86-64-v3 against that for the host, 0.96, 1.01, 1.05, 1.00 and 1.00 of the CPU time (best of seven, noise about 5 %).
"""

from __future__ import annotations

import os
import time
from _blake2 import blake2b

from golite import cache
from golite.paths import DATA, PACKAGE, grammar_file, runtime_root

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Sub-packages that have no say in what is compiled.
_NOT_COMPILER = frozenset({"cli", "embed", "trace", "_data", "__pycache__"})

# Levels of the x86-64 ABI, best first, and the flags of /proc/cpuinfo that each needs besides those of the next.
_LEVELS = (
    ("x86-64-v3", "avx avx2 bmi1 bmi2 f16c fma abm movbe xsave"),
    ("x86-64-v2", "cx16 lahf_lm popcnt pni ssse3 sse4_1 sse4_2"),
    ("x86-64", ""),
)
WHEEL_LEVEL = "x86-64-v3"  # what a wheel carries an image for: all but a few CPUs since 2013 (Intel) and 2015 (AMD)

_FRESH_NS = 2_000_000_000


def fingerprint() -> str:
    """A hash of all that decides how sources become code, except the CPU."""
    try:
        with open(os.path.join(DATA, "fingerprint")) as file:
            return file.read()
    except OSError:
        pass
    digest = blake2b(PACKAGE.encode("utf-8", "surrogateescape"), digest_size=16)
    newest = 0
    for name, entry in _sources():
        status = entry.stat()
        newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
        digest.update(f"{name}\0{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}\n".encode("utf-8", "surrogateescape"))
    key = digest.hexdigest()
    found = cache.get("sources", key)
    if found is not None:
        return found.decode()
    result = fingerprint_of_sources()
    # A file changed twice within a tick of the clock looks the same to stat: nothing is kept until the last change is some time ago.
    if time.time_ns() - newest > _FRESH_NS:
        cache.put("sources", key, result.encode())
    return result


def fingerprint_of_sources() -> str:
    """The same, by reading everything."""
    digest = blake2b(digest_size=16)
    for name, entry in _sources():
        with open(entry.path, "rb") as file:
            data = file.read()
        digest.update(f"{name}\0{len(data)}\n".encode("utf-8", "surrogateescape") + data)
    return digest.hexdigest()


def _sources() -> Iterator[tuple[str, os.DirEntry[str]]]:
    """(name, file): the compiler, the runtime and the library, in an order and by names that are the same wherever golite is installed."""
    for entry in _sorted_scan(PACKAGE):
        if entry.is_dir() and entry.name not in _NOT_COMPILER:
            yield from _below(entry.path, f"golite/{entry.name}", (".py",))
    yield from _below(runtime_root(), "runtime", (".go", ".s"))
    for entry in _sorted_scan(os.path.dirname(grammar_file())):
        if entry.name.endswith(".lark"):
            yield f"grammar/{entry.name}", entry


def _below(folder: str, name: str, endings: tuple[str, ...]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in _sorted_scan(folder):
        if entry.name.endswith(endings):
            if not entry.name.endswith("_test.go"):
                yield f"{name}/{entry.name}", entry
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from _below(entry.path, f"{name}/{entry.name}", endings)


def _sorted_scan(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def cpu_identity() -> bytes:
    """Text that differs between CPUs of different abilities. /sys has it ready-made; /proc/cpuinfo can take the kernel milliseconds."""
    try:
        with open("/sys/devices/system/cpu/modalias", "rb") as file:
            return file.read()
    except OSError:
        return b"\n".join(line for line in _cpuinfo() if line.startswith((b"model", b"flags", b"cpu family", b"vendor")))


def _cpuinfo() -> list[bytes]:
    """What /proc says of the first CPU: asking LLVM would mean importing it."""
    try:
        with open("/proc/cpuinfo", "rb") as file:
            return file.read(8192).split(b"\n\n")[0].split(b"\n")
    except OSError:
        return []


def cpu_level() -> str:
    """The best level of the x86-64 ABI that this machine has."""
    flags: set[str] = set()
    for line in _cpuinfo():
        if line.startswith(b"flags"):
            flags = set(line.decode("ascii", "replace").partition(":")[2].split())
    return level_of(flags)


def level_of(flags: set[str]) -> str:
    missing = [not flags.issuperset(needed.split()) for _, needed in _LEVELS]
    return next(name for at, (name, _) in enumerate(_LEVELS) if not any(missing[at:]))
