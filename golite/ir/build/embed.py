"""Variables with ``//go:embed`` directives: the files are the package's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from golite.ir.builder import i64
from golite.ir.func import Data, Reloc, SymAddr
from golite.ir.types import SLICE
from golite.ir.types import STRING as IR_STRING
from golite.types.objects import Var
from golite.types.pragmas import FILES, STRING, Embedded

if TYPE_CHECKING:
    from golite.ir.build.function import FunctionBuilder
    from golite.ir.build.package import PackageBuilder

_HEADER = 16  # of a string: pointer and length
_FILE = 2 * _HEADER  # struct file in runtime/std/embed: known there; change both


def variable_data(pb: PackageBuilder, v: Var, embedded: Embedded) -> tuple[bytes, list[Reloc]]:
    """A variable's bytes and relocations."""
    symbol = pb.variable_symbol(v)  # for the parts that only it has
    if embedded.kind == FILES:
        return bytes(8), [Reloc(0, _files(pb, symbol, embedded.files))]
    (content,) = embedded.files.values()
    size = len(content).to_bytes(8, "little")
    if embedded.kind == STRING:
        return bytes(8) + size, [Reloc(0, pb.string_symbol(content))] if content else []
    if content and pb.is_group_variable(v):
        pb.embedded_bytes.append((v, pb.string_symbol(content), len(content)))
        return b"", []
    part = pb.add_data(Data(f"{symbol}.embed", max(len(content), 1), 1, content or b"\0"))
    return bytes(8) + size + size, [Reloc(0, part.symbol)]


def copy_bytes(fb: FunctionBuilder, v: Var, content: str, size: int) -> None:
    """Gives a group variable its own copy, which the program may change. Before all initialisers, which may read it."""
    copied = fb.rt1("stringtoslicebyte", fb.make(IR_STRING, SymAddr(content), i64(size)))
    fb.write(fb.home(v), fb.make(SLICE, fb.getf(copied, 0), i64(size), i64(size)))


def _files(pb: PackageBuilder, symbol: str, files: dict[str, bytes]) -> str:
    """The symbol of an FS's slice."""
    names = dict(files)
    for name in files:
        while "/" in name:
            name = name.rpartition("/")[0]
            names[f"{name}/"] = b""
    order = sorted(names, key=lambda name: (name.rstrip("/").rpartition("/")[0] or ".", name.rstrip("/").rpartition("/")[2]))
    raw = bytearray()
    relocs: list[Reloc] = []
    for name in order:
        for text in (name.encode("utf-8", "surrogateescape"), names[name]):
            if text:
                relocs.append(Reloc(len(raw), pb.string_symbol(text)))
            raw += bytes(8) + len(text).to_bytes(8, "little")
    assert len(raw) == _FILE * len(order)
    array = pb.add_data(Data(f"{symbol}.embedded", len(raw), 8, bytes(raw), relocs, True))
    count = len(order).to_bytes(8, "little")
    return pb.add_data(Data(f"{symbol}.embed", 24, 8, bytes(8) + count + count, [Reloc(0, array.symbol)])).symbol
