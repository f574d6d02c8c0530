"""Finds the Go files of packages: those named on the command line, of a folder, of a module's packages, of the standard library."""

from __future__ import annotations

import re
from pathlib import Path

from golite.errors import UsageError
from golite.paths import runtime_dir
from golite.records import field, record

_KNOWN_OS = frozenset(
    """aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos""".split()
)
_KNOWN_ARCH = frozenset(
    """386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x sparc64 wasm amd64p32 armbe arm64be
    mips64p32 mips64p32le ppc riscv s390 sparc""".split()
)
_TAGS = frozenset({"linux", "amd64", "unix", "gc", "golite"} | {f"go1.{minor}" for minor in range(1, 28)})


@record
class GoFile:
    """``name``: what errors print (relative to where the user stands); ``path``: absolute."""

    name: str
    path: Path
    data: bytes


@record
class PackageSource:
    """``path``: import path, "main" for a command."""

    path: str
    files: list[GoFile]
    directory: Path
    std: bool = False
    assembly: list[Path] = field(default_factory=list)


def file_matches(name: str, data: bytes) -> bool:
    """Do the file name's _GOOS/_GOARCH suffixes and its //go:build line admit this platform?"""
    stem = name[:-3]
    parts = stem.split("_")[1:]
    if parts and parts[-1] == "test":
        return False
    if len(parts) >= 2 and parts[-2] in _KNOWN_OS and parts[-1] in _KNOWN_ARCH:
        if (parts[-2], parts[-1]) != ("linux", "amd64"):
            return False
    elif parts and ((parts[-1] in _KNOWN_OS and parts[-1] != "linux") or (parts[-1] in _KNOWN_ARCH and parts[-1] != "amd64")):
        return False
    return _build_line_matches(data)


_BETWEEN = rb"(?:[ \t\r\n;]|//[^\n]*|/\*.*?\*/)*"
_PACKAGE = rb"(?:\xef\xbb\xbf)?" + _BETWEEN + rb"package\b" + _BETWEEN + rb"[\w\x80-\xff]+" + _BETWEEN
_IMPORT = rb"import\b" + _BETWEEN
_OPEN, _CLOSE = rb"\(" + _BETWEEN, rb"\)" + _BETWEEN
_SPEC = rb"(?:[\w.\x80-\xff]+" + _BETWEEN + rb")?(?:\"([^\"\\\n]+)\"|`([^`\r]+)`)" + _BETWEEN


def scan_imports(data: bytes) -> list[str] | None:
    """The import paths of a file, without parsing it: right if the file has no syntax errors. None if it imports in an unusual way."""
    found: list[str] = []
    at = 0

    def takes(pattern: bytes) -> bool:
        nonlocal at
        match = re.compile(pattern, re.S).match(data, at)  # re keeps what it compiled
        if match is None:
            return False
        at = match.end()
        if match.lastindex:
            found.append(match[match.lastindex].decode("utf-8", "surrogateescape"))
        return True

    if not takes(_PACKAGE):
        return None
    while takes(_IMPORT):
        if takes(_OPEN):
            while not takes(_CLOSE):
                if not takes(_SPEC):
                    return None
        elif not takes(_SPEC):
            return None
    return found


_TOKEN = r"\s*(&&|\|\||!|\(|\)|[\w.]+)"  # compiled by ``re.findall`` when a file has such a line


def _build_line_matches(data: bytes) -> bool:
    for raw in data.split(b"\n"):
        line = raw.strip()
        if line.startswith(b"//go:build "):
            return evaluate_constraint(line[11:].decode("utf-8", "replace"))
        if line and not line.startswith((b"//", b"/*", b"*")):
            return True
    return True


