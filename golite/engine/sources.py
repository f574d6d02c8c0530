"""Finds the Go files of packages: those named on the command line, of a folder, of a module's packages, of the standard library."""

from __future__ import annotations

import os
import re
from pathlib import Path

from golite.engine.constraints import ConstraintError, name_matches, text_matches
from golite.engine.modules import Modules, short_path
from golite.errors import UsageError
from golite.paths import runtime_dir
from golite.records import field, record
from golite.syntax.lexer import KEYWORDS
from golite.types.pragmas import Embeds
from golite.types.version import LATEST

# What messages call a package of files that the user named.
COMMAND_LINE = "command-line-arguments"


class NoGoFiles(UsageError):
    """A folder without Go files, or (``ignored``) without any for this platform."""

    def __init__(self, message: str, *, ignored: bool = False) -> None:
        self.ignored = ignored
        super().__init__(message)


@record
class GoFile:
    """``name``: what errors print (relative to where the user stands); ``path``: absolute."""

    name: str
    path: Path
    data: bytes


@record
class PackageSource:
    """``path``: import path, "main" for a command. ``name``: the package's, if it can be told without parsing. ``title``: what messages call it.
    ``modules``: where it looks for what it imports. ``version``: of the language. ``embeds``: what its go:embed directives name.
    ``problem``: why it has no files, unless they are all tests. ``made``: its text is made up, and there is no folder."""

    path: str
    files: list[GoFile]
    directory: Path
    std: bool = False
    assembly: list[Path] = field(default_factory=list)
    name: str = ""
    title: str = ""
    modules: Modules | None = None
    version: tuple[int, int] = LATEST
    embeds: Embeds = field(default_factory=dict)
    problem: str = ""
    made: bool = False


_BETWEEN = rb"(?:[ \t\r\n;]|//[^\n]*|/\*.*?\*/)*"
_PACKAGE = rb"(?:\xef\xbb\xbf)?" + _BETWEEN + rb"package\b" + _BETWEEN + rb"([\w\x80-\xff]+)" + _BETWEEN
_IMPORT = rb"import\b" + _BETWEEN
_OPEN, _CLOSE = rb"\(" + _BETWEEN, rb"\)" + _BETWEEN
_SPEC = rb"(?:[\w.\x80-\xff]+" + _BETWEEN + rb")?(?:\"([^\"\\\n]+)\"|`([^`\r]+)`)" + _BETWEEN


@record
class Scanned:
    """``name``: of the package, "" if that is not clear. ``imports``: paths, each with where its spec is in the file; if not ``clear``, those
    before an unusual one."""

    name: str
    imports: list[tuple[str, int]]
    clear: bool = True


def scan_file(data: bytes) -> Scanned:
    """Package and imports of a file, without parsing it: right if the file has no syntax errors."""
    found: list[tuple[str, int]] = []
    at = 0

    def takes(pattern: bytes) -> bool:
        nonlocal at
        match = re.compile(pattern, re.S).match(data, at)  # re keeps what it compiled
        if match is None:
            return False
        if match.lastindex:
            found.append((match[match.lastindex].decode("utf-8", "surrogateescape"), at))
        at = match.end()
        return True

    if not takes(_PACKAGE):
        return Scanned("", [], False)
    name = found.pop()[0]
    if name[0].isdigit() or name in KEYWORDS:
        return Scanned("", [], False)
    while takes(_IMPORT):
        if takes(_OPEN):
            while not takes(_CLOSE):
                if not takes(_SPEC):
                    return Scanned(name, found, False)
        elif not takes(_SPEC):
            return Scanned(name, found, False)
    return Scanned(name, found)


def scan_imports(data: bytes) -> list[str] | None:
    """The import paths of a file, as ``scan_file`` finds them. None if it imports in an unusual way."""
    scanned = scan_file(data)
    return [path for path, _ in scanned.imports] if scanned.clear else None


