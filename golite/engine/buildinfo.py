"""What a program was made of, as ``debug.ReadBuildInfo`` reads it: its modules as the go command has them, and settings.

Lines of tab-separated columns (runtime/std/runtime/debug/buildinfo.go). Only programs that import package debug have it. What the go command takes
from version control is not there, as with ``go run``.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from golite.engine.modules import GoModule, ModuleError, Modules
from golite.engine.sources import COMMAND_LINE

if TYPE_CHECKING:
    from golite.engine.load import Parsed

_SETTINGS = {"-buildmode": "exe", "-compiler": "golite", "CGO_ENABLED": "0", "GOARCH": "amd64", "GOOS": "linux"}
_DEVELOPED = "(devel)"  # the version of a module that is a folder


def build_info(order: list[Parsed]) -> tuple[bytes, list[tuple[str, str]]]:
    """The text for a program of these packages, the main one last, and which files it depends on beside go.mod: folders and names."""
    source = order[-1].source
    modules = source.modules
    lines = [f"path\t{source.title}"]
    files: list[tuple[str, str]] = []
    if modules is not None and modules.mains:
        if modules.work:
            files.append((os.path.dirname(modules.work), os.path.basename(modules.work) + ".sum"))
        files += [(main.directory, "go.sum") for main in modules.mains]
        sums = _read_sums(files) if modules.vendored is None else {}
        main = None
        if source.title != COMMAND_LINE:
            main = _module_of(modules, source.title)
            if main is not None:
                lines += _module_lines("mod", main, modules, sums)
        # Files named by themselves are in no module, but what they import is.
        used = {module.path: module for p in order[:-1] if not p.source.std and (module := _module_of(modules, p.source.path)) is not None}
        for path in sorted(used):
            if main is None or path != main.path:
                lines += _module_lines("dep", used[path], modules, sums)
    lines += [f"build\t{key}={value}" for key, value in _SETTINGS.items()]
    return "".join(line + "\n" for line in lines).encode(), files


def _module_of(modules: Modules, path: str) -> GoModule | None:
    try:
        return modules.find(path)[1]
    except ModuleError:
        return None


def _module_lines(word: str, module: GoModule, modules: Modules, sums: dict[tuple[str, str], str]) -> list[str]:
    version = module.selected
    replacement = modules.replacement(module)
    if replacement is None:
        return [f"{word}\t{module.path}\t{version or _DEVELOPED}\t{sums.get((module.path, version), '')}"]
    path, number = replacement.path, replacement.version
    return [f"{word}\t{module.path}\t{version or _DEVELOPED}", f"=>\t{path}\t{number or _DEVELOPED}\t{sums.get((path, number), '')}"]


def _read_sums(files: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """By module path and version."""
    found: dict[tuple[str, str], str] = {}
    for place in files:
        try:
            with open(os.path.join(*place), encoding="utf-8", errors="replace") as file:
                rows = [line.split() for line in file]
        except OSError:
            continue
        found.update(((row[0], row[1]), row[2]) for row in rows if len(row) == 3)
    return found
