"""``golite build``: a program as an executable file of its own.

It is made of the images that ``golite run`` would map, so both run the same code. That code is for the CPU that it was compiled on: the file
runs on CPUs that have the same instructions, and on glibc as new as the one it was linked with.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from golite.engine.program import find_source, load_program
from golite.engine.sources import COMMAND_LINE
from golite.errors import UsageError
from golite.link.executable import NamedImage, write_executable
from golite.options import Options


def build_program(targets: list[str], options: Options, output: str = "") -> Path:
    """Compiles and links what the user named; the file's path. ``output``: a file, or a folder that is there; "" names it as the go command
    does; /dev/null only compiles. Raises UsageError, CompileError and, for what cannot be written, OSError."""
    if output == os.devnull:
        load_program(targets, options)
        return Path(output)
    path = _output_path(targets, output)
    program = load_program(targets, options)
    names = ["std", *(f"program{i or ''}" for i in range(len(program.images) - 1))]
    images = [NamedImage(name, image) for name, image in zip(names, program.images, strict=True)]
    entry = program.entry
    write_executable(images, path, inits=entry.inits, main=entry.main, rt0=entry.rt0, runtime_text=entry.runtime_text)
    return path


def _output_path(targets: list[str], output: str) -> Path:
    """Where to write. Only files that look like executables are overwritten: ``-o x.go`` is a slip, and so is a device."""
    path = Path(output or default_name(targets))
    if output and (output.endswith("/") or path.is_dir()):
        path.mkdir(parents=True, exist_ok=True)
        path /= default_name(targets)
    if path.is_dir():
        raise UsageError(f'golite build: build output "{path}" already exists and is a directory')
    if path.exists() and not (path.is_file() and _begins_like_executable(path)):
        raise UsageError(f'golite build: build output "{path}" already exists and is not an object file')
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _begins_like_executable(path: Path) -> bool:
    with open(path, "rb") as file:
        return file.read(4) in (b"", b"\x7fELF")


def default_name(targets: list[str]) -> str:
    """The first file's name without ``.go``; of a folder the last element of its import path, leaving out a major version, or its own name."""
    source = find_source(targets)
    if targets[0].endswith(".go"):
        return Path(targets[0]).stem
    if source.title == COMMAND_LINE:
        return source.directory.name
    elements = source.title.split("/")
    if len(elements) > 1 and re.fullmatch(r"v[1-9]\d*", elements[-1]):
        elements.pop()
    return elements[-1]