def _read(path: Path, name: str) -> GoFile:
    try:
        return GoFile(name, path.resolve(), path.read_bytes())
    except OSError as error:
        raise UsageError(f"golite: {error.strerror.lower() if error.strerror else error}: {name}") from None


def shown_directory(directory: str) -> str:
    """The folder of files as messages name it, with the slash: ``./`` is where the user stands."""
    shown = short_path(directory)
    return "./" if shown == "." else f"{shown}/"


def files_by_name(names: list[str]) -> PackageSource:
    """A package of the files named. Raises UsageError for what cannot be read."""
    directories = list(dict.fromkeys(os.path.dirname(name) or "." for name in names))
    if len(directories) > 1:
        raise UsageError(f"named files must all be in one directory; have {os.path.relpath(directories[0])} and {os.path.relpath(directories[1])}")
    for name in names:
        if not os.path.exists(name):
            raise UsageError(f"stat {short_path(os.path.abspath(name))}: no such file or directory")
    directory = os.path.realpath(directories[0])
    shown = shown_directory(directory)
    files = [_read(Path(name), f"{shown}{os.path.basename(name)}") for name in names]
    files = [file for file in files if not _uses_c(file.data)]
    if not files:
        raise UsageError("go: no Go source files")
    source = PackageSource("main", files, Path(directory), title=COMMAND_LINE, modules=Modules(directory))
    _check_names(source, {file.path.name: scan_file(file.data).name for file in files})
    return source


def files_of_directory(
    directory: Path, path: str, *, title: str = "", shown: str = "", std: bool = False, modules: Modules | None = None
) -> PackageSource:
    """The package in a folder. ``shown``: where its files are, for messages. Raises UsageError for what is wrong with the files together, NoGoFiles
    if none is for this platform."""
    source = PackageSource(path, [], directory, std, title=title or path, modules=modules)
    shown = shown or shown_directory(str(directory))
    try:
        entries = sorted(os.listdir(directory))
    except OSError as error:
        raise UsageError(f"{shown}: {error.strerror}") from None
    names: dict[str, str] = {}
    ignored = tests = 0
    for name in entries:
        if name.endswith(".s") and name_matches(name[:-2] + ".go"):
            source.assembly.append(directory / name)
        if not name.endswith(".go") or name.startswith(("_", ".")):
            continue
        if name.endswith("_test.go"):
            tests += 1
            continue
        if not name_matches(name):
            ignored += 1
            continue
        file = _read(directory / name, shown + name)
        try:
            matches = text_matches(file.data)
        except ConstraintError as error:
            raise UsageError(f"{name}: {error}") from None
        scanned = scan_file(file.data)
        if not matches or scanned.name == "documentation" or _uses_c(file.data):
            ignored += 1
            continue
        names[name] = scanned.name
        source.files.append(file)
    if not source.files:
        if ignored:
            raise NoGoFiles(f"build constraints exclude all Go files in {directory}", ignored=True)
        if not tests:
            raise NoGoFiles(f"no Go files in {directory}")
    _check_names(source, names)
    return source


def made_source(path: str, text: str) -> PackageSource:
    """A package of which there is only text."""
    data = text.encode()
    file = GoFile(f"<host>/{path}.go", Path(f"<host>/{path}.go"), data)
    return PackageSource(path, [file], Path("<host>", path), title=path, name=scan_file(data).name, made=True)


def _uses_c(data: bytes) -> bool:
    """Files that import "C" are left out, as the go command does without cgo."""
    return b'"C"' in data and any(path == "C" for path, _ in scan_file(data).imports)


def _check_names(source: PackageSource, names: dict[str, str]) -> None:
    """All files of a folder are of one package. ``names``: of packages, by file; "" where they could not be told."""
    first = next(iter(names), "")
    for file, name in names.items():
        if name and names[first] and name != names[first]:
            raise UsageError(f"found packages {names[first]} ({first}) and {name} ({file}) in {source.directory}")
    source.name = names.get(first, "")


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
