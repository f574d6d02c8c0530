"""What the user named on the command line: Go files, folders, import paths, and patterns of those (``./...``)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from golite.engine.modules import ModuleError, Modules
from golite.engine.sources import COMMAND_LINE, NoGoFiles, PackageSource, files_by_name, files_of_directory, std_directory
from golite.errors import UsageError


def is_path(target: str) -> bool:
    """Is a folder meant, not an import path?"""
    return target.startswith(("./", "../", "/")) or target in (".", "..") or os.path.isdir(target)


def find_targets(targets: list[str]) -> list[PackageSource]:
    """The packages named. Raises UsageError."""
    if not targets:
        raise UsageError("no go files listed")
    if all(target.endswith(".go") for target in targets):
        tests = [target for target in targets if target.endswith("_test.go")]
        if tests:
            raise UsageError(f"go: cannot run *_test.go files ({tests[0]})")
        return [files_by_name(targets)]
    if any(target.endswith(".go") for target in targets):
        raise UsageError("named files must be .go files")
    found: list[PackageSource] = []
    for target in targets:
        if "..." in target:
            found += _matching(target)
        else:
            found.append(_one(target))
    return found


def _one(target: str) -> PackageSource:
    if is_path(target):
        return _of_directory(target)
    standard = std_directory(target)
    if standard is not None:
        return files_of_directory(standard, target, shown=f"$GOROOT/src/{target}/", std=True)
    modules = Modules(os.path.realpath(os.curdir))
    try:
        directory, module = modules.find(target)
    except ModuleError as error:
        raise UsageError(str(error)) from None
    return _read(directory, modules, target, module.version)


def _of_directory(target: str) -> PackageSource:
    directory = os.path.realpath(target)
    if not os.path.exists(directory):
        raise UsageError(f"stat {directory}: directory not found")
    if not os.path.isdir(directory):
        raise UsageError(f"{target} is neither a .go file nor a folder")
    modules = Modules(directory)
    title = modules.import_path(directory)
    module = modules.main_of(directory)
    if module is None:
        if modules.work:
            raise UsageError(
                "current directory is contained in a module that is not one of the workspace modules listed in go.work. "
                "You can add the module to the workspace using:\n\tgo work use ."
            )
        return _read(directory, modules, COMMAND_LINE, None)  # a folder without go.mod, which the go command would not take
    return _read(directory, modules, title, module.version)


def _read(directory: str, modules: Modules, title: str, version: tuple[int, int] | None) -> PackageSource:
    try:
        source = files_of_directory(Path(directory), "main", title=title, modules=modules)
    except NoGoFiles as error:
        raise NoGoFiles(f"package {title}: {error}" if error.ignored else str(error), ignored=error.ignored) from None
    except UsageError as error:
        return PackageSource("main", [], Path(directory), title=title, modules=modules, problem=str(error))
    if source.name not in ("main", "") and title != COMMAND_LINE:
        source.path = title
    if version is not None:
        source.version = version
    return source


def _matching(pattern: str) -> list[PackageSource]:
    """All packages that a pattern with ``...`` matches; folders without Go files for this platform are left out."""
    modules = Modules(os.path.realpath(os.curdir))
    if is_path(pattern.split("...", 1)[0] or pattern):
        base = os.path.realpath(pattern.split("...", 1)[0].rpartition("/")[0] or "/")
        if not os.path.isdir(base):
            raise UsageError(f"pattern {pattern}: lstat {pattern.split('...', 1)[0]}: no such file or directory")
        wanted = os.path.normpath(os.path.join(os.path.realpath(os.curdir), pattern))
        names = [(directory, directory) for directory in _folders(base)]
    else:
        wanted = pattern
        names = [(directory, modules.import_path(directory)) for main in modules.mains for directory in _folders(main.directory)]
    regex = re.compile(re.escape(wanted).replace(r"/\.\.\.", "(/.*)?").replace(r"\.\.\.", ".*"))
    found = []
    for directory, name in names:
        if regex.fullmatch(name):
            try:
                found.append(_of_directory(directory))
            except NoGoFiles:
                continue
    if not found:
        raise UsageError(f'go: warning: "{pattern}" matched no packages\nno packages to build')
    return found


def _folders(base: str) -> Iterator[str]:
    """A folder and those below it that may hold packages of the same module, as the go command walks them."""
    yield base
    with os.scandir(base) as entries:
        names = sorted(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    for name in names:
        path = os.path.join(base, name)
        if not name.startswith((".", "_")) and name not in ("testdata", "vendor") and not os.path.exists(os.path.join(path, "go.mod")):
            yield from _folders(path)
