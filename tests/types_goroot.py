"""Importing packages from a Go source tree for tests of the type checker: the files that linux/amd64 builds, checked in full."""

from __future__ import annotations

import re
from pathlib import Path

from golite.errors import Diagnostic
from golite.syntax.parser import parse_file
from golite.syntax.source import FileSet
from golite.types.base import ImportFailure
from golite.types.checker import check_package
from golite.types.objects import Package

_OS = "aix android darwin dragonfly freebsd hurd illumos ios js nacl netbsd openbsd plan9 solaris wasip1 windows zos".split()
_ARCH = "386 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm sparc64 riscv ppc".split()
_TAGS = {"linux", "amd64", "unix", "gc", "goexperiment.regabiwrappers", "goexperiment.regabiargs", "goexperiment.swissmap"}
_TAGS |= {f"go1.{n}" for n in range(1, 28)}


def find_goroot() -> Path | None:
    from realgo import RealGoMissing, find_go

    try:
        import go  # type: ignore[import-untyped,unused-ignore]

        return Path(go.__file__).parent / "src"
    except ImportError:
        pass
    try:
        root = Path(find_go()).resolve().parent.parent / "src"
    except RealGoMissing:
        return None
    return root if root.is_dir() else None


def is_built(path: Path, data: bytes) -> bool:
    """Whether the go command would compile the file for linux/amd64."""
    if path.name.endswith("_test.go") or any(part in _OS or part in _ARCH for part in path.stem.split("_")[1:][-2:]):
        return False
    found = re.search(rb"^//go:build (.*)$", data[: data.find(b"\npackage ")], re.M)
    if found is None:
        return True
    text = re.sub(r"[\w.]+", lambda m: str(m.group(0) in _TAGS), found.group(1).decode())
    return bool(eval(text.replace("&&", " and ").replace("||", " or ").replace("!", " not ")))


class GorootImporter:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.fileset = FileSet()
        self.packages: dict[str, Package] = {}
        self.diagnostics: dict[str, list[Diagnostic]] = {}

    def __call__(self, path: str) -> Package:
        if path in self.packages:
            return self.packages[path]
        folder = self.root / path
        if not folder.is_dir():
            folder = self.root / "vendor" / path
        if not folder.is_dir():
            raise ImportFailure(f"package {path} is not in std")
        files = []
        found: list[Diagnostic] = []
        for source in sorted(folder.glob("*.go")):
            data = source.read_bytes()
            if is_built(source, data):
                file, errors = parse_file(self.fileset.add(f"{path}/{source.name}", data))
                files.append(file)
                found += errors
        package, errors = check_package(path, files, self.fileset, self)
        self.packages[path] = package
        self.diagnostics[path] = found + errors
        return package
