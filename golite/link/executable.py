"""Makes an executable file of linked images: code that needs neither Python nor golite, only the C library.

The images stay as they are, at the addresses they were linked for: each area becomes a section of one relocatable object,
and a linker that is there anyway (linkers.py) makes a program of it, dynamically linked against libc and not position-independent. The object is
an assembly text that includes the areas from the image files. Words that ``memory.py`` and ``engine/process.py`` fill in when they
map images are filled in here: slots of libc functions become references that the dynamic loader binds, the chain of moduledata
structs and the arguments of golite_rt0 are constants.

::

    first image - 1 MB ─▶ ELF headers, what the dynamic loader needs, _start and main
    first image        ─▶ text, rodata, data, bss
    second image       ─▶ text, rodata, data, bss …

The libc functions must be bound when the program starts (``-z now``): the dynamic loader's lazy binding needs more stack than a
goroutine's segment has to spare. For debuggers and profilers there are symbols and DWARF (symfile.py); ``strip`` may take them away.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from golite.errors import UsageError
from golite.link.linkers import c_library, find_linker
from golite.link.memory import ImageFile
from golite.link.symbols import read_tables
from golite.link.symfile import Unit, debug_sections, find_morestack

_AREAS = ("text", "rodata", "data", "bss")
_FLAGS = {"text": '"ax",@progbits', "rodata": '"a",@progbits', "data": '"aw",@progbits', "bss": '"aw",@nobits'}
_LOADER = "/lib64/ld-linux-x86-64.so.2"  # the System V ABI's name for it
_HEADROOM = 0x100000

# _start is what crt1.o has, so that no C compiler's files are needed. The block is rt0args of runtime/rt0.go: change both; procs is 0: the
# runtime looks at GOMAXPROCS.
_ENTRY = """\
.section .golite.entry,"ax",@progbits
.globl _start
.type _start,@function
_start:
xorl %ebp, %ebp
movq %rdx, %r9
popq %rsi
movq %rsp, %rdx
andq $-16, %rsp
pushq %rax
pushq %rsp
xorl %r8d, %r8d
xorl %ecx, %ecx
leaq main(%rip), %rdi
callq *__libc_start_main@GOTPCREL(%rip)
hlt
.size _start, .-_start
.globl main
.type main,@function
main:
subq $8, %rsp
movslq %edi, %rdi
movq %rdi, golite_rt0args(%rip)
movq %rsi, golite_rt0args+8(%rip)
movq %rdx, golite_rt0args+16(%rip)
leaq golite_rt0args(%rip), %rdi
movabsq ${rt0:#x}, %rax
callq *%rax
addq $8, %rsp
retq
.size main, .-main
.section .golite.args,"aw",@progbits
.p2align 3
golite_rt0args:
.quad 0, 0, 0, golite_inits, {ninits}, {main:#x}, {modules:#x}, 0, {rtext:#x}, {ertext:#x}, 0, 0
golite_inits:
.quad {inits}
"""


@dataclass(frozen=True, slots=True)
class NamedImage:
    """``name``: letters and digits, for its sections."""

    name: str
    file: ImageFile


def write_executable(
    images: list[NamedImage], output: Path, *, inits: tuple[int, ...], main: int, rt0: int, runtime_text: tuple[int, int]
) -> None:
    """Links images (the runtime's first, at rising addresses) to an executable file. The addresses are those of package initialisers in order,
    of main.main and of golite_rt0, and where package runtime's code is. Replaces ``output`` only when all went well. Raises UsageError when there
    is no linker or it fails."""
    from golite.native.optimize import compile_llvm

    linker = find_linker()
    entry = _ENTRY.format(
        rt0=rt0,
        ninits=len(inits),
        main=main,
        modules=images[-1].file.moduledata,
        rtext=runtime_text[0],
        ertext=runtime_text[1],
        inits=", ".join(map(hex, [*inits, 0])),
    )
    units = [_unit(image) for image in images]
    with tempfile.TemporaryDirectory(prefix=f".{output.name}.", dir=output.parent) as folder:
        program, object_file, script = (Path(folder, name) for name in ("program", "program.o", "script"))
        parts = [*_sections(images), *_symbols(images, units), entry]
        for name, data in debug_sections(units, find_morestack(units)).items():
            Path(folder, name[1:]).write_bytes(data)
            parts += [f'.section {name},"",@progbits', f".incbin {_quoted(Path(folder, name[1:]))}"]
        assembly = "\n".join(parts)
        object_file.write_bytes(compile_llvm('target triple = "x86_64-unknown-linux-gnu"\n', 0, assembly))
        script.write_text(linker_script(images))
        command = [
            *linker, "-m", "elf_x86_64", "-o", str(program), "-T", str(script), "-e", "_start", "-no-pie", "--dynamic-linker", _LOADER,
            "--build-id=none", "--hash-style=gnu", "-z", "now", "-z", "norelro", "-z", "noexecstack", "-z", "max-page-size=4096",
            str(object_file), "--as-needed", *c_library(),
        ]  # fmt: skip
        made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if made.returncode != 0:
            raise UsageError(f"golite build: the linker failed: {' '.join(linker)}\n{made.stderr.rstrip()}")
        os.replace(program, output)


def linker_script(images: list[NamedImage]) -> str:
    """Places every section; GNU ld and lld read it alike."""
    at = images[0].file.areas[0][0] - _HEADROOM
    read_only = ".interp .gnu.hash .hash .dynsym .dynstr .gnu.version .gnu.version_r .rela.dyn .rela.plt"
    lines = ["SECTIONS {", f"  . = {at:#x} + SIZEOF_HEADERS;"]
    lines += [f"  {name} : {{ *({name}) }}" for name in read_only.split()]
    lines += ["  . = ALIGN(4096);", "  .plt : { *(.plt .plt.*) }", "  .text : { *(.golite.entry) *(.text .text.*) }", "  . = ALIGN(4096);"]
    lines += [f"  {name} : {{ *({name}) }}" for name in (".dynamic", ".got", ".got.plt")]
    lines += ["  .data : { *(.golite.args) *(.data .data.*) }"]
    for image in images:
        for kind, (address, size, _in_file, _offset) in zip(_AREAS, image.file.areas, strict=True):
            if size:
                lines.append(f"  .{image.name}.{kind} {address:#x} : {{ *(.{image.name}.{kind}) }}")
    lines += ["  /DISCARD/ : { *(.comment) *(.eh_frame) *(.note.*) }", "}"]
    return "\n".join(lines) + "\n"


def _quoted(path: Path) -> str:
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _sections(images: list[NamedImage]) -> Iterable[str]:
    """Every area of every image as a section that begins with a label of the section's name."""
    after = 0
    for named in images:
        name, image = named.name, named.file
        patches = {slot: function for function, slot in image.imports.items()}
        if after:
            patches[image.moduledata] = hex(after)  # ``next``, the struct's first word
        after = image.moduledata
        path = _quoted(image.file_path)
        for kind, (address, size, in_file, offset) in zip(_AREAS, image.areas, strict=True):
            if not size:
                continue
            yield f".section .{name}.{kind},{_FLAGS[kind]}"
            yield f"golite.{name}.{kind}:"
            at = 0
            for slot in sorted(slot - address for slot in patches if address <= slot < address + in_file):
                if slot > at:
                    yield f".incbin {path}, {offset + at}, {slot - at}"
                yield f".quad {patches[address + slot]}"
                at = slot + 8
            if in_file > at:
                yield f".incbin {path}, {offset + at}, {in_file - at}"
            if size > in_file:
                yield f".zero {size - in_file}"


def _symbols(images: list[NamedImage], units: list[Unit]) -> Iterable[str]:
    """The functions' names. A linkonce function that several images have is named in the first."""
    seen: set[str] = set()
    for image, unit in zip(images, units, strict=True):
        for start, end, function in unit.tables.functions:
            if function not in seen and not set(function) & {'"', "\\"}:  # quotes are in struct tags only
                seen.add(function)
                yield f'.set "{function}", golite.{image.name}.text+{start}'
                yield f'.type "{function}",@function'
                yield f'.size "{function}", {end - start}'


def _unit(image: NamedImage) -> Unit:
    """An image's code and tables, from its file."""
    data = image.file.file_path.read_bytes()

    def read(address: int, size: int) -> bytes:
        at = next(offset + address - start for start, _size, in_file, offset in image.file.areas if start <= address < start + in_file)
        return data[at : at + size]

    tables = read_tables(image.file.moduledata, read)
    return Unit(tables, image.name, read(tables.text, tables.etext - tables.text))