def evaluate_constraint(text: str) -> bool:
    """A //go:build expression for linux/amd64. Malformed ones hold."""
    tokens = re.findall(_TOKEN, text.split("//")[0])
    at = 0

    def primary() -> bool:
        nonlocal at
        if at >= len(tokens):
            return True
        token = tokens[at]
        at += 1
        if token == "!":
            return not primary()
        if token == "(":
            value = either()
            at += 1
            return value
        return token in _TAGS

    def both() -> bool:
        nonlocal at
        value = primary()
        while at < len(tokens) and tokens[at] == "&&":
            at += 1
            value = primary() and value
        return value

    def either() -> bool:
        nonlocal at
        value = both()
        while at < len(tokens) and tokens[at] == "||":
            at += 1
            value = both() or value
        return value

    return either()


def _read(path: Path, name: str) -> GoFile:
    try:
        return GoFile(name, path.resolve(), path.read_bytes())
    except OSError as error:
        raise UsageError(f"golite: {error.strerror.lower() if error.strerror else error}: {name}") from None


def files_by_name(names: list[str]) -> PackageSource:
    """A package of the files named. Raises UsageError for what cannot be read."""
    files = []
    for name in names:
        path = Path(name)
        if not path.exists():
            raise UsageError(f"stat {path.resolve()}: no such file or directory")
        shown = name if name.startswith(("./", "../", "/")) else f"./{name}"
        files.append(_read(path, shown))
    directory = files[0].path.parent
    if any(f.path.parent != directory for f in files):
        raise UsageError("named files must all be in one directory; have " + " and ".join(sorted({str(f.path.parent) for f in files})))
    return PackageSource("main", files, directory)


def files_of_directory(directory: Path, shown: str, path: str, *, std: bool = False) -> PackageSource:
    """The package in a folder. Raises UsageError if it has no Go files for this platform."""
    files, assembly, ignored = [], [], 0
    try:
        entries = sorted(p for p in directory.iterdir())
    except OSError as error:
        raise UsageError(f"{shown}: {error.strerror}") from None
    for entry in entries:
        if entry.suffix == ".s" and std:
            assembly.append(entry)
        if entry.suffix != ".go" or entry.name.startswith(("_", ".")) or entry.name.endswith("_test.go"):
            continue
        file = _read(entry, f"{shown}/{entry.name}" if shown else entry.name)
        if file_matches(entry.name, file.data):
            files.append(file)
        else:
            ignored += 1
    if not files:
        if ignored:
            raise UsageError(f"package {path}: build constraints exclude all Go files in {directory}")
        raise UsageError(f"no Go files in {directory}")
    return PackageSource(path, files, directory, std, assembly)


@record
class GoModule:
    """A module: ``path`` from go.mod, its folder, and its ``go`` version as (major, minor)."""

    path: str
    directory: Path
    version: tuple[int, int]


def find_module(directory: Path) -> GoModule | None:
    """The module that holds a folder: the nearest go.mod upwards."""
    for folder in (directory, *directory.parents):
        mod = folder / "go.mod"
        if mod.is_file():
            text = mod.read_text("utf-8", "replace")
            name = re.search(r"^\s*module\s+\"?([^\s\"]+)", text, re.M)
            version = re.search(r"^\s*go\s+(\d+)\.(\d+)", text, re.M)
            return GoModule(
                name.group(1) if name else folder.name, folder, (int(version.group(1)), int(version.group(2))) if version else (1, 27)
            )
    return None


def std_directory(path: str) -> Path | None:
    """The folder of a standard package, None if golite has no such package. Package runtime and its sub-packages lie in runtime/ itself."""
    root = runtime_dir()
    if path == "runtime":
        return root
    if path.startswith("runtime/"):
        inside = root / path[len("runtime/") :]
        if inside.is_dir() and not path.startswith("runtime/std"):
            return inside
    found = root / "std" / path
    return found if found.is_dir() and any(found.glob("*.go")) else None


def std_packages() -> list[str]:
    """Import paths of all standard packages."""
    root = runtime_dir()
    found = {"runtime"}
    for file in root.rglob("*.go"):
        relative = file.parent.relative_to(root)
        if relative.parts and relative.parts[0] == "std":
            found.add("/".join(relative.parts[1:]))
        elif relative.parts:
            found.add("runtime/" + "/".join(relative.parts))
    found.discard("")
    return sorted(p for p in found if "testdata" not in p)
