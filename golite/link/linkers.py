"""Finds a linker for programs: the system's, or the one that the PyPI package ziglang brings (the extra ``build``)."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys

from golite.errors import UsageError

_MISSING = """\
golite build: no linker found
Install one of: binutils or lld (or a C compiler, which brings one) from your system, or pip install 'golite[build]'."""


def find_linker() -> list[str]:
    """The command of a linker that takes GNU ld's options and scripts. Raises UsageError if there is none."""
    # `ld` alone comes last of the three: it may be a linker that reads no scripts.
    for name in ("ld.lld", "ld.bfd", "ld"):
        found = shutil.which(name)
        if found is not None:
            return [found]
    for compiler in ("cc", "gcc", "clang"):
        found = _linker_of(compiler)
        if found is not None:
            return [found]
    if importlib.util.find_spec("ziglang") is not None:
        return [sys.executable, "-m", "ziglang", "ld.lld"]
    raise UsageError(_MISSING)


def _linker_of(compiler: str) -> str | None:
    """The linker that a C compiler keeps for itself."""
    if shutil.which(compiler) is None:
        return None
    asked = subprocess.run([compiler, "-print-prog-name=ld"], capture_output=True, text=True, check=False)
    return shutil.which(asked.stdout.strip())


def c_library() -> list[str]:
    """The shared libraries with libc's functions, as this process has them mapped: no development files are needed. (Before glibc
    2.34 threads were a library of their own.)"""
    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
        mapped = {fields[5].rstrip("\n") for line in maps if len(fields := line.split(None, 5)) == 6}
    found = [path for name in ("/libc.so.6", "/libpthread.so.0") for path in sorted(mapped) if path.endswith(name)]
    if not found:
        raise UsageError("golite build: the C library is not glibc")
    return found
